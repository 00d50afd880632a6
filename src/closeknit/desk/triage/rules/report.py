"""What blind acceptance cost and what asking brought (R4-24), and the stock share."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.triage.rules.cases import Case, Why
from closeknit.desk.triage.rules.states import ACCEPTED, KINDS, State, Step

HALF_YEAR = 182


class Share(NamedTuple):
    """How many of the invitations of a time came with LinkedIn's own text or none."""

    default: int
    total: int


class Unknown(NamedTuple):
    """Somebody accepted without their reason being known (R4-09, R4-13)."""

    person: int
    name: str
    on: date | None


class Report(NamedTuple):
    """Counts of the triage.

    `unknown` are those accepted here, `in_export` counts whom an export shows as
    accepted with LinkedIn's own text, and never a word since. `lately` and `before`
    are the shares of the last half year and of the one before it (R2-05).
    """

    unknown: tuple[Unknown, ...]
    in_export: int
    asked: int
    answered: int
    accepted: int
    interested: int
    lately: Share
    before: Share


class Seen(NamedTuple):
    """A case, and whose it is."""

    person: int
    name: str
    case: Case


def report(
    cases: Sequence[Seen],
    received: Iterable[tuple[date, bool]],
    *,
    in_export: int,
    today: date,
) -> Report:
    """Return the counts; `received` is each invitation's day, and if it was stock."""
    asked = [one.case for one in cases if _did(one.case, Step.ASKED)]
    unknown = tuple(
        Unknown(one.person, one.name, one.case.since)
        for one in cases
        if one.case.state in ACCEPTED and one.case.why is Why.UNKNOWN
    )
    shares = {0: [0, 0], 1: [0, 0]}
    for on, default in received:
        half = (today - on) // timedelta(days=HALF_YEAR)
        if half in shares:
            shares[half][0] += default
            shares[half][1] += 1
    return Report(
        unknown,
        in_export,
        len(asked),
        sum(
            _did(one, Step.REPLY, Step.CONFIRM) or one.state in _HEARD for one in asked
        ),
        sum(one.state in ACCEPTED for one in asked),
        sum(one.case.state is State.INTERESTED for one in cases),
        Share(*shares[0]),
        Share(*shares[1]),
    )


_HEARD = KINDS | {State.ANSWERED}


def _did(one: Case, *steps: Step) -> bool:
    return any(taken.step in steps for taken in one.steps)
