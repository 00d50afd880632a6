"""Give and take: the page on all, and the part of a person's page."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.giving import actions, store
from closeknit.desk.giving.rules.both import Step
from closeknit.desk.giving.rules.favour import NOTED, Favour, Kind, Side, says
from closeknit.desk.giving.rules.standing import Standing
from closeknit.desk.giving.store import meeting
from closeknit.desk.giving.store.both import pairs
from closeknit.desk.triage.store.mining import should_meet
from closeknit.faces.web.forms import back, day
from closeknit.faces.web.frame import When, desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken

AT_MOST = 10
"""People a list of the page shows, and favours a person's page."""
SIDES = {
    "given": "I gave it",
    "received": "they gave it",
    "asked": "I asked them for it",
}
TOLD = {
    "favour": "That is noted.",
    "wish": "What they look for is noted.",
    "back": "It is taken back.",
    "done": "Good: they have what they looked for.",
}


class Line(NamedTuple):
    """A favour as a page shows it; `id` is 0 where a record shows it."""

    id: int
    says: str
    when: When | None


class Person(NamedTuple):
    """What stands on one person's page."""

    standing: Standing
    because: tuple[str, ...]
    lines: list[Line]
    more: int
    wishes: list[meeting.Wish]


class Shown(NamedTuple):
    """Somebody in a list, and why."""

    id: int
    name: str
    because: tuple[str, ...]


def of_person(ego: int, number: int, *, today: date) -> Person:
    """Return what went either way with one person."""
    owed, stands = store.of_person(ego, number, today=today)
    return Person(
        stands,
        stands.because,
        [_line(one, today) for one in owed.favours[:AT_MOST]],
        max(0, len(owed.favours) - AT_MOST),
        meeting.wishes(ego, person=number),
    )


def _line(one: Favour, today: date) -> Line:
    return Line(one.id, says(one), when(one.on, today=today))


def part_of_person(request: HttpRequest, number: int) -> dict[str, object]:
    """Return what a person's page needs for its part on give and take."""
    ego, today = desk()
    return {
        "giving": remembered(
            ("giving", ego, number, today),
            lambda: of_person(ego, number, today=today),
        ),
        "giving_told": TOLD.get(request.GET.get("noted", ""), ""),
        "giving_wrong": request.GET.get("wrong", "")[:300],
        "giving_sides": SIDES.items(),
        "giving_kinds": [kind.value for kind in NOTED],
    }


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show whom the ego owes something, and what could be given."""
    ego, today = desk()
    lists = remembered(("giving", ego, today), lambda: _lists(ego, today))
    told = {
        "told": request.GET.get("noted") == "step",
        "wrong": request.GET.get("wrong", "")[:300],
    }
    return render(request, "web/give.html", lists | told)


def _lists(ego: int, today: date) -> dict[str, object]:
    ours, theirs = store.owed(ego, today=today)
    needed = store.only_when_needed(ego, today=today)
    return {
        "owe": [_owed(one) for one in ours[:AT_MOST]],
        "owe_more": max(0, len(ours) - AT_MOST),
        "gave": [_owed(one) for one in theirs[:AT_MOST]],
        "gave_more": max(0, len(theirs) - AT_MOST),
        "needed": [Shown(o.person, o.name, o.standing.because) for o in needed],
        "meet": pairs(ego, should_meet(ego, today=today)),
        "wishes": meeting.wishes(ego)[: AT_MOST * 2],
    }


def _owed(one: store.Owed) -> Shown:
    return Shown(one.person, one.name, one.balance.because)


@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Note what went either way."""
    ego, today = desk()
    said = request.POST

    def keep() -> str:
        side, kind = said.get("side", ""), said.get("kind", "")
        if side not in SIDES or kind not in {one.value for one in NOTED}:
            raise RuleBroken("Say who gave it, and what it was.")
        whom = said.get("beside", "").strip()
        actions.note(
            ego,
            number,
            Side(side),
            Kind(kind),
            on=day(said.get("on", "")),
            today=today,
            text=said.get("text", ""),
            beside=people.find(ego, whom) if whom else 0,
        )
        return "noted=favour#give"

    return back(f"/people/{number}", keep, at="#give")


@require_POST
def wish(request: HttpRequest, number: int) -> HttpResponse:
    """Note what somebody looks for."""
    ego, today = desk()

    def keep() -> str:
        actions.wish(ego, number, request.POST.get("text", ""), today=today)
        return "noted=wish#give"

    return back(f"/people/{number}", keep, at="#give")


@require_POST
def take_back(request: HttpRequest, number: int, favour: int) -> HttpResponse:
    """Take a noted line back."""
    del request
    ego, _ = desk()

    def undo() -> str:
        actions.take_back(ego, favour)
        return "noted=back#give"

    return back(f"/people/{number}", undo, at="#give")


@require_POST
def fulfil(request: HttpRequest, number: int, wished: int) -> HttpResponse:
    """Say that somebody has what they looked for."""
    del request
    ego, today = desk()

    def do() -> str:
        actions.fulfil(ego, wished, today=today)
        return "noted=done#give"

    return back(f"/people/{number}", do, at="#give")


@require_POST
def bring(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Note a step towards introducing two, or take the newest back."""
    ego, today = desk()
    said = request.POST

    def do() -> str:
        step, who = said.get("step", ""), said.get("who", "")
        if step == "undo":
            actions.take_step_back(ego, (one, other))
        elif step in set(Step):
            whom = int(who) if who in {str(one), str(other)} else 0
            actions.bring(ego, (one, other), Step(step), who=whom, today=today)
        else:
            raise RuleBroken("Say what came of it.")
        return "noted=step"

    return back("/give", do)
