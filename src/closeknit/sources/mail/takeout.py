"""A Google Takeout archive: its mailboxes are streamed, nothing is ever unpacked.

A zip, a tgz, or the folder somebody has unpacked. Only ordinary members whose names end
in ``.mbox`` are opened; each of the others is named, with why it is not read.
"""

import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.mail import gzipped
from closeknit.sources.mail.labels import folder
from closeknit.sources.mail.mbox import cut_apart
from closeknit.sources.mail.reading import Found
from closeknit.sources.said import NotRead
from closeknit.sources.shown import shown
from closeknit.sources.zipped import DAMAGE, unpacked

MOST_MEMBERS = 20_000

_NAMED = 100
_LONGEST_NAME = 200
_RATIO, _FREE = 100, 1 << 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_OTHERS = (".ics", ".vcf", ".csv")
_DAMAGE: tuple[type[Exception], ...] = (*DAMAGE, tarfile.TarError, EOFError)

Advance = Callable[[int], None]


class _Member(NamedTuple):
    """A file of the archive. `left_alone`: why it must not be read, or nothing."""

    name: str
    size: int
    left_alone: str
    open: Callable[[], IO[bytes]]


def find(path: Path, advance: Advance) -> Found:
    """Yield the messages of a Takeout, and the members that are left alone.

    Raises:
        UnreadableFile: the archive is damaged or unsafe.
    """
    others = 0
    for member in _members(path):
        name = shown(member.name, _LONGEST_NAME)
        because = member.left_alone
        if not because:
            try:
                yield from _messages(name, member.open, advance)
            except UnreadableFile as error:
                if error.code != "not_mbox":
                    raise
                because = str(error)
        if because:
            others += 1
            if others <= _NAMED:
                yield name, NotRead(because)
    if others > _NAMED:
        yield path.name, NotRead(f"{others - _NAMED:,} more files: no mailboxes")


def holds_mail(path: Path) -> bool:
    """Say whether a zip is named as Google names it, or holds a mailbox."""
    if path.name.casefold().startswith("takeout-"):
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return any(n.casefold().endswith(".mbox") for n in archive.namelist())
    except _DAMAGE:
        return False


def size_of(path: Path) -> int:
    """Return about how many bytes of mail there are in it.

    Raises:
        UnreadableFile: the archive is damaged or unsafe.
    """
    if not path.is_dir() and not zipfile.is_zipfile(path):
        return gzipped.size_of(path)
    return sum(member.size for member in _members(path) if not member.left_alone)


def _messages(name: str, opens: Callable[[], IO[bytes]], advance: Advance) -> Found:
    kinds = folder(name)
    with opens() as stream:
        cut = enumerate(cut_apart(stream, advance), start=1)
        for number, (message, size) in cut:
            yield name, number, message, size, kinds


def _members(path: Path) -> Iterator[_Member]:
    if path.is_dir():
        return _in_folder(path)
    with path.open("rb") as file:
        is_gzip = file.read(2) == gzipped.MAGIC
    return _in_tgz(path) if is_gzip else _in_zip(path)


def _in_folder(path: Path) -> Iterator[_Member]:
    for here, below, names in os.walk(path):
        below.sort()
        for name in sorted(names):
            file = Path(here) / name
            known = file.lstat()
            inside = file.relative_to(path).as_posix()
            because = _why_not(inside, is_file=stat.S_ISREG(known.st_mode))
            opens = partial(_open, file)
            yield _Member(inside, known.st_size, because, opens)


def _open(file: Path) -> IO[bytes]:
    return file.open("rb")


def _in_zip(path: Path) -> Iterator[_Member]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos, end = archive.infolist(), archive.start_dir
    except _DAMAGE as error:
        raise UnreadableFile(
            "The archive is damaged or incomplete. Download it again.",
            code="archive_truncated",
        ) from error
    if len(infos) > MOST_MEMBERS:
        raise UnreadableFile(
            f"There are more than {MOST_MEMBERS:,} files in the archive.",
            code="archive_too_many_members",
        )
    placed = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset for info in placed[1:]] + [end]
    for info, before in zip(placed, ends, strict=True):
        if not info.filename or info.is_dir():
            continue
        if not 0 <= info.header_offset <= before - info.compress_size:
            raise UnreadableFile(
                "The archive is not a proper zip: two of its files share the same "
                "bytes. Download it again.",
                code="archive_malformed",
            )
        yield _Member(
            info.orig_filename,
            info.file_size,
            _why_not_zipped(info),
            partial(unpacked, path, info, before),
        )


def _in_tgz(path: Path) -> Iterator[_Member]:
    with gzipped.unpacked(path) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                for number, info in enumerate(archive):
                    if number > MOST_MEMBERS:
                        break
                    if not info.isdir():
                        yield _tarred(archive, info)
        except _DAMAGE as error:
            raise UnreadableFile(
                "The archive is damaged or incomplete. Download it again.",
                code="archive_truncated",
            ) from error


def _tarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Member:
    is_file = info.type in (tarfile.REGTYPE, tarfile.AREGTYPE)

    def opens() -> IO[bytes]:
        stream = archive.extractfile(info)
        if stream is None:
            raise tarfile.ReadError
        return stream

    return _Member(info.name, info.size, _why_not(info.name, is_file=is_file), opens)


def _why_not_zipped(info: zipfile.ZipInfo) -> str:
    """Return why a member of a zip is left alone, or nothing."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    because = _why_not(info.orig_filename, is_file=kind in (0, stat.S_IFREG))
    if because:
        return because
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted: save the archive again without a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in an unusual way: pack it again as an ordinary zip"
    if info.file_size > _FREE + _RATIO * info.compress_size:
        raise UnreadableFile(
            f"The archive is not read: a file unpacks to more than {_RATIO} times "
            "its size.",
            code="archive_too_large",
        )
    return ""


def _why_not(name: str, *, is_file: bool) -> str:
    """Return why a file of this name is left alone, or nothing."""
    if not is_file:
        return "not an ordinary file: links and devices are never followed"
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        return "its name points out of the archive"
    if name.casefold().endswith(_OTHERS):
        return "another reader's: unpack the archive and import this file by itself"
    if not name.casefold().endswith(".mbox"):
        return "not a mailbox"
    return ""
