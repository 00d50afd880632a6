"""What forms share: a day or a number as typed, and the way back to the page."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect, QueryDict

from closeknit.shared.errors import DeskError, RuleBroken

LONGEST = 500
"""Characters of a sentence or a field that go along in an address."""
MOST_DIGITS = 18
"""Digits of a row's number: whatever has more is none."""


def day(text: str) -> date:
    """Return the day that was typed.

    Raises:
        RuleBroken: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RuleBroken("Write the day as 2026-11-21.") from error


def as_number(text: str, *, digits: int = MOST_DIGITS) -> int | None:
    """Return the whole number that was typed, None where it is none or too long.

    >>> as_number("42"), as_number("٤٢"), as_number("-1"), as_number("12", digits=1)
    (42, None, None, None)
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if is_number else None


def back(
    to: str,
    do: Callable[[], str],
    *,
    at: str = "",
    given: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Do it and go to `to` with the query it returns; what is wrong is told there.

    `at` is the part of the page where a refusal is shown, `given` what was typed: it
    goes along, so that nothing is lost.
    """
    try:
        told = do()
    except DeskError as error:
        query = QueryDict(mutable=True)
        query["wrong"] = str(error)[:LONGEST]
        for name, text in (given or {}).items():
            query[name] = text[:LONGEST]
        return HttpResponseRedirect(f"{to}?{query.urlencode()}{at}")
    return HttpResponseRedirect(f"{to}?{told}")
