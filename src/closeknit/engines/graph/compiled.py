"""The graph in machine code: the flavour for servers, microseconds a question."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

import numpy as np

from closeknit.engines.graph import kernels, reaching
from closeknit.engines.graph.arrays import ArraysGraph
from closeknit.engines.graph.asked import Terms
from closeknit.engines.graph.graph import Distance, Marks, Path
from closeknit.engines.graph.kept import LOW, Best
from closeknit.engines.graph.looking import Numbers, Question

MOST = 1024
"""Paths that are kept in order while looking; for more, numpy sorts them at the end."""
NOBODY: Numbers = np.empty(0, np.int64)
HALF = 32

# Path(*row) for each row, without a step of Python for each.
path_of: Callable[[Iterable[object]], Path] = partial(tuple.__new__, Path)


class CompiledGraph(ArraysGraph):
    """Answers by machine code; see `Graph`."""

    def opened(self) -> None:
        """Make what is used again and again: bits and chains for every node."""
        super().opened()
        people = self._of.people
        self._bits = np.zeros((people >> 3) + 1, np.uint8)
        self._heads = np.zeros(people, np.uint32)
        self._best = Best(np.zeros(MOST, np.int64), np.zeros(MOST, np.int64))

    def by_two(self, ego: int, target: int, terms: Terms) -> list[Path]:
        """Answer `introducers`."""
        if terms.top > MOST:
            return super().by_two(ego, target, terms)
        asked, unwilling = self._question(ego, target, terms)
        size = kernels.two(self._of.view, asked, unwilling, self._best)
        keys = self._best.keys[:size].tolist()
        return [
            path_of((key >> HALF, ego, (LOW - (key & LOW),), target)) for key in keys
        ]

    def by_three(self, ego: int, target: int, terms: Terms) -> list[Path]:
        """Answer `introducers_by_three`."""
        if terms.top > MOST:
            return super().by_three(ego, target, terms)
        asked, unwilling = self._question(ego, target, terms)
        size = kernels.three(self._of.view, asked, unwilling, self._best, self._bits)
        return [
            path_of((key >> HALF, ego, (LOW - (key & LOW), then), target))
            for key, then in self._found(size)
        ]

    def marked(self, ego: int, marks: Marks, terms: Terms) -> list[Path]:
        """Answer `gold`."""
        if terms.top > MOST:
            return super().marked(ego, marks, terms)
        asked, unwilling = self._question(ego, 0, terms)
        size = kernels.gold(self._of.view, asked, unwilling, self._best, marks.bits)
        return [
            path_of((key >> HALF, ego, (by,), LOW - (key & LOW)))
            for key, by in self._found(size)
        ]

    def reached(self, team: list[int], group: list[int], terms: Terms) -> list[Path]:
        """Answer `reach`."""
        if terms.top > MOST or len(team) * len(group) > LOW:
            return super().reached(team, group, terms)
        asked, unwilling = self._question(0, 0, terms)
        nodes = np.array(team, np.int64), np.array(group, np.int64), unwilling
        scratch = self._heads, self._bits
        size = reaching.reach(self._of.view, asked, nodes, self._best, scratch)
        paths = []
        for key, by in self._found(size):
            target, ego = divmod(LOW - (key & LOW), len(team))
            paths.append(path_of((key >> HALF, team[ego], (by,), group[target])))
        return paths

    def apart(self, ego: int, target: int, least: int) -> Distance:
        """Answer `distance`."""
        asked = Question(ego, target, least, 1, int(self._of.symmetric))
        found = kernels.distance(self._of.view, asked, self._bits)
        return Distance(found >> HALF, found & LOW)

    def page(self, ego: int, targets: Sequence[int], least: int) -> list[int]:
        """Answer `distances`."""
        asked = Question(ego, 0, least, 1, int(self._of.symmetric))
        steps = np.empty(len(targets), np.int64)
        wanted = np.array(targets, np.int64)
        kernels.page(self._of.view, asked, wanted, self._bits, steps)
        return [int(step) for step in steps.tolist()]

    def _question(
        self, ego: int, target: int, terms: Terms
    ) -> tuple[Question, Numbers]:
        top, least, unwilling = terms
        asked = Question(ego, target, least, top, int(self._of.symmetric))
        return asked, _in_order(unwilling) if len(unwilling) else NOBODY

    def _found(self, size: int) -> Iterable[tuple[int, int]]:
        best = self._best
        return zip(best.keys[:size].tolist(), best.beside[:size].tolist(), strict=True)


def _in_order(nodes: Collection[int]) -> Numbers:
    return np.unique(np.array([*nodes], np.int64))
