"""The quarterly review: which ties to keep, revive or let go (R3-06, R1-17)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.ties.rules.words import ago

SILENT_AFTER = 28
"""Days after joining, or after a follow-up, from which not a word is silence."""
NEVER_AFTER = 730
"""Days without anything in either direction from which a tie gave nothing."""


class Kind(StrEnum):
    """Why a tie is looked through."""

    SILENT = "accepted and silent"
    UNKNOWN = "unknown why"
    ONE_WAY = "one-way"
    NEVER = "nothing for years"


class Answer(StrEnum):
    """What the user decides."""

    KEEP = "keep"
    REVIVE = "revive"
    LET_GO = "let_go"


class Facts(NamedTuple):
    """What is looked at: days, directions, and how triage left it.

    `last` is the last exchange of either; `followed_up`: a follow-up was sent and not
    answered; `unknown`: accepted without knowing why; `useful`: they answered one, or
    something came of it, in whatever place no file tells of.
    """

    person: int
    name: str
    connected: date | None
    last: date | None
    theirs: int
    ours: int
    favours: int
    followed_up: date | None = None
    unknown: bool = False
    useful: bool = False


class Item(NamedTuple):
    """A tie to decide on: which kind, why, and what is suggested."""

    person: int
    name: str
    kind: Kind
    because: tuple[str, ...]
    suggested: Answer


def judge(of: Facts, *, today: date) -> Item | None:
    """Return what there is to decide on a tie, None where it is well.

    >>> of = Facts(7, "Pete", date(2026, 10, 20), None, 0, 0, 0, date(2026, 10, 21))
    >>> judge(of, today=date(2026, 11, 21)).kind.value
    'accepted and silent'
    """
    since = of.connected
    if of.followed_up is not None and (today - of.followed_up).days >= SILENT_AFTER:
        joined = f"joined {ago(since, today=today)}" if since else "accepted"
        sent = f"your follow-up of {of.followed_up:%-d %b %Y} was not answered"
        return Item(of.person, of.name, Kind.SILENT, (joined, sent), Answer.LET_GO)
    if of.unknown:
        told = "accepted without knowing why they wanted to connect"
        return Item(of.person, of.name, Kind.UNKNOWN, (told,), Answer.REVIVE)
    if of.useful:
        return None
    if bool(of.theirs) != bool(of.ours):
        who = "you wrote, they never did" if of.ours else "they wrote, you never did"
        told = f"one-way: {of.theirs or of.ours} times; {who}"
        suggested = Answer.LET_GO if of.ours else Answer.REVIVE
        return Item(of.person, of.name, Kind.ONE_WAY, (told,), suggested)
    return _never(of, today)


def _never(of: Facts, today: date) -> Item | None:
    if of.connected is None or of.favours:
        return None
    newest = max(day for day in (of.connected, of.last) if day is not None)
    if (today - newest).days < NEVER_AFTER:
        return None
    because = [f"connected {ago(of.connected, today=today)}"]
    because.append(
        f"last word {ago(of.last, today=today)}" if of.last else "never a word"
    )
    because.append("nothing given or received, as far as is known")
    return Item(of.person, of.name, Kind.NEVER, tuple(because), Answer.REVIVE)


def is_due(last: date | None, *, months: int, today: date) -> bool:
    """Say whether a review is due: never made, or that many months ago.

    >>> is_due(date(2026, 8, 21), months=3, today=date(2026, 11, 21))
    True
    """
    if last is None:
        return True
    total = last.year * 12 + last.month - 1 + months
    turn = date(total // 12, total % 12 + 1, min(last.day, 28))
    return turn <= today


def sorted_by_kind(items: Mapping[Kind, list[Item]]) -> list[Item]:
    """Return the items in the order of the kinds, each by name."""
    return [
        one
        for kind in Kind
        for one in sorted(items.get(kind, ()), key=lambda i: (i.name, i.person))
    ]
