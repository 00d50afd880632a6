"""What happened between two dated exports."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from closeknit.faces.web.frame import desk
from closeknit.records import store as records
from closeknit.records.rules.between import Change
from closeknit.sources.handles import profile_url

MOST = 500
"""Changes a page lists for each pair of exports; the command line lists all."""
WORDS = {
    "accepted": "accepted your invitation",
    "joined": "connected with you",
    "changed job": "changed jobs",
    "gone": "is gone",
    "withdrawn": "",  # its reason says it all
}


class Changed(NamedTuple):
    """One change as a page shows it."""

    name: str
    profile: str
    what: str
    because: str


class Between(NamedTuple):
    """What happened between two exports."""

    after: str
    upto: str
    changed: list[Changed]
    more: int


def between(found: Iterable[Change]) -> list[Between]:
    """Return the changes, pair by pair of exports."""
    pairs = []
    for (after, upto), some in groupby(found, key=lambda c: (c.after, c.upto)):
        rows = [
            Changed(
                c.name, profile_url(c.profile), WORDS.get(c.what, c.what), c.because
            )
            for c in some
        ]
        days = [f"{on.day} {on:%B %Y}" for on in (after, upto)]
        pairs.append(Between(days[0], days[1], rows[:MOST], max(0, len(rows) - MOST)))
    return pairs


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what happened between exports, the newest first."""
    ego, _ = desk()
    context = {"pairs": between(records.changes(ego))}
    return render(request, "web/changes.html", context)
