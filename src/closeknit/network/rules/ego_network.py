"""An ego network as plain values: the ego's alters, their ties, and who knows whom.

A tie weighs from 0.05 to 1: its strength, kept within its band, so that the ego's own
word stands and an alter with whom nothing was exchanged still counts a little. An
alter-alter tie weighs as much as it is sure (`ties.rules.alter_ties.weight`). The two
are on one scale by choice: both say how far a word would go along that way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from closeknit.ties.rules.strength import MEDIUM, STRONG

LEAST = 0.05
"""What a tie weighs at least: a link on LinkedIn, and nothing else."""
BETWEEN: Mapping[str, tuple[float, float]] = {
    "strong": (STRONG, 1.0),
    "medium": (MEDIUM, STRONG),
    "weak": (LEAST, MEDIUM),
}
"""The least and the most that a tie of a band weighs; other bands are no ties."""


class EgoNetwork(NamedTuple):
    """Who the ego's alters are, and who of them knows whom.

    `weights` has each alter once. `known` has each alter too, with those alters they
    know and how sure that is; it is the same from both sides. `beyond` has, for an
    alter, the people known of only through others.
    """

    weights: Mapping[int, float]
    known: Mapping[int, Mapping[int, float]]
    beyond: Mapping[int, frozenset[int]]


def weight_of(band: str, strength: float) -> float:
    """Return what a tie weighs: its strength, kept within its band; 0 for no tie.

    >>> weight_of("strong", 0.8), weight_of("weak", 0.0), weight_of("none", 0.3)
    (0.8, 0.05, 0.0)
    """
    least, most = BETWEEN.get(band, (0.0, 0.0))
    return min(most, max(least, strength))


def ego_network(
    weights: Mapping[int, float],
    pairs: Iterable[tuple[int, int, float]],
    further: Iterable[tuple[int, int]] = (),
) -> EgoNetwork:
    """Return the network of these alters.

    `pairs` are (one, other, how sure); those of nobody here are left out. `further` are
    (alter, person beyond).

    >>> ego_network({1: 0.5, 2: 0.2}, [(1, 2, 0.9)], [(1, 3)]).beyond
    {1: frozenset({3})}
    """
    known: dict[int, dict[int, float]] = {alter: {} for alter in sorted(weights)}
    for one, other, sure in sorted(pairs):
        if one in known and other in known and one != other:
            known[one][other] = known[other][one] = sure
    reached: dict[int, set[int]] = defaultdict(set)
    for alter, person in further:
        if alter in known and person not in known:
            reached[alter].add(person)
    found = {alter: frozenset(theirs) for alter, theirs in sorted(reached.items())}
    return EgoNetwork({alter: weights[alter] for alter in known}, known, found)
