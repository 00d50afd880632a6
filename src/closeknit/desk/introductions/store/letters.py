"""Which referrals are asked for in one letter: one ask, whoever it names (R0-24)."""

from collections.abc import Iterable

from closeknit.desk.introductions.rules.states import State
from closeknit.desk.introductions.store import Introduction

WAITING = frozenset({State.PLANNED, State.ASKED, State.NO_ANSWER})
"""While it stands so, the letter is what they have, or will have."""


def beside(one: Introduction, every: Iterable[Introduction]) -> list[Introduction]:
    """Return what stands in one letter with a referral, by names; nothing of others.

    To the same client, begun on the same day, and asked on the same day or not yet.
    """
    if not one.referral or one.standing.state not in WAITING:
        return []
    found = [
        other
        for other in every
        if other.referral
        and other.id != one.id
        and other.introducer == one.introducer
        and (other.opened, other.asked) == (one.opened, one.asked)
        and other.standing.state in WAITING
    ]
    return sorted(found, key=lambda other: (other.target.name, other.id))
