"""What the quick flavours share: questions are checked, and asked one at a time."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from pathlib import Path as FilePath
from threading import Lock
from typing import NamedTuple

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

    def __bool__(self) -> bool:
        """Return whether any path could keep to them."""
        return self.top > 0 and self.least <= STRONGEST


class Asked(ABC):
    """A graph on disk. What a writer has committed is seen by the next question.

    Threads may share one; each question holds it for as long as it takes.
    """

    def __init__(self, path: FilePath) -> None:
        self._of = Snapshot(path)
        self._lock = Lock()
        self.opened()

    @property
    def people(self) -> int:
        """How many nodes there are."""
        return self._of.people

    @property
    def reflects(self) -> int:
        """The change counter of whatever the graph was made from."""
        with self._lock:
            self._of.refresh()
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
            self._ready((ego, target), unwilling)
            terms = Terms(top, max(least, 1), unwilling)
            return self.by_two(ego, target, terms) if ego != target and terms else []

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
            self._ready((ego, target), unwilling)
            terms = Terms(top, max(least, 1), unwilling)
            return self.by_three(ego, target, terms) if ego != target and terms else []

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
            terms = Terms(top, max(least, 1), unwilling)
            return self.marked(ego, marks, terms) if terms else []

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
            self._ready(egos, targets, unwilling)
            terms = Terms(top, max(least, 1), unwilling)
            team, group = sorted(set(egos)), sorted(set(targets))
            return self.reached(team, group, terms) if team and group and terms else []

    def distance(self, ego: int, target: int, *, least: int = 1) -> Distance:
        """Return the edges between the two, and how many stand between them."""
        with self._lock:
            self._ready((ego, target))
            if ego == target:
                return Distance(0, 0)
            return self.apart(ego, target, max(least, 1))

    def mutuals(self, ego: int, target: int, *, least: int = 1) -> list[int]:
        """Return who stands between the two, by number."""
        with self._lock:
            self._ready((ego, target))
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
        before = self._of.header
        self._of.refresh()
        if self._of.header is not before:
            self.opened()
        for nodes in asked:
            if len(nodes):
                checked(self._of.people, nodes)

    @abstractmethod
    def opened(self) -> None:
        """Make ready what is kept for a generation."""

    @abstractmethod
    def by_two(self, ego: int, target: int, terms: Terms) -> list[Path]:
        """Answer `introducers`."""

    @abstractmethod
    def by_three(self, ego: int, target: int, terms: Terms) -> list[Path]:
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
