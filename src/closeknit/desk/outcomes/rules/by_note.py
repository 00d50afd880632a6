"""What came of those invited, by what their note did (R1-16, R3-14).

With and without a trait is no experiment: whoever was met gets a note that says so.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from closeknit.desk.invitations.rules.rates import BY, Case, Rate, rate
from closeknit.desk.outcomes.rules.outcome import Kind, Outcome

ANY, MET = "any", "met"
WHAT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        ANY: frozenset(Kind),
        MET: frozenset({MET}),
        "call": frozenset({Kind.CALL}),
        "client": frozenset({Kind.CLIENT, Kind.DEAL}),
        "job": frozenset({Kind.JOB}),
    }
)
"""What is counted: an outcome of any kind, that the two met, and some kinds apart."""


class Came(NamedTuple):
    """An invitation that is decided, and what came after it."""

    case: Case
    what: frozenset[str]


class ByNote(NamedTuple):
    """How many of those invited with a trait, and without, had something come of it."""

    trait: str
    what: str
    with_: Rate
    without: Rate


def came_after(
    on: date, outcomes: Sequence[Outcome], met: Sequence[date]
) -> frozenset[str]:
    """Return what came after an invitation of that day: kinds, and that they met."""
    found: set[str] = {one.kind for one in outcomes if one.on >= on}
    return frozenset(found | {MET} if any(day >= on for day in met) else found)


def by_note(cases: Sequence[Came]) -> list[ByNote]:
    """Return the rates with and without each trait; traits that tell nothing left out.

    A trait tells something where some notes have it and some do not.
    """
    found = []
    for trait, has in BY.items():
        those, others = _parted(cases, has)
        if those and others:
            found += [
                ByNote(trait, what, _rate(those, kinds), _rate(others, kinds))
                for what, kinds in WHAT.items()
            ]
    return found


def _parted(
    cases: Sequence[Came], has: Callable[[Case], bool]
) -> tuple[list[Came], list[Came]]:
    those: list[Came] = []
    others: list[Came] = []
    for one in cases:
        (those if has(one.case) else others).append(one)
    return those, others


def _rate(some: Sequence[Came], kinds: frozenset[str]) -> Rate:
    return rate(sum(bool(one.what & kinds) for one in some), len(some))
