"""The ego's invitations with the people they went to, and what each asks for now."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from closeknit.desk.invitations.rules.lifecycle import (
    Between,
    Sent,
    State,
    may_invite,
    withdraw_on,
)
from closeknit.ties.rules.words import ago


class Invitation(NamedTuple):
    """An invitation to somebody, with what is known between the two.

    `is_last`: they were not invited again. `met`: the two had been in touch before it.
    `replied`: they wrote after joining. `profile` is the mark of the ego's profile on
    that day, and `readiness` its value, where they were kept.
    """

    person: int
    name: str
    slug: str
    sent: Sent
    between: Between
    is_last: bool
    met: bool
    replied: bool
    profile: str = ""
    readiness: int | None = None


class Advice(NamedTuple):
    """What to do about an invitation, and why; nothing where `do` is empty."""

    do: str
    because: str
    on: date | None = None


def advice(one: Invitation, *, today: date) -> Advice:
    """Return what an invitation asks for now: patience, to be withdrawn, or to follow.

    An open one is better withdrawn after four weeks; one that came to nothing may be
    followed by another after three weeks, with another reason (R2-26).
    """
    late = withdraw_on(one.sent)
    if late is not None and late <= today:
        why = f"open since {ago(one.sent.on, today=today)}: four weeks are over"
        return Advice("Withdraw it on LinkedIn, and say so here", why, late)
    if late is not None:
        return Advice("", f"wait until {late:%-d %b %Y}", late)
    if one.sent.state is State.ACCEPTED:
        if one.replied:
            return Advice("", "joined, and they have written since")
        return Advice("Say hello, and offer a call", "joined, and not a word since")
    if not one.is_last:
        return Advice("", "invited again later")
    found = may_invite([one.sent], one.between, today=today)
    return Advice("", found.says, found.on)


def in_order(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Return invitations with those that wait first, the oldest at the top."""
    each = list(invitations)
    waiting = [one for one in each if one.sent.state is State.WAITING]
    others = [one for one in each if one.sent.state is not State.WAITING]
    waiting.sort(key=lambda one: (one.sent.on, one.person))
    others.sort(key=lambda one: (one.sent.since or one.sent.on, one.person))
    return [*waiting, *reversed(others)]
