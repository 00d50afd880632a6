"""Whom a record names, by which handles, and who did what.

Two questions a table answers, one function a kind of record. Nothing here knows the
database: `own` is the set of the ego's handles, given by the caller.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from closeknit.people.rules.days import EPOCH, within_day
from closeknit.people.rules.desks import is_desk, is_machine
from closeknit.sources.handles import email, folded, is_role
from closeknit.sources.record import (
    Accepted,
    AnyRecord,
    Card,
    Connected,
    Endorsed,
    Invited,
    Judged,
    Knows,
    Mention,
    Met,
    Note,
    Notified,
    Owner,
    Recommended,
    Told,
    Wrote,
)

Handle = tuple[str, str]
"""Kind and value: ``("profile", "ada-ex")``."""
Own = AbstractSet[Handle]

LONGEST = 400
"""Characters of a name by which somebody is known; no real one has as many."""
MOST_WAYS = 50
"""Ways to reach one person that a card may have and be believed."""
NAMELESS = frozenset({"", "linkedin member"})
ON_A_LIST = 20
"""People a message to a mailing list is taken to be for, who are not named in it."""


class Named(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A person as one record names them, and what the record says of them."""

    handles: tuple[Handle, ...]
    by: str
    channel: str
    at: int | None
    size: int = 1
    name: str = ""
    rank: int = 0
    company: str = ""
    position: str = ""
    joined: str = ""


def seconds(at: datetime | date | None) -> int | None:
    """Return seconds since 1970; a time without a zone and a day count as UTC.

    >>> seconds(date(1970, 1, 2))
    86400
    """
    if isinstance(at, datetime):
        return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
    return None if at is None else (at.toordinal() - EPOCH) * 86_400


@lru_cache(maxsize=131_072)
def handles(who: Mention) -> tuple[Handle, ...]:
    """Return the handles a mention gives: each proves, a name alone only proposes.

    The address of a desk (``info@``) is nobody's own: it counts only when there is
    nothing else, and then as a mailbox. A machine's (``noreply@``) counts never.

    >>> handles(Mention(name="Ada", email="info@example.com", profile="ada-ex"))
    (('profile', 'ada-ex'),)
    >>> handles(Mention(name="Ada Lovelace"))
    (('name', 'ada lovelace'),)
    """
    if who.handle:
        kind, _, value = who.handle.partition(":")
        return ((kind, value),)
    found: list[Handle] = []
    if who.profile:
        found.append(("profile", who.profile))
    if who.email and not is_role(who.email) and not is_machine(who.email):
        found.append(("email", who.email))
    if who.phone:
        found.append(("phone", who.phone))
    if found:
        return tuple(found)
    if who.email:
        return () if is_machine(who.email) else (("mailbox", who.email),)
    name = folded(who.name)[:LONGEST]
    return () if name in NAMELESS else (("name", name),)


def _is_own(who: Mention, own: Own) -> bool:
    return not own.isdisjoint(handles(who))


def _one(who: Mention, own: Own, rest: Named) -> Sequence[Named]:
    found = handles(who)
    if not (found and own.isdisjoint(found)):
        return ()
    return (replace(rest, handles=found, name=who.name),)


def _wrote(record: Wrote, own: Own) -> Sequence[Named]:
    """Name the writer to the ego, or those the ego wrote to; others stand beside.

    Mail to a list counts only where the ego is named or wrote; bulk mail never.
    """
    sender, everybody = record.sender, record.to
    if record.cc:
        everybody += record.cc
    ours = not own.isdisjoint(theirs := handles(sender))
    if record.bulk and not (
        record.bulk == "list" and (ours or any(_is_own(m, own) for m in everybody))
    ):
        return ()
    channel, at, size = record.channel, seconds(record.at), len(everybody) or 1
    if record.bulk:
        size = max(size, ON_A_LIST)
    rank = 3 if channel == "linkedin" else 1
    if size == 1 and (everybody or not ours):  # by far the most
        who = everybody[0] if ours else sender
        found = handles(who) if ours else theirs
        if not found or (ours and not own.isdisjoint(found)):
            return ()
        by = "ego" if ours else "them"
        return (Named(found, by, channel, at, 1, who.name, rank),)
    here = Named((), "ego" if ours else "beside", channel, at, size, "", rank)
    named = [one for who in everybody for one in _one(who, own, here)]
    if not ours:
        named[:0] = _one(sender, own, replace(here, by="them"))
    return named


def _connected(record: Connected, own: Own) -> Sequence[Named]:
    """Name the member by profile and address, and by name and day of joining.

    The latter joins an export without profiles to one with them, and an old profile
    address to a new one; where a file holds two such members it is not used.
    """
    who = record.who
    at = seconds(record.on)
    found = handles(who)
    joined = ""
    if found and found[0][0] in {"name", "mailbox"}:
        joined = f"{folded(who.name)[:LONGEST]}|{record.on or ''}"
        found = (("joined", joined),)
    elif not record.alone:
        found = found[:1]
    elif at is not None:
        joined = f"{folded(who.name)[:LONGEST]}|{record.on}"
    if not (found and own.isdisjoint(found)):
        return ()
    rest = (record.company, record.position, joined)
    return (Named(found, "none", "linkedin", at, 1, who.name, 4, *rest),)


