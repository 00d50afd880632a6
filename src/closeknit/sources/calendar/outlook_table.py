"""Outlook's classic calendar table: a CSV with names, local times and no ids."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources import archive
from closeknit.sources.calendar import places
from closeknit.sources.calendar.guests import LONGEST_NAME, MOST_GUESTS
from closeknit.sources.calendar.meetings import ALONE, CROWD, OUTSIDE, window
from closeknit.sources.calendar.moments import minutes_of
from closeknit.sources.calendar.outline import ENOUGH
from closeknit.sources.calendar.outlook_words import PEOPLE, PLACES, WORDS, language
from closeknit.sources.calendar.tally import Tally
from closeknit.sources.handles import email, folded
from closeknit.sources.header import plain
from closeknit.sources.letters import letters_of
from closeknit.sources.reader import Options
from closeknit.sources.record import Mention, Met
from closeknit.sources.said import Noticed, Said, Unreadable
from closeknit.sources.shown import shown
from closeknit.sources.table import Row, Table

NEEDS = ("Subject", "Start Date", "Start Time", "End Date", "End Time")
WHOSE = (
    "Which of the names in it is yours could not be told: you may find yourself among "
    "the people"
)

_DAY = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})")
_CLOCK = re.compile(
    r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-9]{2})?(?:\s?([AaPp])\.?[Mm]\.?)?"
)
_ADDRESSED = re.compile(r"([^<>]{0,200})<([^<>\s]{3,254})>")
_CALLED_OFF = re.compile(
    r"cancell?ed:|abgesagt:|annulé ?:|cancelado:|annullato:|geannuleerd:",
    re.IGNORECASE,
)
_TRUE = frozenset(
    "true yes 1 wahr vrai waar verdadero vero verdadeiro ja oui sí sì sim".split()
)
_FIRST_LINE = 1 << 16
_NOON = 12


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each value stands."""

    subject: int
    start_day: int
    start_time: int
    end_day: int
    end_time: int
    whole_day: int
    people: tuple[int, ...]
    where: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known when all rows were seen once.

    `ego` is the address or name by which the ego stands in it, empty where that cannot
    be told; `meetings` are the rows with more than one person.
    """

    month_first: bool
    ego: str
    meetings: int


def is_outlook_table(begin: bytes) -> bool:
    """Say whether a file that begins so has the columns of Outlook's calendar."""
    line = begin.partition(b"\n")[0].decode("latin-1")
    names = {plain(name) for name in re.split(r"[,;\t]", line)}
    return {plain(name) for name in NEEDS} <= names or bool(language(begin))


class OutlookReading:
    """One such table, in its own order."""

    def __init__(self, path: Path, options: Options) -> None:
        (self._member,) = archive.look(path)
        self._letters = letters_of(self._member.open)
        with self._member.open() as file:
            self._language = language(file.read(_FIRST_LINE))
        self._options = options
        self.total = self._member.size
        self.done = 0
        self.as_of: date | None = None  # it does not say when it was made

    def __iter__(self) -> Iterator[Said]:
        """Yield the meetings, and what is left out, at its end."""
        known = self._look_through()
        own = self._options.own | {known.ego}
        name, tally = self._member.name, Tally("event")
        if known.meetings and not known.ego:
            yield name, 1, Noticed(WHOSE)
        with self._table() as table:
            columns = self._columns(table)
            for line, row in table.rows():
                self.done = min(table.taken, self.total)
                if not isinstance(row, list):
                    yield name, line, row
                    continue
                said = self._row(row, columns, own, month_first=known.month_first)
                if isinstance(said, str):
                    tally.add(said, line)
                else:
                    yield name, line, said
        for line, noticed in tally.noticed():
            yield name, line, noticed
        self.done = self.total

    def _table(self) -> Table:
        words = WORDS.get(self._language)
        needs = NEEDS if words is None else (words.subject,)
        return Table(self._member.open(), needs, letters=self._letters, prose=True)

    def _columns(self, table: Table) -> _Columns:
        words = WORDS.get(self._language)
        if words is None:
            return _columns(table)
        return _Columns(**PLACES, people=PEOPLE, where=table.column(*words.where))

    def _look_through(self) -> _Known:
        """Return what only the whole table can tell.

        Raises:
            UnreadableFile: which number is the month cannot be told.
        """
        largest, american, meetings = [0, 0], False, 0
        present: Counter[str] = Counter()
        with self._table() as table:
            columns = self._columns(table)
            for _, row in table.rows():
                if not isinstance(row, list):
                    continue
                american = american or bool(_half(row[columns.start_time]))
                found = _DAY.fullmatch(row[columns.start_day].strip())
                if found and found[2] == "/" and len(found[1]) < len("2026"):
                    pair = int(found[1]), int(found[3])
                    largest = [max(*both) for both in zip(largest, pair, strict=True)]
                keys = {_key(who) for who in _people(row, columns)}
                meetings += len(keys) > 1
                present.update(keys if len(keys) > 1 else ())
        mine = [key for key in present if key in self._options.own]
        always = [key for key, n in present.items() if n == meetings >= ENOUGH]
        ego = (mine or (always if len(always) == 1 else [""]))[0]
        if self._language:  # in none of them the month comes first
            return _Known(largest[1] > _NOON >= largest[0], ego, meetings)
        return _Known(_month_first(largest, american=american), ego, meetings)

    def _row(
        self, row: Row, columns: _Columns, own: frozenset[str], *, month_first: bool
    ) -> Met | Unreadable | str:
        """Return the meeting of a row, or why it is left out."""
        start = _when(
            row[columns.start_day], row[columns.start_time], month_first=month_first
        )
        if start is None:
            raw = shown(f"{row[columns.subject]} {row[columns.start_day]}")
            return Unreadable("it does not say on which day it begins", raw)
        everybody = _people(row, columns)
        who = tuple(one for one in everybody if _key(one) not in own)
        if not who or len(who) > MOST_GUESTS:
            return CROWD if who else ALONE
        if start.date() not in window(self._options.today):
            return OUTSIDE
        end = _when(
            row[columns.end_day], row[columns.end_time], month_first=month_first
        )
        whole_day = row[columns.whole_day].strip().casefold() in _TRUE
        length = end - start if end and not whole_day else timedelta(0)
        subject = places.line(row[columns.subject], places.LONGEST)
        return Met(
            who=who,
            on=start.date(),
            how=places.how(row[columns.where], ""),
            where=places.place(row[columns.where]),
            about=subject,
            minutes=minutes_of(length),
            off=_CALLED_OFF.match(subject) is not None,
        )


