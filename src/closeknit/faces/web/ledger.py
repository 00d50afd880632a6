"""The ledger of permissions: how each stands, and every word with its day (R0-25)."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from closeknit.desk.permissions import store
from closeknit.desk.permissions.rules.ledger import (
    FOR,
    Entry,
    Permission,
    history,
    says,
    told,
)
from closeknit.faces.web.frame import When, desk, when

SHOWN = 500
"""Lines that the page shows."""


class Line(NamedTuple):
    """A line of the page: whose name, for whom, for what, and what was said."""

    giver: int
    whose: str
    target: int
    whom: str
    what: str
    says: str
    on: When | None = None


def _line(one: Permission, says_: str, on: When | None = None) -> Line:
    return Line(
        one.giver, one.giver_name, one.target, one.target_name, FOR[one.purpose],
        says_, on,
    )  # fmt: skip


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the ledger of permissions."""
    ego, today = desk()
    kept = store.permissions(ego)
    every: list[Entry] = history(kept, today=today)
    context = {
        "standing": [_line(one, says(one, today=today)) for one in kept[:SHOWN]],
        "lines": [
            _line(one.of, told(one), when(one.on, today=today)) for one in every[:SHOWN]
        ],
        "more": max(0, len(every) - SHOWN),
    }
    return render(request, "web/permissions.html", context)
