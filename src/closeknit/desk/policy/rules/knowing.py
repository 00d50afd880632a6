"""Whether the ego knows somebody, by the ego's own policy (R0-08, R0-09, C6)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import Enough, Kind, Policy

SENTENCE = "known"
"""The id of the policy's sentence that decides here."""


class Evidence(NamedTuple):
    """How often two came together in one way; `kept` is the latest one's record."""

    kind: Kind
    times: int
    last: date | None = None
    kept: int = 0


class Known(NamedTuple):
    """Whether somebody counts as known, the words for it, and what was looked at."""

    yes: bool
    because: str
    evidence: tuple[Evidence, ...]
    sentence: str = SENTENCE


def counts_as_knowing(evidence: Sequence[Evidence], policy: Policy) -> Known:
    """Return whether this evidence makes somebody known under a policy.

    Any one of the policy's alternatives is enough; more evidence never makes less.

    >>> from closeknit.desk.policy.rules.presets import REFERRAL
    >>> counts_as_knowing([Evidence(Kind.CALL, 1)], REFERRAL).because
    'you know them by your policy: 1 call'
    """
    counts = {one.kind: one.times for one in evidence if one.times > 0}
    seen = tuple(one for one in evidence if one.times > 0)
    ways = policy.known_if if counts else ()  # each way asks for something
    enough = next((way for way in ways if _is_there(way, counts)), None)
    if enough is not None:
        there = " and ".join(many(counts[need.kind], need.kind) for need in enough)
        says = f"you know them by your policy: {there}"
        return Known(yes=True, because=says, evidence=seen)
    if not seen:
        says = "nothing between you in your data"
        return Known(yes=False, because=says, evidence=seen)
    there = ", ".join(many(one.times, one.kind) for one in seen)
    says = f"{there}: not what your policy calls knowing"
    return Known(yes=False, because=says, evidence=seen)


def _is_there(way: Enough, counts: dict[Kind, int]) -> bool:
    return bool(way) and all(counts.get(n.kind, 0) >= n.least for n in way)


_AFTER = {
    Kind.MAIL: " each way",
    Kind.MESSAGE: " each way",
    Kind.CARD: " in the address book",
}


def many(count: int, kind: Kind) -> str:
    """Return an amount of evidence in words, each kind in its number.

    >>> many(2, Kind.MAIL), many(1, Kind.EMPLOYER)
    ('2 mails each way', '1 shared employer')
    """
    if kind is Kind.WORD:
        return "your own word"
    word = f"{count} {kind}" if count == 1 else f"{count} {kind}s"
    return f"{word}{_AFTER.get(kind, '')}"


def words_of(way: Enough) -> str:
    """Return an alternative in words.

    >>> from closeknit.desk.policy.rules.policy import Needed
    >>> words_of((Needed(Kind.MEETING, 1), Needed(Kind.CALL, 2)))
    '1 meeting and 2 calls'
    """
    return " and ".join(
        "my own word" if need.kind is Kind.WORD else many(need.least, need.kind)
        for need in way
    )
