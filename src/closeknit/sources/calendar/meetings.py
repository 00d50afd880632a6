"""One VEVENT becomes the meetings it stands for."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from closeknit.sources.calendar import places
from closeknit.sources.calendar.components import Component
from closeknit.sources.calendar.guests import Guests, guests
from closeknit.sources.calendar.lines import plain
from closeknit.sources.calendar.moments import (
    Moment,
    UnreadableMomentError,
    ZoneOf,
    duration,
    minutes_of,
    moment,
    moments,
)
from closeknit.sources.calendar.rules import Rule, occurrences, rule
from closeknit.sources.record import Met

YEARS_BACK, DAYS_AHEAD = 10, 90
"""The window: what is older is no memory, what is later no plan yet."""
MOST_AN_EVENT = 1_000
"""Occurrences of one event, the newest: every working day of four years."""
LONGEST_UID = 255

ALONE = "without anybody else: your own, left out"
OUTSIDE = "more than ten years ago or more than ninety days ahead: left out"
BEFORE = "begun more than ten years ago: only the later times read"
CROWD = "for more than 50 people: an audience, left out"
ENDLESS = "more than 1,000 times in ten years: the newest 1,000 read"
FOREIGN_RULE = "by a rule that cannot be followed: only the first time read"
ODD_LENGTH = "with a length that cannot be: read without it"

Tell = Callable[[str], None]
"""Told of what was read otherwise than it stands there."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are read."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


def window(today: date) -> Window:
    """Return the window as of a day.

    >>> window(date(2026, 11, 21))
    Window(since=datetime.date(2016, 11, 21), until=datetime.date(2027, 2, 19))
    """
    back = timedelta(days=round(YEARS_BACK * 365.2))
    return Window(today - back, today + timedelta(days=DAYS_AHEAD))


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it stands in the calendar, once or repeated.

    `instead_of` is the occurrence of a series that it replaces.
    """

    uid: str
    start: Moment
    minutes: int
    who: Guests
    off: bool
    where: str
    about: str
    how: str
    instead_of: Moment | None
    repeats: Rule | None
    besides: tuple[Moment, ...]
    without: tuple[Moment, ...]

    def called_off(self) -> "Happening":
        """Return the same, called off."""
        return replace(self, off=True)


def happening(
    of: Component, zone_of: ZoneOf, floating: tzinfo | None, tell: Tell
) -> Happening:
    """Return what a VEVENT says.

    Raises:
        UnreadableMomentError: it does not say when.
    """
    begins, instead = of.first("DTSTART"), of.first("RECURRENCE-ID")
    begins = begins or instead
    if begins is None:
        raise UnreadableMomentError("it does not say when it begins")
    start = moment(begins.value, begins.parameters.get("TZID", ""), zone_of, floating)
    repeats = of.text("RRULE")
    followed = rule(repeats) if repeats else None
    has_rule = of.first("RRULE") is not None
    if has_rule and followed is None:
        tell(FOREIGN_RULE)
    where = plain(of.text("LOCATION"))
    return Happening(
        uid=of.text("UID")[:LONGEST_UID],
        start=start,
        minutes=_minutes(of, start, zone_of, tell),
        who=guests(of),
        off=of.text("STATUS").upper() == "CANCELLED",
        where=places.place(where),
        about=places.line(plain(of.text("SUMMARY")), places.LONGEST),
        how=places.how(where, of.text("X-GOOGLE-CONFERENCE")),
        instead_of=_replaced(of, zone_of, start.zone),
        repeats=followed,
        besides=_all(of, "RDATE", zone_of, start),
        without=_all(of, "EXDATE", zone_of, start),
    )


def _replaced(of: Component, zone_of: ZoneOf, floating: tzinfo | None) -> Moment | None:
    one = of.first("RECURRENCE-ID")
    if one is None:
        return None
    return moment(one.value, one.parameters.get("TZID", ""), zone_of, floating)


def _all(of: Component, name: str, zone_of: ZoneOf, like: Moment) -> tuple[Moment, ...]:
    return tuple(
        one for some in of.every(name) for one in moments(some, zone_of, like.zone)
    )


def _minutes(of: Component, start: Moment, zone_of: ZoneOf, tell: Tell) -> int:
    """Return the length in minutes; 0 for whole days and where none is believed."""
    if start.whole_day:
        return 0
    length, says = duration(of.text("DURATION")), "DURATION"
    if length is None and (ends := of.first("DTEND")) is not None:
        says = "DTEND"
        try:
            tzid = ends.parameters.get("TZID", "")
            end = moment(ends.value, tzid, zone_of, start.zone)
        except UnreadableMomentError:
            tell(ODD_LENGTH)
            return 0
        if start.utc is not None and end.utc is not None:
            length = end.utc - start.utc
        else:
            length = end.wall - start.wall
    found = minutes_of(length)
    if not found and of.first(says) is not None and length != timedelta(0):
        tell(ODD_LENGTH)
    return found


def meetings(
    of: Happening,
    own: frozenset[str],
    within: Window,
    *,
    replaced: frozenset[str] = frozenset(),
    home: tzinfo | None = None,
    tell: Tell,
) -> Iterator[Met]:
    """Yield each time it takes place, and each time it was called off.

    `replaced` are the occurrences that other events stand for; `home` is where the day
    of a time in UTC is looked up. Nothing is yielded where nobody else is asked, but
    that somebody called off a time of a series may name nobody.
    """
    who = of.who.besides(own)
    off = of.off or not own.isdisjoint(of.who.declined)
    if of.who.crowd or (not who and not (off and of.instead_of)):
        tell(CROWD if of.who.crowd else ALONE)
        return
    without = {moment.key for moment in of.without}
    is_series = of.repeats is not None or bool(of.besides)
    for when in _newest(of, within, tell):
        keys = {key := when.key, f"{when.wall:%Y%m%d}"}
        if of.instead_of is not None:
            key = of.instead_of.key
        elif keys & replaced:
            continue
        yield Met(
            who=who,
            on=when.day_in(home),
            how=of.how,
            where=of.where,
            about=of.about,
            at=when.utc,
            minutes=of.minutes,
            uid=_uid(of, key if is_series or of.instead_of else ""),
            off=off or not keys.isdisjoint(without),
        )


def _newest(of: Happening, within: Window, tell: Tell) -> Iterable[Moment]:
    """Return when it takes place within the window; what is left out is told."""
    times: deque[Moment] = deque(maxlen=MOST_AN_EVENT)
    seen = 0
    for when in _times(of, within):
        seen += 1
        times.append(when)
    if seen > MOST_AN_EVENT:
        tell(ENDLESS)
    elif not seen or of.start.wall.date() < within.since:
        tell(BEFORE if seen else OUTSIDE)
    return times


def _uid(of: Happening, known_by: str) -> str:
    return f"{of.uid}/{known_by}" if of.uid and known_by else of.uid


def _times(of: Happening, within: Window) -> Iterator[Moment]:
    """Yield when it takes place within the window, each time once."""
    since, until = within.since, within.until
    if of.instead_of is not None or (of.repeats is None and not of.besides):
        if of.start.wall.date() in within:
            yield of.start
        return
    seen: set[str] = set()
    times = iter([of.start.wall] if of.start.wall.date() in within else [])
    if of.repeats is not None:
        times = occurrences(of.repeats, of.start, since=since, until=until)
    for wall in times:
        when = of.start.at(wall)
        if of.besides:
            seen.add(when.key)
        yield when
    for more in sorted(of.besides, key=lambda one: one.wall):
        if more.wall.date() in within and more.key not in seen:
            seen.add(more.key)
            yield more
