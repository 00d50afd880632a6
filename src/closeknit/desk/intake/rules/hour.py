"""The weekly hour: on which day, at what time by the user's own clock (R0-28)."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import NamedTuple

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST = 2
"""Letters by which a day is known: tu, th, sa, su."""


class Hour(NamedTuple):
    """When the weekly hour is: a day from 0, Monday, and a time."""

    day: int = 4
    at: time = time(16)


USUAL = Hour()
"""Friday at four."""


def hour_of(text: str) -> Hour | None:
    """Return the hour that somebody wrote; None where it is none.

    >>> hour_of("fri 16:30"), hour_of("whenever")
    (Hour(day=4, at=datetime.time(16, 30)), None)
    """
    day, _, clock = " ".join(text.lower().split()).partition(" ")
    found = [n for n, name in enumerate(DAYS) if name.startswith(day)]
    if len(day) < _LEAST or not found:
        return None
    try:
        at = datetime.strptime(clock, "%H:%M").time()  # noqa: DTZ007 - a clock on a wall
    except ValueError:
        return None
    return Hour(found[0], at)


def written(hour: Hour) -> str:
    """Return an hour as `hour_of` reads it.

    >>> written(USUAL)
    'friday 16:00'
    """
    return f"{DAYS[hour.day]} {hour.at:%H:%M}"


def hour_in(settings: Mapping[str, object]) -> Hour:
    """Return the hour as set, else the usual one."""
    return hour_of(str(settings.get("hour", ""))) or USUAL
