"""The graph in machine code: the flavour for servers, microseconds a question."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import repeat

import numpy as np

from closeknit.engines.graph import entries
from closeknit.engines.graph.arrays import ArraysGraph
from closeknit.engines.graph.asked import Given, Terms, new_path, paths_of
from closeknit.engines.graph.graph import Distance, Marks, Path
from closeknit.engines.graph.kept import LOW
from closeknit.engines.graph.looking import Bits, Heads, Numbers

MOST = 1024
"""Paths that are kept in order while looking; for more, numpy sorts them at the end."""
MOST_TARGETS = 1 << 24
NOBODY: Numbers = np.empty(0, np.int64)
HALF = 32

# Distance(*row), without a step of Python.
distance_of: Callable[[tuple[int, int]], Distance] = partial(tuple.__new__, Distance)


Room = Numbers | Heads | Bits


class CompiledGraph(ArraysGraph):
    """Answers by machine code; see `Graph`."""

    def opened(self) -> None:
        """Make what is used again and again: bits and chains for every node."""
        super().opened()
        people = self._of.people
        found = [np.zeros(MOST, np.int64) for _ in range(4)]
        heads, bits = np.zeros(people, np.uint32), np.zeros((people >> 3) + 1, np.uint8)
        self._room: list[Room] = [*found, heads, bits]
        self._beside, self._products, self._numbers = (one.data for one in found[1:])

    def seen(self) -> None:
        """Tell the machine code where everything lies now."""
        view = self._of.view
        lies = [array.ctypes.data for array in (*view, *self._room)]
        sizes = [self._of.symmetric, len(view.rows), len(view.neighbours), MOST]
        self._table = np.array([*sizes, *lies], np.int64)
        self._at = self._table.ctypes.data

    def by_two(self, ego: int, target: int, given: Given) -> list[Path]:
        """Answer `introducers`."""
        top, least, unwilling = given
        if top > MOST:
            return super().by_two(ego, target, given)
        out = _in_order(unwilling) if len(unwilling) else NOBODY
        size = entries.two(self._at, ego, target, least, top, out)
        products, by = self._products, self._numbers
        found: list[Path] = []
        # There are few, mostly one or two: a comprehension takes longer to begin.
        for at in range(size):
            found.append(new_path(Path, (products[at], ego, (by[at],), target)))  # noqa: PERF401 - see above
        return found

    def by_three(self, ego: int, target: int, given: Given) -> list[Path]:
        """Answer `introducers_by_three`."""
        top, least, unwilling = given
        if top > MOST:
            return super().by_three(ego, target, given)
        size = entries.three(self._at, ego, target, least, top, _in_order(unwilling))
        products, by = self._products[:size].tolist(), self._numbers[:size].tolist()
        through = zip(by, self._beside[:size].tolist(), strict=True)
        return paths_of(products, repeat(ego), through, repeat(target))

    def marked(self, ego: int, marks: Marks, terms: Terms) -> list[Path]:
        """Answer `gold`."""
        top, least, unwilling = terms
        if top > MOST:
            return super().marked(ego, marks, terms)
        out = _in_order(unwilling)
        size = entries.gold(self._at, ego, least, top, out, marks.bits)
        products = self._products[:size].tolist()
        through = zip(self._beside[:size].tolist(), strict=True)
        return paths_of(products, repeat(ego), through, self._numbers[:size].tolist())

    def reached(self, team: list[int], group: list[int], terms: Terms) -> list[Path]:
        """Answer `reach`."""
        top, least, unwilling = terms
        many = len(team)
        if top > MOST or many * len(group) > LOW or len(group) > MOST_TARGETS:
            return super().reached(team, group, terms)
        nodes = np.array(team, np.int64), np.array(group, np.int64)
        size = entries.reach(self._at, least, top, *nodes, _in_order(unwilling))
        products, pairs = self._products[:size].tolist(), self._numbers[:size].tolist()
        through = zip(self._beside[:size].tolist(), strict=True)
        egos = [team[pair % many] for pair in pairs]
        return paths_of(
            products, egos, through, [group[pair // many] for pair in pairs]
        )

    def apart(self, ego: int, target: int, least: int) -> Distance:
        """Answer `distance`."""
        found = entries.distance(self._at, ego, target, least)
        return distance_of((found >> HALF, found & LOW))

    def page(self, ego: int, targets: Sequence[int], least: int) -> list[int]:
        """Answer `distances`."""
        steps = np.empty(len(targets), np.int64)
        entries.page(self._at, ego, least, np.array(targets, np.int64), steps)
        return [*map(int, steps.tolist())]


def _in_order(nodes: Collection[int]) -> Numbers:
    return np.unique(np.array([*nodes], np.int64)) if len(nodes) else NOBODY
