"""The files of a generation, written row after row."""

import zlib
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.generation import (
    FILES,
    LENGTH_BITS,
    LONGEST_ROW,
    Header,
    write_header,
)
from closeknit.engines.graph.snapshot import Neighbours, Strengths
from closeknit.shared.errors import CannotKeep

Keys = npt.NDArray[np.uint64]
"""Edges of a stretch of nodes: place (24 bits), neighbour (32) and strength (8)."""
U64 = np.uint64
ODD = (U64(0x9E3779B97F4A7C15), U64(0xBF58476D1CE4E5B9), U64(0x94D049BB133111EB))


class RowsOut:
    """Takes the edges of one stretch of nodes after the other, in order.

    With `symmetric` None it finds out whether every edge is as strong as its way back.
    """

    def __init__(self, folder: Path, people: int, *, symmetric: bool | None) -> None:
        self._folder = folder
        self._lengths = np.zeros(people, U64)
        self._symmetric = symmetric
        self._edges = 0
        self._there = self._back = 0
        self._checks = dict.fromkeys(FILES, 0)
        self._out: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        self._out = {name: (self._folder / name).open("wb") for name in FILES}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            starts = np.cumsum(self._lengths, dtype=U64) - self._lengths
            self._write("rows", starts << U64(LENGTH_BITS) | self._lengths)
        for out in self._out.values():
            out.close()

    def add(self, first: int, keys: Keys) -> None:
        """Append edges, sorted; their places are counted from the node `first`."""
        lengths = np.bincount((keys >> U64(40)).astype(np.int64))
        neighbours = (keys >> U64(8)).astype(np.uint32)
        self.add_rows(first, lengths, neighbours, keys.astype(np.uint8))

    def add_rows(
        self,
        first: int,
        lengths: npt.NDArray[np.integer],
        neighbours: Neighbours,
        strengths: Strengths,
    ) -> None:
        """Append the rows of the nodes from `first` on, put end to end."""
        if lengths.max(initial=0) > LONGEST_ROW:
            raise CannotKeep(f"A node has at most {LONGEST_ROW:,} edges.")
        self._lengths[first : first + len(lengths)] = lengths
        if self._symmetric is None:
            here = np.arange(first, first + len(lengths), dtype=U64).repeat(lengths)
            self._compare(here, neighbours, strengths)
        self._write("neighbours", neighbours)
        self._write("strengths", strengths)
        self._edges += len(neighbours)

    def write_header(self, reflects: int) -> None:
        """Say what was written."""
        checks = self._checks
        header = Header(
            people=len(self._lengths),
            edges=self._edges,
            reflects=reflects,
            symmetric=self._there == self._back
            if self._symmetric is None
            else self._symmetric,
            checks={
                "rows": checks["rows"],
                "neighbours": checks["neighbours"],
                "strengths": checks["strengths"],
            },
        )
        write_header(self._folder, header)

    def _compare(
        self,
        here: Keys,
        neighbours: Neighbours,
        strengths: Strengths,
    ) -> None:
        """Add up a mark of each edge, and one of each as its way back would have it.

        The two sums agree when there and back are the same edges; otherwise they agree
        by chance once in 2**64.
        """
        there = neighbours.astype(U64)
        strong = strengths.astype(U64) + U64(1)
        modulus = 1 << 64
        self._there = (self._there + _marks(here, there, strong)) % modulus
        self._back = (self._back + _marks(there, here, strong)) % modulus

    def _write(self, name: str, array: npt.NDArray[np.generic]) -> None:
        if array.size:
            raw = np.ascontiguousarray(array).data.cast("B")
            self._checks[name] = zlib.crc32(raw, self._checks[name])
            self._out[name].write(raw)


def _marks(here: Keys, there: Keys, strong: Keys) -> int:
    mixed = ((here << U64(32) | there) + strong * ODD[0]) * ODD[1]
    mixed = (mixed ^ mixed >> U64(29)) * ODD[2]
    return int((mixed ^ mixed >> U64(32)).sum(dtype=U64))
