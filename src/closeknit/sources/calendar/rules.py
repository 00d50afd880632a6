"""Rules of repetition, worked out period by period: they always come to an end.

RFC 5545's RRULE by days, weeks, months and years. A rule that cannot be followed is
None, and the caller says so.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from closeknit.sources.calendar.moments import Moment

MOST_PERIODS = 20_000
"""Days, weeks, months or years of one rule that are gone through: 54 years of days."""

_PARTS = re.compile(r"([A-Z-]{1,20})=([A-Z0-9,+-]{1,2000})")
_DAY = re.compile(r"([+-]?[0-9]{1,3})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_RANGES = {
    "BYMONTH": range(1, 13),
    "BYMONTHDAY": range(-31, 32),
    "BYYEARDAY": range(-366, 367),
    "BYWEEKNO": range(-53, 54),
    "BYSETPOS": range(-366, 367),
    "BYHOUR": range(24),
    "BYMINUTE": range(60),
    "BYSECOND": range(60),
}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_RANGES}
_MOST_A_DAY = 24
_HUGE = 10**6
_LAST_YEAR = 9_998


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that can be followed. `by` holds the BY-parts that are numbers."""

    frequency: str
    by: dict[str, tuple[int, ...]]
    weekdays: tuple[tuple[int, int], ...] = ()
    """(which, weekday): the second Tuesday is (2, 1), every Tuesday (0, 1)."""
    interval: int = 1
    count: int = 0
    until: str = ""
    week_start: int = 0


def rule(text: str) -> Rule | None:
    """Return the rule, None where it is broken or of a kind no meeting has.

    >>> rule("FREQ=WEEKLY;BYDAY=MO").weekdays
    ((0, 0),)
    >>> rule("FREQ=SECONDLY") is None
    True
    """
    parts: dict[str, str] = {}
    for one in text.strip().upper().strip(";").split(";"):
        found = _PARTS.fullmatch(one)
        if found is None or found[1] in parts:
            return None
        parts[found[1]] = found[2]
    if parts.get("FREQ") not in _FREQUENCIES or parts.keys() - _KNOWN:
        return None
    try:
        return _rule(parts)
    except ValueError:
        return None


