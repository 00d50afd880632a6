"""A zip's directory checked before a byte is inflated, and its members inflated.

Python's `zipfile` is asked for the directory only. The bytes are read here, so that a
size that lies, a member inside another or a wrong checksum is an error and no surprise.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.shown import shown

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_UNPACKED = 1 << 30
"""Bytes. 30,000 connections and 200,000 messages are real and need 200 MiB."""
MOST_RATIO = 100
"""Times its packed size; text packs ten times, a bomb a thousand times."""
MOST_MEMBERS = 2_000

DAMAGE: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    struct.error,
    ValueError,
    RuntimeError,  # a version or method that zipfile does not know, or a password
    IndexError,
    OverflowError,
    OSError,
)
"""What Python's `zipfile` raises of a file that is damaged or made to do harm."""

_SMALL = 1 << 20  # bytes; what is smaller may be as packed as it likes
_FULL = 0xFFFFFFFF  # a 32-bit field that refers to a zip64 record
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_BEGIN, _END = b"PK\x03\x04", b"PK\x05\x06"
_HEAD = struct.Struct("<4s22xHH")
_WEB_PAGE = (b"<!doctype html", b"<html")


def entries(path: Path, begin: bytes) -> dict[zipfile.ZipInfo, int]:
    """Return the archive's entries, each with the offset it must end before.

    `begin` is the first bytes of the file.

    Raises:
        UnreadableFile: it is damaged, unsafe, or no zip at all.
    """
    if begin.lstrip().lower().startswith(_WEB_PAGE):
        raise UnreadableFile(
            "This is a web page, not the archive: the download did not finish. "
            "Sign in to LinkedIn and download it again.",
            code="not_an_archive",
        )
    if not begin.startswith((_BEGIN, _END)):
        raise UnreadableFile("This is not a zip archive.", code="not_an_archive")
    infos, end = _directory(path)
    if not infos:
        raise UnreadableFile(
            "The archive is empty: nothing to import.", code="no_known_files"
        )
    placed = sorted(infos, key=lambda info: info.header_offset)
    ends = dict(
        zip(placed, [info.header_offset for info in placed[1:]] + [end], strict=True)
    )
    _check(infos, ends)
    return {info: ends[info] for info in infos}


def unpacked(path: Path, info: zipfile.ZipInfo, end: int) -> BinaryIO:
    """Return a member's bytes, held to the size and checksum that were declared."""
    return io.BufferedReader(_Unpacked(path, info, end), 1 << 16)


def too_many() -> UnreadableFile:
    """Return the refusal of an archive or a folder with too many files."""
    return UnreadableFile(
        f"There are more than {MOST_MEMBERS:,} files in it; no export has so many.",
        code="archive_too_many_members",
    )


def names_in(path: Path) -> list[str]:
    """Return the names in a zip, for telling whose it is; none where it is no zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except DAMAGE:
        return []


def _directory(path: Path) -> tuple[list[zipfile.ZipInfo], int]:
    """Return the archive's entries and where its directory begins."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.infolist(), archive.start_dir
    except DAMAGE as error:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 0xFFFF - 22))
            has_end = _END in file.read()
        if has_end:
            raise _malformed("its directory cannot be read") from error
        raise UnreadableFile(
            "The archive is incomplete: its end is missing. Download it again.",
            code="archive_truncated",
        ) from error


