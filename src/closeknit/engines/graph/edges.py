"""Edges as they are given: to be built from, or to be changed."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.graph import STRONGEST


class Edges(NamedTuple):
    """Directed edges: from, to, and how strong (0 to 255), in arrays of one length."""

    egos: npt.NDArray[np.integer]
    others: npt.NDArray[np.integer]
    strengths: npt.NDArray[np.integer]

    @classmethod
    def of(cls, edges: Iterable[tuple[int, int, int]]) -> "Edges":
        """Return edges given one by one."""
        columns = np.array([*edges], np.int64).reshape(-1, 3).T
        return cls(*columns)

    def both_ways(self) -> "Edges":
        """Return these and their ways back, equally strong."""
        back = Edges(self.others, self.egos, self.strengths)
        return Edges(
            *(np.stack(both, 1).ravel() for both in zip(self, back, strict=True))
        )

    def checked(self, people: int) -> "Edges":
        """Return those between two nodes, if the graph can hold them all."""
        for nodes in (self.egos, self.others):
            if len(nodes) and not 0 <= int(nodes.min()) <= int(nodes.max()) < people:
                raise ValueError(f"An edge ends at no node: the graph has {people}.")
        low, high = self.strengths.min(initial=0), self.strengths.max(initial=0)
        if low < 0 or high > STRONGEST:
            raise ValueError(f"A strength is 0 to {STRONGEST}.")
        apart = self.egos != self.others
        return self if apart.all() else Edges(*(column[apart] for column in self))
