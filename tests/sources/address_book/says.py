"""What the address-book readers say of a file, as tests like to look at it."""

from datetime import date
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.address_book.readers import ADDRESS_BOOK_READERS
from closeknit.sources.reader import Options
from closeknit.sources.record import Card, Note
from closeknit.sources.said import Noticed, Said, Unreadable

OPTIONS = Options(today=date(2026, 11, 21))


def said_of(path: Path) -> list[Said]:
    """Return all that the first reader to recognise the file says of it."""
    reader = next(reader for reader in ADDRESS_BOOK_READERS if reader.recognises(path))
    return list(reader.read(path, OPTIONS))


def told(path: Path) -> str:
    """Return the same as text: a line an item, or the one error."""
    try:
        return "".join(f"{f}:{line} {item!r}\n" for f, line, item in said_of(path))
    except UnreadableFile as error:
        return f"UnreadableFile {error.code}: {error}\n"


def cards(said: list[Said]) -> list[Card]:
    """Return the cards among what was said."""
    return [item for _, _, item in said if isinstance(item, Card)]


def notes(said: list[Said]) -> list[Note]:
    """Return the notes among what was said."""
    return [item for _, _, item in said if isinstance(item, Note)]


def noticed(said: list[Said]) -> list[tuple[int, str]]:
    """Return what was noticed, with the line."""
    return [(line, item.says) for _, line, item in said if isinstance(item, Noticed)]


def unreadable(said: list[Said]) -> list[tuple[int, str]]:
    """Return what could not be read, with the line."""
    return [(n, item.because) for _, n, item in said if isinstance(item, Unreadable)]
