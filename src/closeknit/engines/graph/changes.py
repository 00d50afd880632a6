"""Edges changed in a graph that is being read, and generations made of the changes.

One writer at a time. A changed row is written anew behind all others, and found from
then on by its word; a batch's words become visible all at once (`journal.py`).
"""

import os
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from closeknit.engines.graph import journal
from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.generation import (
    LENGTH_BITS,
    LONGEST_ROW,
    fresh,
    make_durable,
    retire_others,
    writing,
)
from closeknit.engines.graph.journal import Batch, Words
from closeknit.engines.graph.picking import Places, places_of, spans_of, stretches
from closeknit.engines.graph.rewriting import Rewriting
from closeknit.engines.graph.rows_out import RowsOut
from closeknit.engines.graph.snapshot import Neighbours, Snapshot, Strengths
from closeknit.shared.errors import CannotKeep

U64 = np.uint64
HALF = U64(32)
LOW = U64(2**32 - 1)
ROOM = 65_536
"""Edges by which the files grow at least, so that readers rarely map them anew."""
SAVED_EVERY = 2**28
"""Bytes after which what was added is made durable: what an opening has to check."""
AT_ONCE = 2**16
"""Nodes that are copied into a new generation at a time."""
EDGE_BYTES = 5


class Changes:
    """The one writer of a graph; to be used in a `with`, which also saves.

    Batches survive the writer's being killed at once, and the machine's going down
    from the next `save` on; a broken one is left out with all after it, and `reflects`
    tells how far the graph has come. `compiled` writes by machine code, which needs
    numba and takes a second to start: for many changes.
    """

    def __init__(self, path: Path, *, compiled: bool = False) -> None:
        self.path = path
        self._held = writing(path)
        self._rewriting = _by_machine_code() if compiled else Rewriting()

    def __enter__(self) -> Self:
        self._held.__enter__()
        try:
            self._of = Snapshot(self.path)
            retire_others(self.path, self._of.folder)
            self._open()
        except BaseException as why:
            self._held.__exit__(type(why), why, why.__traceback__)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.save()
        finally:
            self._close()
            self._held.__exit__(kind, error, trace)

    @property
    def reflects(self) -> int:
        """The change counter of what the graph was made from."""
        return self._of.reflects

    @property
    def tail(self) -> float:
        """How many edges were written since the generation began, as a share of it.

        At 0.3 to 0.5 it is time to `compact`.
        """
        own = self._of.header.edges
        return (self._of.edges_end - own) / max(own, 1)

    def update(
        self, edges: Edges, *, both_ways: bool = False, reflects: int | None = None
    ) -> None:
        """Set the strengths of edges, all at once; 0 takes an edge away.

        Of several equal edges the last counts. `both_ways` takes each for a tie.
        """
        edges = edges.checked(self._of.people)
        if both_ways:
            keys, strengths = _last_of_each(edges.both_ways())
            symmetric = self._of.symmetric
        else:
            keys, strengths, symmetric = self._with_backs(*_last_of_each(edges))
        self._write(
            keys,
            strengths,
            reflects=self._of.reflects if reflects is None else reflects,
            symmetric=symmetric,
        )

    def save(self) -> None:
        """Make durable what was written."""
        for name in ("neighbours", "strengths", "changes"):
            make_durable(self._of.folder / name)
        self._control[journal.SAVED] = self._of.whole_to
        self._saved_to = self._of.edges_end

    def compact(self) -> None:
        """Write a new generation of all that is in this one, and go on with it."""
        of, view = self._of, self._of.view
        with fresh(self.path) as folder:
            with RowsOut(folder, of.people, symmetric=of.symmetric or None) as out:
                for first in range(0, of.people, AT_ONCE):
                    starts, lengths = spans_of(view.rows[first : first + AT_ONCE])
                    out.add_rows(first, lengths, *self._edges_at(starts, lengths))
            out.write_header(of.reflects)
        self._close()
        of.refresh()
        self._open()

    def _open(self) -> None:
        folder = self._of.folder
        self._files = [
            os.open(folder / name, os.O_RDWR)
            for name in ("neighbours", "strengths", "changes")
        ]
        self._control = journal.control(self._files[2], write=True)
        # What the machine's going down left broken is let go of.
        self._control[journal.COMMIT] = self._of.let_go()
        self._saved_to = self._of.edges_end

    def _close(self) -> None:
        for number in self._files:
            os.close(number)
        self._files = []

    def _write(
        self, keys: Words, strengths: Strengths, *, reflects: int, symmetric: bool
    ) -> None:
        """Write the rows with these edges anew, and make them visible."""
        nodes, lengths, new, strong = self._rewriting.rows(
            self._of.view, keys, strengths
        )
        if lengths.max(initial=0) > LONGEST_ROW:
            raise CannotKeep(f"A node has at most {LONGEST_ROW:,} edges.")
        begin = self._of.edges_end
        first = (begin + lengths.cumsum() - lengths).astype(U64)
        words = first << U64(LENGTH_BITS) | lengths.astype(U64)
        end = begin + len(new)
        self._append(begin, new, strong)
        batch = Batch(nodes, words, begin, end, reflects, symmetric)
        check = zlib.crc32(strong.data, zlib.crc32(new.data))
        self._commit(journal.encode(batch, check))

    def _with_backs(
        self, keys: Words, strengths: Strengths
    ) -> tuple[Words, Strengths, bool]:
        """Return the edges with their ways back, and whether all stay symmetric.

        A way back that is nowhere yet is put in at a strength of 0.
        """
        back = keys << HALF | keys >> HALF
        symmetric = self._of.symmetric and _same_back(keys, back, strengths)
        lone = back[~np.isin(back, keys)]
        lone = lone[places_of(self._of.view, lone >> HALF, lone & LOW) < 0]
        keys = np.concatenate([keys, lone])
        order = keys.argsort()
        strengths = np.concatenate([strengths, np.zeros(len(lone), np.uint8)])
        return keys[order], strengths[order], symmetric

    def _append(self, begin: int, new: Neighbours, strong: Strengths) -> None:
        end = begin + len(new)
        if os.fstat(self._files[1]).st_size < end:
            room = end + max(ROOM, end // 4)
            os.ftruncate(self._files[0], 4 * room)
            os.ftruncate(self._files[1], room)
        _write_at(self._files[0], new.data, 4 * begin)
        _write_at(self._files[1], strong.data, begin)
        if (end - self._saved_to) * EDGE_BYTES > SAVED_EVERY:
            self.save()

    def _commit(self, text: bytes) -> None:
        _write_at(self._files[2], memoryview(text), self._of.whole_to)
        self._control[journal.COMMIT] = self._of.whole_to + len(text)
        self._of.refresh()

    def _edges_at(
        self, starts: Places, lengths: Places
    ) -> tuple[Neighbours, Strengths]:
        view = self._of.view
        if not len(starts):
            return view.neighbours[:0], view.strengths[:0]
        if (starts[1:] == starts[:-1] + lengths[:-1]).all():
            stretch = slice(int(starts[0]), int(starts[-1] + lengths[-1]))
            return view.neighbours[stretch], view.strengths[stretch]
        at = stretches(starts, lengths)
        return view.neighbours[at], view.strengths[at]


def _by_machine_code() -> Rewriting:
    # Nobody should wait for numba who did not ask for it.
    from closeknit.engines.graph.merging import CompiledRewriting  # noqa: PLC0415

    return CompiledRewriting()


def _last_of_each(edges: Edges) -> tuple[Words, Strengths]:
    """Return the edges as sorted numbers with their strengths, the last of equals."""
    keys = edges.egos.astype(U64) << HALF | edges.others.astype(U64)
    order = keys.argsort(kind="stable")
    keys = keys[order]
    last = np.ones(len(keys), np.bool_)
    last[:-1] = keys[1:] != keys[:-1]
    return keys[last], edges.strengths[order[last]].astype(np.uint8)


def _same_back(keys: Words, back: Words, strengths: Strengths) -> bool:
    """Return whether every edge has its way back among these, and as strong."""
    order = back.argsort()
    return bool((back[order] == keys).all() and (strengths[order] == strengths).all())


def _write_at(number: int, raw: memoryview, at: int) -> None:
    """Write all of it, at that place of a file."""
    left = raw.cast("B") if raw.nbytes else raw
    while left.nbytes:
        written = os.pwrite(number, left, at)
        left, at = left[written:], at + written
