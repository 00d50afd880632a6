"""Introductions: where each stands, what to write next, and what happened."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.http import (
    HttpRequest,
    HttpResponse,
    QueryDict,
)
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.desk.introductions import actions, store
from closeknit.desk.introductions.actions.wording import messages
from closeknit.desk.introductions.rules.drafts import Message, draft_for, joined
from closeknit.desk.introductions.rules.states import (
    ENDS,
    WORDS,
    Move,
    State,
    Step,
    moves,
)
from closeknit.desk.introductions.store import Introduction, Who
from closeknit.desk.introductions.store.letters import beside
from closeknit.desk.invitations.rules.fault import Fault, passes
from closeknit.desk.permissions.rules.ledger import Step as Word
from closeknit.desk.targets.actions.listing import meant
from closeknit.faces.web import referring
from closeknit.faces.web.forms import as_number, back, day
from closeknit.faces.web.frame import Desk, When, desk, when
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken

TYPED = ("introducer", "target", "reason", "benefit")
"""Fields that go along when a request is refused."""
AT_MOST = 20
"""Introductions at an end that the page shows."""
DOES = {
    Step.ASK: "I asked them",
    Step.AGREE: "They said yes",
    Step.DECLINE: "They would rather not",
    Step.ASK_TARGET: "They asked the other",
    Step.TARGET_AGREE: "The other said yes",
    Step.TARGET_DECLINE: "The other would rather not",
    Step.INTRODUCE: "We are introduced",
    Step.MEET: "We spoke",
    Step.THANK: "I thanked them",
    Step.TELL: "I told them what came of it",
    Step.DROP: "Let it go",
}
FIRST = {
    State.PLANNED: Step.ASK,
    State.ASKED: Step.AGREE,
    State.NO_ANSWER: Step.AGREE,
    State.AGREED: Step.INTRODUCE,
    State.TARGET_ASKED: Step.INTRODUCE,
    State.BOTH_AGREED: Step.INTRODUCE,
    State.INTRODUCED: Step.MEET,
    State.MET: Step.THANK,
    State.THANKED: Step.TELL,
}
"""The step that is hoped for in a state: its button comes first."""


class Way(NamedTuple):
    """A step that is open, as a button."""

    step: str
    says: str
    requirement: str


class Line(NamedTuple):
    """One thing that happened."""

    says: str
    text: str
    when: When | None


class Shown(NamedTuple):
    """An introduction as the page shows it."""

    id: int
    introducer: Who
    target: Who
    state: str
    since: When | None
    do: str
    is_due: bool
    from_: When | None
    heard: str
    reason: str
    draft: str
    faults: list[tuple[Fault, bool]]
    passes: bool
    limit: int | None
    benefit: str
    first: Way | None
    ways: list[Way]
    lines: list[Line]
    can_undo: bool
    together: str = ""


def _all_shown(ego: int, some: Sequence[Introduction], today: date) -> list[Shown]:
    """Return introductions as the page shows them, each with what to write next."""
    whats = [draft_for(one.standing.state, referral=one.referral) for one in some]
    drafted = [(one, what) for one, what in zip(some, whats, strict=True) if what]
    told = messages(ego, drafted, today=today)
    by_id = {one.id: text for (one, _), text in zip(drafted, told, strict=True)}
    return [
        _shown(one, by_id.get(one.id), today)._replace(together=_together(one, some))
        for one in some
    ]


def _together(one: Introduction, some: Sequence[Introduction]) -> str:
    names = [other.target.name for other in beside(one, some)]
    return joined(names) if names else ""


def _shown(one: Introduction, told: Message | None, today: date) -> Shown:
    stands = one.standing
    faults = told.faults if told else ()
    open_ = moves(stands.state)
    hoped = FIRST.get(stands.state)
    return Shown(
        one.id,
        one.introducer,
        one.target,
        WORDS[stands.state],
        when(stands.since, today=today),
        stands.do,
        stands.is_due(today),
        when(stands.due, today=today),
        one.heard,
        one.reason,
        told.text if told else "",
        sorted(((f, not passes([f])) for f in faults), key=lambda of: not of[1]),
        passes(faults),
        one.limit,
        one.benefit,
        next((_way(move) for move in open_ if move.step is hoped), None),
        [_way(move) for move in open_ if move.step is not hoped],
        [
            Line(DOES[said.step], said.text, when(said.on, today=today))
            for said in one.steps
        ],
        bool(one.steps),
    )


def _way(move: Move) -> Way:
    return Way(move.step, DOES[move.step], move.requirement)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show introductions: those under way first, what is due on top."""
    ego, today = desk()
    found = store.introductions(ego, today=today)
    ended = [one for one in found if one.standing.state in ENDS]
    under_way = [one for one in found if one.standing.state not in ENDS]
    under_way.sort(key=lambda one: (not one.standing.is_due(today), one.id))
    context = {
        "under_way": _all_shown(ego, under_way, today),
        "ended": _all_shown(ego, ended[:AT_MOST], today),
        "ended_more": max(0, len(ended) - AT_MOST),
        "wrong": request.GET.get("wrong", "")[:500],
        "told": bool(request.GET.get("kept")),
        "given": {name: request.GET.get(name, "")[:400] for name in TYPED},
        "named": {
            name: _name(ego, request.GET.get(name, ""))
            for name in ("introducer", "target")
        },
        "today": today.isoformat(),
        "referrals": referring.part(request, desk()),
    }
    return render(request, "web/introductions.html", context)


