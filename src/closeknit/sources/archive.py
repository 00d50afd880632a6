"""A safe look into a zip or a folder: a list of members. Nothing is ever unpacked.

Everything that can be told from the directory of a zip is told before a byte of it is
inflated; the rest (sizes that lie, damage) while a member is read. A member's path is
never used as a path.
"""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.shown import shown
from closeknit.sources.zipped import MOST_MEMBERS, entries, too_many, unpacked

MOST_DEPTH = 3
"""Folders below the one given; an export has two."""
LONGEST_NAME = 200

_ARCHIVES = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive or a folder.

    `name` can be shown as it is. `base` is the last part of the real name.
    `left_alone` says why it must not be read, or is empty.
    """

    name: str
    base: str
    size: int
    day: date | None
    left_alone: str
    opens: Callable[[], BinaryIO]

    def open(self) -> BinaryIO:
        """Return the member's bytes, checked while they are read.

        Raises:
            UnreadableFile: they are not what the archive's directory promises.
        """
        return self.opens()


def look(path: Path) -> tuple[Member, ...]:
    """Return the members of a zip or a folder, or the file itself as the only one.

    Raises:
        UnreadableFile: it is damaged, unsafe, or no archive at all.
    """
    try:
        if path.is_dir():
            return tuple(_in_folder(path))
        with path.open("rb") as file:
            begin = file.read(512)
        if is_zip(path, begin):
            return _in_zip(path, begin)
        return (_file(path, path.name),)
    except OSError as error:
        because = error.strerror or "the system will not say why"
        raise UnreadableFile(
            f"{shown(path.name)} cannot be opened: {because}.", code="unreadable"
        ) from error


def is_zip(path: Path, begin: bytes) -> bool:
    """Say whether this is a zip, or claims to be one by its name."""
    return begin.startswith(b"PK") or path.suffix.casefold() == ".zip"


def unsafe_names(path: Path) -> list[str]:
    """Return the members of a zip whose names are made to mislead, each with why."""
    try:
        with path.open("rb") as file:
            begin = file.read(4)
        infos = entries(path, begin) if begin.startswith(b"PK") else ()
    except (UnreadableFile, OSError):
        return []
    found = ((i.orig_filename, _misleads(i.orig_filename)) for i in infos)
    return [f"{shown(name)}: {because}" for name, because in found if because]


def _misleads(name: str) -> str:
    if not name.isprintable():
        return "its name holds characters that are not to be seen"
    return _escapes(name)


def _file(path: Path, name: str) -> Member:
    known = path.lstat()
    return Member(
        name=shown(name, LONGEST_NAME),
        base=path.name,
        size=known.st_size,
        day=datetime.fromtimestamp(known.st_mtime, tz=UTC).date(),
        left_alone=_why_not(path.name, mode=known.st_mode),
        opens=lambda: path.open("rb"),
    )


def _in_folder(folder: Path) -> Iterator[Member]:
    found = 0
    for here, below, names in os.walk(folder):
        below[:] = sorted(n for n in below if not _is_left_over(n))
        inside = Path(here).relative_to(folder)
        if len(inside.parts) >= MOST_DEPTH:
            below.clear()
        for name in sorted(names):
            if _is_left_over(name):
                continue
            found += 1
            if found > MOST_MEMBERS:
                raise too_many()
            yield _file(Path(here) / name, (inside / name).as_posix())


def _in_zip(path: Path, begin: bytes) -> tuple[Member, ...]:
    return tuple(
        Member(
            name=shown(info.orig_filename, LONGEST_NAME),
            base=info.orig_filename.rpartition("/")[2],
            size=info.file_size,
            day=_day(info),
            left_alone=_why_not(info.orig_filename, mode=info.external_attr >> 16),
            opens=partial(unpacked, path, info, end),
        )
        for info, end in entries(path, begin).items()
        if not info.is_dir() and not _is_left_over(info.orig_filename)
    )


def _is_left_over(name: str) -> bool:
    """Say whether a file manager left this behind: no word about it is needed."""
    parts = name.split("/")
    return (
        "__MACOSX" in parts
        or parts[-1].startswith("._")
        or parts[-1].casefold() in {".ds_store", "thumbs.db", "desktop.ini"}
    )


def _why_not(name: str, *, mode: int) -> str:
    """Return why a member of this name and mode is left alone, or nothing."""
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG):
        return "not an ordinary file: links and devices are never followed"
    if because := _escapes(name):
        return because
    if name.casefold().endswith(_ARCHIVES):
        return "an archive within the archive is never opened"
    return ""


def _escapes(name: str) -> str:
    if name.startswith("/") or "\\" in name or name[1:2] == ":":
        return "its name is not one an export has"
    if ".." in name.split("/"):
        return "its name points out of the archive"
    return ""


def _day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None
