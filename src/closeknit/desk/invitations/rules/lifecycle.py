"""What became of an invitation of the ego's, and when the next one may follow.

An export holds an invitation while it is open; it says nothing of what became of it.
So: accepted is who joined after it, by an export or by LinkedIn's mail; gone is what an
older export holds and a newer one does not; withdrawn is the ego's own word.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz

from closeknit.desk.words.rules.note import traits
from closeknit.sources.handles import folded
from closeknit.ties.rules.standing import RUNS_OUT, Exports
from closeknit.ties.rules.words import ago

SAME_WITHIN = 7
"""Days between the ego's mark and the export's row of one and the same invitation."""
LONG = 28
"""Days after which an open invitation is better withdrawn: four weeks."""
AGAIN = 21
"""Days after a withdrawal before LinkedIn takes another one: three weeks (R2-26)."""
ALIKE = 80.0
"""Likeness, in percent, from which a reason is the old one again."""


class State(StrEnum):
    """Where an invitation stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


class Told(NamedTuple):
    """An invitation as one record or mark tells it. `saw`: the newest export with it.

    `kept` is the record's number, 0 for a mark without one.
    """

    on: date
    text: str = ""
    saw: date | None = None
    kept: int = 0


class Between(NamedTuple):
    """What else is known between the ego and somebody the ego invited.

    `connected`: they are now, since that day. `joined` is the first day an export has
    them, `told` LinkedIn's mails of it, `withdrawn` the days the ego took an invitation
    back, `denied` that no tie is wanted.
    """

    connected: date | None = None
    joined: date | None = None
    told: tuple[date, ...] = ()
    withdrawn: tuple[date, ...] = ()
    denied: bool = False


class Sent(NamedTuple):
    """An invitation, and what became of it: since when, and how that is known."""

    on: date
    text: str
    kept: int
    state: State
    since: date | None
    because: str


NOTHING = Between()


def history(
    told: Iterable[Told], between: Between, exports: Exports, *, today: date
) -> list[Sent]:
    """Return the ego's invitations to one person, the oldest first.

    >>> on = date(2026, 11, 1)
    >>> joined = Between(joined=date(2026, 11, 3))
    >>> [one.state for one in history([Told(on)], joined, Exports(), today=on)]
    [<State.ACCEPTED: 'accepted'>]
    """
    each = _once(told)
    found = []
    for place, one in enumerate(each):
        after = each[place + 1].on if place + 1 < len(each) else None
        state, since, because = _became(one, after, between, exports, today)
        found.append(Sent(one.on, one.text, one.kept, state, since, because))
    return found


def _once(told: Iterable[Told]) -> list[Told]:
    """Return each invitation once: a mark and the export's row are one."""
    found: list[Told] = []
    for one in sorted(told, key=lambda one: (one.on, one.kept)):
        before = found[-1] if found else None
        if before is None or (one.on - before.on).days > SAME_WITHIN:
            found.append(one)
            continue
        seen = max(filter(None, (before.saw, one.saw)), default=None)
        text = before.text or one.text
        found[-1] = Told(before.on, text, seen, before.kept or one.kept)
    return found


_Became = tuple[State, date | None, str]


def _became(
    one: Told, after: date | None, between: Between, exports: Exports, today: date
) -> _Became:
    joined = _first_from(one.on, (*between.told, between.joined))
    if joined is not None and (after is None or joined < after):
        by_mail = joined in between.told
        how = "LinkedIn's mail says so" if by_mail else "they stand in your export"
        return State.ACCEPTED, joined, how
    for day in sorted(between.withdrawn):
        if one.on <= day <= (after or day):
            return State.WITHDRAWN, day, "you said that you withdrew it"
    if after is not None:
        return State.GONE, after, "you invited them again later"
    return _open(one, exports, today)


def _open(one: Told, exports: Exports, today: date) -> _Became:
    newest = exports.invitations
    was_there = one.saw is not None and newest is not None and one.saw < newest
    if was_there:
        says = f"no longer in the export of {newest:%-d %b %Y}: refused or run out"
        return State.GONE, newest, says
    ends = one.on + timedelta(days=RUNS_OUT)
    if ends <= today:
        return State.GONE, ends, "LinkedIn ends an invitation after six months"
    return State.WAITING, one.on, f"sent {ago(one.on, today=today)}, no answer yet"


def _first_from(on: date, days: Iterable[date | None]) -> date | None:
    # LinkedIn's times have no zone: who joined the day before may have joined after.
    least = on - timedelta(days=1)
    return min((day for day in days if day is not None and day >= least), default=None)


def withdraw_on(one: Sent) -> date | None:
    """Return the day from which an open invitation is better withdrawn."""
    return one.on + timedelta(days=LONG) if one.state is State.WAITING else None


class MayInvite(NamedTuple):
    """Whether somebody may be invited now, said in a sentence.

    `on`: the day from which they may, where that is known. `before`: the texts of
    earlier invitations, which a new one must not repeat.
    """

    yes: bool
    says: str
    requirement: str = "R2-26"
    on: date | None = None
    before: tuple[str, ...] = ()


def may_invite(sent: Sequence[Sent], between: Between, *, today: date) -> MayInvite:
    """Return whether somebody may be invited now (R2-26).

    One open invitation a person; three weeks after one that came to nothing; and then
    with another reason.

    >>> may_invite([], NOTHING, today=date(2026, 11, 21)).says
    'Not invited before.'
    """
    if between.denied:
        return MayInvite(
            yes=False, says="You want no tie with them.", requirement="R3-08"
        )
    if between.connected is not None:
        return MayInvite(yes=False, says="You are connected already.")
    if not sent:
        return MayInvite(yes=True, says="Not invited before.")
    newest = sent[-1]
    if newest.state in {State.WAITING, State.ACCEPTED}:
        says = f"Invited on {newest.on:%-d %b %Y}, and that is still open."
        return MayInvite(yes=False, says=says)
    before = tuple(one.text for one in sent if one.text)
    free = (newest.since or newest.on) + timedelta(days=AGAIN)
    if today < free:
        says = (
            f"The last one is {newest.state}: LinkedIn takes another one three weeks "
            f"later, from {free:%-d %b %Y}."
        )
        return MayInvite(yes=False, says=says, on=free, before=before)
    says = "Invited before, and nothing came of it: with another reason this time."
    return MayInvite(yes=True, says=says, on=free, before=before)


def is_new_reason(text: str, before: Iterable[str]) -> bool:
    """Say whether a note has a reason, and another one than those before it.

    >>> old = "Hi Bo, I read your article on night trains and would like to ask more."
    >>> is_new_reason(old.replace("Hi", "Dear"), [old])
    False
    """
    if not traits(text).has_reason:
        return False
    new = folded(text)
    return all(fuzz.token_set_ratio(new, folded(old)) < ALIKE for old in before)
