"""What forms share: a day as it is typed, and the way back to the page."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect, QueryDict

from closeknit.shared.errors import DeskError, RuleBroken

LONGEST = 500
"""Characters of a sentence or a field that go along in an address."""


def day(text: str) -> date:
    """Return the day that was typed.

    Raises:
        RuleBroken: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RuleBroken("Write the day as 2026-11-21.") from error


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
