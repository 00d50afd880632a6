"""What would change under another policy: the ego's own invitations, replayed.

Nothing is written. What was decided keeps the version it was decided by (R2-23).
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.policy.rules.knowing import Evidence, Known, counts_as_knowing
from closeknit.desk.policy.rules.market import Facts, Fit, fit
from closeknit.desk.policy.rules.policy import Action, Policy
from closeknit.desk.policy.rules.suggestion import Asked, Suggestion, suggest


class Received(NamedTuple):
    """An invitation the ego received, and all that a policy looks at.

    `reason`: their note gives one; `default`: it is LinkedIn's own text, or empty.
    """

    person: int
    name: str
    on: date | None
    waiting: bool
    default: bool
    reason: bool
    evidence: tuple[Evidence, ...] = ()
    facts: Facts = Facts()


class Judged(NamedTuple):
    """What one policy makes of an invitation."""

    known: Known
    fit: Fit
    suggestion: Suggestion


class Replayed(NamedTuple):
    """An invitation under the policy that holds, and under the other."""

    received: Received
    now: Judged
    then: Judged

    @property
    def differs(self) -> bool:
        """Say whether they count as known, or what is suggested, would be another."""
        return (self.now.known.yes, self.now.suggestion.action) != (
            self.then.known.yes,
            self.then.suggestion.action,
        )


class Preview(NamedTuple):
    """All invitations received, under the policy that holds and under another."""

    now: Policy
    then: Policy
    replayed: tuple[Replayed, ...]

    @property
    def changes(self) -> tuple[Replayed, ...]:
        """Return those that would be judged otherwise."""
        return tuple(one for one in self.replayed if one.differs)

    def known(self) -> tuple[int, int]:
        """Return how many inviters count as known, now and then."""
        return (
            sum(one.now.known.yes for one in self.replayed),
            sum(one.then.known.yes for one in self.replayed),
        )

    def actions(self) -> dict[Action, tuple[int, int]]:
        """Return how often each action is suggested, now and then."""
        now = Counter(one.now.suggestion.action for one in self.replayed)
        then = Counter(one.then.suggestion.action for one in self.replayed)
        return {action: (now[action], then[action]) for action in Action}


def judge(received: Received, policy: Policy) -> Judged:
    """Return what a policy makes of an invitation."""
    known = counts_as_knowing(received.evidence, policy)
    fits = fit(received.facts, policy.target_market)
    asked = Asked(known.yes, received.reason, fits.direct, received.default)
    return Judged(known, fits, suggest(asked, policy))


def preview(received: Sequence[Received], now: Policy, then: Policy) -> Preview:
    """Return what would change for these invitations under another policy."""
    return Preview(
        now,
        then,
        tuple(Replayed(one, judge(one, now), judge(one, then)) for one in received),
    )
