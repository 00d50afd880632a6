"""What next with one person: a plan for a call, the next step, what they are to you."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.cadence import actions as cadence
from closeknit.desk.cadence import store as keeping
from closeknit.desk.calls import store
from closeknit.desk.calls.rules.invite import Proposed, calendar, checked
from closeknit.desk.calls.rules.plan import Plan, spoken
from closeknit.desk.intake.rules.settings import call_within
from closeknit.desk.kinds import actions
from closeknit.desk.kinds import store as kinds
from closeknit.desk.kinds.rules.channel import OFFERS, Channel, offers
from closeknit.desk.kinds.rules.kind import SAYS, Kind
from closeknit.desk.targets.actions import away
from closeknit.faces.web.forms import back, day
from closeknit.faces.web.frame import desk, is_part
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.shared.errors import NotKept, RuleBroken

TOLD = {
    "kind": "What you are to each other is kept.",
    "prefers": "How they like to be spoken to is kept.",
    "topic": "The next step is kept.",
    "done": "It is done.",
    "back": "It is taken back.",
}
MINUTES = (15, 30, 45, 60, 90)


def _plan(ego: int, number: int, today: date) -> Plan:
    within = call_within(records.settings(ego))
    return store.planned(ego, number, today=today, within=within)


def _shown(ego: int, number: int, today: date) -> dict[str, object]:
    kept = keeping.of_person(ego, number, today=today)
    related = kinds.related(ego, [number], today=today).get(number, ())
    prefers = kinds.channels(ego).get(number)
    sought = away.sought(ego, today=today, by=number)
    return {
        "id": number,
        "name": people.display_name(ego, number),
        "plan": _plan(ego, number, today),
        "due": kept.due,
        "topics": kept.topics,
        "notes": store.notes(ego, number),
        "kinds": [(one, one.says(today), one.every(today)) for one in related],
        "prefers": prefers or "",
        "behind": away.behind(sought, number),
        "hows": [(one.value, OFFERS[one]) for one in offers(prefers)],
        "channels": [one.value for one in Channel],
        "names": [(one.value, SAYS[one]) for one in Kind],
        "today": today.isoformat(),
        "in_a_week": (today + timedelta(days=7)).isoformat(),
        "minutes": MINUTES,
    }


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show what next with a person; in a line, when the person's page asks for it."""
    ego, today = desk()
    if not people.display_name(ego, number):
        raise NotKept(f"There is no person {number}.")
    context = remembered(
        ("next", ego, number, today), lambda: _shown(ego, number, today)
    )
    if is_part(request):
        return render(request, "web/next_line.html", context)
    told = TOLD.get(request.GET.get("told", ""), "")
    wrong = request.GET.get("wrong", "")[:300]
    return render(request, "web/next.html", {**context, "told": told, "wrong": wrong})


@require_safe
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Hand out a call or a meeting as a draft for the user's own calendar."""
    ego, today = desk()
    said = request.GET
    made: list[str] = []

    def make() -> str:
        proposed = _proposed(said.get("on", ""), said.get("at", ""), said)
        checked(proposed, now=datetime.combine(today, time.min))
        name = people.display_name(ego, number)
        words = "\n".join(spoken(_plan(ego, number, today)))
        of = f"{ego} {number} {proposed.begins.date()}"
        uid = f"call-{sha256(of.encode()).hexdigest()[:16]}@closeknit"
        made.append(calendar(proposed, name, words, uid=uid))
        return ""

    refused = back(f"/people/{number}/next", make, at="#calendar")
    if not made:
        return refused
    answer = HttpResponse(made[0], content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="call.ics"'
    return answer


def _proposed(on: str, at: str, said: dict[str, str]) -> Proposed:
    try:
        hour = time.fromisoformat(at)
        minutes = int(said.get("minutes", ""))
        how = Channel(said.get("how", ""))
    except ValueError as error:
        raise RuleBroken("Say a day, a time as 14:30, how long and how.") from error
    return Proposed(datetime.combine(day(on), hour), minutes, how)


@require_POST
def kind(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what somebody is to the user, or that they are not."""
    ego, today = desk()
    said = request.POST

    def keep() -> str:
        if said.get("kind") not in set(Kind):
            raise RuleBroken("Say what they are to you.")
        begins, ends = said.get("begins", ""), said.get("ends", "")
        actions.say(
            ego,
            number,
            Kind(said["kind"]),
            today=today,
            begins=day(begins) if begins else None,
            ends=day(ends) if ends else None,
            holds=said.get("no") != "yes",
        )
        return "told=kind"

    return back(f"/people/{number}/next", keep)


@require_POST
def take_back(request: HttpRequest, number: int, word: int) -> HttpResponse:
    """Take a word on a kind back."""
    del request
    ego, _ = desk()

    def undo() -> str:
        actions.take_back(ego, word)
        return "told=back"

    return back(f"/people/{number}/next", undo)


@require_POST
def prefers(request: HttpRequest, number: int) -> HttpResponse:
    """Keep how somebody likes to be spoken to."""
    ego, _ = desk()
    said = request.POST.get("channel", "")

    def keep() -> str:
        if said and said not in set(Channel):
            raise RuleBroken("Say one of the channels.")
        actions.prefer(ego, number, Channel(said) if said else None)
        return "told=prefers"

    return back(f"/people/{number}/next", keep)


@require_POST
def topic(request: HttpRequest, number: int) -> HttpResponse:
    """Note the next step with a person, and from which day on."""
    ego, _ = desk()
    said = request.POST

    def note() -> str:
        on = day(said.get("on", ""))
        cadence.topic(ego, number, said.get("text", ""), on=on)
        return "told=topic"

    return back(f"/people/{number}/next", note)


@require_POST
def done(request: HttpRequest, number: int, step: int) -> HttpResponse:
    """Say that a step is done."""
    del request
    ego, today = desk()

    def finish() -> str:
        cadence.finish(ego, step, today=today)
        return "told=done"

    return back(f"/people/{number}/next", finish)
