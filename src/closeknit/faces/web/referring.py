"""Referrals on the page of introductions: which client could be asked for whom."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from closeknit.desk.introductions import actions
from closeknit.desk.introductions.store.clients import Client, clients
from closeknit.desk.targets.actions.listing import meant
from closeknit.desk.targets.store import targets
from closeknit.faces.web.forms import as_number, back
from closeknit.faces.web.frame import Desk, desk
from closeknit.people import store as people

FIELDS = ("to1", "to2", "to3")
"""The fields of the form for whom a client knows: three at most (R0-24)."""
TYPED = ("client", *FIELDS, "why", "gain")
SHOWN = 10
"""Clients that the page shows."""


class Part(NamedTuple):
    """What the page shows of referrals: clients, how many more, and what was typed."""

    clients: list[Client]
    more: int
    given: dict[str, str]
    wrong: str


def part(request: HttpRequest, at: Desk) -> Part:
    """Return what the page of introductions shows of referrals."""
    listed = {one.person for one in targets(at.ego) if one.person}
    found = clients(at.ego, today=at.today, wanted=listed)
    given = {name: _called(at.ego, request.GET.get(name, "")) for name in TYPED}
    is_ours = bool(request.GET.get("client"))
    wrong = request.GET.get("wrong", "")[:500] if is_ours else ""
    return Part(found[:SHOWN], max(0, len(found) - SHOWN), given, wrong)


def _called(ego: int, typed: str) -> str:
    """Return what was typed; the name where a button sent somebody's number."""
    sent = as_number(typed)
    return (people.display_name(ego, sent) if sent is not None else "") or typed[:400]


@require_POST
def refer(request: HttpRequest) -> HttpResponse:
    """Plan a letter to a client that names one to three people they know (R0-24)."""
    ego, today = desk()
    said = request.POST
    named = [*said.getlist("to"), *(said.get(name, "") for name in FIELDS)]

    def plan() -> str:
        numbers = actions.refer(
            ego,
            people.find(ego, said.get("client", "")),
            [meant(ego, who, today=today) for who in named if who.strip()],
            actions.Wanted(said.get("why", ""), said.get("gain", "")),
            today=today,
            anyway=bool(said.get("anyway")),
        )
        return f"kept={numbers[0]}#i{numbers[0]}"

    given = {name: said.get(name, "") for name in TYPED}
    for name, who in zip(FIELDS, said.getlist("to"), strict=False):
        given[name] = given[name] or who
    return back("/introductions", plan, at="#refer", given=given)
