"""Bridges: people without whom a part of the ego's network would hang apart.

Three things make somebody a bridge, each told with its counts:

- *cuts off*: without them, that many of the ego's people would no longer be joined to
  the others they are joined to now (the largest part that stays is not counted);
- *alone*: people beyond whom nobody else of the ego's is seen with;
- *joins*: pairs of communities that no tie joins but theirs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from closeknit.network.rules.ego_network import EgoNetwork

LEAST = 2
"""People who must hang on somebody before it is told: one is nearly always one."""

Known = Mapping[int, Mapping[int, float]]


class Bridge(NamedTuple):
    """Somebody who holds parts of the network together; communities by their place."""

    person: int
    cuts_off: int
    alone: int
    joins: tuple[tuple[int, int], ...]


def bridges(network: EgoNetwork, parts: Sequence[Sequence[int]]) -> list[Bridge]:
    """Return the bridges, those who hold most first; `parts` are the communities."""
    cut = cut_off(network.known)
    alone = _alone(network)
    joins = _joins(network.known, parts)
    found = [
        Bridge(one, cut.get(one, 0), alone.get(one, 0), joins.get(one, ()))
        for one in network.known
    ]
    return sorted(filter(_holds, found), key=_order)


def _holds(one: Bridge) -> bool:
    return bool(one.joins) or max(one.cuts_off, one.alone) >= LEAST


def _order(one: Bridge) -> tuple[int, int, int]:
    return -(one.cuts_off + one.alone), -len(one.joins), one.person


def _alone(network: EgoNetwork) -> dict[int, int]:
    """Return how many people beyond each alter is the only one to know."""
    by: dict[int, list[int]] = defaultdict(list)
    for one, theirs in network.beyond.items():
        for other in theirs:
            by[other].append(one)
    found: dict[int, int] = defaultdict(int)
    for knowers in by.values():
        if len(knowers) == 1:
            found[knowers[0]] += 1
    return found


def _joins(
    known: Known, parts: Sequence[Sequence[int]]
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return for a person the pairs of communities that only they join."""
    of = {one: at for at, part in enumerate(parts) for one in part}
    ends: dict[tuple[int, int], set[int]] = {}
    for one, here in of.items():
        for other in known[one]:
            there = of.get(other, here)
            if here < there and ends.get((here, there), True):
                both = {one, other}
                ends.setdefault((here, there), both).intersection_update(both)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair, people in sorted(ends.items()):
        for one in people:
            found[one].append(pair)
    return {one: tuple(pairs) for one, pairs in found.items()}


def cut_off(known: Known) -> dict[int, int]:
    """Return how many people each one's going would cut off from the largest part.

    Tarjan's search in depth, without recursion; who cuts off nobody is left out. Cost:
    a step for each tie.

    >>> line = {1: {2: 1.0}, 2: {1: 1.0, 3: 1.0}, 3: {2: 1.0}}
    >>> cut_off(line)
    {2: 1}
    """
    seen: dict[int, int] = {}
    found: dict[int, int] = {}
    for start in known:
        if start not in seen:
            found |= _cut_off_from(known, start, seen)
    return dict(sorted(found.items()))


def _cut_off_from(known: Known, start: int, seen: dict[int, int]) -> dict[int, int]:
    """Return the same for whoever hangs together with `start`, and note them."""
    order, parent, low = _searched(known, start, seen)
    size = dict.fromkeys(order, 1)
    parts: dict[int, list[int]] = defaultdict(list)
    for one in reversed(order[1:]):
        above = parent[one]
        size[above] += size[one]
        low[above] = min(low[above], low[one])
        if low[one] >= seen[above]:
            parts[above].append(size[one])
    everybody = len(order)
    found = {}
    for one, hanging in parts.items():
        rest = everybody - 1 - sum(hanging)
        if cut := everybody - 1 - max(*hanging, rest):
            found[one] = cut
    return found


def _searched(
    known: Known, start: int, seen: dict[int, int]
) -> tuple[list[int], dict[int, int], dict[int, int]]:
    """Return who is reached in which order, from whom, and the earliest they know."""
    order, parent = [start], {start: start}
    seen[start] = len(seen)
    low = {start: seen[start]}
    steps = [(start, iter(known[start]))]
    while steps:
        one, others = steps[-1]
        for other in others:
            if other not in seen:
                seen[other] = low[other] = len(seen)
                parent[other] = one
                order.append(other)
                steps.append((other, iter(known[other])))
                break
            if other != parent[one]:
                low[one] = min(low[one], seen[other])
        else:
            steps.pop()
    return order, parent, low