def _columns(table: Table) -> _Columns:
    subject, start_day, start_time, end_day, end_time = map(table.column, NEEDS)
    who = ("Meeting Organizer", "Required Attendees", "Optional Attendees")
    return _Columns(
        subject,
        start_day,
        start_time,
        end_day,
        end_time,
        whole_day=table.column("All day event"),
        people=tuple(map(table.column, who)),
        where=table.column("Location"),
    )


def _month_first(largest: list[int], *, american: bool) -> bool:
    if largest[0] > _NOON >= largest[1]:
        return False
    if american or largest[1] > _NOON or not any(largest):
        return True
    raise UnreadableFile(
        "Whether 3/4 is the third of April or the fourth of March cannot be told from "
        "this table. Export the calendar as .ics, or with times that say AM and PM.",
        code="date_order",
    )


def _half(clock: str) -> str:
    found = _CLOCK.fullmatch(clock.strip())
    return (found[3] or "") if found else ""


def _when(day: str, clock: str, *, month_first: bool) -> datetime | None:
    """Return a wall's time, midnight where the clock says nothing."""
    found = _DAY.fullmatch(day.strip())
    if found is None:
        return None
    first, sign, second, third = found.groups()
    if len(first) == len("2026"):
        year, month, number = first, second, third
    elif sign == "/" and month_first:
        month, number, year = first, second, third
    else:
        number, month, year = first, second, third
    hour, minute = _hour(clock)
    try:
        return datetime(int(year), int(month), int(number), hour, minute)
    except ValueError:
        return None


def _hour(clock: str) -> tuple[int, int]:
    found = _CLOCK.fullmatch(clock.strip())
    if found is None:
        return 0, 0
    hour, half = int(found[1]), (found[3] or "").upper()
    if half:
        hour = hour % _NOON + (_NOON if half == "P" else 0)
    minute = int(found[2])
    return (hour, minute) if hour < 2 * _NOON and minute < 60 else (0, 0)  # noqa: PLR2004 - minutes of an hour


def _people(row: Row, columns: _Columns) -> tuple[Mention, ...]:
    """Return everybody named in a row, each once."""
    found: dict[str, Mention] = {}
    for column in columns.people:
        for text in row[column].split(";", 5 * MOST_GUESTS):
            who = _mention(text)
            if who is not None:
                found.setdefault(_key(who), who)
    return tuple(found.values())


def _mention(text: str) -> Mention | None:
    """Return the person one name or address means.

    >>> _mention("Ben <ben@example.com>"), _mention("'ben@example.com'")
    (Mention(name='Ben', email='ben@example.com'), Mention(email='ben@example.com'))
    """
    kept = text.strip().strip("'\"")
    found = _ADDRESSED.fullmatch(kept)
    name, address = (found[1], email(found[2])) if found else (kept, email(kept))
    name = "" if email(name) else " ".join(name[:LONGEST_NAME].split()).strip("'\"")
    return Mention(name=name, email=address) if name or address else None


def _key(who: Mention) -> str:
    return who.email or folded(who.name)
