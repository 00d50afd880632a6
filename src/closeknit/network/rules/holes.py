r"""Structural holes: how far an ego's people are people of their own (Burt 1992).

With `w` the weights of the ego network (the ego `i` in it), `q` running over the
alters both know:

- :math:`p_{ij} = w_{ij} / \sum_k w_{ik}`, the share of `i`'s ties that goes to `j`;
  :math:`m_{jq} = w_{jq} / \max_k w_{jk}`, a tie beside `j`'s strongest.
- *effective size* is :math:`\sum_j (1 - \sum_q p_{iq} m_{jq})`: the alters, less what
  of them others bring along; *efficiency* is that over the number of alters.
- *constraint* is :math:`\sum_j (p_{ij} + \sum_q p_{iq} p_{qj})^2`: 1 where all leads
  to one person, near 0 where nobody stands in the way.
"""

import math
from typing import NamedTuple

from closeknit.network.rules.ego_network import EgoNetwork


class Holes(NamedTuple):
    """How open an ego network is; `by_alter` is what each adds to the constraint."""

    alters: int
    effective_size: float
    efficiency: float
    constraint: float
    by_alter: dict[int, float]


NOBODY = Holes(0, 0.0, 0.0, 0.0, {})
"""Of an ego without ties."""


def holes(network: EgoNetwork) -> Holes:
    """Return how open the ego network is. Cost: a step for each alter-alter tie."""
    weights = network.weights
    total = math.fsum(weights.values())
    if not total:
        return NOBODY
    share = {alter: weight / total for alter, weight in weights.items()}
    sums, tops = _own_ties(network)
    size = 0.0
    by_alter = {}
    for alter, theirs in network.known.items():
        brought = round_about = 0.0
        for one, sure in theirs.items():
            here = share[one] * sure
            brought += here
            round_about += here / sums[one]
        size += 1.0 - brought / tops[alter]
        by_alter[alter] = (share[alter] + round_about) ** 2
    many = len(weights)
    constraint = math.fsum(by_alter.values())
    return Holes(
        many, round(size, 4), round(size / many, 4), round(constraint, 4), by_alter
    )


def _own_ties(network: EgoNetwork) -> tuple[dict[int, float], dict[int, float]]:
    """Return the sum and the strongest of each alter's ties, that to the ego too."""
    sums, tops = {}, {}
    for alter, theirs in network.known.items():
        own = network.weights[alter]
        sums[alter] = own + sum(theirs.values())
        tops[alter] = max(own, *theirs.values()) if theirs else own
    return sums, tops
