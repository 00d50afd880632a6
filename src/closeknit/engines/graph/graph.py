"""What may be asked of a graph, and what is answered.

Nodes are numbers from 0. Edges are directed and carry a strength of 1 to 255; a
strength of 0 is an edge that nobody may use, and counts as none. The strength of a path
is the product of its edges' strengths, a whole number, so every flavour gives the very
same answers. Equal paths are told apart by their nodes' numbers, lowest first.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

STRONGEST = 255
MORE = 4
"""The steps of a distance beyond three, or of none at all."""

Flags = npt.NDArray[np.bool_]


class Path(NamedTuple):
    """A way from one node to another: through whom, and how strong it is."""

    strength: int
    ego: int
    through: tuple[int, ...]
    target: int

    @property
    def introducer(self) -> int:
        """Return whom the ego would ask."""
        return self.through[0]


class Distance(NamedTuple):
    """How many edges lie between (0 to 3, or `MORE`), and how many mutuals."""

    steps: int
    mutuals: int


class Step(NamedTuple):
    """One edge, seen from where it begins."""

    node: int
    strength: int


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """A set of nodes made ready for many questions: a flag and a bit for each node."""

    flags: Flags
    bits: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, people: int, wanted: "Wanted") -> "Marks":
        """Return the wanted nodes as marks in a graph of so many people."""
        if isinstance(wanted, Marks):
            flags = wanted.flags
        elif isinstance(wanted, np.ndarray):
            flags = wanted
        else:
            flags = np.zeros(people, np.bool_)
            flags[checked(people, wanted)] = True
        if len(flags) != people:
            raise ValueError(f"{len(flags)} flags do not fit {people} nodes.")
        if isinstance(wanted, Marks):
            return wanted
        return cls(flags, np.packbits(flags, bitorder="little"))


Wanted = Collection[int] | Flags | Marks


class Graph(Protocol):
    """Answers about the second and third degree, the same in every flavour.

    `least` is the strength that each edge of a path must have, `unwilling` the nodes
    that may not stand between. A node that the graph does not have is a ValueError.
    """

    @property
    def people(self) -> int:
        """How many nodes there are."""

    @property
    def reflects(self) -> int:
        """The change counter of whatever the graph was made from."""

    def edges_of(self, node: int) -> list[Step]:
        """Return the node's usable edges, by number of the other node."""

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

    def gold(
        self,
        ego: int,
        wanted: Wanted,
        *,
        top: int = 50,
        least: int = 1,
        unwilling: Collection[int] = (),
    ) -> list[Path]:
        """Return the wanted nodes two edges away, each by its best introducer.

        A node the ego has a usable edge to, even below `least`, is none of them.
        """

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

    def distance(self, ego: int, target: int, *, least: int = 1) -> Distance:
        """Return the edges between the two, and how many stand between them."""

    def mutuals(self, ego: int, target: int, *, least: int = 1) -> list[int]:
        """Return who stands between the two, by number."""

    def distances(
        self, ego: int, targets: Sequence[int], *, least: int = 1
    ) -> list[int]:
        """Return the steps to each of many targets, in their order: a page of them."""


def checked(people: int, nodes: Iterable[int]) -> list[int]:
    """Return the nodes, if the graph has them all."""
    listed = list(nodes)
    for node in listed:
        if not 0 <= node < people:
            raise ValueError(f"There is no node {node}: the graph has {people}.")
    return listed
