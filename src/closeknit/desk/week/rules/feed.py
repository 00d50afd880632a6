"""The weekly hour as a calendar, and how many people are to be invited (R0-27, R0-28).

A calendar may lie with somebody else's service, so it holds a number and no names.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from closeknit.ties.rules.words import many

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONG = timedelta(hours=1)
_OCTETS = 75
"""Of a line, at most (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Hour(NamedTuple):
    """When the weekly hour is: a day from 0, Monday, and the user's own clock."""

    day: int = 4
    at: time = time(16)


USUAL = Hour()
"""Friday at four."""


def hour_of(text: str) -> Hour | None:
    """Return the hour that somebody wrote; None where it is none.

    >>> hour_of("fri 16:30"), hour_of("whenever")
    (Hour(day=4, at=datetime.time(16, 30)), None)
    """
    day, _, clock = text.strip().lower().partition(" ")
    found = [n for n, name in enumerate(DAYS) if len(day) > 1 and name.startswith(day)]
    try:
        at = datetime.strptime(clock.strip(), "%H:%M").time()  # noqa: DTZ007 - a clock on a wall
    except ValueError:
        return None
    return Hour(found[0], at) if found else None


def written(hour: Hour) -> str:
    """Return an hour as `hour_of` reads it.

    >>> written(USUAL)
    'friday 16:00'
    """
    return f"{DAYS[hour.day]} {hour.at:%H:%M}"


def calendar(to_invite: int, hour: Hour, *, home: str, today: date) -> str:
    r"""Return the calendar of this week: the hour each week, and one entry for today's.

    Its identifiers hang on `home` and the week alone: taken in again it changes what is
    there and adds nothing. Times have no zone: they are the user's own clock's.

    >>> "SUMMARY:4 people to invite\r\n" in calendar(
    ...     4, USUAL, home="a1", today=date(2026, 11, 21))
    True
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//closeknit//week//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:closeknit",
        *_events(to_invite, hour, home, today),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _events(to_invite: int, hour: Hour, home: str, today: date) -> Iterator[str]:
    monday = today - timedelta(days=today.weekday())
    on = monday + timedelta(days=hour.day)
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
        f"UID:week-{monday:%Y%m%d}@{home}.closeknit",
        stamp,
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{people} to invite",
        "DESCRIPTION:" + _text(says),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of 75 octets, those after the first begun by a space."""
    while len(line.encode()) > _OCTETS:
        yield line[:_OCTETS]  # our own words are ASCII: a letter is an octet
        line = f" {line[_OCTETS:]}"
    yield line
