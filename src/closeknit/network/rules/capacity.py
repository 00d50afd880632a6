"""Capacity: how many ties the ego kept in a year, beside the most they ever did.

A tie is kept on a day where both turned to the other in the 365 days that end with it.
The most that were ever kept on one day is what this ego has shown to be able to keep:
their own past, not a number for everybody (R3-32).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

YEAR = 365
EPOCH = date(1970, 1, 1).toordinal()

Turned = tuple[int, int, bool, bool]
"""Person, day (since 1970), whether they turned to the ego, and the ego to them. A
person's days lie together, in order."""
Span = tuple[int, int]
"""From which day to before which one."""


class Capacity(NamedTuple):
    """Ties kept now, and the most there ever were: on which day first, and from when.

    `since` is the first day of the exchanges that it was counted from, None without
    any. `years` has the number kept on this day in each year before, the oldest first.
    """

    kept: int
    most: int
    most_on: date | None
    since: date | None
    years: tuple[tuple[date, int], ...]


def capacity(turned: Iterable[Turned], *, today: date) -> Capacity:
    """Return how many ties are kept, and were. Cost: one pass, a sort of the changes.

    >>> week = [(1, 20000, True, False), (1, 20005, False, True)]
    >>> capacity(week, today=date(2026, 11, 21))[:3]
    (0, 1, datetime.date(2024, 10, 9))
    """
    now = today.toordinal() - EPOCH
    changes: dict[int, int] = defaultdict(int)
    first = None
    for theirs, ours in _by_person(turned, now):
        day = min(theirs[0], ours[0]) if theirs and ours else (theirs or ours)[0]
        first = day if first is None else min(first, day)
        for start, end in _both(_spans(theirs), _spans(ours)):
            changes[start] += 1
            changes[end] -= 1
    if first is None:
        return Capacity(0, 0, None, None, ())
    asked = _anniversaries(today, _day(first))
    most, most_at, counts = _walked(changes, [on.toordinal() - EPOCH for on in asked])
    return Capacity(
        counts[-1],
        most,
        _day(most_at) if most else None,
        _day(first),
        tuple(zip(asked, counts, strict=True))[:-1],
    )


def kept_on(turned: Iterable[Turned], days: Sequence[date]) -> list[int]:
    """Return how many ties were kept on each of these days, which stand in order.

    >>> week = [(1, 20000, True, False), (1, 20005, False, True)]
    >>> kept_on(week, [date(2024, 10, 8), date(2024, 10, 9)])
    [0, 1]
    """
    asked = [on.toordinal() - EPOCH for on in days]
    changes: dict[int, int] = defaultdict(int)
    for theirs, ours in _by_person(turned, max(asked, default=0)):
        for start, end in _both(_spans(theirs), _spans(ours)):
            changes[start] += 1
            changes[end] -= 1
    return _walked(changes, asked)[2]


def _day(number: int) -> date:
    return date.fromordinal(EPOCH + number)


def _by_person(
    turned: Iterable[Turned], now: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the days of each person: theirs, and the ego's."""
    theirs: list[int] = []
    ours: list[int] = []
    before = None
    for person, day, by_them, by_ego in turned:
        if person != before and (theirs or ours):
            yield theirs, ours
            theirs, ours = [], []
        before = person
        if day > now:
            continue
        if by_them:
            theirs.append(day)
        if by_ego:
            ours.append(day)
    if theirs or ours:
        yield theirs, ours


def _spans(days: list[int]) -> list[Span]:
    """Return when one side's last turn is less than a year old."""
    found: list[Span] = []
    for day in days:
        if found and day <= found[-1][1]:
            found[-1] = (found[-1][0], day + YEAR)
        else:
            found.append((day, day + YEAR))
    return found


def _both(one: list[Span], other: list[Span]) -> Iterator[Span]:
    """Yield what two lists of spans have in common."""
    here = there = 0
    while here < len(one) and there < len(other):
        start = max(one[here][0], other[there][0])
        end = min(one[here][1], other[there][1])
        if start < end:
            yield start, end
        if one[here][1] < other[there][1]:
            here += 1
        else:
            there += 1


def _anniversaries(today: date, first: date) -> list[date]:
    """Return this day in each year since the first exchange, today last."""
    leap = (today.month, today.day) == (2, 29)
    on = today.replace(day=28) if leap else today
    years = (on.replace(year=year) for year in range(first.year, today.year))
    return [*(day for day in years if day >= first), today]


def _walked(changes: dict[int, int], asked: list[int]) -> tuple[int, int, list[int]]:
    """Return the most ever kept on a day, which day, and how many on those asked about.

    Days after the last one asked about are not looked at.
    """
    kept = most = at = 0
    counts: list[int] = []
    for day, change in sorted(changes.items()):
        while len(counts) < len(asked) and asked[len(counts)] < day:
            counts.append(kept)
        if len(counts) == len(asked):
            break
        kept += change
        if kept > most:
            most, at = kept, day
    counts += [kept] * (len(asked) - len(counts))
    return most, at, counts
