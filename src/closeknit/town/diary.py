"""The ego's calendar, as Google exports it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from closeknit.town import ego
from closeknit.town.cast.circles import MEETINGS, Meeting
from closeknit.town.chance import mark
from closeknit.town.people import Townsperson

HEAD = f"""BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:{ego.MAIL}
X-WR-TIMEZONE:Europe/London
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
WIDTH = 74
"""Bytes on a line before it is folded."""


def write_diary(path: Path, people: Mapping[str, Townsperson], today: date) -> None:
    """Write the calendar, with every meeting of the town that the ego was asked to."""
    lines = HEAD.split("\n")
    for meeting in MEETINGS:
        lines += _event(meeting, people, today)
    lines.append("END:VCALENDAR")
    path.write_bytes(folded_lines(lines))


def folded_lines(lines: list[str]) -> bytes:
    """Return the lines as calendars and cards fold them: 75 bytes, then a space."""
    return b"".join(_folded(line.encode()) + b"\r\n" for line in lines)


def plain(text: str) -> str:
    r"""Return a text with the signs escaped that a calendar or card minds.

    >>> plain("Rye, two; one")
    'Rye\\, two\\; one'
    """
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(line: bytes) -> bytes:
    parts = []
    while len(line) > WIDTH:
        cut = WIDTH
        while line[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - inside a UTF-8 letter
            cut -= 1
        parts.append(line[:cut])
        line = b" " + line[cut:]
    return b"\r\n".join([*parts, line])


def _event(
    meeting: Meeting, people: Mapping[str, Townsperson], today: date
) -> Iterator[str]:
    day = today - timedelta(days=meeting.ago)
    start = datetime.combine(day, time(meeting.hour))
    yield "BEGIN:VEVENT"
    if meeting.all_day:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART;TZID=Europe/London:{start:%Y%m%dT%H%M%S}"
        yield f"DTEND;TZID=Europe/London:{start + timedelta(hours=1):%Y%m%dT%H%M%S}"
    if meeting.weeks > 1:
        yield f"RRULE:FREQ=WEEKLY;COUNT={meeting.weeks}"
    yield f"DTSTAMP:{today:%Y%m%d}T060000Z"
    yield f"ORGANIZER;CN={ego.NAME}:mailto:{ego.MAIL}"
    yield f"UID:{mark(meeting.title, meeting.ago, length=26)}@example.com"
    if meeting.names or meeting.declined:
        yield _guest(ego.NAME, ego.MAIL, "ACCEPTED")
    for name in meeting.names:
        yield _guest(name, people[name].mail, "ACCEPTED")
    for name in meeting.declined:
        yield _guest(name, people[name].mail, "DECLINED")
    if meeting.room:
        yield _guest(
            "Bay window", "bay-window@example.org", "ACCEPTED", kind="RESOURCE"
        )
    if meeting.where:
        yield f"LOCATION:{plain(meeting.where)}"
    yield f"SUMMARY:{plain(meeting.title)}"
    yield "STATUS:CANCELLED" if meeting.cancelled else "STATUS:CONFIRMED"
    yield "END:VEVENT"


def _guest(name: str, mail: str, state: str, *, kind: str = "INDIVIDUAL") -> str:
    said = f"ATTENDEE;CUTYPE={kind};ROLE=REQ-PARTICIPANT;PARTSTAT={state}"
    return f"{said};CN={name};X-NUM-GUESTS=0:mailto:{mail}"
