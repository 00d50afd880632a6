"""Invite: the composer. A person copies the note and sends it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.introductions.actions import Wanted
from closeknit.desk.invitations import store
from closeknit.desk.invitations.actions import drafting, modelled
from closeknit.desk.invitations.rules.composer import Composed, counter
from closeknit.desk.invitations.rules.draft import Draft
from closeknit.desk.invitations.rules.fault import Fault, passes
from closeknit.desk.invitations.rules.phrases import LANGUAGES
from closeknit.desk.invitations.rules.reads import reads
from closeknit.desk.invitations.store.composing import (
    Wishes,
    composed,
    fresh,
    usual_language,
)
from closeknit.desk.permissions import actions as ledger
from closeknit.desk.permissions import store as permissions
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word, says
from closeknit.desk.permissions.rules.ledger import State as Standing
from closeknit.desk.policy import actions as policies
from closeknit.desk.targets.actions.instead import instead
from closeknit.faces.web.accounts import box
from closeknit.faces.web.frame import Desk, desk, is_part
from closeknit.faces.web.introducing import followed
from closeknit.faces.web.remembered import remembered
from closeknit.people import store as people
from closeknit.shared.errors import DeskError, RuleBroken
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties

TOLD = {
    "saved": "The draft is kept.",
    "made": "Put together anew from your records.",
    "arranged": "Arranged by your model, of phrases from your records.",
    "begun": "The campaign is on.",
    "ended": "The campaign is over.",
    "dropped": "The draft is dropped.",
    "asked": "Noted in the ledger of permissions.",
    "sent": "Kept as sent, with its text and the version of your policy.",
    "back": "It is a draft again.",
}
SPOKEN = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
}
NEXT = {
    Standing.ASKED: ((Step.GRANTED, "They said yes"), (Step.DENIED, "They said no")),
    Standing.GRANTED: ((Step.WITHDRAWN, "They took it back"),),
    Standing.EXPIRED: ((Step.ASKED, "Ask again"), (Step.GRANTED, "They said yes")),
    Standing.WITHDRAWN: ((Step.ASKED, "Ask again"),),
    Standing.DENIED: (),
}
"""What may be said next of a permission on the page, by how it stands."""


class Line(NamedTuple):
    """A permission as the page shows it."""

    giver: int
    name: str
    purpose: str
    says: str
    steps: Sequence[tuple[str, str]]


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show the composer for a person; nothing is kept by looking."""
    at = desk()
    person = people.find(at.ego, str(number))
    told = TOLD.get(request.GET.get("done", ""), "")
    return _page(request, at, _draft(at, person), told=told)


@require_POST
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is wrong with what is typed now; nothing is kept."""
    at = desk()
    person = people.find(at.ego, str(number))
    typed = _typed(request, _draft(at, person))
    if not is_part(request):
        return _page(request, at, typed)
    return render(request, "web/invite_checked.html", _checked(at, typed))


@require_POST
def act(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the draft; then make it anew, mark it as sent or drop it, as is asked."""
    at = desk()
    person = people.find(at.ego, str(number))
    do = request.POST.get("do", "save")
    if do == "back":
        drafting.not_sent(at.ego, person, today=at.today)
        return _go(person, "back")
    typed = _keep(request, at, person)
    try:
        if do == "sent":
            drafting.sent(at.ego, person, on=at.today, today=at.today)
            return HttpResponseRedirect("/invite?done=sent")
    except RuleBroken as error:
        return _page(request, at, typed, wrong=str(error))
    if do == "drop":
        drafting.drop(at.ego, person)
        return HttpResponseRedirect("/invite?done=dropped")
    if do in {"make", "arrange"}:
        return _make(request, at, typed, arranged=do == "arrange")
    return _go(person, "saved")


def _make(
    request: HttpRequest, at: Desk, typed: Draft, *, arranged: bool
) -> HttpResponse:
    """Put the note together anew, by the rules or by the model of the ego's own."""
    language = request.POST.get("language", "")
    known = language if language in LANGUAGES else ""
    wishes = Wishes(typed.reason, typed.benefit, typed.ending or None, known)
    if not arranged:
        drafting.draft(at.ego, typed.person, wishes, today=at.today)
        return _go(typed.person, "made")
    try:
        modelled.arrange(at.ego, typed.person, wishes, box(), today=at.today)
    except DeskError as error:
        return _page(request, at, _draft(at, typed.person), wrong=str(error))
    return _go(typed.person, "arranged")


