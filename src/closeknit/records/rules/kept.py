"""What is kept, as rules, pages and commands see it: plain values."""

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


class Held(NamedTuple):
    """A kept record, and the newest export date that says it."""

    id: int
    record: AnyRecord
    saw: date | None