def _rule(parts: dict[str, str]) -> Rule:
    interval, count = int(parts.get("INTERVAL", 1)), int(parts.get("COUNT", 0))
    if not (0 < interval < _HUGE and count >= 0 and ("COUNT" not in parts or count)):
        raise ValueError
    by = {
        name: tuple(sorted({int(n) for n in parts[name].split(",")}))
        for name in _RANGES
        if name in parts
    }
    for name, numbers in by.items():
        may_be_zero = 0 in _RANGES[name] and _RANGES[name].start == 0
        if any(n not in _RANGES[name] or (n == 0 and not may_be_zero) for n in numbers):
            raise ValueError
    weekdays = tuple(_weekdays(parts))
    if "BYWEEKNO" in by and (
        parts["FREQ"] != "YEARLY" or any(which for which, _ in weekdays)
    ):
        raise ValueError
    a_day = [len(by.get(name, (0,))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    if a_day[0] * a_day[1] * a_day[2] > _MOST_A_DAY:
        raise ValueError
    return Rule(
        parts["FREQ"],
        by,
        weekdays,
        interval,
        count,
        parts.get("UNTIL", ""),
        _WEEKDAYS.index(parts.get("WKST", "MO")),
    )


def _weekdays(parts: dict[str, str]) -> Iterator[tuple[int, int]]:
    for one in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        found = _DAY.fullmatch(one)
        if found is None:
            raise ValueError
        which = int(found[1] or 0) if parts["FREQ"] in {"MONTHLY", "YEARLY"} else 0
        yield which, _WEEKDAYS.index(found[2])


def occurrences(
    of: Rule, start: Moment, *, since: date, until: date
) -> Iterator[datetime]:
    """Yield the walls' times from `since` to `until`, in order, `start` as the first.

    Both days count. The start is an occurrence whether the rule says so or not. Where
    the rule has a COUNT everything since the start is counted.

    Cost: one step for each period between; never more than `MOST_PERIODS`.
    """
    last = _last(of, start, until)
    seen = 1
    if since <= start.wall.date() <= until:
        yield start.wall
    begin = 0 if of.count else max(0, _periods_before(of, start.wall.date(), since))
    for period in range(begin, begin + MOST_PERIODS):
        days = _days(of, start.wall.date(), period * of.interval)
        if days is None or (days and days[0] > last.date()):
            return
        for wall in _times(of, start.wall, days):
            if wall <= start.wall:
                continue
            seen += 1
            if wall > last or (of.count and seen > of.count):
                return
            if wall.date() >= since:
                yield wall
        if _first_day(of, start.wall.date(), period * of.interval) > last.date():
            return


def _last(of: Rule, start: Moment, until: date) -> datetime:
    """Return the last wall's time there may be, by the rule or by the window."""
    last = datetime.combine(until, time.max)
    text = of.until
    if not text:
        return last
    try:
        if "T" not in text:
            said = datetime.combine(date.fromisoformat(text), time.max)
        elif text.endswith("Z") and start.zone is not None and not start.whole_day:
            utc = datetime.fromisoformat(text)
            said = utc.astimezone(start.zone).replace(tzinfo=None)
        else:
            said = datetime.fromisoformat(text.rstrip("Z"))
    except (ValueError, OverflowError):
        return last
    return min(last, said)


def _periods_before(of: Rule, start: date, since: date) -> int:
    """Return how many whole periods surely lie before `since`."""
    days = (since - start).days
    if of.frequency == "DAILY":
        return days // of.interval - 1
    if of.frequency == "WEEKLY":
        return days // (7 * of.interval) - 2
    if of.frequency == "MONTHLY":
        return days // (31 * of.interval) - 2
    return (since.year - start.year) // of.interval - 1


def _first_day(of: Rule, start: date, ahead: int) -> date:
    """Return the first day of the period so many days, weeks, months, years ahead."""
    try:
        if of.frequency == "DAILY":
            return start + timedelta(days=ahead)
        if of.frequency == "WEEKLY":
            back = (start.weekday() - of.week_start) % 7
            return start - timedelta(days=back) + timedelta(weeks=ahead)
        if of.frequency == "MONTHLY":
            years, month = divmod(start.month - 1 + ahead, 12)
            return date(start.year + years, month + 1, 1)
        return date(start.year + ahead, 1, 1)
    except (OverflowError, ValueError):
        return date.max


def _days(of: Rule, start: date, ahead: int) -> list[date] | None:
    """Return the days of one period that the rule means; None after the last year."""
    first = _first_day(of, start, ahead)
    if first.year > _LAST_YEAR:
        return None
    if of.frequency == "DAILY":
        days = [first]
    elif of.frequency == "WEEKLY":
        days = [first + timedelta(days=n) for n in range(7)]
    elif of.frequency == "MONTHLY":
        days = _month(first.year, first.month)
    else:
        months = of.by.get("BYMONTH") or _default_months(of, start)
        days = [day for month in months for day in _month(first.year, month)]
    return [day for day in days if _means(of, start, day)]


def _month(year: int, month: int) -> list[date]:
    return [
        date(year, month, n + 1) for n in range(calendar.monthrange(year, month)[1])
    ]


def _default_months(of: Rule, start: date) -> tuple[int, ...]:
    alone = _says_no_day(of) and "BYWEEKNO" not in of.by
    return (start.month,) if alone else tuple(range(1, 13))


def _says_no_day(of: Rule) -> bool:
    return not (of.weekdays or {"BYMONTHDAY", "BYYEARDAY"} & of.by.keys())


def _means(of: Rule, start: date, day: date) -> bool:
    """Say whether the rule means this day of one of its periods."""
    by = of.by
    weeks = by.get("BYWEEKNO")
    if day.month not in by.get("BYMONTH", (day.month,)) or (
        weeks and _week_numbers(day, of.week_start).isdisjoint(weeks)
    ):
        return False
    if _says_no_day(of):
        if of.frequency == "WEEKLY" or weeks:
            return day.weekday() == start.weekday()
        return of.frequency == "DAILY" or day.day == start.day
    if "BYMONTHDAY" in by:
        length = calendar.monthrange(day.year, day.month)[1]
        if not {day.day, day.day - length - 1} & set(by["BYMONTHDAY"]):
            return False
    if "BYYEARDAY" in by:
        length = 365 + calendar.isleap(day.year)
        number = day.timetuple().tm_yday
        if not {number, number - length - 1} & set(by["BYYEARDAY"]):
            return False
    return not of.weekdays or any(_is_weekday(of, day, *one) for one in of.weekdays)


def _week_numbers(day: date, week_start: int) -> set[int]:
    """Return the number of a day's week in its year, from the front and from the back.

    The first week is the first with four days of its year (RFC 5545), which may begin
    in the year before; the last may end in the next.
    """
    back = (day.weekday() - week_start) % 7
    fourth = day - timedelta(days=back) + timedelta(days=3)  # it is of the week's year
    number = (fourth.timetuple().tm_yday - 1) // 7 + 1
    length = 365 + calendar.isleap(fourth.year)
    return {number, -((length - fourth.timetuple().tm_yday) // 7 + 1)}


def _is_weekday(of: Rule, day: date, which: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if not which:
        return True
    if of.frequency == "MONTHLY" or "BYMONTH" in of.by:
        number, length = day.day, calendar.monthrange(day.year, day.month)[1]
    else:
        number, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
    return which in {(number - 1) // 7 + 1, -((length - number) // 7 + 1)}


def _times(of: Rule, start: datetime, days: list[date]) -> list[datetime]:
    """Return the times of one period in order."""
    hours = of.by.get("BYHOUR", (start.hour,))
    minutes = of.by.get("BYMINUTE", (start.minute,))
    seconds = of.by.get("BYSECOND", (start.second,))
    clocks = [time(*clock) for clock in product(hours, minutes, seconds)]
    every = [datetime.combine(day, clock) for day in days for clock in clocks]
    if "BYSETPOS" not in of.by:
        return every
    size = len(every)
    at = {n - 1 if n > 0 else size + n for n in of.by["BYSETPOS"]}
    return [every[n] for n in sorted(at) if 0 <= n < size]
