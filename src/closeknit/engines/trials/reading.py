"""Reading who wrote to whom and when, from Parquet or CSV, and what is wrong in it."""

import csv
import math
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np

from closeknit.engines.trials.events import (
    LASTS,
    Counts,
    Events,
    Numbers,
    sorted_events,
)
from closeknit.shared.errors import UnreadableFile

MOST_TOLD = 20
"""Rows that cannot be read and are named; the rest are only counted."""
LONGEST = 30
"""Letters of a channel that are shown."""
MAIL, MAILS = "mail", 0.1
"""A file that does not say is taken for mail if so many are for several: calls and
texts hardly ever are."""
FURTHEST = 1e11
"""Seconds from where a file counts: three thousand years, and milliseconds of 1973."""

MISSING = "src or dst is missing"
NO_TIME = "t is no number of seconds"
TOO_FAR = "t is no time in seconds; divide milliseconds by 1,000"
NO_SIZE = "nrec is no number from 1 on"


class Reading(NamedTuple):
    """What a file holds; `faults` names the rows left out, at most 20 of `bad`.

    `channel` is what all of it is taken for; "" where unknown, or row by row.
    `to_oneself` and `repeated` count what is left out since it says nothing of a tie;
    `unknown` names the channels that nobody knows, each with its first row.
    """

    events: Events
    people: int
    bad: int = 0
    faults: tuple[str, ...] = ()
    channel: str = ""
    to_oneself: int = 0
    repeated: int = 0
    unknown: tuple[str, ...] = ()


class _Raw(NamedTuple):
    """The columns as they were read; `channel` is empty where there is none.

    `first` has each channel's first row, and `row` is what a row is called.
    """

    src: Counts
    dst: Counts
    t: Numbers
    size: Numbers
    channel: Sequence[str]
    people: int
    bad: int
    faults: tuple[str, ...]
    first: Mapping[str, int]
    row: str


def read(
    path: Path, lasts: Mapping[str, float] | None = None, *, channel: str = ""
) -> Reading:
    """Return the events of a file with the columns src, dst, t, and nrec and channel.

    The last two may be missing. `lasts` has by channel the horizons after which an
    event counts half; `channel` says what all is, where no column does. Messages to
    oneself and exact repetitions are left out and counted: they say nothing of a tie.

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
        each = np.array([by.get(_word(one), LASTS) for one in raw.channel])
    events = sorted_events(raw.src, raw.dst, raw.t, raw.size, each)
    if not events.t.size:
        first = f" The first: {raw.faults[0]}." if raw.faults else ""
        raise UnreadableFile(f"{path.name} holds no event that can be read.{first}")
    alone = int(np.count_nonzero(raw.src == raw.dst))
    return Reading(
        events,
        raw.people,
        raw.bad,
        raw.faults,
        channel,
        alone,
        raw.t.size - alone - events.t.size,
        _unknown(path.name, raw, by),
    )


def _word(channel: str) -> str:
    return channel.strip().lower()


def _unknown(name: str, raw: _Raw, known: Mapping[str, float]) -> tuple[str, ...]:
    """Return a sentence for each channel that is not known, the most frequent first."""
    many = Counter(raw.channel)
    told = [
        f"{name}, {raw.row} {raw.first[one]}: "
        + (f"no channel “{one[:LONGEST]}” is known" if one.strip() else "no channel")
        + f"; {count:,} such {'row fades' if count == 1 else 'rows fade'} like calls"
        for one, count in many.most_common()
        if known and _word(one) not in known
    ]
    return tuple(told[:MOST_TOLD])


_SAID = """
CREATE TEMP TABLE said AS
SELECT file_row_number + 1 AS row, CAST(src AS VARCHAR) AS src,
  CAST(dst AS VARCHAR) AS dst, TRY_CAST(t AS DOUBLE) AS t, {size} AS size,
  {count} IS NOT NULL AS has_size, coalesce({by}, '') AS channel
