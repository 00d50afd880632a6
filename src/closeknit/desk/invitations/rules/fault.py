"""What is wrong with a note, said so that it can be put right."""

from collections.abc import Iterable
from typing import NamedTuple

from closeknit.desk.policy.rules.policy import Gravity


class Fault(NamedTuple):
    """A requirement that a note does not meet, and the words that caused it.

    `person` is whose permission is missing, 0 where none is.
    """

    requirement: str
    says: str
    gravity: Gravity = Gravity.WARN
    words: tuple[str, ...] = ()
    person: int = 0


def passes(faults: Iterable[Fault]) -> bool:
    """Say whether nothing holds a note back; warnings do not."""
    return all(one.gravity is not Gravity.BLOCK for one in faults)
