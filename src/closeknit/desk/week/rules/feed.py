"""The weekly hour as a calendar, and how many people are to be invited (R0-27, R0-28).

A calendar may lie with somebody else's service, so it holds a number and no names,
unless the user wants the digest in it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from closeknit.desk.intake.rules.hour import Hour
from closeknit.ties.rules.words import many

LONG = timedelta(hours=1)
OURS = "PRODID:-//closeknit//week//EN"
"""By which a file is known that may be written over."""
_OCTETS = 75
"""Of a line, at most (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(
    to_invite: int, hour: Hour, *, home: str, today: date, told: str = ""
) -> str:
    r"""Return the hour of each week from the coming one on, and an entry on that day.

    `told` is the digest, which then stands in that entry.

    Its identifiers hang on `home` and the week alone: taken in again it changes what is
    there and adds nothing. Times have no zone: they are the user's own clock's.

    >>> from closeknit.desk.intake.rules.hour import USUAL
    >>> "SUMMARY:4 people to invite\r\n" in calendar(
    ...     4, USUAL, home="a1", today=date(2026, 11, 21))
    True
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        OURS,
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:closeknit",
        *_events(to_invite, hour, home, today, told),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _events(
    to_invite: int, hour: Hour, home: str, today: date, told: str
) -> Iterator[str]:
    on = today + timedelta(days=(hour.day - today.weekday()) % 7)
    begins = datetime.combine(on, hour.at)
    stamp = f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield from (
        "BEGIN:VEVENT",
        f"UID:hour@{home}.closeknit",
        stamp,
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"DTEND:{begins + LONG:%Y%m%dT%H%M%S}",
        "RRULE:FREQ=WEEKLY",
        "SUMMARY:Weekly hour for your network",
        "DESCRIPTION:" + _text("Open closeknit: five to ten people, each with why."),
        "END:VEVENT",
    )
    people = many(to_invite, "person", "people")
    says = "Met, a client or new in your CRM; not connected and not invited."
    yield from (
        "BEGIN:VEVENT",
        f"UID:week-{on:%G-%V}@{home}.closeknit",
        stamp,
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{people} to invite",
        "DESCRIPTION:" + _text(told or says),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of 75 octets, those after the first begun by a space."""
    piece, octets = "", 0
    for letter in line:
        more = len(letter.encode())
        if octets + more > _OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + letter, octets + more
    yield piece
