"""Reading who wrote to whom and when, from Parquet or CSV."""

import csv
import math
from array import array
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from closeknit.shared.errors import UnreadableFile

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
Truths = NDArray[np.bool_]

DAY = 86_400.0
MOST_TOLD = 20
"""Rows that cannot be read and are named; the rest are only counted."""


class Events(NamedTuple):
    """Messages in order of time: who wrote, to whom, when, in seconds, to how many."""

    src: Counts
    dst: Counts
    t: Numbers
    size: Numbers

    def until(self, moment: float) -> "Events":
        """Return what had happened by then."""
        return self.between(-math.inf, moment)

    def between(self, after: float, until: float) -> "Events":
        """Return what happened after the one moment and up to the other."""
        first, last = np.searchsorted(self.t, [after, until], side="right")
        rows = slice(int(first), int(last))
        return Events(self.src[rows], self.dst[rows], self.t[rows], self.size[rows])


class Reading(NamedTuple):
    """What a file holds; `faults` names the rows left out, at most 20 of `bad`."""

    events: Events
    people: int
    bad: int = 0
    faults: tuple[str, ...] = ()


def read(path: Path) -> Reading:
    """Return the events of a file with the columns src, dst, t and perhaps nrec.

    Messages to oneself and exact repetitions are left out silently: they say nothing
    of a tie.

    Raises:
        UnreadableFile: it is neither Parquet nor such a CSV, or nothing is left.
    """
    with path.open("rb") as file:
        parquet = file.read(4) == b"PAR1"
    found = _parquet(path) if parquet else _csv(path)
    if not found.events.t.size:
        raise UnreadableFile(f"{path.name} holds no event that can be read.")
    return found


def sorted_events(src: Counts, dst: Counts, t: Numbers, size: Numbers) -> Events:
    """Return the events in order of time, those to oneself and repeated ones left out.

    >>> a, b = np.array([2, 1, 1, 3]), np.array([1, 2, 2, 3])
    >>> when, to = np.array([9.0, 5.0, 5.0, 1.0]), np.ones(4)
    >>> sorted_events(a, b, when, to).t.tolist()
    [5.0, 9.0]
    """
    order = np.lexsort((dst, src, t))
    src, dst, t, size = src[order], dst[order], t[order], size[order]
    keep = src != dst
    keep[1:] &= (src[1:] != src[:-1]) | (dst[1:] != dst[:-1]) | (t[1:] != t[:-1])
    return Events(src[keep], dst[keep], t[keep], size[keep])


def _parquet(path: Path) -> Reading:
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as database:
        run = database.execute
        try:
            told = run("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            names = {str(row[0]) for row in told}
            _check(path, names)
            size = "TRY_CAST(nrec AS DOUBLE)" if "nrec" in names else "1.0"
            run(
                # Every text here is ours; the file's name is a parameter.
                "CREATE TEMP TABLE said AS SELECT file_row_number + 1 AS row,"  # noqa: S608 - see above
                " CAST(src AS VARCHAR) AS src, CAST(dst AS VARCHAR) AS dst,"
                f" TRY_CAST(t AS DOUBLE) AS t, {size} AS size"
                " FROM read_parquet(?, file_row_number = true)",
                [str(path)],
            )
        except duckdb.Error as error:
            first = str(error).partition("\n")[0]
            raise UnreadableFile(f"{path.name} cannot be read: {first}") from error
        wrong = "src IS NULL OR dst IS NULL OR t IS NULL OR NOT isfinite(t)"
        rows = run(f"SELECT row FROM said WHERE {wrong} ORDER BY row").fetchall()  # noqa: S608 - same
        run(
            "CREATE TEMP TABLE people AS SELECT name, row_number() OVER (ORDER BY name)"
            " - 1 AS n FROM (SELECT src AS name FROM said UNION SELECT dst FROM said)"
        )
        columns = run(
            "SELECT a.n AS src, b.n AS dst, t,"  # noqa: S608 - same
            " CASE WHEN size >= 1 THEN size ELSE 1.0 END AS size FROM said"
            " JOIN people a ON a.name = src JOIN people b ON b.name = dst"
            f" WHERE NOT ({wrong})"
        ).fetchnumpy()
        people = run("SELECT count(*) FROM people").fetchall()[0][0]
    events = sorted_events(
        np.asarray(columns["src"], np.int64),
        np.asarray(columns["dst"], np.int64),
        np.asarray(columns["t"], np.float64),
        np.asarray(columns["size"], np.float64),
    )
    faults = tuple(
        f"{path.name}, row {row[0]}: not read: src, dst or t is missing or no number"
        for row in rows[:MOST_TOLD]
    )
    return Reading(events, int(people), len(rows), faults)


def _check(path: Path, names: set[str]) -> None:
    if missing := {"src", "dst", "t"} - names:
        raise UnreadableFile(
            f"{path.name} has no column {', '.join(sorted(missing))}; needed are src, "
            "dst and t (in seconds), and nrec if known."
        )


def _csv(path: Path) -> Reading:
    people: dict[str, int] = {}
    src, dst, t, size = array("q"), array("q"), array("d"), array("d")
    faults: list[str] = []
    bad = 0
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.reader(file)
        try:
            header = [name.strip() for name in next(rows, [])]
            _check(path, set(header))
            for row in rows:
                if not row:
                    continue
                said = dict(zip(header, row, strict=False))
                if because := _fault(said):
                    bad += 1
                    if bad <= MOST_TOLD:
                        faults.append(
                            f"{path.name}, line {rows.line_num}: not read: {because}"
                        )
                    continue
                src.append(people.setdefault(said["src"], len(people)))
                dst.append(people.setdefault(said["dst"], len(people)))
                t.append(float(said["t"]))
                size.append(max(1.0, _number(said.get("nrec", "1"))))
        except csv.Error as error:
            raise UnreadableFile(
                f"{path.name}, line {rows.line_num}: {error}"
            ) from error
    events = sorted_events(
        np.array(src, np.int64),
        np.array(dst, np.int64),
        np.array(t, np.float64),
        np.array(size, np.float64),
    )
    return Reading(events, len(people), bad, tuple(faults))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _fault(said: dict[str, str]) -> str:
    if not said.get("src") or not said.get("dst"):
        return "src or dst is missing"
    if not math.isfinite(_number(said.get("t", ""))):
        return "t is no number of seconds"
    return ""