@require_POST
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Add a word to the ledger for this person, and keep what was typed."""
    at = desk()
    person = people.find(at.ego, str(number))
    typed = _keep(request, at, person)
    step, _, rest = request.POST.get("ask", "").partition(":")
    purpose, _, giver = rest.partition(":")
    if step not in set(Step) or purpose not in set(Purpose):
        raise RuleBroken("Say what was asked, and of whom.")
    word = Word(Step(step), at.today)
    who = people.find(at.ego, giver)
    wanted = Wanted(typed.reason, typed.benefit)
    is_way = purpose == Purpose.INTRODUCTION
    if is_way and followed(at, who, person, Step(step), wanted):
        return _go(person, "asked")
    ledger.say(at.ego, who, person, word, purpose=Purpose(purpose), today=at.today)
    return _go(person, "asked")


def _go(person: int, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"/invite/{person}?done={done}")


def _draft(at: Desk, person: int) -> Draft:
    kept = store.open_draft(at.ego, person)
    if kept is not None:
        return kept
    policy = policies.in_force(at.ego, today=at.today).policy
    return fresh(at.ego, person, Wishes(), policy=policy, today=at.today)


def _typed(request: HttpRequest, was: Draft) -> Draft:
    """Return the draft as it stands in the form."""
    said = {
        name: request.POST.get(name, "").replace("\0", "").replace("\r\n", "\n")
        for name in ("body", "ending", "reason", "benefit")
    }
    return was._replace(
        body=said["body"][: drafting.LONGEST],
        ending=said["ending"][: drafting.LONGEST_ENDING],
        reason=said["reason"][: drafting.LONGEST_ANSWER],
        benefit=said["benefit"][: drafting.LONGEST_ANSWER],
    )


def _keep(request: HttpRequest, at: Desk, person: int) -> Draft:
    typed = _typed(request, _draft(at, person))
    wishes = Wishes(typed.reason, typed.benefit, typed.ending)
    phrases = tuple(one for one in typed.phrases if one.text in typed.body)
    return drafting.keep(
        at.ego, person, typed.body, wishes, phrases=phrases, today=at.today
    )


def _page(
    request: HttpRequest, at: Desk, draft: Draft, *, told: str = "", wrong: str = ""
) -> HttpResponse:
    policy = policies.in_force(at.ego, today=at.today).policy
    wishes = Wishes(draft.reason, draft.benefit, draft.ending)
    made, to = composed(at.ego, draft.person, wishes, policy=policy, today=at.today)
    context = {
        **_checked(at, draft),
        "recall": to.because,
        "instead": remembered(
            ("instead", at.ego, draft.person, at.today),
            lambda: instead(at.ego, to, today=at.today),
        ),
        "phrases": _offered(made, draft),
        "required": {need.slot.value: need for need in made.missing},
        "permissions": _permissions(at, draft.person),
        "languages": [(code, SPOKEN[code]) for code in LANGUAGES],
        "usual": usual_language(at.ego),
        "model": modelled.address(at.ego),
        "told": told,
        "wrong": wrong,
    }
    status = 422 if wrong else 200
    return render(request, "web/invite_one.html", context, status=status)


def _checked(at: Desk, draft: Draft) -> dict[str, object]:
    case, faults = drafting.checked(at.ego, draft, today=at.today)
    alter = ties.person(at.ego, draft.person)
    return {
        "draft": draft,
        "text": case.text,
        "count": counter(draft.body, draft.ending, limit=case.limit),
        "faults": _shown(faults),
        "reads": reads(faults),
        "passes": passes(faults),
        "profile": profile_url(alter.profile) if alter else "",
    }


def _shown(faults: Sequence[Fault]) -> list[tuple[Fault, bool]]:
    """Return faults, each with whether it holds the note back, these first."""
    told = [(one, not passes([one])) for one in faults]
    return sorted(told, key=lambda one: not one[1])


def _offered(made: Composed, draft: Draft) -> list[tuple[str, str, str]]:
    """Return what the records offer and is not in the note: slot, text, source."""
    return [
        (one.slot.replace("_", " "), one.text, one.source)
        for one in (*made.phrases, *made.left_out)
        if one.text not in draft.body
    ]


def _permissions(at: Desk, person: int) -> list[Line]:
    return [
        Line(
            one.giver,
            one.giver_name,
            one.purpose.value,
            says(one, today=at.today),
            [(step.value, words) for step, words in NEXT[one.state(at.today)]],
        )
        for one in permissions.permissions(at.ego, target=person)
        if one.giver
    ]
