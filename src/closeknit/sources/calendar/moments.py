"""Days, times and lengths as iCalendar writes them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from closeknit.sources.calendar.lines import Property

LONGEST = timedelta(days=31)
"""Of a meeting. What claims to be longer is no meeting of that length."""

_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TIME = re.compile(_DAY.pattern + r"T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?)")
_DURATION = re.compile(
    r"([+-]?)P(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    r"(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})S)?)?"
)
_LAST_YEAR = 9_000  # beyond it no zone can be worked out, nor need it be

ZoneOf = Callable[[str], tzinfo | None]
"""Returns the zone of a TZID, None where there is none of that name."""


class UnreadableMomentError(ValueError):
    """A day or a time that is none; the text says why."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time on some wall's clock, or a whole day (then at midnight).

    `zone` is None where the calendar does not say whose wall it is.
    """

    wall: datetime
    zone: tzinfo | None = None
    whole_day: bool = False

    @property
    def utc(self) -> datetime | None:
        """The moment in UTC; None for a whole day and for an unknown zone.

        An hour that a clock skips is the hour it shows instead; of an hour that comes
        twice it is the first.
        """
        if self.zone is None or self.whole_day:
            return None
        if self.zone is UTC or self.wall.year > _LAST_YEAR:
            return self.wall.replace(tzinfo=UTC)
        return self.wall.replace(tzinfo=self.zone).astimezone(UTC)

    @property
    def key(self) -> str:
        """What an occurrence is known by: the same in whatever zone it is written."""
        if self.whole_day:
            return f"{self.wall:%Y%m%d}"
        at = self.utc
        return f"{at:%Y%m%dT%H%M%SZ}" if at else f"{self.wall:%Y%m%dT%H%M%S}"

    def day_in(self, zone: tzinfo | None) -> date:
        """Return the day on the wall; of a time in UTC, the day in `zone`."""
        if self.zone is UTC and zone is not None and self.wall.year < _LAST_YEAR:
            return self.wall.replace(tzinfo=UTC).astimezone(zone).date()
        return self.wall.date()

    def at(self, wall: datetime) -> "Moment":
        """Return another moment on the same wall."""
        return Moment(wall, self.zone, self.whole_day)


def moment(text: str, tzid: str, zone_of: ZoneOf, floating: tzinfo | None) -> Moment:
    """Return the moment a value names; `floating` is whose wall is meant by default.

    Raises:
        UnreadableMomentError: it names none, or its zone is not known.
    """
    text = text.strip()
    if (found := _DAY.fullmatch(text)) is not None:
        return Moment(datetime.combine(_day(*found.groups()), time.min), whole_day=True)
    found = _TIME.fullmatch(text)
    if found is None:
        raise UnreadableMomentError("a time in it is none")
    *day, hour, minute, second, utc = found.groups()
    try:
        # A leap second is the last one of its minute.
        clock = time(int(hour), int(minute), min(int(second or 0), 59))
    except ValueError:
        raise UnreadableMomentError("a time in it is none") from None
    wall = datetime.combine(_day(*day), clock)
    if utc:
        return Moment(wall, UTC)
    if not tzid:
        return Moment(wall, floating)
    zone = zone_of(tzid)
    if zone is None:
        raise UnreadableMomentError("its time zone is not known")
    return Moment(wall, zone)


def _day(year: str, month: str, number: str) -> date:
    try:
        found = date(int(year), int(month), int(number))
    except ValueError:
        raise UnreadableMomentError("a day in it is none") from None
    if found.year == 1:
        raise UnreadableMomentError("a day in it is none")
    return found


def moments(of: Property, zone_of: ZoneOf, floating: tzinfo | None) -> list[Moment]:
    """Return the moments of an RDATE or an EXDATE; what cannot be read is left out."""
    tzid = of.parameters.get("TZID", "")
    found = []
    for text in of.value.split(","):
        try:
            found.append(moment(text.partition("/")[0], tzid, zone_of, floating))
        except UnreadableMomentError:
            continue
    return found


def duration(text: str) -> timedelta | None:
    """Return a length, None where it is none.

    >>> duration("PT1H30M"), duration("P1W"), duration("P999999999W")
    (datetime.timedelta(seconds=5400), datetime.timedelta(days=7), None)
    """
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(n or 0) for n in found.groups()[1:])
    whole = timedelta(days, seconds, weeks=weeks, hours=hours, minutes=minutes)
    return -whole if found[1] == "-" else whole


def minutes_of(length: timedelta | None) -> int:
    """Return a length in minutes, 0 where no meeting is that long or that short."""
    if length is None or not timedelta(0) < length <= LONGEST:
        return 0
    return round(length.total_seconds() / 60)