def _name(ego: int, who: str) -> str:
    """Return who is meant where an address gives a number."""
    row = as_number(who)
    return people.display_name(ego, row) if row is not None else ""


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Plan an introduction; nobody is asked by that."""
    ego, today = desk()
    said = request.POST

    def plan() -> str:
        number = actions.ask(
            ego,
            people.find(ego, said.get("introducer", "")),
            meant(ego, said.get("target", ""), today=today),
            _wanted(said),
            today=today,
            anyway=bool(said.get("anyway")),
            planned=True,
        )
        return _kept(number)

    given = {name: said.get(name, "") for name in TYPED}
    return back("/introductions", plan, at="#begin", given=given)


def _wanted(said: QueryDict) -> actions.Wanted:
    """Return why, what is in it for them and how long, as the form has them."""
    limit = said.get("limit", "").strip()
    length = as_number(limit, digits=5)
    if limit and length is None:
        raise RuleBroken("Write the length as a number of letters.")
    return actions.Wanted(said.get("reason", ""), said.get("benefit", ""), length)


@require_POST
def reword(request: HttpRequest, number: int) -> HttpResponse:
    """Say in other words why, what is in it for them, or how long."""
    ego, today = desk()

    def words() -> str:
        actions.reword(ego, number, _wanted(request.POST), today=today)
        return _kept(number)

    return back("/introductions", words, at="#begin")


@require_POST
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what happened."""
    ego, today = desk()
    said = request.POST

    def step() -> str:
        name = said.get("step", "")
        if name not in set(Step):
            raise RuleBroken("Say what happened.")
        actions.take(
            ego,
            number,
            Step(name),
            today=today,
            on=day(said["on"]) if said.get("on") else None,
            text=said.get("text", ""),
        )
        return _kept(number)

    return back("/introductions", step, at="#begin")


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take the last step back."""
    del request
    ego, today = desk()
    undone = lambda: _kept(actions.undo(ego, number, today=today).id)  # noqa: E731 - a call that waits
    return back("/introductions", undone, at="#begin")


def _kept(number: int) -> str:
    return f"kept={number}#i{number}"


_STEPS = {Word.DENIED: Step.DECLINE, Word.GRANTED: Step.INTRODUCE}


def followed(
    at: Desk, giver: int, target: int, said: Word, wanted: actions.Wanted
) -> bool:
    """Say it to the introduction that is under way, or begin one; it tells the ledger.

    The user has just said that they ask: how often they did does not hold it up.
    """
    one = store.locked(at.ego, target, today=at.today)
    if said is Word.ASKED and one is None:
        actions.note_asked(at.ego, giver, target, wanted, today=at.today)
        return True
    if one is None or one.introducer.id != giver or said not in _STEPS:
        return False
    actions.take(at.ego, one.id, _STEPS[said], today=at.today)
    return True
