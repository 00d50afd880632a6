"""Triage: one invitation at a time, one key a decision, and each can be undone."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.triage import store
from closeknit.desk.triage.actions import taking
from closeknit.desk.triage.rules.drafts import AFTER_ACCEPTING, Draft
from closeknit.desk.triage.rules.inbound import Queued, to_do
from closeknit.desk.triage.rules.states import MOVES, State, Step
from closeknit.desk.triage.store.queue import queue
from closeknit.desk.triage.store.reporting import reported
from closeknit.faces.web.frame import Desk, When, desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.faces.web.triage_item import STATES, item
from closeknit.people import store as people
from closeknit.shared.errors import NotKept, RuleBroken

LONGEST = 10_000
PUT_OFF = 300
"""Invitations that can be put off in one sitting."""
LISTED = 50
_WITH_TEXT = frozenset({Step.ASKED, Step.FOLLOWUP, Step.REPLY})


class Sitting(NamedTuple):
    """What a browser carries from one invitation to the next."""

    name: str
    later: tuple[int, ...]

    def query(self, **more: object) -> str:
        """Return the address of the page, within this sitting."""
        later = ",".join(map(str, self.later))
        said = {"sitting": self.name, "later": later, **more}
        return "/triage?" + urlencode({k: v for k, v in said.items() if v})


def _sitting(asked: Sequence[str]) -> Sitting:
    name, later = asked
    good = len(name) <= 16 and name.isascii() and name.isalnum()  # noqa: PLR2004 - as a batch is named
    numbers = [int(n) for n in later.split(",") if n.isdecimal() and len(n) < 19]  # noqa: PLR2004 - the largest row number
    return Sitting(name if good else "", tuple(numbers[-PUT_OFF:]))


def _queued(at: Desk) -> list[Queued]:
    return remembered(
        ("triage", at.ego, at.today), lambda: queue(at.ego, today=at.today)
    )


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the invitation to take next, or the one asked for; or those in a state."""
    return _page(request, desk())


def _page(
    request: HttpRequest, at: Desk, wrong: str = "", here: int = 0
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    sitting = _sitting((asked.get("sitting", ""), asked.get("later", "")))
    sitting = sitting._replace(name=sitting.name or taking.batch_name())
    queued = _queued(at)
    todo = to_do(queued)
    number = here or _number(request.GET.get("at", ""))
    chosen = number or next(
        (one.person for one in todo if one.person not in sitting.later), 0
    )
    counts = Counter(one.case.state for one in queued)
    state = request.GET.get("state", "")
    context = {
        "item": item(at, chosen, _asked_for(request)) if chosen and not state else None,
        "sitting": sitting,
        "put_off": len(sitting.later),
        "left": len(todo),
        "counts": [(s, STATES.get(s, s), counts[s]) for s in State if counts[s]],
        "listed": _listed(at, queued, state),
        "state": STATES.get(State(state), state) if state in set(State) else "",
        "last": _last(at, sitting),
        "wrong": wrong,
        "report": reported(at.ego, today=at.today, queued=queued),
    }
    return render(request, "web/triage.html", context, status=422 if wrong else 200)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0  # noqa: PLR2004 - same


def _listed(
    at: Desk, queued: Sequence[Queued], state: str
) -> list[tuple[Queued, When | None]]:
    """Return those in a state, the newest first."""
    found = [one for one in queued if one.case.state == state]
    newest = list(reversed(found))[:LISTED]
    return [(one, when(one.case.since, today=at.today)) for one in newest]


def _last(at: Desk, sitting: Sitting) -> dict[str, object] | None:
    """Return what was done last in this sitting, and how much in all."""
    steps = store.in_batch(at.ego, sitting.name)
    if not steps:
        return None
    kind, _, value = steps[0].handle.partition(":")
    does = next(move.does for move in MOVES if move.step is steps[0].step)
    person = people.holder(at.ego, (kind, value))
    return {
        "step": steps[0].id,
        "says": does,
        "person": person,
        "name": people.display_name(at.ego, person),
        "many": len(steps),
    }


def _asked_for(request: HttpRequest) -> Draft | None:
    """Return the draft that the user asks for: where none is made by itself (R2-22).

    Also another one than the first, once somebody is accepted (R3-04).
    """
    wanted = request.GET.get("draft", "")
    return Draft(wanted) if wanted in {Draft.CLOSE, *AFTER_ACCEPTING} else None


def _is_sent(said: QueryDict) -> bool:
    """Say whether the text in the form went with the step: a draft may not be used."""
    step, drafted = said.get("step", ""), said.get("draft", "")
    return step in _WITH_TEXT or (step == Step.CLOSE and drafted == Draft.CLOSE)


@require_POST
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what was done with an invitation, and go to the next."""
    at = desk()
    said = request.POST
    sitting = _sitting((said.get("sitting", ""), said.get("later", "")))
    step = said.get("step", "")
    if step == "later":
        put_off = sitting._replace(later=(*sitting.later, number))
        return HttpResponseRedirect(put_off.query())
    saying = taking.Saying(
        text=said.get("text", "")[:LONGEST] if _is_sent(said) else "",
        label=said.get("label", "")[:12],
        by=said.get("by", "")[:40],
    )
    if step not in set(Step):
        return _page(request, at, "Say what you did.", number)
    try:
        taking.take(
            at.ego, number, Step(step), saying, today=at.today, batch=sitting.name
        )
    except RuleBroken as error:
        return _page(request, at, str(error), number)
    stays = {"at": number} if step == Step.REPLY else {}
    return HttpResponseRedirect(sitting.query(**stays))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Undo one step, or all of this sitting; go back to whom it was about."""
    at = desk()
    said = request.POST
    sitting = _sitting((said.get("sitting", ""), said.get("later", "")))
    try:
        if said.get("all"):
            taking.undo_batch(at.ego, sitting.name, today=at.today)
            return HttpResponseRedirect(Sitting(sitting.name, ()).query())
        taking.undo(at.ego, _number(said.get("step", "")), today=at.today)
    except (NotKept, RuleBroken) as error:
        return _page(request, at, str(error))
    return HttpResponseRedirect(sitting.query(at=_number(said.get("person", ""))))
