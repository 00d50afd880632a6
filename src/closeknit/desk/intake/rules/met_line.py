"""A meeting in one line: ``Ann Lee at PyCon Lisbon on 2026-11-14: wants the notes``."""

import re
from datetime import date, timedelta
from typing import NamedTuple

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
    """
    before, about = _cut(_NOTE, " ".join(line.split()))
    before, on = _without_day(before, today)
    names, where = _cut(_WHERE, before)
    who = tuple(name.strip() for name in _AND.split(names) if name.strip())
    return Told(who, on, where.strip(" ,"), about.strip())


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
