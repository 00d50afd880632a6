r"""How many said yes, by what the note said: counts first, a rate only from enough.

Of `n` invitations `k` were accepted. The interval is Wilson's at 95 %,

.. math::
    \frac{\hat p + z^2/2n \pm z\sqrt{\hat p(1-\hat p)/n + z^2/4n^2}}{1 + z^2/n}

with `z` = 1.96, which holds for few cases too. From five cases or fewer there is no
rate at all. With and without a trait is no experiment: whoever was met gets a note that
says where.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.invitations.rules.lifecycle import LONG, Sent, State
from closeknit.desk.words.rules.note import NAMES, Traits

FEWEST = 6
"""Cases from which a rate is given: never from five or fewer."""
Z = 1.959964


class Rate(NamedTuple):
    """So many of so many; share and interval are None where there are too few."""

    of: int
    yes: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


class Case(NamedTuple):
    """An invitation that is decided: by an answer, or by four weeks of silence.

    `met`: the two had been in touch before it. `replied`: they wrote after joining.
    `profile` is the mark of the ego's profile on that day, "" where it was not kept.
    """

    on: date
    traits: Traits
    met: bool
    accepted: bool
    replied: bool
    profile: str = ""


class Compared(NamedTuple):
    """The rates with and without something, for acceptance and for replies."""

    name: str
    accepted_with: Rate
    accepted_without: Rate
    replied_with: Rate
    replied_without: Rate


def rate(yes: int, of: int) -> Rate:
    """Return a rate with its interval, or only the counts where there are too few.

    >>> rate(3, 5)
    Rate(of=5, yes=3, share=None, low=None, high=None)
    >>> [round(end, 3) for end in rate(8, 10)[2:]]
    [0.8, 0.49, 0.943]
    """
    if of < FEWEST:
        return Rate(of, yes)
    p, spread = yes / of, Z * Z / of
    middle = p + spread / 2
    half = Z * math.sqrt(p * (1 - p) / of + spread / (4 * of))
    low, high = ((middle + sign * half) / (1 + spread) for sign in (-1, 1))
    return Rate(of, yes, p, max(0.0, low), min(1.0, high))


def is_decided(one: Sent, *, today: date) -> bool:
    """Say whether an invitation counts: it was answered, or four weeks are over."""
    return one.state is State.ACCEPTED or (today - one.on).days >= LONG


def accepted(cases: Sequence[Case]) -> Rate:
    """Return how many of these were accepted."""
    return rate(sum(one.accepted for one in cases), len(cases))


def replied(cases: Iterable[Case]) -> Rate:
    """Return how many of those accepted wrote afterwards."""
    joined = [one for one in cases if one.accepted]
    return rate(sum(one.replied for one in joined), len(joined))


def _has(name: str) -> Callable[[Case], bool]:
    return lambda one: bool(getattr(one.traits, name))


BY: dict[str, Callable[[Case], bool]] = {
    "personal": lambda one: not one.traits.default,
    "met_before": lambda one: one.met,
    **{name: _has(name) for name in NAMES if name != "default"},
}
"""What invitations are compared by: R1-05, R1-08, and each trait of a note (R1-16)."""


def compared(cases: Sequence[Case]) -> list[Compared]:
    """Return the rates with and without each of `BY`."""
    return [_compared(name, has, cases) for name, has in BY.items()]


def strangers(cases: Sequence[Case]) -> list[Compared]:
    """Return the same of those whom the ego had not met before (R1-16)."""
    return compared([one for one in cases if not one.met])


def by_profile(cases: Sequence[Case]) -> list[tuple[date, str, Rate]]:
    """Return acceptance for each state of the ego's profile, the first one first.

    The day is the first invitation's with it (R0-03).
    """
    found: dict[str, list[Case]] = {}
    for one in sorted(cases, key=lambda one: one.on):
        if one.profile:
            found.setdefault(one.profile, []).append(one)
    return [(some[0].on, mark, accepted(some)) for mark, some in found.items()]


def _compared(
    name: str, has: Callable[[Case], bool], cases: Sequence[Case]
) -> Compared:
    those = [one for one in cases if has(one)]
    others = [one for one in cases if not has(one)]
    return Compared(
        name, accepted(those), accepted(others), replied(those), replied(others)
    )
