"""What sources have said of a person over time, field by field, each with its days."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from closeknit.sources.record import (
    AnyRecord,
    Card,
    Connected,
    Mention,
    Recommended,
    Told,
)
from closeknit.ties.rules.jobs import firm, title

FIELDS = ("name", "company", "position", "place", "email")
_SOURCES = {
    Connected: "LinkedIn's export",
    Card: "address book",
    Recommended: "recommendation",
    Told: "your own word",
}


class Said(NamedTuple):
    """A record about one person, and the days of the imports that say it."""

    kept: int
    record: AnyRecord
    first: date | None
    last: date | None


class Entry(NamedTuple):
    """A value of a field: said from when to when, by what, in which record.

    `first` is None where no source of it has a date. `stands`: it is what is shown.
    """

    field: str
    value: str
    first: date | None
    last: date | None
    source: str
    kept: int
    stands: bool = False


def history(said: Iterable[Said], written: Iterable[Entry] = ()) -> list[Entry]:
    """Return a person's values, field by field, the newest first.

    `written` are the addresses that messages show, with their days.

    Several sources that say the same, another spelling aside, are one entry, with the
    newest one's spelling. The ego's own word comes first and stands until it is taken
    back; else what was said last stands. What has no date was brought in on some day,
    which is no day on which it was so: anything dated stands above it.
    """
    found: dict[tuple[str, str, bool], Entry] = {}
    taken_back = _taken_back(said := list(said))
    stated = [e for one in said if one.kept not in taken_back for e in _entries(one)]
    for entry in (*stated, *written):
        key = (entry.field, _alike(entry), entry.source == _SOURCES[Told])
        before = found.get(key)
        found[key] = entry if before is None else _both(before, entry)
    # As in what is shown of a person: of two of one day, the last by the alphabet.
    by_value = sorted(found.values(), key=lambda e: (e.value, -e.kept), reverse=True)
    ordered = sorted(by_value, key=_order)
    return [
        entry._replace(stands=not at or ordered[at - 1].field != entry.field)
        for at, entry in enumerate(ordered)
    ]


def _taken_back(said: Iterable[Said]) -> set[int]:
    """Return the ego's words that a later word of theirs replaces, or takes back."""
    told = [one for one in said if isinstance(one.record, Told)]
    last: dict[str, Said] = {}
    for one in sorted(told, key=lambda s: (getattr(s.record, "at", None), s.kept)):
        last[getattr(one.record, "field", "")] = one
    standing = {one.kept for one in last.values()}
    return {one.kept for one in told} - standing


def _entries(one: Said) -> Iterator[Entry]:
    first, last = one.first, one.last
    match one.record:
        case Told():
            values = [(one.record.field, one.record.value)]
            first = last = one.record.at.date()
        case Card():
            card = one.record
            values = [("company", card.company), ("position", card.position)]
            values += [("place", card.place), *_addresses(card.who)]
            first = last = card.on or None
            last = last or one.last
        case Connected():
            values = [
                ("company", one.record.company),
                ("position", one.record.position),
                *_addresses((one.record.who,)),
            ]
        case Recommended():
            values = [
                ("company", one.record.company),
                ("position", one.record.position),
            ]
            first = last = one.record.at.date() if one.record.at else None
        case _:
            return
    source = _SOURCES[type(one.record)]
    if isinstance(one.record, Card) and one.record.book:
        source = one.record.book
    for field, value in values:
        if field in FIELDS and value:
            yield Entry(field, value, first, last, source, one.kept)


def _addresses(who: Iterable[Mention]) -> list[tuple[str, str]]:
    return [("email", one.email) for one in who if one.email]


def _alike(one: Entry) -> str:
    if one.field == "company":
        return firm(one.value)
    return title(one.value) if one.field == "position" else one.value.casefold()


def _both(one: Entry, other: Entry) -> Entry:
    if (one.first is None) != (other.first is None):
        return one if one.first is not None else other
    newer = max(one, other, key=lambda e: (_said_last(e), e.value, -e.kept))
    days = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return newer._replace(first=min(days, default=None), last=max(lasts, default=None))


def _said_last(one: Entry) -> date:
    """Return the last day it was said on; none of what has no date at all."""
    return (one.last or one.first or date.min) if one.first else date.min


def _order(one: Entry) -> tuple[int, bool, int]:
    own = one.source == _SOURCES[Told]
    return FIELDS.index(one.field), not own, -_said_last(one).toordinal()
