"""The day and time of a message, when they can be believed."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

_DATE = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s{1,9})?(\d{1,2})[ -]\s{0,9}"
    r"([A-Za-z]{3})[a-z]{0,6}[ -]\s{0,9}(\d{4}|\d\d)\s{1,9}"
    r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d{1,9})?\s{0,9}([+-]\d{4}|[A-Za-z]{1,5})?"
)
_DAY = re.compile(r"(?:[A-Z][a-z]{2}, {1,2})?([0-9]{1,2}) ([A-Za-z]{3}) ([0-9]{4})")
_ASCTIME = re.compile(
    r"[A-Za-z]{3},?\s{1,9}([A-Za-z]{3})\s{1,9}(\d{1,2})\s{1,9}(\d{1,2}):(\d\d):(\d\d)\s{1,9}(\d{4})"
)
_ZONE = re.compile(r"[+-]([0-9]{2})([0-9]{2})")
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
        ),
        start=1,
    )
}
_ZONES = {"edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7}
_ZONES |= {"pdt": -7, "pst": -8, "cet": 1, "cest": 2, "bst": 1}
_FIRST = datetime(1980, 1, 1, tzinfo=UTC)
_PIVOT = 50
_FURTHEST = timedelta(hours=15)
_LONGEST = 128  # characters


@lru_cache(maxsize=4096)
def _offset(zone: str) -> timedelta | None:
    """Return how far a zone is ahead of UTC; None where no place is so far."""
    numbers = _ZONE.fullmatch(zone)
    if numbers is None:
        return timedelta(hours=_ZONES.get(zone.lower(), 0))
    hours, minutes = int(numbers[1]), int(numbers[2])
    ahead = timedelta(hours=hours, minutes=minutes)
    if ahead > _FURTHEST or minutes > 59:  # noqa: PLR2004  minutes of an hour
        return None
    return -ahead if zone[0] == "-" else ahead


def instant(value: str, *, today: date) -> datetime | None:
    """Return the moment in UTC, or None where it cannot be believed.

    Not believed: days that do not exist, before 1980, or after tomorrow. A moment
    without a zone is taken as UTC.

    >>> instant("Mon, 4 Mar 2024 12:20:34 +0100", today=date(2026, 1, 1))
    datetime.datetime(2024, 3, 4, 11, 20, 34, tzinfo=datetime.timezone.utc)
    >>> instant("Thu, 32 Foo 2026 25:61:61 +9999", today=date(2026, 1, 1))
    """
    at = _usual(value) or _unusual(value[:_LONGEST].strip())
    return at if at is not None and _FIRST <= at < _end(today) else None


def _usual(value: str) -> datetime | None:
    """Return the moment of a date as nearly every mail writes it, quickly."""
    day = _day(value[:-15])
    zone = value[-5:]
    if not day or _offset(zone) is None:
        return None
    try:
        return datetime.fromisoformat(day + value[-14:-6] + zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=8192)
def _day(text: str) -> str:
    """Return ``2024-03-04T`` for ``Mon, 4 Mar 2024``, else nothing."""
    found = _DAY.fullmatch(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    return f"{found[3]}-{month:02}-{int(found[1]):02}T" if found and month else ""


@lru_cache(maxsize=8)
def _end(today: date) -> datetime:
    """Return the end of tomorrow."""
    return datetime.combine(today, time(), tzinfo=UTC) + timedelta(days=2)


def _unusual(value: str) -> datetime | None:
    """Return the moment of a date written in another way."""
    found = _DATE.match(value)
    if found is not None:
        day, month, year, hour, minute, second, zone = found.groups()
    else:
        found = _ASCTIME.match(value)
        if found is None:
            return None
        month, day, hour, minute, second, year = found.groups()
        zone = ""
    number, ahead = _MONTHS.get(month.lower()), _offset(zone or "")
    full = int(year)
    if len(year) == len("26"):
        full += 2000 if full < _PIVOT else 1900
    if number is None or ahead is None or full < _FIRST.year:
        return None
    clock = int(hour), int(minute), min(int(second or 0), 59)
    try:
        return datetime(full, number, int(day), *clock, tzinfo=UTC) - ahead
    except (ValueError, OverflowError):
        return None
