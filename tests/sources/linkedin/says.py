"""What the reader says of a file, as tests like to look at it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.linkedin.export import LINKEDIN_EXPORT
from closeknit.sources.reader import Options
from closeknit.sources.said import Said

TODAY = date(2026, 11, 21)


def said_of(path: Path, *, bodies: bool = False) -> list[Said]:
    """Return all that the reader says of it."""
    return list(LINKEDIN_EXPORT.read(path, Options(today=TODAY, bodies=bodies)))


def said_in(
    folder: Path, files: Mapping[str, str], *, bodies: bool = False
) -> list[Said]:
    """Write these files into the folder and return what the reader says of it."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return said_of(folder, bodies=bodies)


def told(path: Path) -> str:
    """Return the same as text: a line an item, or the one error."""
    try:
        return "".join(f"{f}:{line} {item!r}\n" for f, line, item in said_of(path))
    except UnreadableFile as error:
        return f"UnreadableFile {error.code}: {error}\n"
