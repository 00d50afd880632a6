"""From handles to sides, and what a pair of sides is called and known by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import NamedTuple

from closeknit.people.rules.days import EPOCH
from closeknit.people.rules.facts import KINDS, Said
from closeknit.people.rules.identity.side import Job, Side
from closeknit.sources.record import Same

KEPT = ("join", "ask")
"""Verdicts that are kept; what is apart is found to be so again."""
DAY = 86_400
_PLACE = {kind: place for place, kind in enumerate(KINDS)}

Two = tuple[int, int]
"""Two handles or two sides by number, the smaller first."""
Value = tuple[int, str]
"""What orders handles whatever came first: the kind's place, then the value."""


class Word(NamedTuple):
    """The user's latest word on two handles, each as ``kind:value``."""

    one: str
    other: str
    verdict: str
    at: datetime


def two(one: int, other: int) -> Two:
    """Return both, the smaller first."""
    return (one, other) if one < other else (other, one)


def value(handle: Said) -> Value:
    """Return what orders a handle."""
    return _PLACE[handle.kind], handle.value


def known_by(handles: Sequence[Said]) -> str:
    """Return the handle a side is known by, the same in whatever order it was read.

    >>> mail = Said(1, "email", "ada@example.com", "", -1, 0, "", "", -1)
    >>> known_by([mail, mail._replace(id=2, kind="profile", value="ada-ex")])
    'profile:ada-ex'
    """
    place, text = min(map(value, handles))
    return f"{KINDS[place]}:{text}"


def code(one: str, other: str) -> str:
    """Return what the user calls a pair by: ten signs, whichever is named first.

    >>> code("email:ada@example.com", "name:ada") == code("name:ada", "email:ada@example.com")
    True
    """  # noqa: E501 - the example in one line
    both = "\x1f".join(sorted((one, other)))
    return blake2b(both.encode("utf-8", "replace"), digest_size=5).hexdigest()


def side_of(
    handles: Sequence[Said],
    shared: Iterable[str] = (),
    beside: frozenset[int] = frozenset(),
) -> Side:
    """Return the handles of one cluster as identity sees them.

    `shared` are mailboxes that records give them and others too; `beside` whom they
    appear with in small company.
    """
    if len(handles) == 1:
        return _side_of_one(handles[0], tuple(sorted(shared)), beside)
    best = sorted(handles, key=lambda h: (-h.rank, -h.said, h.name, value(h)))
    names = [h.name for h in best if h.name]
    names += [name for h in best if h.called for name in h.called.split("\n") if name]
    if not names:
        names = [h.value for h in best if h.kind == "name"]
    held = {(-h.held, h.company, h.position) for h in handles}
    kinds = {h.kind for h in handles}
    return Side(
        id=min(h.id for h in handles),
        names=tuple(dict.fromkeys(names)),
        profiles=_values(best, "profile"),
        emails=(*_values(best, "email", "mailbox"), *sorted(shared)),
        phones=_values(best, "phone"),
        jobs=tuple(Job(c, p, _day(-on)) for on, c, p in sorted(held) if c or p),
        beside=beside,
        by_name=kinds == {"name"},
        mailbox=kinds == {"mailbox"},
    )


def _side_of_one(one: Said, shared: tuple[str, ...], beside: frozenset[int]) -> Side:
    """Return the side of a single handle: most of a large network."""
    kind, alone = one.kind, (one.value,)
    names = (one.name,) if one.name else ()
    if one.called and one.called != one.name:
        names = tuple(dict.fromkeys(filter(None, (*names, *one.called.split("\n")))))
    elif not names and kind == "name":
        names = alone
    job = Job(one.company, one.position, _day(one.held))
    return Side(
        one.id,
        names,
        alone if kind == "profile" else (),
        (*alone, *shared) if kind in {"email", "mailbox"} else shared,
        alone if kind == "phone" else (),
        (job,) if job.company or job.position else (),
        beside=beside,
        by_name=kind == "name",
        mailbox=kind == "mailbox",
    )


def _values(handles: Iterable[Said], *kinds: str) -> tuple[str, ...]:
    found = [h.value for h in handles if h.kind in kinds]
    return tuple(sorted(found)) if len(found) > 1 else tuple(found)


def _day(seconds: int) -> date | None:
    # A day of 0 is what a record without a date leaves.
    return date.fromordinal(EPOCH + seconds // DAY) if seconds > 0 else None


def words_of(said: Iterable[Same]) -> list[Word]:
    """Return the user's last word on each two handles; "" where it was taken back."""
    last: dict[tuple[str, str], Word] = {}
    for same in said:
        one, other = sorted((same.one.handle, same.other.handle))
        word = Word(one, other, same.verdict, same.at)
        before = last.get((one, other))
        if before is None or (before.at, before.verdict) < (word.at, word.verdict):
            last[one, other] = word
    return [last[both] for both in sorted(last)]


def ranks(values: Mapping[int, Value]) -> dict[int, int]:
    """Return numbers for sides in an order that does not depend on what came first."""
    ordered = sorted(values, key=lambda side: values[side])
    return {side: place for place, side in enumerate(ordered)}
