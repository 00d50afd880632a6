"""A Maildir, or any folder with messages in files of their own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from closeknit.sources.mail.labels import Kinds, folder
from closeknit.sources.mail.mbox import KEPT
from closeknit.sources.mail.reading import Found

_DELIVERED = ("cur", "new")
_DRAFT_FLAG = "D"

Advance = Callable[[int], None]


def is_maildir(path: Path) -> bool:
    """Say whether this folder is a Maildir."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def find(path: Path, advance: Advance) -> Found:
    """Yield the messages of a Maildir and its subfolders, the oldest names first."""
    for box, kinds in _boxes(path):
        shown = path.name if box == path else f"{path.name}/{box.relative_to(path)}"
        files = [f for part in _DELIVERED for f in _files(box / part, "")]
        files.sort(key=lambda file: file.name)
        for number, file in enumerate(files, start=1):
            flags = file.name.rpartition(":2,")[2] if ":2," in file.name else ""
            own = kinds | {"draft"} if _DRAFT_FLAG in flags else kinds
            message, size = read(file, advance)
            yield shown, number, message, size, own


def find_files(path: Path, advance: Advance) -> Found:
    """Yield the messages of a folder of ``.eml`` files, or of one such file."""
    kinds = folder(path.name) if path.is_dir() else frozenset()
    for file in files_in(path) if path.is_dir() else [path]:
        message, size = read(file, advance)
        shown = file.name if file == path else f"{path.name}/{file.name}"
        yield shown, 1, message, size, kinds


def is_all_eml(path: Path) -> bool:
    """Say whether a folder holds ``.eml`` files and nothing else."""
    inside = [file for file in path.iterdir() if not file.name.startswith(".")]
    return bool(inside) and len(files_in(path)) == len(inside)


def files_in(path: Path) -> list[Path]:
    """Return the ``.eml`` files of a folder in order of their names."""
    return _files(path, ".eml")


def read(file: Path, advance: Advance) -> tuple[bytes, int]:
    """Return the beginning of a message's file, and its whole size."""
    with file.open("rb") as stream:
        message = stream.read(KEPT)
        size = os.fstat(stream.fileno()).st_size
    advance(size)
    return message, max(size, len(message))


def size_of(path: Path) -> int:
    """Return how many bytes the messages of a Maildir have together."""
    return sum(
        file.stat().st_size
        for here, _, _ in os.walk(path)
        if Path(here).name in _DELIVERED
        for file in _files(Path(here), "")
    )


def _boxes(path: Path) -> Iterator[tuple[Path, Kinds]]:
    for here, below, _ in os.walk(path):
        below[:] = sorted(set(below) - {"cur", "new", "tmp"})
        box = Path(here)
        if is_maildir(box):
            yield box, frozenset() if box == path else folder(box.name)


def _files(path: Path, ending: str) -> list[Path]:
    """Return the ordinary files of a folder in order; links are never followed."""
    if not path.is_dir():
        return []
    with os.scandir(path) as entries:
        return sorted(
            Path(entry.path)
            for entry in entries
            if entry.is_file(follow_symlinks=False)
            and entry.name.casefold().endswith(ending)
            and not entry.name.startswith(".")
        )
