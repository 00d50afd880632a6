r"""Communities: those among the ego's people who know each other more than the rest.

Our own Louvain method (Blondel et al. 2008): people move to the community of somebody
they know while that raises modularity

.. math::
    Q = \frac{1}{2m} \sum_{ij} \left(w_{ij} - \frac{k_i k_j}{2m}\right) [c_i = c_j]

and whole communities then move as people did. At the end each is cut into parts that
hang together, as Louvain alone does not see to that (Traag et al. 2019). Weights are
whole numbers and people come in the order of their numbers, so the same data always
gives the same communities.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from closeknit.network.rules.ego_network import EgoNetwork

SMALLEST = 3
"""People from which a community is one."""
UNIT = 10_000
"""Parts in which a weight is counted; it has four digits."""

Graph = dict[int, dict[int, int]]
"""Who is joined to whom, and how much; a community to itself by twice what is in it."""


def communities(network: EgoNetwork) -> list[tuple[int, ...]]:
    """Return the communities, the largest first; who is in none is in none of them."""
    graph: Graph = {
        one: {other: int(sure * UNIT + 0.5) or 1 for other, sure in theirs.items()}
        for one, theirs in network.known.items()
        if theirs
    }
    of = _settled(graph)
    parts = _in_one_piece(graph, of)
    whole = [tuple(sorted(part)) for part in parts if len(part) >= SMALLEST]
    return sorted(whole, key=lambda part: (-len(part), part))


def modularity(network: EgoNetwork, parts: Iterable[Iterable[int]]) -> float:
    """Return Q of the module's formula; people in no part are each their own.

    >>> two = EgoNetwork({1: 1.0, 2: 1.0}, {1: {2: 1.0}, 2: {1: 1.0}}, {})
    >>> modularity(two, [[1, 2]]), modularity(two, [])
    (0.0, -0.5)
    """
    of = {one: one for one in network.known}
    of |= {one: -1 - at for at, part in enumerate(parts) for one in part}
    inside = everything = 0.0
    degree: dict[int, float] = defaultdict(float)
    for one, theirs in network.known.items():
        for other, sure in theirs.items():
            everything += sure
            degree[of[one]] += sure
            inside += sure if of[one] == of[other] else 0.0
    if not everything:
        return 0.0
    expected = sum((k / everything) ** 2 for k in degree.values())
    return round(inside / everything - expected, 6)


def _settled(graph: Graph) -> dict[int, int]:
    """Return each person's community once nobody, and no community, wants to move."""
    of = {one: one for one in graph}
    level = graph
    while True:
        moved = _moved(level, {one: one for one in level})
        if len(set(moved.values())) == len(level):
            return _moved(graph, of)
        of = {one: moved[part] for one, part in of.items()}
        level = _folded(level, moved)


def _moved(graph: Graph, of: dict[int, int]) -> dict[int, int]:
    """Let each node move to the community next to it that gains most, until none does.

    A move is a gain only where it is greater than staying; of two as good the one with
    the lower number is taken.
    """
    degree = {one: sum(theirs.values()) for one, theirs in graph.items()}
    all_of_it = sum(degree.values())
    totals: dict[int, int] = defaultdict(int)
    for one, part in of.items():
        totals[part] += degree[one]
    waiting = deque(sorted(graph))
    queued = set(waiting)
    while waiting:
        one = waiting.popleft()
        queued.discard(one)
        here, own = of[one], degree[one]
        totals[here] -= own
        joined = {here: 0}
        for other, sure in graph[one].items():
            part = of[other]
            joined[part] = joined.get(part, 0) + sure
        joined[here] -= graph[one].get(one, 0)
        best, most = here, joined.pop(here) * all_of_it - own * totals[here]
        for part, sure in joined.items():
            gain = sure * all_of_it - own * totals[part]
            if gain > most or (gain == most and here != best > part):
                best, most = part, gain
        totals[best] += own
        if best != here:
            of[one] = best
            again = [n for n in graph[one] if of[n] != best and n not in queued]
            waiting.extend(again)
            queued.update(again)
    return of


def _folded(graph: Graph, of: Mapping[int, int]) -> Graph:
    """Return the graph of communities: what joins them, and what is within each."""
    found: dict[int, dict[int, int]] = {part: {} for part in sorted(set(of.values()))}
    for one, theirs in graph.items():
        row = found[of[one]]
        for other, sure in theirs.items():
            part = of[other]
            row[part] = row.get(part, 0) + sure
    return found


def _in_one_piece(graph: Graph, of: Mapping[int, int]) -> list[set[int]]:
    """Return the communities, each cut into the parts that hang together."""
    left = set(graph)
    parts = []
    for start in sorted(graph):
        if start not in left:
            continue
        left.discard(start)
        part, reached = {start}, [start]
        while reached:
            for other in graph[reached.pop()]:
                if other in left and of[other] == of[start]:
                    left.discard(other)
                    part.add(other)
                    reached.append(other)
        parts.append(part)
    return parts
