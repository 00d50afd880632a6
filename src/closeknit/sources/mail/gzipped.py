"""A gzip file read as what is in it, one layer deep and with a limit."""

import gzip
import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from closeknit.shared.errors import UnreadableFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b"
MOST_RATIO = 100
"""Times its packed size; a mailbox packs ten times, a bomb a thousand times."""

_FREE = 1 << 20  # bytes that may be as packed as they like


class _Unpacked(io.RawIOBase):
    """What a gzip file holds, counted against what was read of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = path.open("rb")
        self._gzip = gzip.GzipFile(fileobj=self._file)
        self._given = 0

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._gzip.close()
        self._file.close()
        super().close()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        into = memoryview(buffer).cast("B")
        try:
            block = self._gzip.read1(len(into))
        except EOFError as error:
            raise UnreadableFile(
                "The file is incomplete: its end is missing. Copy it again.",
                code="archive_truncated",
            ) from error
        except (gzip.BadGzipFile, zlib.error, OSError) as error:
            raise UnreadableFile(
                "The file is damaged: it cannot be unpacked. Copy it again.",
                code="archive_corrupt",
            ) from error
        if not self._given and block.startswith(MAGIC):
            raise _too_large("it is packed twice; unpack it once yourself")
        self._given += len(block)
        if self._given > _FREE + MOST_RATIO * self._file.tell():
            raise _too_large(f"it unpacks to more than {MOST_RATIO} times its size")
        into[: len(block)] = block
        return len(block)


def _too_large(because: str) -> UnreadableFile:
    return UnreadableFile(f"The file is not read: {because}.", code="archive_too_large")


def unpacked(path: Path) -> BinaryIO:
    """Return what a gzip file holds, as a stream that stops a bomb."""
    return io.BufferedReader(_Unpacked(path), 1 << 16)


def beginning(path: Path, most: int = 1024) -> bytes:
    """Return the first bytes of what a gzip file holds, or nothing if it cannot."""
    try:
        with unpacked(path) as stream:
            return stream.read(most)
    except UnreadableFile:
        return b""


def size_of(path: Path) -> int:
    """Return about how many bytes a gzip file unpacks to, as its end says."""
    packed = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, packed - 4))
        return max(packed, int.from_bytes(file.read(4), "little"))
