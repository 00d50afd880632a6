"""The graph in plain Python: slow, short, and what the other flavours are held to."""

from collections.abc import Callable, Collection, Iterable, Sequence
from heapq import nsmallest

from closeknit.engines.graph.graph import (
    MORE,
    STRONGEST,
    Distance,
    Marks,
    Path,
    Step,
    Wanted,
    checked,
)

Edge = tuple[int, int, int]
"""From, to, and how strong."""
Row = dict[int, int]
"""A node's usable edges: how strong, by the other node's number."""


def rows_of(people: int, edges: Iterable[Edge]) -> list[Row]:
    """Return each node's row; of several equal edges the strongest counts."""
    rows: list[Row] = [{} for _ in range(people)]
    for ego, other, strength in edges:
        checked(people, (ego, other))
        if not 0 <= strength <= STRONGEST:
            raise ValueError(f"A strength is 0 to {STRONGEST}, not {strength}.")
        if ego != other and strength > rows[ego].get(other, 0):
            rows[ego][other] = strength
    return rows


class PlainGraph:
    """Each answer read off its definition."""

    def __init__(
        self, people: int, row: Callable[[int], Row], *, reflects: int = 0
    ) -> None:
        self.people = people
        self.reflects = reflects
        self._row = row

    @classmethod
    def of(
        cls, people: int, edges: Iterable[Edge], *, reflects: int = 0
    ) -> "PlainGraph":
        """Return the graph of these edges."""
        rows = rows_of(people, edges)
        return cls(people, rows.__getitem__, reflects=reflects)

    def edges_of(self, node: int) -> list[Step]:
        """Return the node's usable edges, by number of the other node."""
        checked(self.people, (node,))
        return [Step(*edge) for edge in sorted(self._row(node).items()) if edge[1] > 0]

    def introducers(
        self,
        ego: int,
        target: int,
        *,
        top: int = 10,
        least: int = 1,
        unwilling: Collection[int] = (),
    ) -> list[Path]:
        """Return the strongest ways by two edges."""
        checked(self.people, (ego, target, *unwilling))
        out = {ego, target, *unwilling}
        paths = [
            Path(first * second, ego, (by,), target)
            for by, first in self._usable(ego, least)
            if by not in out
            if (second := self._strength(by, target, least))
        ]
        return _strongest(paths if ego != target else [], top)

    def introducers_by_three(
        self,
        ego: int,
        target: int,
        *,
        top: int = 10,
        least: int = 1,
        unwilling: Collection[int] = (),
    ) -> list[Path]:
        """Return the strongest ways by three edges, one for each first step."""
        checked(self.people, (ego, target, *unwilling))
        out = {ego, target, *unwilling}
        best: list[Path] = []
        for by, first in self._usable(ego, least):
            if by in out or ego == target:
                continue
            best += _strongest(
                [
                    Path(first * second * third, ego, (by, then), target)
                    for then, second in self._usable(by, least)
                    if then not in out
                    if (third := self._strength(then, target, least))
                ],
                1,
            )
        return _strongest(best, top)

    def gold(
        self,
        ego: int,
        wanted: Wanted,
        *,
        top: int = 50,
        least: int = 1,
        unwilling: Collection[int] = (),
    ) -> list[Path]:
        """Return the wanted nodes two edges away, each by its best introducer."""
        checked(self.people, (ego, *unwilling))
        flags = Marks.of(self.people, wanted).flags
        known = {ego, *(step.node for step in self.edges_of(ego))}
        best: dict[int, Path] = {}
        for by, first in self._usable(ego, least):
            for target, second in self._usable(by, least):
                if by in unwilling or target in known or not flags[target]:
                    continue
                path = Path(first * second, ego, (by,), target)
                best[target] = min(best.get(target, path), path, key=_rank)
        return _strongest(best.values(), top)

    def reach(
        self,
        egos: Collection[int],
        targets: Collection[int],
        *,
        top: int = 20,
        least: int = 1,
        unwilling: Collection[int] = (),
    ) -> list[Path]:
        """Return the strongest of each ego's best way to each target by two edges."""
        paths = [
            path
            for ego in set(egos)
            for target in set(targets)
            for path in self.introducers(
                ego, target, top=1, least=least, unwilling=unwilling
            )
        ]
        return _strongest(paths, top)

    def distance(self, ego: int, target: int, *, least: int = 1) -> Distance:
        """Return the edges between the two, and how many stand between them."""
        mutuals = len(self.mutuals(ego, target, least=least))
        if ego == target:
            return Distance(0, 0)
        if self._strength(ego, target, least):
            return Distance(1, mutuals)
        if mutuals:
            return Distance(2, mutuals)
        third = self.introducers_by_three(ego, target, top=1, least=least)
        return Distance(3 if third else MORE, 0)

    def mutuals(self, ego: int, target: int, *, least: int = 1) -> list[int]:
        """Return who stands between the two, by number."""
        ways = self.introducers(ego, target, top=self.people, least=least)
        return sorted(way.introducer for way in ways)

    def distances(
        self, ego: int, targets: Sequence[int], *, least: int = 1
    ) -> list[int]:
        """Return the steps to each of many targets, in their order."""
        return [self.distance(ego, target, least=least).steps for target in targets]

    def _usable(self, node: int, least: int) -> list[Step]:
        return [step for step in self.edges_of(node) if step.strength >= least]

    def _strength(self, ego: int, other: int, least: int) -> int:
        strength = self._row(ego).get(other, 0)
        return strength if strength >= least else 0


def _rank(path: Path) -> tuple[int, int, int, tuple[int, ...]]:
    """Return what sorts paths: the strongest, then the lowest numbers."""
    return -path.strength, path.target, path.ego, path.through


def _strongest(paths: Iterable[Path], top: int) -> list[Path]:
    return nsmallest(top, paths, key=_rank)
