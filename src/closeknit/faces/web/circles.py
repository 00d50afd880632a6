"""Circles: the ego network as a picture and as a table, with what is measured of it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from closeknit.desk.targets import store as targets
from closeknit.desk.targets.actions import asking
from closeknit.desk.targets.rules.target import Answer
from closeknit.faces.web.drawn import SMALL, letters, picture
from closeknit.faces.web.drawn_way import choices, with_way
from closeknit.faces.web.forms import as_number
from closeknit.faces.web.frame import desk, is_part
from closeknit.faces.web.remembered import remembered
from closeknit.faces.web.shapes import Picture
from closeknit.faces.web.targets import Way, way
from closeknit.network.rules.circles import LIMITS
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
OUTERMOST = LIMITS[-1].name
"""The circle whose people the page folds: they are most of all."""
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


def asked_for(request: HttpRequest) -> int:
    """Return whom the address asks the way to, 0 for nobody."""
    return as_number(request.GET.get("to", "")) or 0


def answered(ego: int, to: int, today: date) -> Answer | None:
    """Return who can introduce the ego to somebody; None where nobody is asked for.

    Raises:
        NotKept: there is no such person.
    """
    return asking.introducers(ego, to, today=today) if to else None


def pictured(of: Measured, answer: Answer | None) -> tuple[Picture, Picture]:
    """Return the picture for a screen and for a phone, with the way to somebody."""
    both = picture(of), picture(of, SMALL)
    if answer is None:
        return both
    wide, small = (with_way(one, answer) for one in both)
    return wide, small


def lines_of(answer: Answer) -> list[Way]:
    """Return the paths that are drawn, as the table below the picture lists them."""
    return [way(one, answer.least) for one in choices(answer)]


def _shown(ego: int, today: date, to: int) -> dict[str, object]:
    of = known(ego)
    rows = rows_of(of)
    answer = answered(ego, to, today)
    wide, small = pictured(of, answer)
    return {
        "to": to,
        "answer": answer,
        "lines": lines_of(answer) if answer else (),
        "targets": [one for one in targets.targets(ego) if one.person],
        "total": of.total,
        "measured": len(of.people),
        "lead": sentence_of(of),
        "drawn": bool(rows),
        "wide": wide,
        "small": small,
        "kept": kept(ego, today=today),
        "communities": communities_of(of),
        "more_communities": max(0, len(of.communities) - MOST_COMMUNITIES),
        "bridges": bridges_of(of),
        "more_bridges": max(0, len(of.bridges) - MOST_BRIDGES),
        "open": of_holes(of.holes),
        "near": [one for one in rows if one.circle != OUTERMOST],
        "known": [one for one in rows if one.circle == OUTERMOST],
        "outside": of.total - len(rows),
    }


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the circles, and the way to somebody where one is asked for."""
    ego, today = desk()
    to = asked_for(request)
    context = remembered(("circles", ego, today, to), lambda: _shown(ego, today, to))
    return render(request, "web/circles.html", context)


def alone(drawn: Picture) -> str:
    """Return the picture as a file of its own, with its colours and without links."""
    style = STYLE.read_text(encoding="utf-8")
    context = {"picture": drawn, "key": "circles", "style": style}
    return render_to_string("web/circles_picture.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Hand out the picture as a file, with the way to somebody that it shows."""
    ego, today = desk()
    wide, _ = pictured(known(ego), answered(ego, asked_for(request), today))
    answer = HttpResponse(alone(wide), content_type="image/svg+xml")
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
