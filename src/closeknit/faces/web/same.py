"""Are these the same person? One question at a time, one key an answer."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same as words
from closeknit.desk.intake.store import Join, Question, Reason, Shown
from closeknit.faces.web.frame import When, desk, when
from closeknit.people import store as people
from closeknit.people.store import pairs
from closeknit.sources.handles import profile_url

TOLD = {
    "same": "They are one person here.",
    "different": "They stay two. You will not be asked again.",
    "later": "You will be asked again in a month.",
    "back": "It is taken back.",
}


SEEN_IN = {
    "linkedin": "LinkedIn",
    "card": "an address book",
    "meeting": "meetings",
    "call": "calls",
    "whatsapp": "WhatsApp",
    "note": "your notes",
}
"""What records of a channel are to whoever reads the page; else its own name."""


SPEAKS = {
    "asked": "You are asked because:",
    "for": "For:",
    "against": "Against:",
    "little": "Says little:",
}
"""What stands before a reason, by what it speaks."""
NAMES = 100
"""Names that are listed of those that several have who are left apart."""


class Half(NamedTuple):
    """One of the two, as the page shows them: what to call them, and each fact."""

    person: int
    name: str
    facts: tuple[tuple[str, str], ...]


class Joined(NamedTuple):
    """A join as the page of a person shows it."""

    code: str
    one: Half
    other: Half
    because: str
    by: str
    when: When | None


def half(one: Shown) -> Half:
    """Return one of the two as a page shows them."""
    name, *other_names = one.names or (one.handle.partition(":")[2],)
    facts = (
        *(("also", text) for text in other_names),
        *(("works as", text) for text in one.work),
        *(("mail", text) for text in one.emails),
        *(("phone", text) for text in one.phones),
        *(("profile", _short(slug)) for slug in one.profiles),
        ("seen in", ", ".join(SEEN_IN.get(word, word) for word in one.sources)),
    )
    return Half(one.person, name, tuple((what, text) for what, text in facts if text))


def _short(slug: str) -> str:
    return profile_url(slug).removeprefix("https://www.")


def joins_of(ego: int, person: int, *, today: date) -> list[Joined]:
    """Return what a person is joined from, as their page shows it."""
    return [_joined(join, today) for join in intake.joins(ego, person=person)]


def told_apart(ego: int, person: int) -> frozenset[int]:
    """Return whom the user called somebody else than this person. Two queries."""
    said = [word for word in pairs.words(ego) if word.verdict == "different"]
    held = people.holders(ego, {h for word in said for h in (word.one, word.other)})
    both = [{held.get(word.one, 0), held.get(word.other, 0)} for word in said]
    return frozenset().union(*(two for two in both if person in two)) - {person}


def _joined(join: Join, today: date) -> Joined:
    return Joined(
        join.id,
        half(join.one),
        half(join.other),
        _told(join.reasons),
        {"rule": "by closeknit", "you": "by you"}[join.by],
        when(join.on, today=today),
    )


def _told(reasons: Sequence[Reason]) -> str:
    """Return the reasons of a join in one line: what is for it, then the rest."""
    heads = {"for": "", "asked": "though ", "against": "against it: ", "little": ""}
    said = [
        head + "; ".join(some)
        for speaks, head in heads.items()
        if (some := [why.says for why in reasons if why.speaks == speaks])
    ]
    return "; ".join(said)


def _asked(question: Question) -> dict[str, object]:
    return {
        "code": question.id,
        "halves": (half(question.one), half(question.other)),
        "reasons": [(SPEAKS[why.speaks], *why) for why in question.reasons],
    }


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the question worth most, and what was just answered."""
    at = desk()
    found = intake.questions(at.ego, today=at.today, limit=1)
    state = intake.state(at.ego, today=at.today)
    context = {
        "question": _asked(found[0]) if found else None,
        "waiting": state.open,
        "undecided": state.says,
        "alike": state.alike[:NAMES],
        "more": max(0, len(state.alike) - NAMES),
        "told": TOLD.get(request.GET.get("told", "")),
        "last": request.GET.get("last", "")[:12],
    }
    return render(request, "web/same.html", context)


@require_POST
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the user's answer and go to the next question."""
    at = desk()
    verdict = request.POST.get("verdict", "")
    words.judge(at.ego, code, verdict, today=at.today)
    return HttpResponseRedirect(f"/same?told={verdict}&last={code}")


@require_POST
def pair(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Keep the user's word on two who share a name; go back to the one who remains."""
    at = desk()
    verdict = request.POST.get("verdict", "")
    run = words.judge_people(at.ego, number, other, verdict, today=at.today)
    stays = number if people.display_name(at.ego, number) else other
    return HttpResponseRedirect(f"/people/{stays}?kept={run}")


@require_POST
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Undo an answer or a join; go back to where it was asked for."""
    at = desk()
    words.take_back(at.ego, code, today=at.today)
    number = request.POST.get("person", "")
    if (
        number.isascii()
        and number.isdigit()
        and people.display_name(at.ego, int(number))
    ):
        return HttpResponseRedirect(f"/people/{number}")
    return HttpResponseRedirect("/same?told=back")
