"""Targets: whom you want to reach, through whom, and who is not asked and why."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.intake.actions import knows
from closeknit.desk.targets import store
from closeknit.desk.targets.actions import asking, listing
from closeknit.desk.targets.actions.pooling import pool
from closeknit.desk.targets.rules.target import (
    Answer,
    Gold,
    Listed,
    Reach,
    figure,
)
from closeknit.desk.targets.rules.willing import Choice
from closeknit.faces.web.frame import desk
from closeknit.faces.web.remembered import remembered
from closeknit.network.rules.missing import Help
from closeknit.network.rules.paths import Withheld
from closeknit.network.rules.strength import FLOORS
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.mutuals import LONGEST
from closeknit.ties.rules.words import many

PATHS = 5
"""Paths of a kind that a person's page shows."""
GOLD = 20
REACHING = 10
SHOWN = 3
"""Targets that are named of those somebody leads to."""
TOLD = {
    "added": "It is on your list.",
    "new": "It is on your list, as somebody new here; Imports can undo that.",
    "removed": "It is off your list.",
}


class Why(NamedTuple):
    """One half of a path: how strong it is, the reasons, where that is known from."""

    says: str
    because: str
    comes: str
    band: str


class Way(NamedTuple):
    """A path as a page shows it: whom to ask, how warm it is, and why."""

    id: int
    name: str
    target: int
    then: str
    warmth: str
    willing: str
    says: str
    requirement: str
    under_way: int
    cautions: tuple[str, ...]
    halves: tuple[Why, ...]


class Ways(NamedTuple):
    """How to get to somebody, as the person's page shows it."""

    says: str
    least: str
    warm: list[Way]
    weak: list[Way]
    further: list[Way]
    withheld: tuple[Withheld, ...]
    helps: tuple[Help, ...]


class Line(NamedTuple):
    """A line of the list: a person with the first to ask, or a firm."""

    id: int
    name: str
    person: int
    because: str
    says: str
    is_warm: bool
    best: Way | None
    withheld: tuple[Withheld, ...]
    helps: tuple[Help, ...]
    is_sought: bool
    is_known: bool


class Golden(NamedTuple):
    """A line of the gold list."""

    id: int
    name: str
    work: str
    because: str
    best: Way


class Reaches(NamedTuple):
    """Somebody of the user's, and how many targets they lead to."""

    id: int
    name: str
    band: str
    willing: str
    many: int
    names: str


class Wrong(NamedTuple):
    """A form that was not taken: why, and what was typed."""

    says: str
    given: QueryDict
    line: int = 0


def way(one: Choice, least: str) -> Way:
    """Return a path as a page shows it."""
    path = one.path
    then = [half.other.name for half in path.halves[1:-1]]
    return Way(
        path.introducer.id,
        path.introducer.name,
        path.halves[1].other.id,
        ", then ".join(then),
        path.warmth,
        one.willing.standing.value,
        one.willing.says,
        one.willing.requirement,
        one.willing.under_way,
        one.cautions(FLOORS[least]),
        tuple(
            Why(h.says, "; ".join(h.because), h.comes.value, h.band)
            for h in path.halves
        ),
    )


def _some(choices: Iterable[Choice], least: str) -> list[Way]:
    return [way(one, least) for one in list(choices)[:PATHS]]


def ways(ego: int, person: int, *, today: date) -> Ways:
    """Return how to get to somebody, for the person's page."""
    return _ways(asking.introducers(ego, person, today=today))


def _ways(found: Answer) -> Ways:
    return Ways(
        found.says,
        found.least,
        _some(found.warm, found.least),
        _some(found.weak, found.least),
        _some(found.further, found.least) if not found.warm else [],
        found.withheld,
        found.helps,
    )


