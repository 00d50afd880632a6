"""A version of the policy: which it is, from when, and what it says."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import Policy


class Version(NamedTuple):
    """One version as it was saved; `text` is its file, to the letter."""

    number: int
    valid_from: date
    name: str
    because: str
    text: str
    policy: Policy


def same_policy(one: Policy, other: Policy) -> bool:
    """Say whether two policies say the same, whatever their versions."""
    return replace(one, version=0, valid_from=None) == replace(
        other, version=0, valid_from=None
    )
