r"""How one tie lies in the ego network: what the two share, and how they share it.

With `N` the alters who know this one, `k_s` how many people (the ego too) know alter
`s`, and `A` all alters:

- *reciprocity* is :math:`2 \min(\text{theirs}, \text{ours}) / (\text{theirs} +
  \text{ours})`, over everything the two exchanged; a meeting counts for both sides.
- *embeddedness* is :math:`|N|`; *share* is Jaccard's index, `|N|` over all whom either
  the ego or the alter knows; *adamic_adar* is :math:`\sum_{s \in N} 1 / \ln k_s`:
  somebody whom everybody knows says little.
- *dispersion* (Backstrom & Kleinberg 2014) is how many pairs of `N` neither know each
  other nor have another alter in common: those who meet through this person alone.
"""

import math
from itertools import combinations
from typing import NamedTuple

from closeknit.network.rules.ego_network import EgoNetwork


class Embedding(NamedTuple):
    """What the ego and one alter share."""

    embeddedness: int
    share: float
    adamic_adar: float
    dispersion: int


ALONE = Embedding(0, 0.0, 0.0, 0)
"""Of somebody whom none of the ego's other people is seen with."""


def reciprocity(theirs: int, ours: int) -> float:
    """Return how evenly two people turn to each other: 0 one-way, 1 both alike.

    >>> reciprocity(6, 2), reciprocity(3, 0), reciprocity(0, 0)
    (0.5, 0.0, 0.0)
    """
    total = theirs + ours
    return round(2 * min(theirs, ours) / total, 4) if total else 0.0


def embeddings(network: EgoNetwork) -> dict[int, Embedding]:
    """Return how each alter's tie lies in the network.

    Cost: a few operations on sets of bits for each alter-alter tie.
    """
    dispersed = _dispersions(network)
    return {alter: _embedding(network, alter, dispersed[alter]) for alter in dispersed}


def embedding(network: EgoNetwork, alter: int) -> Embedding:
    """Return how one alter's tie lies in the network. Cost: a step for each pair."""
    known = network.known
    apart = (
        two not in known[one] and known[one].keys() & known[two].keys() == {alter}
        for one, two in combinations(known[alter], 2)
    )
    return _embedding(network, alter, sum(apart))


def _embedding(network: EgoNetwork, alter: int, dispersion: int) -> Embedding:
    theirs = network.known[alter]
    either = len(network.weights) + 1 + len(network.beyond.get(alter, ()))
    says = (1.0 / math.log(len(network.known[one]) + 1) for one in theirs)
    return Embedding(
        len(theirs),
        round(len(theirs) / either, 4),
        round(math.fsum(says), 4),
        dispersion,
    )


def _dispersions(network: EgoNetwork) -> dict[int, int]:
    """Return for each alter the pairs that have nobody else in common.

    A pair that does not know each other and has one alter in common is that one's: so
    it is enough to see, from each person, whom exactly one step leads to.
    """
    place = {alter: 1 << i for i, alter in enumerate(network.known)}
    bits = {
        alter: sum(place[other] for other in theirs)
        for alter, theirs in network.known.items()
    }
    halves = dict.fromkeys(network.known, 0)
    for alter, theirs in network.known.items():
        once = more = 0
        for other in theirs:
            more |= once & bits[other]
            once |= bits[other]
        alone = once & ~more & ~bits[alter] & ~place[alter]
        for other in theirs:
            halves[other] += (alone & bits[other]).bit_count()
    return {alter: half // 2 for alter, half in halves.items()}
