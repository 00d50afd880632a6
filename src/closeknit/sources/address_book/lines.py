"""The lines of a vCard file, unfolded, held to a limit, whatever breaks them."""

import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

MOST = 1 << 16
"""Bytes of a value that are held; the end of a longer one is left out, and said."""

_BEGIN = 1 << 12
_QUOTED = re.compile(
    rb"[^:]{0,500}[;=]QUOTED-PRINTABLE(?:;[^:]{0,500})?:", re.IGNORECASE
)
_EDGE = (b"BEGIN:", b"END:")

Read = Callable[[int], bytes]
"""Reads one line, or at most so many bytes of it."""


class Line(NamedTuple):
    """One line as the format means it: its first line's number, its bytes, its size."""

    number: int
    raw: bytes
    size: int


class Counted:
    """Reads lines, and knows how many bytes of them."""

    def __init__(self, read: Read) -> None:
        self.done = 0
        self._read = read

    def read(self, most: int) -> bytes:
        """Return one line, or at most so many bytes of it."""
        line = self._read(most)
        self.done += len(line)
        return line


def opened(path: Path) -> tuple[io.IOBase, Counted]:
    """Return the file, and what reads its lines.

    In UTF-8 where it is UTF-16, which old Apple address books write; and with line ends
    where it has but the bare returns of old Macintoshes.
    """
    file = path.open("rb")
    begin = file.read(_BEGIN)
    file.seek(len(BOM_UTF8) if begin.startswith(BOM_UTF8) else 0)
    if begin.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = io.TextIOWrapper(file, "utf-16", "replace", newline=None)
        return text, Counted(lambda most: text.readline(most).encode())
    if b"\r" in begin and b"\n" not in begin:
        text = io.TextIOWrapper(file, "latin-1", newline=None)
        return text, Counted(lambda most: text.readline(most).encode("latin-1"))
    return file, Counted(file.readline)


class _Open:
    """A line whose end has not been seen."""

    def __init__(self, number: int, begin: bytes) -> None:
        self.number = number
        self.is_quoted = _QUOTED.match(begin) is not None
        self._pieces: list[bytes] = []
        self._room = MOST
        self._size = 0

    def add(self, piece: bytes) -> None:
        if self.is_quoted:
            piece = piece.removesuffix(b"=")  # it says that the line goes on
        self._size += len(piece)
        if self._room > 0:
            self._pieces.append(piece[: self._room])
            self._room -= len(piece)

    def line(self) -> Line:
        return Line(self.number, b"".join(self._pieces), self._size)


def unfolded(read: Read) -> Iterator[Line]:
    """Yield each line with those that carry it on, empty ones left out.

    A line goes on where the next begins with a blank, and in quoted-printable where it
    ends with an equals sign. vCard 2.1 folds at a blank of the text, which stays.
    """
    line: _Open | None = None
    number, keeps, begins, goes_on = 0, 0, True, False
    while piece := read(MOST):
        ends = piece.endswith(b"\n")
        text = piece.rstrip(b"\r\n") if ends else piece
        number += begins
        if not begins and line is not None:
            line.add(text)
        elif line is not None and _carries_on(text, goes_on=goes_on):
            line.add(text if goes_on else text[1 - keeps :])
        elif text.strip():
            if line is not None:
                yield line.line()
            line = _Open(number, text)
            line.add(text)
            keeps = _keeps(text, keeps)
        goes_on = line is not None and line.is_quoted and text.endswith(b"=")
        begins = ends
    if line is not None:
        yield line.line()


def _carries_on(text: bytes, *, goes_on: bool) -> bool:
    if goes_on:  # unless the last of a card's lines ends so by mistake
        return not text.upper().startswith(_EDGE)
    return text.startswith((b" ", b"\t"))


def _keeps(text: bytes, keeps: int) -> int:
    """Return how many of the blanks a line is carried on with are its own."""
    begin = text[:11].upper()
    if begin.startswith(b"VERSION:"):
        return int(begin == b"VERSION:2.1")
    return 0 if begin.startswith(b"BEGIN:") else keeps
