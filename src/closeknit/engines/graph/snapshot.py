"""A graph on disk as arrays in memory, which the system shares between processes.

Nothing is read at opening but the header; the rest comes as it is asked for. What a
writer adds later is seen at the next `refresh`, whole batches only: a reader keeps its
own rows (copied page by page, where they change) and takes over the words of a batch
when its length was committed.
"""

import mmap
import os
import weakref
import zlib
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph import generation, journal
from closeknit.engines.graph.generation import LENGTH_BITS, LONGEST_ROW, Header

CHECKED_WHOLE = 16 * 2**20
"""Bytes up to which a graph is read and checked at every opening."""

Neighbours = npt.NDArray[np.uint32]
Strengths = npt.NDArray[np.uint8]


class View(NamedTuple):
    """The arrays that answers are read from; a row is a piece of the last two."""

    rows: journal.Words
    neighbours: Neighbours
    strengths: Strengths


class Snapshot:
    """The current generation and what changed since. For one thread at a time.

    One that does not follow stays as it was opened, whatever is written later.
    """

    view: View
    words: "memoryview[int]"
    header: Header
    reflects: int
    symmetric: bool

    def __init__(self, path: Path, *, follows: bool = True) -> None:
        self.path = path
        self._follows = follows
        self._journal = -1
        self._let_journal_go = weakref.finalize(self, int)
        self._open()

    @property
    def people(self) -> int:
        """How many nodes there are."""
        return self.header.people

    def row(self, node: int) -> tuple[Neighbours, Strengths]:
        """Return who a node has edges to, by number, and how strong they are."""
        word = self.words[node]
        begin = word >> LENGTH_BITS
        end = begin + (word & LONGEST_ROW)
        return self.view.neighbours[begin:end], self.view.strengths[begin:end]

    def refresh(self) -> bool:
        """Take over what was committed since; return whether anything was."""
        commit = self._control[journal.COMMIT]
        if commit == self._seen or not self._follows:
            return False
        if commit == journal.RETIRED or commit < self._seen:
            self._open()
        else:
            self._take(commit)
        return True

    def let_go(self) -> int:
        """Forget what is committed and broken; return the length that is whole."""
        self._seen = self.whole_to
        return self.whole_to

    def _open(self) -> None:
        for left in reversed(range(generation.TRIES)):
            folder = generation.current(self.path)
            try:
                self._open_in(folder)
            except FileNotFoundError:
                # A newer generation came just now, and this one goes, file by file;
                # unless it is the current one still, and lacks a file.
                if not left or folder == generation.current(self.path):
                    raise generation.damaged(folder, "a file is missing") from None
            else:
                return

    def _open_in(self, folder: Path) -> None:
        header = generation.read_header(folder)
        _check_sizes(folder, header)
        number = os.open(folder / "changes", os.O_RDONLY)
        self._let_journal_go()
        self._journal = number
        self._let_journal_go = weakref.finalize(self, partial(os.close, number))
        try:
            self._control = journal.control(number)
        except ValueError as why:
            raise generation.damaged(folder, "its changes are no journal") from why
        self.folder, self.header = folder, header
        self.reflects, self.symmetric = header.reflects, header.symmetric
        if sum(header.sizes().values()) <= CHECKED_WHOLE:
            _check_whole(folder, header)
        self._map(np.frombuffer(_mapped(folder / "rows", mmap.ACCESS_COPY), np.uint64))
        self._seen = self.whole_to = journal.PAGE
        self.edges_end = header.edges
        commit = self._control[journal.COMMIT]
        if commit not in (journal.PAGE, journal.RETIRED):
            self._take(commit, from_saved=self._control[journal.SAVED])

    def _map(self, rows: journal.Words) -> None:
        neighbours = _mapped(self.folder / "neighbours", mmap.ACCESS_READ)
        strengths = _mapped(self.folder / "strengths", mmap.ACCESS_READ)
        self.view = View(
            rows,
            np.frombuffer(neighbours, np.uint32, len(neighbours) // 4),
            np.frombuffer(strengths, np.uint8),
        )
        for array in self.view[1:]:
            array.flags.writeable = False
        self.words = rows.data

    def _take(self, commit: int, *, from_saved: int | None = None) -> None:
        """Take over the batches up to `commit`, checking those not known durable.

        A batch that a machine's going down left broken ends what counts.
        """
        for kept in journal.batches(self._journal, self._seen, commit):
            batch = kept.batch
            if batch.end > min(len(self.view.neighbours), len(self.view.strengths)):
                self._map(self.view.rows)
            if from_saved is not None and kept.next > from_saved:
                added = edges_check(self.view, batch.begin, batch.end)
                if not kept.is_whole(added):
                    break
            self.view.rows[batch.nodes] = batch.rows
            self.reflects, self.symmetric = batch.reflects, batch.symmetric
            self.whole_to, self.edges_end = kept.next, batch.end
        self._seen = commit


def check(path: Path) -> None:
    """Read the current generation whole; raise UnreadableFile if it was changed.

    About a second for each gigabyte. Use it where a disk is doubted: a large graph is
    not read at opening.
    """
    folder = generation.current(path)
    _check_whole(folder, generation.read_header(folder))


def edges_check(view: View, begin: int, end: int) -> int:
    """Return the checksum of some edges."""
    neighbours = zlib.crc32(view.neighbours[begin:end].data)
    return zlib.crc32(view.strengths[begin:end].data, neighbours)


def _check_sizes(folder: Path, header: Header) -> None:
    for name, size in header.sizes().items():
        found = (folder / name).stat().st_size
        # Edges that came later lie behind the generation's own.
        if found < size or (name == "rows" and found != size):
            raise generation.damaged(
                folder, f"its {name} are {found} bytes, not {size}"
            )


def _check_whole(folder: Path, header: Header) -> None:
    checks = dict(header.checks)
    for name, size in header.sizes().items():
        own = memoryview(_mapped(folder / name, mmap.ACCESS_READ))[:size]
        if zlib.crc32(own) != checks[name]:
            raise generation.damaged(folder, f"its {name} were changed")


def _mapped(file: Path, access: int) -> mmap.mmap | bytearray:
    with file.open("rb") as opened:
        if not os.fstat(opened.fileno()).st_size:
            return bytearray()
        return mmap.mmap(opened.fileno(), 0, access=access)
