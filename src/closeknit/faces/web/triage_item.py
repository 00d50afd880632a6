"""One invitation as the page of triage shows it."""

from collections.abc import Iterator
from typing import NamedTuple

from closeknit.desk.policy import actions as policies
from closeknit.desk.triage import store
from closeknit.desk.triage.actions.wording import message
from closeknit.desk.triage.rules.advice import Next
from closeknit.desk.triage.rules.cases import Why
from closeknit.desk.triage.rules.drafts import (
    AFTER_ACCEPTING,
    Draft,
    draft_for,
    drafts_for,
)
from closeknit.desk.triage.rules.hints import CHECKS
from closeknit.desk.triage.rules.inbound import Inbound, because
from closeknit.desk.triage.rules.states import ACCEPTED, State, Step, moves
from closeknit.desk.triage.store.inbound import inbound
from closeknit.desk.words.rules.reply import LABELS
from closeknit.faces.web.frame import Desk, when
from closeknit.shared.errors import NotKept, UnreadableFile
from closeknit.sources.handles import profile_url

SUGGESTED = {
    Next.ASK_WHY: "Ask why, before you accept",
    Next.ACCEPT: "Accept, and follow up with a question",
    Next.DECLINE: "Decline",
    Next.YOUR_CALL: "Your call",
    Next.WAIT: "Wait",
    Next.CONFIRM: "Say what kind of answer it is",
    Next.CLOSE: "Close politely",
    Next.DELETE: "Delete the invitation",
    Next.FOLLOW_UP: "Follow up",
    Next.HAND_OVER: "Hand them to your CRM",
    Next.NOTHING: "Nothing is left to do",
}
STATES = {
    State.WAITING: "waiting for you",
    State.ASKED: "asked why",
    State.ANSWERED: "answered, to be read",
    State.NO_REPLY: "no answer came",
    State.ACCEPTED: "accepted, follow up",
    State.FOLLOWED_UP: "followed up",
    State.REPLIED: "answered after you accepted",
    State.SILENT: "accepted, and silent",
    State.INTERESTED: "interested",
    State.THANKS_ONLY: "only thanks",
}
"""States in words; the others are words already."""
BUTTONS = {
    Step.ASKED: "I asked why",
    Step.ACCEPT: "I accepted",
    Step.DECLINE: "I declined",
    Step.CLOSE: "I deleted or closed it",
    Step.FOLLOWUP: "I followed up",
    Step.INTERESTED: "They are interested",
    Step.DONE: "Nothing more to do",
    Step.REMOVE: "I removed them",
    Step.DENY: "Never again",
}
TAKES = {
    Next.ASK_WHY: Step.ASKED,
    Next.ACCEPT: Step.ACCEPT,
    Next.DECLINE: Step.DECLINE,
    Next.CLOSE: Step.CLOSE,
    Next.DELETE: Step.CLOSE,
    Next.FOLLOW_UP: Step.FOLLOWUP,
}
"""The step that carries a suggestion out: its button stands out."""
TITLES = {
    Draft.ASK_WHY: "To ask why",
    Draft.FOLLOW_UP: "To follow up",
    Draft.CLOSE: "To close calmly",
    Draft.INTRODUCE: "To introduce yourself",
    Draft.COMPANY: "To ask about their work",
    Draft.CALL: "To offer a call",
}
CHOICES = {
    Draft.FOLLOW_UP: "what they hope for",
    Draft.INTRODUCE: "who you are",
    Draft.COMPANY: "their work",
    Draft.CALL: "a call",
}
"""The drafts after an acceptance, each by what it is about."""


class Button(NamedTuple):
    """A decision on the page: what it sends, what it says, its key."""

    step: str
    label: str
    says: str
    key: str
    first: bool = False
    """Whether it is the one suggested."""


def item(at: Desk, person: int, wanted: Draft | None) -> dict[str, object] | None:
    """Return an invitation as the page shows it."""
    policy = policies.in_force(at.ego, today=at.today).policy
    found = inbound(at.ego, policy, today=at.today, people=[person])
    if not found or not (found[0].queued.inbound or found[0].queued.case.steps):
        raise NotKept("They have sent you no invitation.")
    one = found[0]
    case = one.queued.case
    return {
        "person": person,
        "name": one.queued.name,
        "work": ", ".join(filter(None, (one.who.position, one.who.company))),
        "received": when(one.queued.received, today=at.today),
        "state": STATES.get(case.state, case.state),
        "overdue": one.queued.overdue(at.today),
        "due": when(case.due, today=at.today),
        "profile": profile_url(one.profile),
        "note": one.note,
        "default": one.queued.default,
        "suggested": SUGGESTED[one.advice.action],
        "advice": one.advice,
        "because": because(one),
        "evidence": [
            (e.kind, e.times, when(e.last, today=at.today))
            for e in one.judged.known.evidence
        ],
        "heard": one.heard,
        "heard_on": when(one.heard.on, today=at.today) if one.heard else None,
        "why_unknown": case.state in ACCEPTED and case.why is Why.UNKNOWN,
        "checks": CHECKS if case.state is State.DETAILED else (),
        "buttons": list(_buttons(one)),
        "kinds": list(_kinds(one)),
        "hears": any(move.step is Step.REPLY for move in moves(case.state)),
        "history": [
            (line, when(line.on, today=at.today))
            for line in store.history(at.ego, person)
        ],
        "draft": _draft(at, one, wanted),
        "may_close": case.state is State.SNIPPY and wanted is None,
        "drafts": [
            (one.value, CHOICES[one], one is (wanted or Draft.FOLLOW_UP))
            for one in (AFTER_ACCEPTING if case.state in ACCEPTED else ())
        ],
    }


def _buttons(one: Inbound) -> Iterator[Button]:
    steps = [m.step for m in moves(one.queued.case.state) if m.step in BUTTONS]
    keyed = one.queued.case.state is not State.ANSWERED
    for at, step in enumerate(steps, 1):
        first = step is TAKES.get(one.advice.action)
        yield Button(step, "", BUTTONS[step], str(at) if keyed else "", first)


def _kinds(one: Inbound) -> Iterator[Button]:
    """Return the kinds a reply may be, the likeliest first."""
    if one.queued.case.state is not State.ANSWERED:
        return
    likely = one.heard.reply.label if one.heard else "other"
    for at, label in enumerate((likely, *(k for k in LABELS if k != likely)), 1):
        yield Button(Step.CONFIRM, label, label, str(at))


def _draft(at: Desk, one: Inbound, wanted: Draft | None) -> dict[str, str] | None:
    """Return the draft that helps here; none is made in answer to a snippy reply."""
    state = one.queued.case.state
    what = wanted if wanted in drafts_for(state) else draft_for(state)
    if what is None:
        return None
    try:
        made = message(at.ego, one, what)
    except UnreadableFile as error:
        return {"title": "Your messages.toml cannot be read", "wrong": str(error)}
    return {"title": TITLES[what], "text": made.text, "draft": what}
