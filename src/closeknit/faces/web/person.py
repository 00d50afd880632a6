"""One person: the tie and its reasons, the life line, and what is typed in."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.knows import knows
from closeknit.desk.intake.actions.whom import whom
from closeknit.faces.web import doing
from closeknit.faces.web.beside import beside
from closeknit.faces.web.forms import as_number, day
from closeknit.faces.web.frame import desk, is_part
from closeknit.faces.web.giving import part_of_person
from closeknit.faces.web.lines import timeline
from closeknit.faces.web.remembered import remembered
from closeknit.faces.web.same import joins_of, told_apart
from closeknit.faces.web.targets import ways, ways_of_target
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties
from closeknit.ties.rules.alter import Alter, disguise, reasons_of
from closeknit.ties.rules.terms import Term
from closeknit.ties.store.chances import chances_of

REACH = 60
"""Length of the longest bar to either side, in the units of the SVG."""
FULL = 4.0
"""Weight that fills a bar."""
HOW = {"meeting": "in person", "call": "by phone or video", "chat": "in a chat"}
HOW_WELL = {
    "said": "they know each other",
    "introduced": "one introduced the other",
    "worked": "they worked together",
    "friend": "they are friends",
    "met": "they have met",
}
BANDS = {
    "": "leave it to closeknit",
    "strong": "strong",
    "medium": "medium",
    "weak": "weak",
}
KEPT = {
    "met": "The encounter is kept.",
    "note": "The note is kept.",
    "judged": "Your word on the tie is kept.",
    "knows": "Who knows whom is kept.",
    "owner": "That is kept.",
}


class Bar(NamedTuple):
    """One term of the tie's strength, as a bar to the right (for) or left (against)."""

    says: str
    side: str
    x: int
    width: int


class Told(NamedTuple):
    """What was just done, told in place. `undo`: the import that takes it back."""

    says: str
    undo: int = 0


class Wrong(NamedTuple):
    """A form that was not taken: which, why, and what was typed."""

    form: str
    says: str
    given: QueryDict


def bars(terms: Iterable[Term]) -> list[Bar]:
    """Return the terms of a measure as bars."""
    found = []
    for term in terms:
        width = max(1, round(min(abs(term.weight), FULL) / FULL * REACH))
        speaks_for = term.weight >= 0
        x = REACH if speaks_for else REACH - width
        found.append(Bar(term.says, "for" if speaks_for else "against", x, width))
    return found


def told(request: HttpRequest, ego: int) -> Told | None:
    """Return what was just done here, as the address says it."""
    kept, undone = request.GET.get("kept", ""), request.GET.get("undone", "")
    if undone:
        return Told("It is taken back.")
    row = as_number(kept)
    if row is None:
        return None
    try:
        run = records.run(ego, row)
    except NotKept:
        return None
    if run.source != "by_hand" or run.state != "done":
        return None
    says = next((KEPT[kind] for kind in run.read if kind in KEPT), "It is kept.")
    return Told(says, run.id)


def _before(request: HttpRequest) -> tuple[int | None, int] | None:
    at, _, kept = request.GET.get("before", "").partition(".")
    try:
        return (int(at) if at else None), int(kept)
    except ValueError:
        return None


def _alter(ego: int, number: int) -> tuple[Alter, list[Alter]]:
    one = ties.person(ego, number)
    if one is None:
        raise NotKept(f"There is no person {number}.")
    return one, ties.namesakes(ego, number, one.name)


