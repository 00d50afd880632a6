"""Whom to compare at all: those who share a key, so long as not too many do."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from closeknit.people.rules.identity.side import Side

LARGEST = 60
"""Sides that may share one key; a key of more says nothing and pairs nobody."""


def blocks(side: Side) -> tuple[str, ...]:
    """Return the keys of a side, from nothing but the side itself."""
    return tuple(f"n:{name.lower()}" for name in side.names)


def comparable(
    one: Iterable[str], other: Iterable[str], crowded: AbstractSet[str]
) -> bool:
    """Say whether two sides share a key that is not crowded (of more than `LARGEST`).

    To be asked again of pairs judged earlier, so that a key which becomes crowded later
    leaves the same pairs as one that was so from the start.
    """
    return not set(one).isdisjoint(set(other) - crowded)


def namesakes(sides: Iterable[Side]) -> int:
    """Return how many people the sides of one name surely are: by their profiles."""
    return max(1, sum(bool(side.profiles) for side in sides))


def name_block(side: Side) -> str:
    """Return the key whose sides are this one's namesakes, "" where it has no name."""
    return next((key for key in blocks(side) if key.startswith("n:")), "")
