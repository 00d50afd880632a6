"""What changed since a generation was written, batch by batch.

The file begins with a page of control words; the one that counts is `COMMIT`, the
length up to which batches are whole. It is set last, by one store of 64 bits: a reader
sees a batch whole or not at all. After it come the batches, each the new row words of
some nodes. `RETIRED` in its place says that a newer generation is current.
"""

import mmap
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

PAGE = 4096
MARK = 0x6B6E69745F6C6F67
COMMIT = 1
SAVED = 2
"""The length up to which everything was made durable."""
RETIRED = 2**64 - 1
HEAD = 6
WORD = 8
Words = npt.NDArray[np.uint64]


class Batch(NamedTuple):
    """The new rows of some nodes, and what the graph reflects with them.

    `begin` and `end` are the edges it added; `symmetric` says whether every edge is
    still as strong as its way back.
    """

    nodes: Words
    rows: Words
    begin: int
    end: int
    reflects: int
    symmetric: bool


def create(file: Path) -> None:
    """Write a journal without batches."""
    words = np.zeros(PAGE // WORD, np.uint64)
    words[[0, COMMIT, SAVED]] = MARK, PAGE, PAGE
    file.write_bytes(words.tobytes())


def retire(file: Path) -> None:
    """Tell readers that a newer generation is current."""
    with file.open("r+b") as opened:
        control(opened.fileno(), write=True)[COMMIT] = RETIRED


def control(number: int, *, write: bool = False) -> "memoryview[int]":
    """Return the control words of an open journal; ValueError if it is none."""
    access = mmap.ACCESS_WRITE if write else mmap.ACCESS_READ
    words = memoryview(mmap.mmap(number, PAGE, access=access)).cast("Q")
    if words[0] != MARK:
        raise ValueError("Not a journal.")
    return words


def encode(batch: Batch, check: int) -> bytes:
    """Return a batch as it is kept; `check` is the checksum of the edges it added."""
    head = [
        len(batch.nodes),
        batch.begin,
        batch.end,
        batch.reflects,
        int(batch.symmetric),
    ]
    text = np.array(head, np.uint64).tobytes()
    text += batch.nodes.tobytes() + batch.rows.tobytes()
    return np.uint64(zlib.crc32(text, check)).tobytes() + text


class Kept(NamedTuple):
    """A batch in the journal: where it ends, and how to check it."""

    batch: Batch
    next: int
    check: int
    text: bytes

    def is_whole(self, check: int) -> bool:
        """Return whether it is as it was written, given its edges' checksum."""
        return zlib.crc32(self.text, check) == self.check


def batches(number: int, begin: int, end: int) -> Iterator[Kept]:
    """Yield the batches between two lengths; one that is cut short ends them."""
    raw = os.pread(number, end - begin, begin)
    at = 0
    while at + HEAD * WORD <= len(raw):
        head = np.frombuffer(raw, np.uint64, HEAD, at).tolist()
        check, count, first, last, reflects, symmetric = head
        stop = at + (HEAD + 2 * count) * WORD
        if stop > len(raw):
            return
        nodes = np.frombuffer(raw, np.uint64, count, at + HEAD * WORD)
        rows = np.frombuffer(raw, np.uint64, count, at + (HEAD + count) * WORD)
        batch = Batch(nodes, rows, first, last, reflects, bool(symmetric))
        yield Kept(batch, begin + stop, check, raw[at + WORD : stop])
        at = stop
