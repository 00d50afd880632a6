"""Say of introducers that a relationship comes before asking them (R0-22)."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.relationship import too_early
from closeknit.desk.policy.store.evidence import evidence
from closeknit.desk.targets.rules.target import Answer
from closeknit.desk.targets.rules.willing import Choice

K = TypeVar("K")


def marked(
    ego: int, answers: Mapping[K, Answer], policy: Policy, *, today: date
) -> dict[K, Answer]:
    """Return answers with what the policy has against asking each introducer yet.

    Nothing where they said yes already. Six queries, for many answers too; none where
    the policy asks for no exchange first.
    """
    if not policy.introductions.exchanges_first:
        return dict(answers)
    asked = {
        choice.path.introducer.id
        for answer in answers.values()
        for choice in (*answer.warm, *answer.weak, *answer.further)
        if not choice.willing.yes
    }
    seen = evidence(ego, sorted(asked), today=today) if asked else {}
    early = {one: too_early(seen.get(one, ()), policy) for one in asked}

    def of(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple(
            one
            if one.willing.yes
            else one._replace(too_early=early[one.path.introducer.id])
            for one in choices
        )

    return {
        key: answer._replace(
            warm=of(answer.warm), weak=of(answer.weak), further=of(answer.further)
        )
        for key, answer in answers.items()
    }
