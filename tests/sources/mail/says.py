"""What the mail readers say of a file, as tests like to look at it."""

from datetime import date
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.mail.message import letter
from closeknit.sources.mail.readers import MAIL_READERS
from closeknit.sources.reader import Options
from closeknit.sources.record import AnyRecord, Wrote
from closeknit.sources.said import NotRead, Said, Unreadable

TODAY = date(2026, 11, 21)
OPTIONS = Options(today=TODAY)
BODIES = Options(today=TODAY, bodies=True)


def said_of(path: Path, options: Options = OPTIONS) -> list[Said]:
    """Return all that the first reader to recognise the path says of it."""
    reader = next(reader for reader in MAIL_READERS if reader.recognises(path))
    return list(reader.read(path, options))


def told(path: Path) -> str:
    """Return the same as text: a line an item, or the one error."""
    try:
        return "".join(f"{f}:{line} {item!r}\n" for f, line, item in said_of(path))
    except UnreadableFile as error:
        return f"UnreadableFile {error.code}: {error}\n"


def says(
    message: str | bytes, options: Options = OPTIONS
) -> tuple[AnyRecord | Unreadable | NotRead, ...]:
    """Return what one message says."""
    raw = message.encode() if isinstance(message, str) else message
    return letter(raw, len(raw), frozenset(), options).says


def wrote(headers: str, text: str = "Hi.\n", options: Options = OPTIONS) -> Wrote:
    """Return the record of a message from Ada with these headers besides."""
    plain = "" if "from:" in headers.lower() else "From: ada@example.com\n"
    said = says(f"{plain}{headers}\n{text}", options)
    assert len(said) == 1
    assert isinstance(said[0], Wrote)
    return said[0]


def wrotes(said: list[Said]) -> list[Wrote]:
    """Return the messages among what was said."""
    return [item for _, _, item in said if isinstance(item, Wrote)]
