"""Where and when two people met: the first encounter worth reminding somebody of.

An encounter is one dated meeting, call, message or chat. What one is worth falls with
the number of people it was for: one to one counts whole, one of three a third, a
message to a list a twentieth. A meeting reminds better than a call, a call better than
a message, and a small round better than a crowd (R0-19, R1-11).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from closeknit.sources.record import AnyRecord, Met, Wrote
from closeknit.ties.rules.words import ago

SMALL = 8
"""People besides the ego up to which it is a small round."""
RANKS: Mapping[str, int] = {"meeting": 0, "call": 1, "connected": 9}
"""What reminds best; messages of every channel stand between."""
MESSAGE = 5


class Happening(NamedTuple):
    """The first or the last of a kind between the ego and a person, as it is kept.

    `channel` is a mention's; `at` in seconds since 1970; `kept` the record's number.
    """

    channel: str
    at: int
    kept: int
    size: int


class Encounter(NamedTuple):
    """One dated meeting, call or message; `weight` by how few it was for.

    `how`: meeting, call, mail, linkedin, chat ... or connected, where nothing else is
    known.
    """

    on: date
    how: str
    where: str
    about: str
    weight: float
    kept: int


class Acquaintance(NamedTuple):
    """Where two met, and when they last did."""

    first: Encounter
    last: Encounter


def weight(size: int) -> float:
    """Return what an encounter is worth that was for so many besides the ego.

    >>> weight(1), weight(4)
    (1.0, 0.25)
    """
    return 1.0 / max(1, size)


def first_of(happenings: Sequence[Happening]) -> Happening:
    """Return the one to remind somebody of: the best kind, then the earliest."""
    return min(happenings, key=lambda one: (_rank(one), one.at, one.kept))


def last_of(happenings: Sequence[Happening]) -> Happening:
    """Return the latest; joining on LinkedIn only where there is nothing else."""
    return max(
        happenings, key=lambda o: (o.channel != "connected", o.at, -_rank(o)[1], o.kept)
    )


def _rank(one: Happening) -> tuple[bool, int]:
    return one.size > SMALL, RANKS.get(one.channel, MESSAGE)


def encounter(of: Happening, record: AnyRecord | None) -> Encounter:
    """Return an encounter with what its record says of where and what about."""
    on = datetime.fromtimestamp(of.at, UTC).date()
    where = about = ""
    match record:
        case Met():
            on, where, about = record.on, record.where, record.about
        case Wrote():
            about = record.subject
    return Encounter(on, of.channel, where, about, weight(of.size), of.kept)


_WORDS = {
    "meeting": "you met",
    "call": "you had a call",
    "chat": "you chatted",
    "mail": "you were in touch by mail",
    "linkedin": "you were in touch on LinkedIn",
    "connected": "you joined on LinkedIn",
}


def says(of: Encounter, *, today: date) -> str:
    """Return an encounter in words, with its place and its day.

    >>> met = Encounter(date(2026, 11, 14), "meeting", "PyCon", "the notes", 1.0, 7)
    >>> says(met, today=date(2026, 11, 21))
    'you met at PyCon on 14 Nov 2026, 7 days ago: the notes'
    """
    about = f": {of.about}" if of.about else ""
    return f"{in_brief(of)} on {of.on:%-d %b %Y}, {ago(of.on, today=today)}{about}"


def in_brief(of: Encounter) -> str:
    """Return an encounter in words, with its place alone.

    >>> in_brief(Encounter(date(2026, 11, 14), "connected", "", "", 1.0, 7))
    'you joined on LinkedIn'
    """
    verb = _WORDS.get(of.how, f"you were in touch by {of.how}")
    return f"{verb} at {of.where}" if of.where else verb
