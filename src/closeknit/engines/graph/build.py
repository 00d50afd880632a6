"""A generation written from edges in any order, of any number, in bounded memory.

Edges are sorted into files by where they begin; each file is then sorted in memory and
appended to the arrays. Self-loops are left out, of equal edges the strongest is kept.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import numpy as np

from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.generation import MOST_PEOPLE, fresh, writing
from closeknit.engines.graph.rows_out import Keys, RowsOut

PILES = 64
SMALL = 4096
PLACE_BITS = 24
"""A pile holds so many nodes that place, neighbour and strength fit into 64 bits."""
PIECE = 4_000_000
U64 = np.uint64


def build(
    path: Path,
    people: int,
    pieces: Iterable[Edges],
    *,
    reflects: int = 0,
    both_ways: bool = False,
) -> None:
    """Write a new generation of the graph in `path` and make it the current one.

    `both_ways` takes each edge for a tie, as strong in either direction. `reflects` is
    the change counter of what the edges were read from.
    """
    if people > MOST_PEOPLE:
        raise ValueError(f"A graph has at most {MOST_PEOPLE:,} nodes.")
    with writing(path), fresh(path) as folder:
        piles = _Piles(folder, people)
        for piece in pieces:
            for edges in _in_pieces(piece):
                piles.add(edges.checked(people), both_ways=both_ways)
        with RowsOut(folder, people, symmetric=True if both_ways else None) as rows:
            for first, keys in piles.sorted():
                rows.add(first, keys)
        rows.write_header(reflects)


def _in_pieces(edges: Edges) -> Iterator[Edges]:
    for at in range(0, len(edges.egos), PIECE):
        yield Edges(*(column[at : at + PIECE] for column in edges))


class _Piles:
    """The edges in files by where they begin, each small enough to sort in memory."""

    def __init__(self, folder: Path, people: int) -> None:
        piles = max(-(-people >> PLACE_BITS), min(PILES, people // SMALL), 1)
        self._size = -(-people // piles)
        self._files = [folder / f"pile-{number}" for number in range(piles)]

    def add(self, edges: Edges, *, both_ways: bool) -> None:
        """Put the edges and their ways back on the piles."""
        egos, others = (nodes.astype(U64) for nodes in edges[:2])
        strengths = edges.strengths.astype(U64)
        backs = strengths if both_ways else np.zeros_like(strengths)
        with ExitStack() as opened:
            for here, there, strong in (
                (egos, others, strengths),
                (others, egos, backs),
            ):
                pile = here // U64(self._size)
                place = here - pile * U64(self._size)
                keys = place << U64(40) | there << U64(8) | strong
                self._write(pile, keys, opened)

    def _write(self, pile: Keys, keys: Keys, opened: ExitStack) -> None:
        short = pile.astype(np.uint16)
        keys = keys[np.argsort(short, kind="stable")]
        ends = np.cumsum(np.bincount(short, minlength=len(self._files))).tolist()
        for file, begin, end in zip(self._files, [0, *ends], ends, strict=False):
            if begin < end:
                out: IO[bytes] = opened.enter_context(file.open("ab"))
                out.write(keys[begin:end].data)

    def sorted(self) -> Iterator[tuple[int, Keys]]:
        """Yield each pile's first node and its keys, sorted, the strongest kept."""
        for number, file in enumerate(self._files):
            if not file.exists():
                continue
            keys = np.fromfile(file, U64)
            file.unlink()
            keys.sort()
            same = (keys[1:] ^ keys[:-1]) >> U64(8) == 0
            if same.any():
                keys = keys[np.append(~same, [True])]
            yield number * self._size, keys
