"""Reading who wrote to whom and when, from Parquet or CSV."""

import csv
import math
from array import array
from collections.abc import Mapping, Sequence
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
LASTS = 0.25
"""Horizons after which an event counts half where nothing says by which channel."""
MAIL, MAILS = "mail", 0.1
"""A file that does not say is taken for mail if so many are for several: calls and
texts hardly ever are."""


class Events(NamedTuple):
    """Messages in order of time: who wrote, to whom, when, in seconds, to how many.

    `lasts`: horizons after which each counts half.
    """

    src: Counts
    dst: Counts
    t: Numbers
    size: Numbers
    lasts: Numbers

    def until(self, moment: float) -> "Events":
        """Return what had happened by then."""
        return self.between(-math.inf, moment)

    def between(self, after: float, until: float) -> "Events":
        """Return what happened after the one moment and up to the other."""
        first, last = np.searchsorted(self.t, [after, until], side="right")
        return self.rows(np.arange(int(first), int(last)))

    def rows(self, which: Counts | Truths) -> "Events":
        """Return these rows alone."""
        return Events(
            self.src[which],
            self.dst[which],
            self.t[which],
            self.size[which],
            self.lasts[which],
        )


class Reading(NamedTuple):
    """What a file holds; `faults` names the rows left out, at most 20 of `bad`.

    `channel` is what all of it is taken for; "" where unknown, or row by row.
    """

    events: Events
    people: int
    bad: int = 0
    faults: tuple[str, ...] = ()
    channel: str = ""


class _Raw(NamedTuple):
    """The columns as they were read; `channel` is empty where there is none."""

    src: Counts
    dst: Counts
    t: Numbers
    size: Numbers
    channel: Sequence[str]
    people: int
    bad: int
    faults: tuple[str, ...]


def read(
    path: Path, lasts: Mapping[str, float] | None = None, *, channel: str = ""
) -> Reading:
    """Return the events of a file with the columns src, dst, t, and nrec and channel.

    The last two may be missing. `lasts` has by channel the horizons after which an
    event counts half; `channel` says what all is, where no column does. Messages to
    oneself and exact repetitions are left out silently: they say nothing of a tie.

    Raises:
        UnreadableFile: it is neither Parquet nor such a CSV, or nothing is left.
    """
    with path.open("rb") as file:
        parquet = file.read(4) == b"PAR1"
    raw = _parquet(path) if parquet else _csv(path)
    if not raw.channel and not channel and raw.t.size:
        channel = MAIL if np.mean(raw.size > 1) >= MAILS else ""
    by = lasts or {}
    each = np.full(raw.t.size, by.get(channel, LASTS))
    if raw.channel:
        channel = ""
        each = np.array([by.get(one.strip().lower(), LASTS) for one in raw.channel])
    events = sorted_events(raw.src, raw.dst, raw.t, raw.size, each)
    if not events.t.size:
        raise UnreadableFile(f"{path.name} holds no event that can be read.")
    return Reading(events, raw.people, raw.bad, raw.faults, channel)


def sorted_events(
    src: Counts,
    dst: Counts,
    t: Numbers,
    size: Numbers,
    lasts: Numbers | None = None,
) -> Events:
    """Return the events in order of time, those to oneself and repeated ones left out.

    >>> a, b = np.array([2, 1, 1, 3]), np.array([1, 2, 2, 3])
    >>> when, to = np.array([9.0, 5.0, 5.0, 1.0]), np.ones(4)
    >>> sorted_events(a, b, when, to).t.tolist()
    [5.0, 9.0]
    """
    order = np.lexsort((dst, src, t))
    lasting = np.full(len(t), LASTS) if lasts is None else lasts
    told = Events(src, dst, t, size, lasting).rows(order)
    src, dst, t, *_ = told
    keep = src != dst
    keep[1:] &= (src[1:] != src[:-1]) | (dst[1:] != dst[:-1]) | (t[1:] != t[:-1])
    return told.rows(keep)


def _parquet(path: Path) -> _Raw:
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as database:
        run = database.execute
        try:
            told = run("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            names = {str(row[0]) for row in told}
            _check(path, names)
            size = "TRY_CAST(nrec AS DOUBLE)" if "nrec" in names else "1.0"
            by = "CAST(channel AS VARCHAR)" if "channel" in names else "''"
            run(
                # Every text here is ours; the file's name is a parameter.
                "CREATE TEMP TABLE said AS SELECT file_row_number + 1 AS row,"  # noqa: S608 - see above
                " CAST(src AS VARCHAR) AS src, CAST(dst AS VARCHAR) AS dst,"
                f" TRY_CAST(t AS DOUBLE) AS t, {size} AS size,"
                f" coalesce({by}, '') AS channel"
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
            " CASE WHEN size >= 1 THEN size ELSE 1.0 END AS size, channel FROM said"
            " JOIN people a ON a.name = src JOIN people b ON b.name = dst"
            f" WHERE NOT ({wrong})"
        ).fetchnumpy()
        people = run("SELECT count(*) FROM people").fetchall()[0][0]
    faults = tuple(
        f"{path.name}, row {row[0]}: not read: src, dst or t is missing or no number"
        for row in rows[:MOST_TOLD]
    )
    return _Raw(
        np.asarray(columns["src"], np.int64),
        np.asarray(columns["dst"], np.int64),
        np.asarray(columns["t"], np.float64),
        np.asarray(columns["size"], np.float64),
        columns["channel"].tolist() if "channel" in names else (),
        int(people),
        len(rows),
        faults,
    )


def _check(path: Path, names: set[str]) -> None:
    if missing := {"src", "dst", "t"} - names:
        raise UnreadableFile(
            f"{path.name} has no column {', '.join(sorted(missing))}; needed are src, "
            "dst and t (in seconds), and nrec if known."
        )


def _csv(path: Path) -> _Raw:
    people: dict[str, int] = {}
    src, dst, t, size = array("q"), array("q"), array("d"), array("d")
    channel: list[str] = []
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
                if "channel" in header:
                    channel.append(said.get("channel", ""))
        except csv.Error as error:
            raise UnreadableFile(
                f"{path.name}, line {rows.line_num}: {error}"
            ) from error
    return _Raw(
        np.array(src, np.int64),
        np.array(dst, np.int64),
        np.array(t, np.float64),
        np.array(size, np.float64),
        channel,
        len(people),
        bad,
        tuple(faults),
    )


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