def _way(*, outgoing: bool) -> str:
    return "ego" if outgoing else "them"


def _invited(record: Invited, own: Own) -> Sequence[Named]:
    by = _way(outgoing=record.outgoing)
    here = Named((), by, "linkedin", seconds(record.at), rank=3)
    return _one(record.who, own, here)


def _accepted(record: Accepted, own: Own) -> Sequence[Named]:
    here = Named((), "them", "linkedin", seconds(record.at), rank=3)
    return _one(record.who, own, here)


def _endorsed(record: Endorsed, own: Own) -> Sequence[Named]:
    by = _way(outgoing=record.outgoing)
    here = Named((), by, "linkedin", seconds(record.at), rank=3)
    return _one(record.who, own, here)


def _recommended(record: Recommended, own: Own) -> Sequence[Named]:
    by = _way(outgoing=record.outgoing)
    at = seconds(record.at)
    rest = (record.company, record.position)
    here = Named((), by, "linkedin", at, 1, "", 3, *rest)
    return _one(record.who, own, here)


def _note(record: Note, own: Own) -> Sequence[Named]:
    here = Named((), "ego", "note", seconds(record.at), rank=3)
    return _one(record.who, own, here)


def _judged(record: Judged, own: Own) -> Sequence[Named]:
    return _one(record.who, own, Named((), "ego", "judged", seconds(record.at)))


def _met(record: Met, own: Own) -> Sequence[Named]:
    if record.off:
        return ()
    here = Named((), "both", record.how, within_day(record.on, record.at), rank=2)
    found = [one for who in record.who for one in _one(who, own, here)]
    size = max(len(found), record.size)
    return [replace(one, size=size) for one in found] if size > 1 else found


def _knows(record: Knows, own: Own) -> Sequence[Named]:
    here = Named((), "none", record.how, seconds(record.on), 2)
    return [*_one(record.one, own, here), *_one(record.other, own, here)]


def _told(record: Told, own: Own) -> Sequence[Named]:
    """Name whom the ego tells of; an address told of is one of theirs from then on."""
    found = _one(record.who, own, Named((), "ego", "told", seconds(record.at)))
    if not found or record.field != "email":
        return found
    theirs = handles(Mention(email=email(record.value)))
    proven = tuple(handle for handle in theirs if handle[0] == "email")
    return [replace(found[0], handles=(*found[0].handles, *proven))]


def _card(record: Card, own: Own) -> Sequence[Named]:
    """Name whom the card is for: by a profile, else by name and address together.

    A couple has one address, an office one number. The book's id outlives a new name.
    A card of a desk (*Info Desk*) is its mailbox's, and nobody's.
    """
    found = tuple(dict.fromkeys(h for who in record.who for h in handles(who)))
    if not own.isdisjoint(found):
        return ()
    name, joined = next((who.name for who in record.who if who.name), ""), ""
    ways = [h for h in found if h[0] != "name"] if len(found) < MOST_WAYS else []
    owner = [h for h in ways if h[0] == "profile"]
    desk = [
        h for h in ways if h[0] == "mailbox" and is_desk(name, h[1], record.company)
    ]
    if desk and not any(h[0] in {"profile", "email"} for h in ways):
        ways, owner = desk, desk
    elif ways and not owner and (called := folded(name)[: LONGEST // 2]):
        owner = [("card", f"{called}|{ways[0][1]}")]
        joined = f"uid|{record.book}|{record.uid}" if record.uid else ""
    proven = [*owner, *(h for h in ways if h[0] in {"email", "phone"})]
    if not (found := tuple(proven or ways[:1]) or handles(Mention(name))):
        return ()
    at, rest = seconds(record.on), (record.company, record.position, joined)
    return (Named(found, "none", "card", at, 1, name, 2, *rest),)


def _notified(record: Notified, own: Own) -> Sequence[Named]:
    if not record.who.profile:  # a first name alone would be a new person a day
        return ()
    here = Named((), "none", "linkedin", seconds(record.at), rank=3)
    return _one(record.who, own, here)


_BY_KIND: dict[type, Callable[..., Sequence[Named]]] = {
    Wrote: _wrote,
    Connected: _connected,
    Invited: _invited,
    Accepted: _accepted,
    Endorsed: _endorsed,
    Recommended: _recommended,
    Note: _note,
    Judged: _judged,
    Met: _met,
    Knows: _knows,
    Told: _told,
    Card: _card,
    Notified: _notified,
}


def named(record: AnyRecord, own: Own) -> Sequence[Named]:
    """Return whom the record names, the ego left out."""
    rule = _BY_KIND.get(type(record))
    return rule(record, own) if rule is not None else ()


def owned(record: Owner) -> tuple[Handle, ...]:
    """Return the handles that are the ego's own by this record, the bare name too."""
    found = handles(record.who)
    if record.who.name and record.who.profile:
        found = (*found, *handles(Mention(record.who.name)))
    return found