FROM read_parquet(?, file_row_number = true)"""
_FAULTY = f"""
CREATE TEMP TABLE judged AS SELECT *, CASE
  WHEN coalesce(src, '') = '' OR coalesce(dst, '') = '' THEN '{MISSING}'
  WHEN t IS NULL OR NOT isfinite(t) THEN '{NO_TIME}'
  WHEN abs(t) >= {FURTHEST!r} THEN '{TOO_FAR}'
  WHEN has_size AND (size IS NULL OR NOT isfinite(size) OR size < 1) THEN '{NO_SIZE}'
  ELSE '' END AS fault FROM said"""  # noqa: S608 - words of ours
_PEOPLE = """
CREATE TEMP TABLE people AS SELECT name, row_number() OVER (ORDER BY name) - 1 AS n
FROM (SELECT src AS name FROM judged WHERE fault = ''
  UNION SELECT dst FROM judged WHERE fault = '')"""
_COLUMNS = """
SELECT a.n AS src, b.n AS dst, t, coalesce(size, 1.0) AS size, channel FROM judged
JOIN people a ON a.name = src JOIN people b ON b.name = dst WHERE fault = ''"""


def _parquet(path: Path) -> _Raw:
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as database:
        run = database.execute
        try:
            told = run("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            names = {str(row[0]) for row in told}
            _check(path, names)
            count = "nrec" if "nrec" in names else "NULL"
            size = f"TRY_CAST({count} AS DOUBLE)"
            by = "CAST(channel AS VARCHAR)" if "channel" in names else "''"
            # Every text here is ours; the file's name is a parameter.
            run(_SAID.format(size=size, count=count, by=by), [str(path)])
        except duckdb.Error as error:
            first = str(error).partition("\n")[0]
            raise UnreadableFile(f"{path.name} cannot be read: {first}") from error
        for sql in (_FAULTY, _PEOPLE):
            run(sql)
        bad = run("SELECT row, fault FROM judged WHERE fault <> '' ORDER BY row")
        rows = bad.fetchall()
        firsts = run(
            "SELECT channel, min(row) FROM judged WHERE fault = '' GROUP BY channel"
        ).fetchall()
        columns = run(_COLUMNS).fetchnumpy()
        people = run("SELECT count(*) FROM people").fetchall()[0][0]
    faults = tuple(
        f"{path.name}, row {row}: not read: {fault}" for row, fault in rows[:MOST_TOLD]
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
        dict(firsts),
        "row",
    )


def _check(path: Path, names: set[str]) -> None:
    if missing := {"src", "dst", "t"} - names:
        raise UnreadableFile(
            f"{path.name} has no column {', '.join(sorted(missing))}; needed are src, "
            "dst and t (in seconds), and nrec if known."
        )


class _Lines:
    """What a CSV's lines say, one after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.people: dict[str, int] = {}
        self.src, self.dst = array("q"), array("q")
        self.t, self.size = array("d"), array("d")
        self.channel: list[str] = []
        self.first: dict[str, int] = {}
        self.faults: list[str] = []
        self.bad = 0

    def add(self, said: dict[str, str], line: int) -> None:
        """Take over a line, or note why not."""
        if because := _fault(said):
            self.bad += 1
            if self.bad <= MOST_TOLD:
                self.faults.append(f"{self.name}, line {line}: not read: {because}")
            return
        number = self.people.setdefault
        self.src.append(number(said["src"], len(self.people)))
        self.dst.append(number(said["dst"], len(self.people)))
        self.t.append(float(said["t"]))
        self.size.append(float(said.get("nrec") or 1))
        channel = said.get("channel", "")
        self.first.setdefault(channel, line)
        self.channel.append(channel)


def _csv(path: Path) -> _Raw:
    found = _Lines(path.name)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.reader(file)
        try:
            header = [name.strip() for name in next(rows, [])]
            _check(path, set(header))
            for row in rows:
                if row:
                    found.add(dict(zip(header, row, strict=False)), rows.line_num)
        except csv.Error as error:
            raise UnreadableFile(
                f"{path.name}, line {rows.line_num}: {error}"
            ) from error
    return _Raw(
        np.array(found.src, np.int64),
        np.array(found.dst, np.int64),
        np.array(found.t, np.float64),
        np.array(found.size, np.float64),
        found.channel if "channel" in header else (),
        len(found.people),
        found.bad,
        tuple(found.faults),
        found.first,
        "line",
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


_WRONG: tuple[tuple[str, Callable[[dict[str, str]], bool]], ...] = (
    (MISSING, lambda said: not said.get("src") or not said.get("dst")),
    (NO_TIME, lambda said: not math.isfinite(_number(said.get("t", "")))),
    (TOO_FAR, lambda said: abs(float(said["t"])) >= FURTHEST),
    (NO_SIZE, lambda said: not 1 <= _number(said.get("nrec") or "1") < math.inf),
)


def _fault(said: dict[str, str]) -> str:
    return next((because for because, is_wrong in _WRONG if is_wrong(said)), "")
