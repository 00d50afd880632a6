"""Readiness: is your profile worth reading, and what comes up for your name."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.readiness import actions, store
from closeknit.desk.readiness.rules.noted import Kind, Noted, Standing
from closeknit.desk.readiness.rules.presence import pages_found
from closeknit.faces.web.frame import When, desk, when
from closeknit.shared.errors import RuleBroken

TOLD = {
    "noted": "Noted.",
    "removed": "Taken back.",
    "passed": "Invitations may go out. Your reason stands beside each.",
    "held": "Invitations wait again until all is done.",
}
ACCOUNTS = (
    (Standing.COMFORTABLE, "public, and I am at ease with it"),
    (Standing.PRIVATE, "private"),
    (Standing.UNEASY, "public, and I am not at ease with it"),
)
PAGES = (
    ("", "look for it in the results"),
    (Standing.FOUND, "it comes up"),
    (Standing.MISSING, "it does not come up"),
)
SAYS: dict[str, str] = dict(ACCOUNTS)


class Line(NamedTuple):
    """A note on presence as the page shows it."""

    id: int
    kind: str
    what: str
    says: str
    when: When | None


class Typed(NamedTuple):
    """A form that was not taken: which, what was typed, and why not."""

    form: str
    text: str
    wrong: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show each item, what is noted, and the gate."""
    return _page(request)


def _page(request: HttpRequest, typed: Typed | None = None) -> HttpResponse:
    ego, today = desk()
    gate = store.gate_of(ego, today=today)
    is_asked = any(one.name == "recommendation" for one in gate.readiness.open)
    noted = store.noted(ego)
    context = {
        "gate": gate,
        "items": gate.readiness.items,
        "value": gate.readiness.value,
        "open": [one for one in gate.readiness.items if not one.done],
        "finished": [one for one in gate.readiness.items if one.done],
        "asks": store.asked_for(ego) if is_asked else [],
        "noted": _lines(noted, today),
        "is_searched": any(one.kind is Kind.SEARCH for one in noted),
        "accounts": ACCOUNTS,
        "pages": PAGES,
        "typed": typed,
        "told": TOLD.get(request.GET.get("done", ""), ""),
    }
    status = 422 if typed else 200
    return render(request, "web/readiness.html", context, status=status)


def _lines(noted: list[Noted], today: date) -> list[Line]:
    pages = {one.page.id: one for one in pages_found(noted)}

    def says(one: Noted) -> str:
        if one.id in pages:
            found = "comes up" if pages[one.id].found else "does not come up"
            return f"{found}: {pages[one.id].because}"
        return SAYS.get(one.standing, one.standing)

    return [
        Line(one.id, one.kind.value, one.what, says(one), when(one.on, today=today))
        for one in reversed(noted)
    ]


def _done(
    request: HttpRequest, form: str, text: str, do: Callable[[], object], done: str
) -> HttpResponse:
    """Do it and show the page again; what is refused stays in its form."""
    try:
        do()
    except RuleBroken as error:
        return _page(request, Typed(form, text, str(error)))
    return HttpResponseRedirect(f"/readiness?done={done}")


@require_POST
def note(request: HttpRequest, kind: str) -> HttpResponse:
    """Keep a word on the profile or on presence."""
    ego, today = desk()
    if kind not in set(Kind):
        return _page(request, Typed("", "", "There is nothing of that kind to note."))
    text = request.POST.get("what", "")
    standing = request.POST.get("as", "")
    return _done(
        request,
        kind,
        text,
        lambda: actions.note(ego, Kind(kind), text, standing=standing, today=today),
        "noted",
    )


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a word on presence back."""
    del request
    ego, _ = desk()
    actions.remove(ego, number)
    return HttpResponseRedirect("/readiness?done=removed")


@require_POST
def pass_gate(request: HttpRequest) -> HttpResponse:
    """Let invitations go out although something is open, for a reason."""
    ego, today = desk()
    because = request.POST.get("because", "")
    return _done(
        request,
        "pass",
        because,
        lambda: actions.pass_gate(ego, because, today=today),
        "passed",
    )


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Take the passes back."""
    del request
    ego, today = desk()
    actions.hold(ego, today=today)
    return HttpResponseRedirect("/readiness?done=held")
