"""Time zones by the names calendars give them.

A name is looked up in the IANA list and in Unicode's table of Windows' names, never on
the disk. A zone that only the calendar knows is worked out from its own yearly rules.
"""

import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache, lru_cache

from tzlocal.windows_tz import win_tz

from closeknit.sources.calendar.components import Component
from closeknit.sources.calendar.moments import Moment
from closeknit.sources.calendar.rules import Rule, occurrences, rule

MOST_CHANGES = 200
"""Parts of a calendar's own zone; some write one for each change since 1900."""

_LONGEST_NAME = 100
_TWO_YEARS = timedelta(days=800)
_LAST_YEAR = 9_000
_SHAPES = (len("+0100"), len("+010000"))


@cache
def _names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@lru_cache(maxsize=1024)
def named(tzid: str) -> tzinfo | None:
    """Return the zone of an IANA or a Windows name, None where it is neither.

    >>> str(named("W. Europe Standard Time")), named("/etc/passwd")
    ('Europe/Berlin', None)
    >>> str(named("/mozilla.org/20050126_1/Europe/Brussels"))
    'Europe/Brussels'
    """
    name = tzid.strip().strip('"')[:_LONGEST_NAME]
    name = win_tz.get(name, name)
    if name.startswith("/"):  # "globally unique": the name stands at its end
        parts = name.split("/")
        ends = ("/".join(parts[-n:]) for n in (3, 2, 1))
        name = next((end for end in ends if end in _names()), "")
    if name not in _names():
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class _Change:
    """From when on, and perhaps again each year, which offset holds."""

    start: Moment
    before: timedelta
    after: timedelta
    again: Rule | None


class OwnZone(tzinfo):
    """A zone as a calendar itself defines it, right to the hour of a change."""

    def __init__(self, name: str, changes: tuple[_Change, ...]) -> None:
        self._name = name
        self._changes = changes
        self._latest = lru_cache(maxsize=256)(self._changes_until)

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """Return the offset on this wall."""
        wall = (dt or datetime(_LAST_YEAR, 1, 1)).replace(tzinfo=None)
        found = [c for c in self._latest(wall.year) if c[0] <= wall]
        if found:
            return max(found, key=lambda one: one[0])[1]
        return min(self._changes, key=lambda one: one.start.wall).before

    def dst(self, dt: datetime | None) -> timedelta:  # noqa: ARG002 - tzinfo's own
        """Return no difference: which part is summer nobody here asks."""
        return timedelta(0)

    def tzname(self, dt: datetime | None) -> str:  # noqa: ARG002 - tzinfo's own
        """Return the name."""
        return self._name

    def _changes_until(self, year: int) -> list[tuple[datetime, timedelta]]:
        """Return the changes of this year, and the last ones before it."""
        end = datetime(min(year, _LAST_YEAR), 12, 31)
        found = []
        for change in self._changes:
            walls = [change.start.wall]
            if change.again is not None and year <= end.year:
                since = (end - _TWO_YEARS).date()
                walls += occurrences(
                    change.again, change.start, since=since, until=end.date()
                )
            found += [(wall, change.after) for wall in walls]
        return found


class Zones:
    """The zones of one calendar: its own, and those all the world knows."""

    def __init__(self, own: Iterable[Component] = ()) -> None:
        self._own: dict[str, tzinfo] = {}
        for component in own:
            name = component.text("TZID")
            zone = named(component.text("X-LIC-LOCATION")) or _own_zone(component)
            if name and zone is not None:
                self._own.setdefault(name[:_LONGEST_NAME], zone)

    def of(self, tzid: str) -> tzinfo | None:
        """Return the zone of a TZID, None where there is none of that name."""
        name = tzid.strip().strip('"')
        if name in {"UTC", "GMT", "Z"}:
            return UTC
        return named(name) or self._own.get(name[:_LONGEST_NAME])

    def only(self) -> tzinfo | None:
        """Return the one zone the calendar defines, None where it defines several."""
        return next(iter(self._own.values())) if len(self._own) == 1 else None


def _own_zone(component: Component) -> tzinfo | None:
    """Return the zone a VTIMEZONE defines, None where no real one is like that."""
    if not 0 < len(component.parts) <= MOST_CHANGES:
        return None
    changes = [_change(part) for part in component.parts]
    kept = tuple(change for change in changes if change is not None)
    if len(kept) < len(changes):
        return None
    return OwnZone(component.text("TZID")[:_LONGEST_NAME], kept)


def _change(part: Component) -> _Change | None:
    before, after = _offset(part.text("TZOFFSETFROM")), _offset(part.text("TZOFFSETTO"))
    try:
        start = datetime.strptime(part.text("DTSTART"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a wall's time
    except ValueError:
        return None
    repeats = part.text("RRULE")
    again = rule(repeats) if repeats else None
    if repeats and (again is None or again.frequency != "YEARLY"):
        return None
    if before is None or after is None:
        return None
    return _Change(Moment(start), before, after, again)


def _offset(text: str) -> timedelta | None:
    """Return ``+0100`` as a length of time, None where it is none."""
    if len(text) not in _SHAPES or text[0] not in "+-" or not text[1:].isdecimal():
        return None
    hours, minutes, seconds = int(text[1:3]), int(text[3:5]), int(text[5:] or 0)
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if length >= timedelta(days=1):
        return None
    return -length if text[0] == "-" else length
