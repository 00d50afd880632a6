"""Which person is which node: the graph knows numbers from 0 on, and no people."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.graph import Graph

Ids = npt.NDArray[np.int64]
EGO = 0
"""The ego's node, and its number among people; nobody else has it."""
NOBODY = -1
"""The number of a node that is kept free."""


class Network:
    """A graph with the people who are its nodes; the first one is the ego."""

    def __init__(self, graph: Graph, ids: Ids) -> None:
        self.graph = graph
        self.ids = ids
        self._order = np.argsort(ids, kind="stable")
        self._sorted = ids[self._order]

    def node(self, person: int) -> int | None:
        """Return a person's node, None where they stand in no tie and no pair."""
        at = int(np.searchsorted(self._sorted, person))
        if at >= len(self._sorted) or self._sorted[at] != person:
            return None
        return int(self._order[at])

    def nodes(self, people: Iterable[int]) -> list[int]:
        """Return the nodes of those of these people who have one."""
        asked = np.fromiter(people, np.int64)
        at = np.minimum(np.searchsorted(self._sorted, asked), len(self._sorted) - 1)
        found: list[int] = self._order[at[self._sorted[at] == asked]].tolist()
        return found

    def people(self, nodes: Sequence[int]) -> tuple[int, ...]:
        """Return who these nodes are."""
        return tuple(int(self.ids[node]) for node in nodes)
