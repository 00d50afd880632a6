"""An invented calendar: mostly single meetings, some of them series, a few crowds."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

_ZONE = "Europe/Brussels"
_PEOPLE = 1_500


def calendar(path: Path, *, events: int, today: date) -> None:
    """Write a calendar of so many events over ten years, a sixth of them series."""
    random = Random(events)  # noqa: S311 - the same calendar each time
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "BEGIN:VCALENDAR\r\nPRODID:-//Example//Town 1.0//EN\r\nVERSION:2.0\r\n"
            "X-WR-CALNAME:odile@example.com\r\nX-WR-TIMEZONE:Europe/Brussels\r\n"
        )
        for number in range(events):
            file.write(_event(number, random, today))
        file.write("END:VCALENDAR\r\n")


def _event(number: int, random: Random, today: date) -> str:
    day = today - timedelta(days=random.randrange(3_600))
    at = f"{day:%Y%m%d}T{random.randrange(8, 18):02}{random.choice(('00', '30'))}00"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{number:06}-town@example.com",
        f"DTSTAMP:{today:%Y%m%d}T080000Z",
        f"DTSTART;TZID={_ZONE}:{at}",
        "DURATION:PT45M",
        f"SUMMARY:Topic {random.randrange(400)}",
        "DESCRIPTION:" + "Some words that nobody here reads. " * random.randrange(12),
        "ORGANIZER;CN=Odile Marchetti:mailto:odile@example.com",
    ]
    for _ in range(random.choice((0, 1, 1, 1, 2, 3, 5, 12))):
        one = random.randrange(_PEOPLE)
        lines.append(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;"
            f'CN="Person{one}, Ann";X-NUM-GUESTS=0:mailto:p{one}@example.org'
        )
    if not number % 6:
        lines.append(
            random.choice(
                (
                    "RRULE:FREQ=WEEKLY;COUNT=12",
                    "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=10",
                    "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=20",
                    "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=15",
                )
            )
        )
    if not number % 600:
        lines[-1] = "RRULE:FREQ=WEEKLY"  # without an end
    return "\r\n".join([*lines, "END:VEVENT", ""])
