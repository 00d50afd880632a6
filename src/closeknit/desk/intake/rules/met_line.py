"""A meeting in one line: ``Ann Lee at PyCon Lisbon on 2026-11-14: wants the notes``."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from typing import NamedTuple

from closeknit.shared.errors import RuleBroken

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NOTE = re.compile(r":(?:\s+|$)")
_WHERE = re.compile(r"(?:^|\s)at\s+", re.IGNORECASE)
_ON = re.compile(
    r"(?:(?:^|\s)on\s+|(?:^|\s)(?=(?:today|yesterday)\s*$))", re.IGNORECASE
)
_AND = re.compile(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_LINE = re.compile(
    r"(?:^|\s)(?:at|on|today|yesterday|and)(?:\s|:|$)|:(?:\s|$)|&", re.IGNORECASE
)

_ON_WHAT = re.compile(r"(?:^|\s)on(?:\s+(.*))?$", re.IGNORECASE)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_AS_A_DAY = re.compile(
    rf"\d{{1,4}}[-./]\d{{1,2}}\b|\d{{1,2}}\.?\s+(?:{_MONTHS})|(?:{_MONTHS})\w*\s+\d|\d+$"
)
_BARE_AT = re.compile(r"(?:^|\s)at\s*$", re.IGNORECASE)
_ALIKE = 0.75
"""How alike a word is to a day's name to be taken for it, misspelt: *sunnday*."""


class Told(NamedTuple):
    """What the line says: whom, when, where, what about. Empty and None: not said."""

    who: tuple[str, ...]
    on: date | None
    where: str
    about: str


def is_line(text: str) -> bool:
    """Say whether words are more than names: a place, a day, a note, an *and*.

    >>> is_line("Ann Lee at the quay"), is_line("Ann Lee")
    (True, False)
    """
    return _LINE.search(text) is not None


def day(text: str, *, today: date) -> date | None:
    """Return the day that words name, None where they name none.

    A weekday is the last one there was, today's own included.

    >>> day("yesterday", today=date(2026, 11, 21))
    datetime.date(2026, 11, 20)
    >>> day("Thursday", today=date(2026, 11, 21))
    datetime.date(2026, 11, 19)
    """
    said = text.strip().lower().removeprefix("last ")
    if said in {"today", "yesterday"}:
        return today - timedelta(days=said == "yesterday")
    if len(said) > 2 and (found := [d for d in _DAYS if d.startswith(said)]):  # noqa: PLR2004 - Mon, Tue
        return today - timedelta(days=(today.weekday() - _DAYS.index(found[0])) % 7)
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def told(line: str, *, today: date) -> Told:
    """Return what a line says.

    Names come first, several joined by *and* or commas; then *at* a place and *on* a
    day (``2026-11-14``, *yesterday*, *Tuesday*), in any order; what follows a colon is
    what it was about. An *on* without a day belongs to the place.

    >>> told("Ann and Bo at Data on Tap on Tue: tea", today=date(2026, 11, 21))[1:]
    (datetime.date(2026, 11, 17), 'Data on Tap', 'tea')

    Raises:
        RuleBroken: what follows *on* is meant for a day and is none, or nothing
            follows *at*.
    """
    before, about = _cut(_NOTE, " ".join(line.split()))
    before, on = _without_day(before, today)
    names, where = _cut(_WHERE, before)
    for unread in _no_days(names, where):
        raise RuleBroken(_no_day(unread))
    if _BARE_AT.search(before):
        raise RuleBroken("Say the place after 'at', or leave 'at' out.")
    who = tuple(name.strip() for name in _AND.split(names) if name.strip())
    return Told(who, on, where.strip(" ,"), about.strip())


def _no_days(names: str, where: str) -> Iterator[str]:
    """Yield what stands after an *on* for a day, and is none.

    After the names that is all; in a place (*Data on Tap*) what looks like one.
    """
    if found := _ON_WHAT.search(names):
        yield found[1] or ""
    if found := _ON_WHAT.search(where):
        said = (found[1] or "").lower()
        first = said.removeprefix("last ").partition(" ")[0]
        days = (*_DAYS, "today", "yesterday")
        if (
            not said
            or _AS_A_DAY.match(said)
            or get_close_matches(first, days, 1, _ALIKE)
        ):
            yield said


def _no_day(said: str) -> str:
    named = f"{said!r} is no day." if said else "There is no day after 'on'."
    return f"{named} Say 2026-11-14, yesterday or a weekday."


def _cut(at: re.Pattern[str], text: str) -> tuple[str, str]:
    found = at.search(text)
    if found is None:
        return text, ""
    return text[: found.start()], text[found.end() :]


def _without_day(text: str, today: date) -> tuple[str, date | None]:
    """Take the last *on* that a day follows out of the text."""
    for found in reversed(list(_ON.finditer(text))):
        rest, after = text[found.end() :], ""
        at = _WHERE.search(rest)
        if at is not None:
            rest, after = rest[: at.start()], rest[at.start() :]
        on = day(rest.strip(" ,"), today=today)
        if on is not None:
            return text[: found.start()] + after, on
    return text, None
