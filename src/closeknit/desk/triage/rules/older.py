"""Whom the ego accepted by an older policy and would not accept now (R2-23).

Nothing decided is rewritten: it keeps the version it was decided by. But a policy that
has grown stricter leaves strangers behind it, and these are worth a look: ask them why
after all, or let them go in a review.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import Action, Policy
from closeknit.desk.policy.rules.preview import Judged
from closeknit.desk.triage.rules.cases import Why
from closeknit.desk.triage.rules.report import Seen
from closeknit.desk.triage.rules.states import ACCEPTED, Step

STRICTER = frozenset({Action.ASK_WHY, Action.DECLINE})
"""What the present policy would do rather than accept."""


class Older(NamedTuple):
    """Somebody accepted by an older version, and what the present one would do."""

    person: int
    name: str
    on: date
    version: int
    action: Action
    sentence: str


def accepted_by_older(
    cases: Sequence[Seen], judged: Mapping[int, Judged], now: Policy
) -> tuple[Older, ...]:
    """Return the strangers accepted by an older policy, the newest acceptance first.

    Left out is who was asked since why they invited, or said so, and whom the present
    policy knows.
    """
    found = []
    for one in cases:
        steps = [taken for taken in one.case.steps if taken.step is Step.ACCEPT]
        by_now = judged.get(one.person)
        if not steps or one.case.state not in ACCEPTED or by_now is None:
            continue
        last, suggested = steps[-1], by_now.suggestion
        is_older = last.version < now.version
        is_settled = one.case.why is not Why.UNKNOWN or by_now.known.yes
        if is_older and not is_settled and suggested.action in STRICTER:
            found.append(
                Older(
                    one.person,
                    one.name,
                    last.on,
                    last.version,
                    suggested.action,
                    suggested.sentence,
                )
            )
    return tuple(sorted(found, key=lambda one: (-one.on.toordinal(), one.person)))
