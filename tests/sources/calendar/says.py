"""What the calendar readers say of a file, as tests like to look at it."""

from datetime import date
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.calendar.readers import CALENDAR_READERS
from closeknit.sources.reader import Options
from closeknit.sources.record import Met
from closeknit.sources.said import Noticed, Said

TODAY = date(2026, 11, 21)
ODILE = "odile@example.com"
OPTIONS = Options(today=TODAY)
MINE = Options(today=TODAY, own=frozenset({ODILE}))


def said_of(path: Path, options: Options = OPTIONS) -> list[Said]:
    """Return all that the first reader to recognise the path says of it."""
    reader = next(reader for reader in CALENDAR_READERS if reader.recognises(path))
    return list(reader.read(path, options))


def told(path: Path) -> str:
    """Return the same as text: a line an item, or the one error."""
    try:
        return "".join(f"{f}:{line} {item!r}\n" for f, line, item in said_of(path))
    except UnreadableFile as error:
        return f"UnreadableFile {error.code}: {error}\n"


def calendar(*events: str, head: str = "") -> str:
    """Return a calendar of these events."""
    top = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n{head}"
    return top + "".join(events) + "END:VCALENDAR\r\n"


def event(
    *lines: str, uid: str = "tea@example.com", start: str = "DTSTART:20261102T090000Z"
) -> str:
    """Return an event that Odile has with Ada, with these lines besides."""
    every = (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261101T120000Z",
        start,
        "SUMMARY:Tea",
        f"ORGANIZER:mailto:{ODILE}",
        "ATTENDEE;CN=Ada:mailto:ada@example.com",
        *lines,
        "END:VEVENT",
    )
    return "\r\n".join(every) + "\r\n"


def mets(path: Path, text: str, options: Options = MINE) -> list[Met]:
    """Return the meetings of a calendar with this text."""
    path.write_text(text, encoding="utf-8", newline="")
    return [item for _, _, item in said_of(path, options) if isinstance(item, Met)]


def noticed(path: Path, text: str, options: Options = MINE) -> list[str]:
    """Return what is noticed of a calendar with this text."""
    path.write_text(text, encoding="utf-8", newline="")
    said = said_of(path, options)
    return [item.says for _, _, item in said if isinstance(item, Noticed)]
