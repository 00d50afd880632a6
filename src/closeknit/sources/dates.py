"""The dates in LinkedIn's files: one parser for each shape a field really has.

None of them guesses. What can be read two ways (``02/08/2026``) is no date.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

_LONGEST = 40  # characters; the longest real one has 28
_YEARS = range(1900, 2200)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar janv janvier ene enero gen gennaio janeiro januari",
            "feb february februar fév févr février febrero febbraio fev fevereiro",
            "mar march mär märz mrz mars marzo março maart mrt",
            "apr april avr avril abr abril aprile",
            "may mai mayo mag maggio maio mei maj",
            "jun june juni juin junio giu giugno junho",
            "jul july juli juil juillet julio lug luglio julho",
            "aug august août aou aoû ago agosto augustus augusti",
            "sep sept september septembre septiembre set settembre setembro",
            "oct october okt oktober octobre octubre ott ottobre out outubro",
            "nov november novembre noviembre novembro",
            "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
        ),
        start=1,
    )
    for word in words.split()
}
_WORDED = re.compile(
    r"([0-9]{1,2})(?:\. ?| de | |-)([^\W\d_]{3,10})\.?(?: de | |-)([0-9]{4}|[0-9]{2})"
    r"(?: (?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)?"
)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_STAMP = re.compile(
    r"([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})[ T]"
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]{1,6})?(?: ?UTC|Z|\+00:00)?"
)
_CLOCK = re.compile(
    r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2}),? "
    r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?: ?([AaPp])\.?[Mm]\.?)?"
)
_JAVA = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{1,2}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2}) (?:UTC|GMT) ([0-9]{4})"
)
_SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})
_UTC_SHAPE = len("2025-06-01 14:03:22 UTC")
_NOON = 12


def day(text: str) -> date | None:
    """Return the day a field like ``Connected On`` names, or None.

    >>> day("08 Feb 2026"), day("4-Apr-21"), day("04.04.2021")
    (datetime.date(2026, 2, 8), datetime.date(2021, 4, 4), datetime.date(2021, 4, 4))
    >>> day("02/08/2026") is None
    True
    """
    return _day(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _day(text: str) -> date | None:
    kept = text.translate(_SPACES).strip()
    if found := _WORDED.fullmatch(kept):
        number, word, year = found.groups()
        return _date(year, _MONTHS.get(word.lower(), 0), number)
    if found := _DOTTED.fullmatch(kept):
        return _date(found[3], int(found[2]), found[1])
    if found := _ISO_DAY.fullmatch(kept):
        return _date(found[1], int(found[2]), found[3])
    stamp = at_utc(kept)
    return stamp.date() if stamp else None


def at_utc(text: str) -> datetime | None:
    """Return the moment of a field that speaks UTC (``2025-06-01 14:03:22 UTC``).

    >>> at_utc("2024/02/01 15:02:55 UTC").isoformat()
    '2024-02-01T15:02:55+00:00'
    """
    if len(text) == _UTC_SHAPE and text.endswith(" UTC") and text[4] == "-":
        try:  # the shape of nearly every message: five times as fast as what follows
            return datetime.fromisoformat(text[:19] + "+00:00")
        except ValueError:
            return None
    found = _STAMP.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    year, month, number, hour, minute, second = (int(n or 0) for n in found.groups())
    try:
        return datetime(year, month, number, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def at_local(text: str) -> datetime | None:
    """Return the moment of a field without a zone (``1/29/26, 2:37 PM``): naive.

    With AM or PM it is the American order LinkedIn writes; without, the day and the
    month must be told apart by their size or by dots. Only a field that says UTC gets
    a zone.

    >>> at_local("1/29/26, 2:37 PM"), at_local("1/2/26, 14:37")
    (datetime.datetime(2026, 1, 29, 14, 37), None)
    """
    if len(text) > _LONGEST:
        return None
    kept = text.translate(_SPACES).strip()
    found = _CLOCK.fullmatch(kept)
    if found is None:
        return at_utc(kept) if kept.endswith(("UTC", "Z", "+00:00")) else None
    first, sign, second, year, hour, minute, half = found.groups()
    month, number = _ordered(int(first), int(second), sign=sign, american=bool(half))
    on = _date(year, month, str(number))
    clock = _hour(int(hour), half)
    if on is None or clock is None or int(minute) >= 60:  # noqa: PLR2004 minutes an hour
        return None
    return datetime(on.year, on.month, on.day, clock, int(minute))


def at_java(text: str) -> datetime | None:
    """Return the moment of Java's own way of writing one, where it says UTC.

    >>> at_java("Wed Jun 24 12:43:42 UTC 2026").isoformat()
    '2026-06-24T12:43:42+00:00'
    """
    found = _JAVA.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    month, number, hour, minute, second, year = found.groups()
    shape = f"{year}-{_MONTHS.get(month.lower(), 0):02}-{int(number):02}"
    return at_utc(f"{shape} {hour}:{minute}:{second} UTC")


def _date(year: str, month: int, number: str) -> date | None:
    full = int(year) + (2000 if len(year) == len("26") else 0)
    try:
        return date(full, month, int(number)) if full in _YEARS else None
    except ValueError:
        return None


def _ordered(first: int, second: int, *, sign: str, american: bool) -> tuple[int, int]:
    """Return month and day, or zeros where only a guess could tell them apart."""
    if american or (second > _NOON >= first and sign == "/"):
        return first, second
    if sign == "." or first > _NOON:
        return second, first
    return 0, 0


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour if hour < 2 * _NOON else None
    if not 1 <= hour <= _NOON:
        return None
    return hour % _NOON + (_NOON if half in "Pp" else 0)