def _shown(
    request: HttpRequest, number: int, *, wrong: Wrong | None = None
) -> HttpResponse:
    ego, today = desk()
    one, same = remembered(("person", ego, number), lambda: _alter(ego, number))
    before = _before(request)
    line = remembered(
        ("line", ego, number, today, before),
        lambda: timeline(ego, number, today=today, before=before),
    )
    context: dict[str, object] = {"id": number, "line": line}
    if is_part(request):
        return render(request, "web/timeline.html", context)
    known = remembered(
        ("beside", ego, number, today), lambda: beside(ego, one, today=today)
    )
    to_them = ways if known.second_degree else ways_of_target
    through = remembered(
        ("ways", ego, number, today), lambda: to_them(ego, number, today=today)
    )
    likely = remembered(
        ("chances", ego, number, today), lambda: chances_of(ego, number, today=today)
    )
    context |= {
        "one": one,
        "disguise": disguise(one),
        "work": " · ".join(filter(None, (one.position, one.company))),
        "profile": profile_url(one.profile),
        "emails": one.emails.split("\n") if one.emails else [],
        "because": reasons_of(one, today=today),
        "bars": bars(likely.terms),
        "chances": likely,
        "namesakes": same,
        "apart": told_apart(ego, number) if same else frozenset(),
        "joined": remembered(
            ("joined", ego, number, today), lambda: joins_of(ego, number, today=today)
        ),
        "beside": known,
        "ways": through,
        "bands": BANDS.items(),
        "how": HOW.items(),
        "how_well": HOW_WELL.items(),
        "today": today.isoformat(),
        "told": told(request, ego),
        "wrong": wrong,
        **part_of_person(request, number),
    }
    status = 422 if wrong else 200
    return render(request, "web/person.html", context, status=status)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a person; only older lines of the timeline, when a part is asked for.

    The number of somebody who proved to be another leads to that one.
    """
    ego, _ = desk()
    if not people.display_name(ego, number):
        return HttpResponseRedirect(f"/people/{people.find(ego, str(number))}")
    return _shown(request, number)


def _kept(
    request: HttpRequest, number: int, form: str, keep: Callable[[], int]
) -> HttpResponse:
    """Keep what a form says and go back; or show what is wrong with it."""
    try:
        run = keep()
    except (NotKept, RuleBroken) as error:
        wrong = Wrong(form, str(error), request.POST)
        return _shown(request, number, wrong=wrong)
    return HttpResponseRedirect(f"/people/{number}?kept={run}")


@require_POST
def met(request: HttpRequest, number: int) -> HttpResponse:
    """Keep an encounter."""
    ego, today = desk()
    said = request.POST

    def keep() -> int:
        return by_hand.met(
            ego,
            [number],
            on=day(said.get("on", "")),
            today=today,
            how=said.get("how", "meeting"),
            where=said.get("where", ""),
            about=said.get("about", ""),
        )

    return _kept(request, number, "met", keep)


@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a note."""
    ego, today = desk()
    text = request.POST.get("text", "")
    keep = lambda: by_hand.note(ego, number, text, today=today)  # noqa: E731 - a call that waits
    return _kept(request, number, "note", keep)


@require_POST
def knows_(request: HttpRequest, number: int) -> HttpResponse:
    """Keep that they know somebody, and how well (R4-05)."""
    ego, today = desk()
    said = request.POST
    typed = said.get("years", "").strip()
    years = as_number(typed, digits=3)

    def keep() -> int:
        if typed and years is None:
            raise RuleBroken("Write the years as a number.")
        return knows(
            ego,
            people.mention_of(ego, number),
            whom(ego, said.get("who", "")),
            how=said.get("how", "said"),
            on=day(said["since"]) if said.get("since") else None,
            years=years or 0,
            today=today,
        )

    return _kept(request, number, "knows", keep)


@require_POST
def tie(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the user's own word on the tie, or take it back."""
    ego, today = desk()
    band = request.POST.get("band", "")
    keep = lambda: by_hand.judge(ego, number, band, today=today)  # noqa: E731 - same
    return _kept(request, number, "tie", keep)


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Ask whether a person is to be forgotten; when that is sure, do it."""
    ego, _ = desk()
    name = people.display_name(ego, number)
    if not name:
        raise NotKept(f"There is no person {number}.")
    if request.method == "POST":
        token = doing.start("forget", ["forget", str(number), "--yes"])
        doing.wait(token, seconds=4)
        return HttpResponseRedirect(f"/doing/{token}")
    records_of = len(people.records_of(ego, number))
    context = {"id": number, "name": name, "records": records_of}
    return render(request, "web/forget.html", context)
