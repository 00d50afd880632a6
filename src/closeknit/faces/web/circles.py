"""Circles: the ego network as a picture and as a table, with what is measured of it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from closeknit.faces.web.drawn import SMALL, Picture, letters, picture
from closeknit.faces.web.frame import desk, is_part
from closeknit.faces.web.remembered import remembered
from closeknit.network.rules.told import of_bridge, of_capacity, of_holes, of_place
from closeknit.network.store.measured import (
    Measured,
    capacity_of,
    kept,
    measured,
    place_of,
)
from closeknit.ties.rules.words import many

MOST_BRIDGES, MOST_COMMUNITIES = 10, 12
STYLE = Path(__file__).parent / "static/web/circles.css"


class Community(NamedTuple):
    """A community as the page lists it."""

    letter: str
    name: str
    says: str


class Between(NamedTuple):
    """A bridge as the page lists it."""

    id: int
    name: str
    says: str


class Row(NamedTuple):
    """A person as a line of the table."""

    id: int
    name: str
    circle: str
    letter: str
    community: str
    shared: int


def known(ego: int) -> Measured:
    """Return the ego network, measured once while nothing changes."""
    return remembered(("measured", ego), lambda: measured(ego))


def sentence_of(of: Measured) -> str:
    """Return how many ties there are, circle by circle, in a sentence."""
    counts = [f"{len(c.people)} {c.limit.name}" for c in of.circles.circles]
    return f"{many(of.total, 'tie')}: {', '.join(counts)}."


def communities_of(of: Measured) -> list[Community]:
    """Return the communities, those with a letter first."""
    lettered = letters(of)
    order = sorted(
        range(len(of.communities)), key=lambda at: lettered.get(at, f"~{at:06}")
    )
    named = ((at, of.communities[at].name) for at in order[:MOST_COMMUNITIES])
    return [
        Community(
            lettered.get(at, ""),
            name.title(),
            name.because(),
        )
        for at, name in named
    ]


def bridges_of(of: Measured) -> list[Between]:
    """Return the bridges that hold most, each with its reasons."""
    called = [one.name.title() for one in of.communities]
    return [
        Between(
            one.person, of.people[one.person].name, "; ".join(of_bridge(one, called))
        )
        for one in of.bridges[:MOST_BRIDGES]
    ]


def rows_of(of: Measured) -> list[Row]:
    """Return everybody in a circle, as the table lists them."""
    lettered, part = letters(of), of.community_of()
    found = []
    for circle in of.circles.circles:
        for one in circle.people:
            at = part.get(one, -1)
            name = of.communities[at].name.title() if at in lettered else ""
            shared = len(of.network.known[one])
            found.append(
                Row(
                    one,
                    of.people[one].name,
                    circle.limit.name,
                    lettered.get(at, ""),
                    name,
                    shared,
                )
            )
    return found


def _shown(ego: int, today: date) -> dict[str, object]:
    of = known(ego)
    rows = rows_of(of)
    return {
        "total": of.total,
        "measured": len(of.people),
        "lead": sentence_of(of),
        "drawn": bool(rows),
        "wide": picture(of),
        "small": picture(of, SMALL),
        "kept": kept(ego, today=today),
        "communities": communities_of(of),
        "more_communities": max(0, len(of.communities) - MOST_COMMUNITIES),
        "bridges": bridges_of(of),
        "more_bridges": max(0, len(of.bridges) - MOST_BRIDGES),
        "open": of_holes(of.holes),
        "rows": rows,
        "outside": of.total - len(rows),
    }


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the circles."""
    ego, today = desk()
    context = remembered(("circles", ego, today), lambda: _shown(ego, today))
    return render(request, "web/circles.html", context)


def alone(drawn: Picture) -> str:
    """Return the picture as a file of its own, with its colours and without links."""
    style = STYLE.read_text(encoding="utf-8")
    context = {"picture": drawn, "key": "circles", "style": style}
    return render_to_string("web/circles_picture.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Hand out the picture as a file."""
    del request
    ego, _ = desk()
    answer = HttpResponse(alone(picture(known(ego))), content_type="image/svg+xml")
    answer["Content-Disposition"] = 'attachment; filename="circles.svg"'
    return answer


@require_safe
def show_kept(request: HttpRequest) -> HttpResponse:
    """Show how many ties the ego keeps, and the most they ever did."""
    ego, today = desk()
    found = remembered(("capacity", ego, today), lambda: capacity_of(ego, today=today))
    now = kept(ego, today=today)
    context = {"kept": now, "says": of_capacity(found, now), "years": found.years}
    return render(request, "web/circles_kept.html", context)


@require_safe
def place(request: HttpRequest, number: int) -> HttpResponse:
    """Show in a line where somebody stands; the person's page asks for it."""
    if not is_part(request):
        return HttpResponseRedirect(f"/people/{number}")
    ego, _ = desk()
    of = known(ego)
    found = place_of(of, number)
    says = "; ".join(of_place(found)) if found else ""
    return render(request, "web/circle_line.html", {"says": says})