def _check(infos: list[zipfile.ZipInfo], ends: dict[zipfile.ZipInfo, int]) -> None:
    """Refuse what the directory alone shows to be unsafe."""
    if len(infos) > MOST_MEMBERS:
        raise too_many()
    if any(_FULL in (i.file_size, i.compress_size, i.header_offset) for i in infos):
        raise _malformed("it claims a size it does not give")
    if any(info.header_offset < 0 or not info.filename for info in infos):
        raise _malformed("its directory points out of it")
    if any(info.header_offset < 0 or not info.filename for info in infos):
        raise _malformed("a file is not where its directory says")
    if any(i.header_offset + _HEAD.size + i.compress_size > ends[i] for i in infos):
        raise _malformed("two of its files share the same bytes")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadableFile(
            "The archive is encrypted. Save it again without a password.",
            code="archive_encrypted",
        )
    if any(i.compress_type not in (0, zipfile.ZIP_DEFLATED) for i in infos):
        raise UnreadableFile(
            "The archive is packed in an unusual way; only stored and deflated "
            "files are read. Pack it again as an ordinary zip.",
            code="archive_unsupported",
        )
    _check_sizes(infos)
    _check_names(infos)


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    for size, room in [(unpacked, packed)] + [
        (info.file_size, info.compress_size) for info in infos
    ]:
        if size > MOST_UNPACKED or (size > _SMALL and size > MOST_RATIO * room):
            raise UnreadableFile(
                f"The archive would unpack to {size:,} bytes from {room:,}; at most "
                f"{MOST_UNPACKED:,} bytes and {MOST_RATIO} times its size are read.",
                code="archive_too_large",
            )


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    first: dict[str, str] = {}
    for info in infos:
        name = info.orig_filename
        if (folded := name.casefold()) in first:
            raise UnreadableFile(
                f"The archive holds two files of one name, {shown(first[folded])} and "
                f"{shown(name)}; which one is meant cannot be told.",
                code="archive_ambiguous",
            )
        first[folded] = name


def _malformed(because: str) -> UnreadableFile:
    return UnreadableFile(
        f"The archive is not a proper zip: {because}. Download it again.",
        code="archive_malformed",
    )


class _Unpacked(io.RawIOBase):
    """A member being inflated, its size and checksum held to what was declared."""

    def __init__(self, path: Path, info: zipfile.ZipInfo, end: int) -> None:
        super().__init__()
        self._info = info
        self._left = info.compress_size
        self._given = 0
        self._crc = 0
        deflated = info.compress_type == zipfile.ZIP_DEFLATED
        self._inflate = zlib.decompressobj(-15) if deflated else None
        self._file = path.open("rb")
        try:
            self._file.seek(self._start(end))
        except UnreadableFile:
            self._file.close()
            raise

    def _start(self, end: int) -> int:
        self._file.seek(self._info.header_offset)
        head = self._file.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(_BEGIN):
            raise _malformed("a file is not where its directory says")
        _, name, extra = _HEAD.unpack(head)
        start = self._info.header_offset + _HEAD.size + int(name) + int(extra)
        if start + self._left > end:
            raise _malformed("two of its files share the same bytes")
        return start

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
        super().close()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        into = memoryview(buffer).cast("B")
        block = self._block(len(into))
        into[: len(block)] = block
        self._given += len(block)
        self._crc = zlib.crc32(block, self._crc)
        if self._given > self._info.file_size:
            raise _malformed("a file is longer than declared")
        if not block:
            self._check_end()
        return len(block)

    def _check_end(self) -> None:
        if self._given != self._info.file_size:
            raise _malformed("a file is shorter than declared")
        if self._crc != self._info.CRC:
            raise _corrupt(self._info)

    def _block(self, most: int) -> bytes:
        if self._inflate is None:
            return self._packed(most)
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail or self._packed(1 << 16)
            try:
                block = self._inflate.decompress(packed, most)
            except zlib.error as error:
                raise _corrupt(self._info) from error
            if block:
                return block
            if not packed:
                raise _corrupt(self._info)
        return b""

    def _packed(self, most: int) -> bytes:
        packed = self._file.read(min(most, self._left))
        self._left -= len(packed)
        return packed


def _corrupt(info: zipfile.ZipInfo) -> UnreadableFile:
    return UnreadableFile(
        f"{shown(info.orig_filename)} is damaged inside the archive. Nothing of it is "
        "kept; download it again.",
        code="archive_corrupt",
    )
