"""Outcomes: what came of ties, what was before, and the rates."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.invitations.rules.rates import Rate
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.outcomes import actions, store
from closeknit.desk.outcomes.rules.by_note import ANY, MET
from closeknit.desk.outcomes.rules.outcome import (
    Kind,
    Outcome,
    amount,
    money,
    silent,
)
from closeknit.desk.outcomes.store.by_note import by_notes
from closeknit.desk.triage.actions.reading import read_sent
from closeknit.faces.web.forms import back, day
from closeknit.faces.web.frame import When, desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.faces.web.waiting import NAMES
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.ties.rules.words import many

AT_MOST = 50
SAYS = {ANY: "an outcome", MET: "met"}
"""What the page tells of those invited; `outcomes --json` has the kinds apart."""


class Line(NamedTuple):
    """An outcome as the page shows it."""

    id: int
    person: int
    name: str
    kind: str
    worth: str
    text: str
    when: When | None
    before: tuple[str, ...]


class Both(NamedTuple):
    """How many of those invited have one, with something in their note and without."""

    trait: str
    what: str
    with_it: str
    without: str


class Row(NamedTuple):
    """How many of some people have an outcome, in words."""

    name: str
    says: str


def _line(one: Outcome, today: date) -> Line:
    return Line(
        one.id,
        one.person,
        one.name,
        one.kind,
        amount(one.value, one.currency),
        one.text,
        when(one.on, today=today),
        tuple(led.says for led in one.led),
    )


def _said(of: Rate) -> str:
    if of.share is None or of.low is None or of.high is None:
        return f"{of.yes} of {of.of}, too few for a rate"
    return f"{of.yes} of {of.of}, {of.share:.0%} ({of.low:.0%} to {of.high:.0%})"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show outcomes, the newest first, and the rates."""
    ego, today = desk()
    context = remembered(("outcomes", ego, today), lambda: _shown(ego, today))
    return render(
        request,
        "web/outcomes.html",
        context
        | {
            "told": bool(request.GET.get("kept")),
            "wrong": request.GET.get("wrong", "")[:300],
            "today": today.isoformat(),
            "kinds": [kind.value for kind in Kind],
        },
    )


def _shown(ego: int, today: date) -> dict[str, object]:
    seen = store.seen(ego, today=today)
    missed = seen.not_asked.missed
    not_asked = ""
    if missed is not None and seen.not_asked.not_asked:
        not_asked = (
            f"{seen.not_asked.not_asked} were accepted without asking why. If they "
            f"were like those you asked, {missed[0]:.0f} outcomes "
            f"({missed[1]:.0f} to {missed[2]:.0f}) were missed."
        )
    return {
        "lines": [_line(one, today) for one in seen.outcomes[:AT_MOST]],
        "more": max(0, len(seen.outcomes) - AT_MOST),
        "totals": [
            Row(
                many(total.many, total.kind.value),
                ", ".join(amount(value, of) for of, value in total.worth),
            )
            for total in seen.totals
        ],
        "rates": [Row(by.name, _said(by.rate)) for by in (*seen.by_tie, *seen.by_way)]
        + [
            Row(f"introductions asked of {by.name} ties", _said(by.rate))
            for by in seen.by_introducer
        ]
        + [Row("asked why", _said(seen.not_asked.asked))],
        "notes": _notes(ego, today),
        "not_asked": not_asked,
        "silent": silent(seen.connected, seen.silent),
    }


def _notes(ego: int, today: date) -> list[Both]:
    sent = invitations(ego, today=today)
    return [
        Both(NAMES[by.trait], SAYS[by.what], _said(by.with_), _said(by.without))
        for by in by_notes(ego, sent, read_sent(ego, sent), today=today)
        if by.what in SAYS
    ]


@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Note an outcome."""
    ego, today = desk()
    said = request.POST

    def keep() -> str:
        kind = said.get("kind", "")
        if kind not in set(Kind):
            raise RuleBroken("Say what came of it.")
        number = actions.note(
            ego,
            people.find(ego, said.get("who", "")),
            Kind(kind),
            money(said.get("value", "")),
            on=day(said.get("on", "")),
            today=today,
            text=said.get("text", ""),
        )
        return f"kept={number}"

    return back("/outcomes", keep)


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take an outcome back."""
    del request
    ego, _ = desk()

    def undo() -> str:
        actions.take_back(ego, number)
        return f"kept={number}"

    return back("/outcomes", undo)
