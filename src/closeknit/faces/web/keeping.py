"""Keep: whom to be in touch with without needing anything, and the review."""

from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.cadence import actions, store
from closeknit.desk.cadence.rules.cadence import Touch
from closeknit.desk.cadence.rules.review import Answer
from closeknit.desk.cadence.store import reviewed
from closeknit.faces.web.forms import back, day
from closeknit.faces.web.frame import desk
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken

AT_MOST = 10
"""Ties of the review that the page asks about at a time."""
LATER = 30
"""Days that *later* means."""
ANSWERS = {
    Answer.KEEP: "Keep",
    Answer.REVIVE: "Revive",
    Answer.LET_GO: "Let go",
}
SAID = {"keep": "kept", "revive": "to be revived", "let_go": "let go"}


class Line(NamedTuple):
    """Somebody to write to, as the page shows it."""

    person: int
    name: str
    about: str
    because: list[str]


def _line(one: Touch, today: date) -> Line:
    return Line(
        one.person, one.name, one.reasons[0].says, one.because(today)[:1]
        + [reason.says for reason in one.reasons[1:]],
    )  # fmt: skip


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show whom to be in touch with, and which ties to look through."""
    ego, today = desk()
    context = remembered(("keep", ego, today), lambda: _lists(ego, today))
    told = request.GET.get("told", "")
    return render(
        request,
        "web/keep.html",
        context
        | {
            "told": told in {"pace", "topic", "done", "verdict", "back"},
            "wrong": request.GET.get("wrong", "")[:300],
            "today": today.isoformat(),
        },
    )


def _lists(ego: int, today: date) -> dict[str, object]:
    found = store.touches(ego, today=today)
    looked = reviewed.review(ego, today=today)
    return {
        "touches": [_line(one, today) for one in found.items],
        "more": found.more,
        "ties": looked.items[:AT_MOST],
        "ties_more": max(0, len(looked.items) - AT_MOST),
        "is_due": looked.is_due,
        "answers": [(one.value, says) for one, says in ANSWERS.items()],
        "decided": [
            one._replace(verdict=SAID[one.verdict])
            for one in sorted(looked.said, key=lambda o: (o.on, o.id), reverse=True)
        ][:AT_MOST],
    }


@require_POST
def later(request: HttpRequest, number: int) -> HttpResponse:
    """Put somebody off for a while, or for good."""
    ego, today = desk()
    never = request.POST.get("never") == "yes"

    def say() -> str:
        if never:
            actions.pace(ego, number, today=today, every=0)
        else:
            later = today + timedelta(days=LATER)
            actions.pace(ego, number, today=today, snoozed=later)
        return "told=pace"

    return back("/keep", say)


@require_POST
def topic(request: HttpRequest) -> HttpResponse:
    """Note something to come back to."""
    ego, _ = desk()
    said = request.POST

    def note() -> str:
        who = people.find(ego, said.get("who", ""))
        actions.topic(ego, who, said.get("text", ""), on=day(said.get("on", "")))
        return "told=topic"

    return back("/keep", note)


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a verdict on a tie."""
    ego, today = desk()
    answer = request.POST.get("answer", "")

    def keep() -> str:
        if answer not in set(Answer):
            raise RuleBroken("Say what you decide.")
        actions.decide(ego, number, Answer(answer), today=today)
        return "told=verdict"

    return back("/keep", keep)


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a verdict back."""
    del request
    ego, today = desk()

    def undo() -> str:
        actions.take_back(ego, number, today=today)
        return "told=back"

    return back("/keep", undo)
