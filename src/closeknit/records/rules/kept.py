"""What is kept, as rules, pages and commands see it: plain values."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from closeknit.sources.record import AnyRecord


class Run(NamedTuple):
    """One import, as a page or a program shows it."""

    id: int
    file: str
    source: str
    state: str
    because: str
    as_of: date | None
    began: datetime
    ended: datetime | None
    read: dict[str, int]
    added: int
    known: int
    hidden: int
    refused: int
    unreadable: int
    not_read: list[dict[str, str]]
    noticed: list[dict[str, str]]
    bytes_done: int
    bytes_total: int


class Unread(NamedTuple):
    """A line that could not be read."""

    file: str
    line: int
    because: str


class Origin(NamedTuple):
    """Where a record stood when it was first read."""

    file: str
    line: int
    run: int


class Days(NamedTuple):
    """The days of the imports that say a record.

    `saw` and `first` are the newest and the oldest export's, None where none has a
    date; `last` is then the day on which it was brought in.
    """

    saw: date | None
    first: date | None
    last: date | None


class Seen(NamedTuple):
    """An import that says a record: the day it speaks of, and when it was brought."""

    as_of: date | None
    brought: date
    source: str


def days(seen: Iterable[Seen]) -> Days:
    """Return the days of these imports.

    >>> old = Seen(date(2025, 1, 1), date(2026, 1, 1), "linkedin.export")
    >>> days([old, old._replace(as_of=None)]).last
    datetime.date(2025, 1, 1)
    """
    every = list(seen)
    dated = [one.as_of for one in every if one.as_of is not None]
    if dated:
        return Days(max(dated), min(dated), max(dated))
    return Days(None, None, max((one.brought for one in every), default=None))


class Held(NamedTuple):
    """A kept record, and the days of what says it (`Days`)."""

    id: int
    record: AnyRecord
    saw: date | None
    first: date | None = None
    last: date | None = None
