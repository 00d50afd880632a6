"""The graph in machine code: the flavour for servers, microseconds a question."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

import numpy as np

from closeknit.engines.graph import entries
from closeknit.engines.graph.arrays import ArraysGraph
from closeknit.engines.graph.asked import Terms
from closeknit.engines.graph.graph import Distance, Marks, Path
from closeknit.engines.graph.kept import LOW, Best
from closeknit.engines.graph.looking import Numbers

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
        self._asked = np.zeros(5, np.int64)
        self._ask = self._asked.data

    def by_two(self, ego: int, target: int, terms: Terms) -> list[Path]:
        """Answer `introducers`."""
        if terms.top > MOST:
            return super().by_two(ego, target, terms)
        self._put(ego, target, terms)
        out = _in_order(terms.unwilling)
        size = entries.two(*self._of.view, self._asked, out, *self._best)
        return [
            path_of((key >> HALF, ego, (LOW - (key & LOW),), target))
            for key in self._best.keys[:size].tolist()
        ]

    def by_three(self, ego: int, target: int, terms: Terms) -> list[Path]:
        """Answer `introducers_by_three`."""
        if terms.top > MOST:
            return super().by_three(ego, target, terms)
        self._put(ego, target, terms)
        out, view = _in_order(terms.unwilling), self._of.view
        size = entries.three(*view, self._asked, out, *self._best, self._bits)
        return [
            path_of((key >> HALF, ego, (LOW - (key & LOW), then), target))
            for key, then in self._found(size)
        ]

    def marked(self, ego: int, marks: Marks, terms: Terms) -> list[Path]:
        """Answer `gold`."""
        if terms.top > MOST:
            return super().marked(ego, marks, terms)
        self._put(ego, 0, terms)
        out, view = _in_order(terms.unwilling), self._of.view
        size = entries.gold(*view, self._asked, out, *self._best, marks.bits)
        return [
            path_of((key >> HALF, ego, (by,), LOW - (key & LOW)))
            for key, by in self._found(size)
        ]

    def reached(self, team: list[int], group: list[int], terms: Terms) -> list[Path]:
        """Answer `reach`."""
        if terms.top > MOST or len(team) * len(group) > LOW:
            return super().reached(team, group, terms)
        self._put(0, 0, terms)
        nodes = np.array(team, np.int64), np.array(group, np.int64)
        out, scratch = _in_order(terms.unwilling), (self._heads, self._bits)
        size = entries.reach(
            *self._of.view, self._asked, *nodes, out, *self._best, *scratch
        )
        paths = []
        for key, by in self._found(size):
            target, ego = divmod(LOW - (key & LOW), len(team))
            paths.append(path_of((key >> HALF, team[ego], (by,), group[target])))
        return paths

    def apart(self, ego: int, target: int, least: int) -> Distance:
        """Answer `distance`."""
        self._put(ego, target, Terms(1, least, ()))
        found = entries.distance(*self._of.view, self._asked, self._bits)
        return Distance(found >> HALF, found & LOW)

    def page(self, ego: int, targets: Sequence[int], least: int) -> list[int]:
        """Answer `distances`."""
        self._put(ego, 0, Terms(1, least, ()))
        steps = np.empty(len(targets), np.int64)
        wanted = np.array(targets, np.int64)
        entries.page(*self._of.view, self._asked, wanted, self._bits, steps)
        return [int(step) for step in steps.tolist()]

    def _put(self, ego: int, target: int, terms: Terms) -> None:
        """Put a question where the machine code reads it."""
        ask = self._ask
        ask[0], ask[1], ask[2], ask[3] = ego, target, terms.least, terms.top
        ask[4] = self._of.symmetric

    def _found(self, size: int) -> Iterable[tuple[int, int]]:
        best = self._best
        return zip(best.keys[:size].tolist(), best.beside[:size].tolist(), strict=True)


def _in_order(nodes: Collection[int]) -> Numbers:
    return np.unique(np.array([*nodes], np.int64)) if len(nodes) else NOBODY
