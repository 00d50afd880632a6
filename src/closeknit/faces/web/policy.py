"""The policy: in sentences, by a short interview, from a preset, and as it was."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.policy import actions, store
from closeknit.desk.policy.rules.interview import Question, answered, questions
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.presets import PRESETS, adopt
from closeknit.desk.policy.rules.preview import Preview, preview
from closeknit.desk.policy.rules.section import Wrong
from closeknit.desk.policy.rules.sentences import ANSWERS, Sentence, sentences
from closeknit.desk.policy.store.received import received
from closeknit.faces.web.frame import Desk, desk, when

LISTED = 50
"""Invitations that a preview lists; the command line has all."""
LONGEST = 4_000
TOLD = {
    "saved": "Saved: it holds from today on. What you decided before stays as it was.",
    "again": "The file says again what holds.",
}
HEADINGS = (
    ("goal", "What it is for"),
    ("note", "How I invite"),
    ("inbound.known.reason.fit", "How I answer"),
    ("introducers", "Afterwards"),
)
"""The first sentence of each group, and what the group is called."""
PRESETS_SAY = {
    "strict-personal": "Only people you know in person; everybody else is asked why.",
    "send-strict-accept-open": "Whoever comes is welcome; you invite with care.",
    "referral": "Strong ties that introduce you: accept who fits, ask who does not.",
    "three-rules": "Personal, with a reason, and quality over quantity.",
    "LION": "An open networker, who still asks everybody why.",
}


class Group(NamedTuple):
    """Some sentences under a heading."""

    heading: str
    sentences: list[Sentence]


def groups(policy: Policy) -> list[Group]:
    """Return a policy's sentences under their headings."""
    starts = dict(HEADINGS)
    found: list[Group] = []
    for one in sentences(policy):
        if one.id in starts:
            found.append(Group(starts[one.id], []))
        found[-1].sentences.append(one)
    return found


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the policy that holds, and how to change it."""
    at = desk()
    held = actions.in_force(at.ego, today=at.today)
    return _page(request, at, held, held.policy)


def _page(
    request: HttpRequest,
    at: Desk,
    held: actions.InForce,
    tried: Policy,
    *,
    wrong: tuple[Wrong, ...] = (),
) -> HttpResponse:
    """Show the page with what was tried in its form; `wrong` is what cannot be."""
    typed = {name: str(text)[:LONGEST] for name, text in request.POST.items()}
    is_tried = request.method == "POST" and not wrong
    context = {
        "policy": held.policy,
        "since": when(held.policy.valid_from, today=at.today),
        "groups": groups(held.policy),
        "file": actions.FILE,
        "file_wrong": held.wrong,
        "questions": [_as_typed(one, typed) for one in questions(tried)],
        "wrong": wrong,
        "changed": _changed(held.policy, tried) if is_tried else None,
        "tried": _told(_replayed(at, held.policy, tried)) if is_tried else None,
        "presets": [(name, PRESETS_SAY[name]) for name in PRESETS],
        "versions": [
            (one, when(one.valid_from, today=at.today))
            for one in store.versions(at.ego)
        ],
        "told": TOLD.get(request.GET.get("done", ""), ""),
    }
    return render(request, "web/policy.html", context, status=422 if wrong else 200)


def _as_typed(asked: Question, typed: Mapping[str, str]) -> Question:
    """Return a question with what was just typed, until it is saved."""
    chosen = typed.get(asked.id)
    return asked._replace(
        choices=tuple(
            one if chosen is None else one._replace(chosen=one.value == chosen)
            for one in asked.choices
        ),
        fields=tuple(
            one._replace(value=typed.get(one.name, one.value)) for one in asked.fields
        ),
    )


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Show what the answers become and change; or save them, where that is asked."""
    at = desk()
    held = actions.in_force(at.ego, today=at.today)
    said = {name: str(text)[:LONGEST] for name, text in request.POST.items()}
    found = answered(held.policy, said)
    if found.policy is None:
        return _page(request, at, held, held.policy, wrong=found.wrong)
    if said.get("do") != "save":
        return _page(request, at, held, found.policy)
    actions.save(at.ego, found.policy, "answered on the page", today=at.today)
    return HttpResponseRedirect("/policy?done=saved")


@require_POST
def use(request: HttpRequest) -> HttpResponse:
    """Let a preset hold."""
    at = desk()
    actions.use(at.ego, request.POST.get("preset", ""), today=at.today)
    return HttpResponseRedirect("/policy?done=saved")


@require_POST
def write_again(request: HttpRequest) -> HttpResponse:
    """Write what holds over an edited file that cannot be read."""
    del request
    actions.write_again(desk().ego)
    return HttpResponseRedirect("/policy?done=again")


@require_safe
def replay(request: HttpRequest, name: str) -> HttpResponse:
    """Show what would change under a preset; change nothing."""
    at = desk()
    held = actions.in_force(at.ego, today=at.today).policy
    then = adopt(actions.preset_called(name), held)
    context = {
        "name": then.name,
        "says": PRESETS_SAY[then.name],
        "held": held,
        "changed": _changed(held, then),
        "tried": _told(_replayed(at, held, then)),
    }
    return render(request, "web/policy_preview.html", context)


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show a version as it was."""
    at = desk()
    one = store.version(at.ego, number)
    context = {
        "policy": one,
        "since": when(one.valid_from, today=at.today),
        "groups": groups(one),
    }
    return render(request, "web/policy_version.html", context)


def _replayed(at: Desk, now: Policy, then: Policy) -> Preview:
    asked = bool(now.target_market.places or then.target_market.places)
    return preview(received(at.ego, today=at.today, places=asked), now, then)


def _changed(now: Policy, then: Policy) -> list[tuple[str, str]]:
    """Return the sentences that would be others: as they are, as they would be."""
    before = {one.id: one.says for one in sentences(now)}
    return [
        (before[one.id], one.says)
        for one in sentences(then)
        if before[one.id] != one.says
    ]


def _told(found: Preview) -> dict[str, object]:
    known, later = found.known()
    return {
        "total": len(found.replayed),
        "known": (known, later),
        "actions": [
            (ANSWERS[action], one, other)
            for action, (one, other) in found.actions().items()
            if one or other
        ],
        "changes": list(_changes(found)),
        "more": max(0, len(found.changes) - LISTED),
    }


def _changes(found: Preview) -> Iterator[dict[str, object]]:
    for one in found.changes[:LISTED]:
        yield {
            "person": one.received.person,
            "name": one.received.name,
            "now": ANSWERS[one.now.suggestion.action],
            "then": ANSWERS[one.then.suggestion.action],
            "because": one.then.known.because,
            "fits": one.then.fit.matches,
            "sentence": one.then.suggestion,
        }
