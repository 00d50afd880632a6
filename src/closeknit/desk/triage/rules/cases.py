"""An invitation's case: the steps taken, what the data tells, where it stands today."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.triage.rules.states import (
    ACCEPTED,
    BEFORE,
    ENDS,
    KINDS,
    State,
    Step,
    after,
    reached_by,
    timeout,
)

ANSWER_WITHIN = 2
"""Days within which an invitation is best answered (R4-10)."""
FOLLOW_WITHIN = 1
"""Days within which to follow up on what was accepted without a word here (R4-19)."""
SAME_WITHIN = 3
"""Days by which two sources may date one invitation differently."""


class Why(StrEnum):
    """What is known of why they invited (R4-09)."""

    STATED = "stated"
    ASKED = "asked"
    UNKNOWN = "unknown"


class Taken(NamedTuple):
    """A step as it was taken. `at` is in seconds, `due` when time runs out.

    `received` is the day of the invitation it was about, `version` and `sentence` are
    the policy's on that day, `says` is the sentence of a reply that decided, `record`
    the newest record kept then.
    """

    id: int
    step: Step
    on: date
    at: int
    received: date | None = None
    label: str = ""
    text: str = ""
    says: str = ""
    by: str = ""
    due: date | None = None
    version: int = 0
    sentence: str = ""
    batch: str = ""
    record: int = 0


class Facts(NamedTuple):
    """What the data tells beside the steps.

    `wrote` is the day of a message of theirs after the last question or follow-up,
    `message` its record; `signed_up` is the day of a list that has them since they were
    accepted.
    """

    received: date | None = None
    waiting: bool = False
    default: bool = False
    reason: bool = False
    connected: date | None = None
    gone: date | None = None
    denied: bool = False
    wrote: date | None = None
    message: int = 0
    signed_up: date | None = None


class Ended(NamedTuple):
    """A case of the same person before this one."""

    state: State
    on: date


class Case(NamedTuple):
    """Where an invitation stands. `due`: when time runs out, or a step is overdue.

    `told` says that the data, and no step, brought it here; `told_denied`, that the ego
    has said of the person that no tie is wanted.
    """

    state: State
    since: date | None
    due: date | None
    steps: tuple[Taken, ...] = ()
    earlier: tuple[Ended, ...] = ()
    why: Why = Why.UNKNOWN
    told: str = ""
    told_denied: bool = False

    def overdue(self, today: date) -> bool:
        """Say whether an answer (R4-10) or a follow-up (R4-19) is late."""
        waits = self.state in {State.WAITING, State.ACCEPTED}
        return waits and self.due is not None and today > self.due


def split(
    taken: Sequence[Taken], received: date | None
) -> tuple[tuple[Taken, ...], tuple[Ended, ...]]:
    """Return the steps of the case that is open, and how those before it ended.

    An invitation dated after a case that was decided opens a new one (R3-07).
    """
    current: list[Taken] = []
    earlier: list[Ended] = []
    for one in (*taken, None):
        about = received if one is None else one.received
        if current and _begins(current, about):
            earlier.append(Ended(_folded(current), current[-1].on))
            current = []
        if one is not None:
            current.append(one)
    return tuple(current), tuple(earlier)


def _begins(current: Sequence[Taken], received: date | None) -> bool:
    before = current[0].received
    if received is None or before is None or _folded(current) in BEFORE:
        return False
    return received > before + timedelta(days=SAME_WITHIN)


def _folded(taken: Iterable[Taken]) -> State:
    """Return where steps lead by themselves, time and data aside."""
    state = State.WAITING
    for one in taken:
        state = after(state, one.step, one.label) or reached_by(one.step, one.label)
    return state


def case(taken: Sequence[Taken], facts: Facts, *, today: date) -> Case:
    """Return where an invitation stands today.

    >>> asked = Taken(1, Step.ASKED, date(2026, 11, 1), 0, due=date(2026, 11, 15))
    >>> case([asked], Facts(waiting=True), today=date(2026, 11, 15)).state
    <State.NO_REPLY: 'no_reply'>
    """
    steps, earlier = split(taken, facts.received)
    state = _folded(steps)
    last = steps[-1] if steps else None
    since = last.on if last else facts.received
    due = last.due if last else None
    if state is State.WAITING and facts.received is not None:
        due = facts.received + timedelta(days=ANSWER_WITHIN)
    here = Case(state, since, due, steps, earlier, _why(steps, facts))
    return _by_data(_by_time(here, today=today), facts)


def _by_time(here: Case, *, today: date) -> Case:
    runs_out = timeout(here.state)
    if runs_out is None or here.due is None or today < here.due:
        return here
    told = f"{runs_out.does.lower()} by {here.due:%-d %b %Y}"
    return here._replace(state=runs_out.to, since=here.due, told=told)


def _by_data(here: Case, facts: Facts) -> Case:
    """Return the case as the data tells it, where that is further on."""
    state = here.state
    if facts.denied:
        return here._replace(state=State.DENIED, due=None, told_denied=True)
    if facts.connected is not None and state in BEFORE and not facts.waiting:
        told = "connected by your data"
        here = here._replace(state=State.ACCEPTED, since=facts.connected, told=told)
        return here._replace(due=facts.connected + timedelta(days=FOLLOW_WITHIN))
    if facts.signed_up is not None and state in ACCEPTED - {State.DONE}:
        told = f"on your list since {facts.signed_up:%-d %b %Y}"
        return here._replace(state=State.INTERESTED, since=facts.signed_up, told=told)
    if facts.wrote is None:
        return here
    to = {
        State.ASKED: State.ANSWERED,
        State.NO_REPLY: State.ANSWERED,
        State.FOLLOWED_UP: State.REPLIED,
        State.SILENT: State.REPLIED,
    }.get(state)
    if to is None:
        return here
    told = f"they wrote on {facts.wrote:%-d %b %Y}"
    return here._replace(state=to, since=facts.wrote, due=None, told=told)


def _why(steps: Sequence[Taken], facts: Facts) -> Why:
    """Return what is known of their reason: said, asked for, or not (R4-09, R4-13)."""
    kinds = {State(one.label) for one in steps if one.step is Step.CONFIRM}
    said = kinds & KINDS - {State.THANKS_ONLY, State.SNIPPY}
    if said or (facts.reason and not facts.default):
        return Why.STATED
    asked = {Step.ASKED, Step.FOLLOWUP, Step.REPLY, Step.INTERESTED}
    return Why.ASKED if any(one.step in asked for one in steps) else Why.UNKNOWN


class RanOut(NamedTuple):
    """What time did: to which state, on which day, by which version of the policy."""

    state: State
    on: date
    version: int


def ran_out(here: Case) -> RanOut | None:
    """Return what time did to a case, for its history; None where it did nothing."""
    before = _folded(here.steps)
    runs_out = timeout(before)
    if runs_out is None or here.state is not runs_out.to or here.due is None:
        return None
    return RanOut(here.state, here.due, here.steps[-1].version)


def is_open(one: Case) -> bool:
    """Say whether something is left to do."""
    return one.state not in ENDS