def _line(one: Listed) -> Line:
    answer: Answer | None = one.answer
    target = one.target
    if answer is not None:
        says = answer.says
    elif one.firm is not None:
        says = one.firm.says
    else:
        says = "No warm path yet: nobody is known to know them."
    is_known = bool(answer and answer.is_known)
    ways_ = (*answer.warm, *answer.weak) if answer and not is_known else ()
    first = next(iter(ways_), None)
    return Line(
        target.id,
        target.name,
        target.person,
        target.because,
        says,
        bool(first and answer and answer.warm),
        way(first, answer.least) if answer and first else None,
        answer.withheld if answer and not is_known else (),
        answer.helps if answer else (),
        not (target.is_firm or is_known or (answer and answer.warm)),
        is_known,
    )


def _golden(one: Gold) -> Golden:
    best = way(one.choice, "weak")
    return Golden(one.who.id, one.who.name, one.work, "; ".join(one.why), best)


def _reaches(one: Reach) -> Reaches:
    names = ", ".join(to.name for to in one.targets[:SHOWN])
    more = len(one.targets) - SHOWN
    return Reaches(
        one.who.id,
        one.who.name,
        one.band,
        one.willing.standing.value,
        len(one.targets),
        f"{names} and {more} more" if more > 0 else names,
    )


def _found(ego: int, today: date) -> dict[str, object]:
    board = asking.board(ego, today=today, limit=GOLD, reaching=REACHING)
    found = board.overview
    listed = {one.target.person for one in found.listed}
    pooled = pool(ego, today=today)
    told = figure(found.willing, found.total)
    return {
        "pool": pooled.says if pooled else "",
        "figure": told[:1].upper() + told[1:],
        "own": many(found.own, "person", "people") if found.own else "",
        "found": found,
        "listed": [_line(one) for one in found.listed],
        "gold": [_golden(one) for one in found.gold if one.who.id not in listed],
        "reaching": [_reaches(one) for one in board.reach],
        "more": board.leading - len(board.reach),
    }


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the list, the gold list and the figures."""
    return _page(request)


def _page(request: HttpRequest, wrong: Wrong | None = None) -> HttpResponse:
    ego, today = desk()
    context = remembered(("targets", ego, today), lambda: _found(ego, today))
    told = TOLD.get(request.GET.get("done", ""), "")
    beside = {"told": told, "wrong": wrong}
    status = 422 if wrong else 200
    return render(request, "web/targets.html", context | beside, status=status)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put a person or a firm on the list."""
    ego, today = desk()
    said = request.POST
    is_firm = said.get("kind") == "firm"
    because = said.get("because", "")
    try:
        kept = listing.add(
            ego, said.get("who", ""), is_firm=is_firm, because=because, today=today
        )
    except (NotKept, RuleBroken) as error:
        return _page(request, Wrong(str(error), said))
    return HttpResponseRedirect(f"/targets?done={'new' if kept.new else 'added'}")


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a line off the list."""
    del request
    ego, _ = desk()
    listing.remove(ego, str(number))
    return HttpResponseRedirect("/targets?done=removed")


@require_POST
def mutuals(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the mutual connections pasted off somebody's profile."""
    ego, today = desk()
    text = request.POST.get("text", "")[:LONGEST]
    kept = knows.pasted(ego, number, text, today=today)
    return HttpResponseRedirect(f"/people/{number}?kept={kept.number}#introducers")


@require_POST
def paste(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the mutual connections of somebody on the list, known here yet or not."""
    ego, today = desk()
    text = request.POST.get("text", "")[:LONGEST]
    try:
        person = listing.person_of(ego, number, today=today)
        kept = knows.pasted(ego, person, text, today=today)
    except RuleBroken as error:
        return _page(request, Wrong(str(error), request.POST, number))
    return HttpResponseRedirect(f"/people/{person}?kept={kept.number}#introducers")


def ways_of_target(ego: int, person: int, *, today: date) -> Ways | None:
    """Return how to get to somebody on the list; None where nobody need introduce."""
    if all(one.person != person for one in store.targets(ego)):
        return None
    answer = asking.introducers(ego, person, today=today)
    return None if answer.is_known else _ways(answer)
