"""Where a graph lies on disk: a folder of whole generations, one of them current.

A generation is written aside, made durable, and then named in the file ``current`` by
renaming, so a kill at any moment leaves the last whole one. Its files:

    header       one line of JSON and its checksum
    rows         for each node 64 bits: where its edges begin (40), how many (24)
    neighbours   32 bits an edge: the other node; rows are sorted by it
    strengths    8 bits an edge
    changes      what came since (`journal.py`), its edges behind those of the two above

Every edge has its way back, at a strength of 0 where nobody gave one, so who leads to a
node is found in its own row.
"""

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypedDict

import msgspec

from closeknit.engines.graph import journal
from closeknit.shared.errors import CannotKeep, UnreadableFile

MAGIC = "closeknit graph"
VERSION = 1
LENGTH_BITS = 24
LONGEST_ROW = (1 << LENGTH_BITS) - 1
MOST_PEOPLE = 2**32 - 1
FILES = ("rows", "neighbours", "strengths")
WIDTHS = {"rows": 8, "neighbours": 4, "strengths": 1}
TRIES = 50
NAME_DIGITS = 10


class Checks(TypedDict):
    """The checksum of each file, as far as the header counts."""

    rows: int
    neighbours: int
    strengths: int


@dataclass(frozen=True, slots=True)
class Header:
    """What a generation says of itself."""

    people: int
    edges: int
    reflects: int
    symmetric: bool
    checks: Checks
    magic: str = MAGIC
    version: int = VERSION

    def sizes(self) -> dict[str, int]:
        """Return how many bytes of each file are the generation's own."""
        counts = {"rows": self.people, "neighbours": self.edges}
        return {name: WIDTHS[name] * counts.get(name, self.edges) for name in FILES}


def damaged(path: Path, what: str) -> UnreadableFile:
    """Return the error for a generation that cannot be used."""
    return UnreadableFile(
        f"The graph in {path} cannot be used: {what}. Remove that folder; the graph is "
        "made anew from the ties.",
        code="graph_damaged",
    )


def write_header(folder: Path, header: Header) -> None:
    """Write what the generation in this folder says of itself."""
    text = json.dumps(asdict(header), sort_keys=True)
    _write_through(folder / "header", f"{text}\n{zlib.crc32(text.encode()):08x}\n")


def read_header(folder: Path) -> Header:
    """Return what a generation says of itself; raise UnreadableFile if it is none."""
    try:
        text, check = (folder / "header").read_text("utf-8").splitlines()
        header = msgspec.json.decode(text, type=Header)
    except (ValueError, UnicodeDecodeError, msgspec.MsgspecError) as why:
        raise damaged(folder, "its header is not one of a graph") from why
    if header.magic != MAGIC or header.version != VERSION:
        raise damaged(folder, "it was written by another program or version")
    if check != f"{zlib.crc32(text.encode()):08x}":
        raise damaged(folder, "its header was changed")
    return header


def current(path: Path) -> Path:
    """Return the folder of the current generation; FileNotFoundError if there is none.

    Whoever opens it may find it gone, and asks again.
    """
    name = (path / "current").read_text("utf-8").strip()
    if len(name) != NAME_DIGITS or not name.isdecimal():
        raise damaged(path, "the file named current is not one of a graph")
    return path / name


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the graph for writing, in one process at a time."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (path / "writing").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotKeep(
                f"Another closeknit is writing the graph in {path}. "
                "Wait until it is done."
            ) from None
        yield


@contextmanager
def fresh(path: Path) -> Iterator[Path]:
    """Give a folder aside; make it the current generation when it was written whole."""
    with suppress(FileNotFoundError):
        for left in path.glob("*.new"):
            _remove(left)
    kept = [int(of.name) for of in path.iterdir() if of.name.isdecimal()]
    folder = path / f"{max(kept, default=0) + 1:0{NAME_DIGITS}}"
    aside = path / f"{folder.name}.new"
    aside.mkdir(mode=0o700)
    try:
        yield aside
        journal.create(aside / "changes")
        for file in aside.iterdir():
            make_durable(file)
        make_durable(aside)
    except BaseException:
        _remove(aside)
        raise
    aside.rename(folder)
    _write_through(path / "current.new", folder.name)
    (path / "current.new").rename(path / "current")
    make_durable(path)
    retire_others(path, folder)


def retire_others(path: Path, kept: Path) -> None:
    """Tell the readers of older generations that there is a newer one, and let go."""
    for folder in path.iterdir():
        if folder.name.isdecimal() and folder != kept:
            with suppress(FileNotFoundError, ValueError):
                journal.retire(folder / "changes")
            _remove(folder)


def make_durable(path: Path) -> None:
    """Have what was written survive the machine's going down."""
    of = os.open(path, os.O_RDONLY)
    try:
        os.fsync(of)
    finally:
        os.close(of)


def _write_through(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    make_durable(file)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
