"""What the quick flavours share: questions are checked, and asked one at a time."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import repeat
from pathlib import Path as FilePath
from threading import Lock
from typing import NamedTuple

from closeknit.engines.graph.generation import Header
from closeknit.engines.graph.graph import (
    STRONGEST,
    Distance,
    Marks,
    Path,
    Step,
    Wanted,
    checked,
)
from closeknit.engines.graph.snapshot import Snapshot


class Terms(NamedTuple):
    """How many paths are wanted, and what each must keep to."""

    top: int
    least: int
    unwilling: Collection[int]


Given = tuple[int, int, Collection[int]]
"""What `Terms` holds, not named: microseconds count where two edges are asked for."""

# Path(*row) for each row, without a step of Python.
new_path: Callable[[type[Path], Iterable[object]], Path] = tuple.__new__


def paths_of(
    products: Iterable[int],
    egos: Iterable[int],
    through: Iterable[tuple[int, ...]],
    targets: Iterable[int],
) -> list[Path]:
    """Return the paths whose parts these are; what is endless ends with the rest."""
    rows = zip(products, egos, through, targets, strict=False)
    return [*map(new_path, repeat(Path), rows)]


class Asked(ABC):
    """A graph on disk. What a writer has committed is seen by the next question.

    Unless it does not follow: then it stays as it was opened. Threads may share one;
    each question holds it for as long as it takes.
    """

    def __init__(self, path: FilePath, *, follows: bool = True) -> None:
        self._of = Snapshot(path, follows=follows)
        self._lock = Lock()
        self._generation: Header | None = None
        self._see()

    @property
    def people(self) -> int:
        """How many nodes there are."""
        return self._of.people

    @property
    def reflects(self) -> int:
        """The change counter of whatever the graph was made from."""
        with self._lock:
            self._look()
            return self._of.reflects

    def edges_of(self, node: int) -> list[Step]:
        """Return the node's usable edges, by number of the other node."""
        with self._lock:
            self._ready((node,))
            row = zip(*(part.tolist() for part in self._of.row(node)), strict=True)
            return [Step(other, strength) for other, strength in row if strength]

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
        with self._lock:
            # As `_ready_for_two`, written out: a call is a tenth of it all.
            if self._of.refresh():
                self._see()
            if len(unwilling):
                self._ready(unwilling)
            if not (0 <= ego < self._people and 0 <= target < self._people):
                checked(self._people, (ego, target))
            if ego == target or top < 1 or least > STRONGEST:
                return []
            given = top, least if least > 1 else 1, unwilling  # noqa: FURB136 - see above
            return self.by_two(ego, target, given)

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
        with self._lock:
            self._ready_for_two(ego, target)
            self._ready(unwilling)
            if ego == target or top < 1 or least > STRONGEST:
                return []
            given = top, max(1, least), unwilling
            return self.by_three(ego, target, given)

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
        with self._lock:
            self._ready((ego,), unwilling)
            marks = Marks.of(self._of.people, wanted)
            if top < 1 or least > STRONGEST:
                return []
            return self.marked(ego, marks, Terms(top, max(least, 1), unwilling))

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
        with self._lock:
            team, group = sorted(set(egos)), sorted(set(targets))
            self._ready(team[:1], team[-1:], group[:1], group[-1:], unwilling)
            if not team or not group or top < 1 or least > STRONGEST:
                return []
            return self.reached(team, group, Terms(top, max(least, 1), unwilling))

    def distance(self, ego: int, target: int, *, least: int = 1) -> Distance:
        """Return the edges between the two, and how many stand between them."""
        with self._lock:
            self._ready_for_two(ego, target)
            if ego == target:
                return Distance(0, 0)
            return self.apart(ego, target, max(1, least))

    def mutuals(self, ego: int, target: int, *, least: int = 1) -> list[int]:
        """Return who stands between the two, by number."""
        with self._lock:
            self._ready_for_two(ego, target)
            if ego == target:
                return []
            return self.between(ego, target, max(least, 1))

    def distances(
        self, ego: int, targets: Sequence[int], *, least: int = 1
    ) -> list[int]:
        """Return the steps to each of many targets, in their order."""
        with self._lock:
            self._ready((ego,), targets)
            return self.page(ego, targets, max(least, 1)) if len(targets) else []

    def _ready(self, *asked: Collection[int]) -> None:
        """See what is new, and that every node asked for is there."""
        self._look()
        for nodes in asked:
            if len(nodes) and not 0 <= min(nodes) <= max(nodes) < self._people:
                checked(self._people, nodes)

    def _ready_for_two(self, ego: int, target: int) -> None:
        """Do what `_ready` does, quickly."""
        if self._of.refresh():
            self._see()
        if not (0 <= ego < self._people and 0 <= target < self._people):
            checked(self._people, (ego, target))

    def _look(self) -> None:
        """See what is new."""
        if self._of.refresh():
            self._see()

    def _see(self) -> None:
        if self._of.header is not self._generation:
            self._generation = self._of.header
            self._people = self._of.people
            self.opened()
        self.seen()

    @abstractmethod
    def opened(self) -> None:
        """Make ready what is kept for a generation."""

    @abstractmethod
    def seen(self) -> None:
        """Take note of what is new."""

    @abstractmethod
    def by_two(self, ego: int, target: int, given: Given) -> list[Path]:
        """Answer `introducers`."""

    @abstractmethod
    def by_three(self, ego: int, target: int, given: Given) -> list[Path]:
        """Answer `introducers_by_three`."""

    @abstractmethod
    def marked(self, ego: int, marks: Marks, terms: Terms) -> list[Path]:
        """Answer `gold`."""

    @abstractmethod
    def reached(self, team: list[int], group: list[int], terms: Terms) -> list[Path]:
        """Answer `reach`."""

    @abstractmethod
    def apart(self, ego: int, target: int, least: int) -> Distance:
        """Answer `distance`."""

    @abstractmethod
    def between(self, ego: int, target: int, least: int) -> list[int]:
        """Answer `mutuals`."""

    @abstractmethod
    def page(self, ego: int, targets: Sequence[int], least: int) -> list[int]:
        """Answer `distances`."""
