"""What a policy suggests for an invitation received, and which sentence says so."""

from typing import NamedTuple

from closeknit.desk.policy.rules.policy import Action, Cell, Policy
from closeknit.desk.policy.rules.sentences import cell_sentence


class Asked(NamedTuple):
    """An invitation as the matrix sees it. `default`: with LinkedIn's own text."""

    known: bool
    reason: bool
    fit: bool
    default: bool


class Suggestion(NamedTuple):
    """What to do with an invitation, and what a decision on it is to keep.

    `sentence` is the id of the policy's sentence, `says` its words. After an acceptance
    a follow-up is due within `followup_due_days`; None where nothing is accepted.
    """

    action: Action
    sentence: str
    says: str
    requirement: str
    version: int
    followup_due_days: int | None = None


def suggest(asked: Asked, policy: Policy) -> Suggestion:
    """Return what the policy suggests.

    LinkedIn's own text gives no reason, whatever else is said of it (R2-06).

    >>> from closeknit.desk.policy.rules.presets import REFERRAL
    >>> olga = Asked(known=False, reason=False, fit=False, default=True)
    >>> suggest(olga, REFERRAL).action
    <Action.ASK_WHY: 'ask_before_accept'>
    """
    case = Cell(asked.known, asked.reason and not asked.default, asked.fit)
    action = policy.inbound.action(case)
    said = cell_sentence(case, action)
    due = policy.inbound.followup_due_days if action is Action.FOLLOW_UP else None
    return Suggestion(action, said.id, said.says, said.requirement, policy.version, due)
