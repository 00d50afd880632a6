"""The readers of calendars: iCalendar files, archives of them, Outlook's table."""

from pathlib import Path

from closeknit.sources.calendar.outlook_table import OutlookReading, is_outlook_table
from closeknit.sources.calendar.reading import CalendarReading
from closeknit.sources.reader import Options, Reader
from closeknit.sources.zipped import names_in

_BEGIN = 4096
_MAILBOXES = (".mbox", ".mbx", ".eml")


def _begin(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_BEGIN)
    except OSError:
        return b""


class Ics:
    """A calendar as Google, Outlook, Apple and nearly all others export it (`.ics`)."""

    name = "calendar.ics"

    def recognises(self, path: Path) -> bool:
        """Say whether it begins like a calendar."""
        if not path.is_file():
            return False
        begin = _begin(path).removeprefix(b"\xef\xbb\xbf").lstrip()
        return begin[:15].upper() == b"BEGIN:VCALENDAR"

    def read(self, path: Path, options: Options) -> CalendarReading:
        """Return the reading of its meetings.

        Raises:
            UnreadableFile: it cannot be opened.
        """
        return CalendarReading(path, options)


class IcsArchive:
    """A zip of calendars, as Google Calendar and Google Takeout give it."""

    name = "calendar.archive"

    def recognises(self, path: Path) -> bool:
        """Say whether it is a zip with calendars and without mail."""
        if not path.is_file() or not _begin(path).startswith(b"PK"):
            return False
        names = [name.casefold() for name in names_in(path)]
        calendars = any(name.endswith((".ics", ".ical")) for name in names)
        return calendars and not any(name.endswith(_MAILBOXES) for name in names)

    def read(self, path: Path, options: Options) -> CalendarReading:
        """Return the reading of its calendars, one after the other.

        Raises:
            UnreadableFile: the archive is damaged or unsafe.
        """
        return CalendarReading(path, options)


class OutlookTable:
    """A calendar as classic Outlook exports it to a CSV file, in seven languages."""

    name = "calendar.outlook"

    def recognises(self, path: Path) -> bool:
        """Say whether it is a table with Outlook's columns for a calendar."""
        return path.is_file() and is_outlook_table(_begin(path))

    def read(self, path: Path, options: Options) -> OutlookReading:
        """Return the reading of its meetings.

        Raises:
            UnreadableFile: it cannot be opened, or not told which of a date's numbers
                is the month.
        """
        return OutlookReading(path, options)


CALENDAR_READERS: tuple[Reader, ...] = (Ics(), IcsArchive(), OutlookTable())
