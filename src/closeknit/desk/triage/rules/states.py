"""Where an invitation received stands, and what leads from there: one table.

Each line of `MOVES` is a step of the user's, each line of `TIMEOUTS` what time does.
"""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from closeknit.desk.words.rules.reply import LABELS


class State(StrEnum):
    """Where an invitation received stands; nine of them are the kinds of a reply."""

    WAITING = "waiting"
    ASKED = "asked"
    ANSWERED = "answered"
    DETAILED = "detailed"
    APOLOGY = "apology"
    SNIPPY = "snippy"
    PITCH = "pitch"
    JOBSEEKER = "jobseeker"
    RECRUITER = "recruiter"
    SPAM = "spam"
    THANKS_ONLY = "thanks-only"
    OTHER = "other"
    NO_REPLY = "no_reply"
    ACCEPTED = "accepted"
    FOLLOWED_UP = "followed_up"
    REPLIED = "replied"
    SILENT = "accepted_silent"
    INTERESTED = "lead_interested"
    DONE = "done"
    DECLINED = "declined"
    CLOSED = "closed"
    REMOVED = "removed"
    DENIED = "denied"


class Step(StrEnum):
    """What the user says was done."""

    ASKED = "asked"
    REPLY = "reply"
    CONFIRM = "confirm"
    ACCEPT = "accept"
    DECLINE = "decline"
    CLOSE = "close"
    FOLLOWUP = "followup"
    INTERESTED = "interested"
    DONE = "done"
    REMOVE = "remove"
    DENY = "deny"


KINDS = frozenset(State(label) for label in LABELS)
"""The states that are kinds of a reply."""
BEFORE = frozenset({State.WAITING, State.ASKED, State.ANSWERED, State.NO_REPLY}) | KINDS
"""The states before a decision."""
ACCEPTED = frozenset(
    {
        State.ACCEPTED,
        State.FOLLOWED_UP,
        State.REPLIED,
        State.SILENT,
        State.INTERESTED,
        State.DONE,
    }
)
"""The states after an acceptance."""
ENDS = frozenset(
    {State.DONE, State.DECLINED, State.CLOSED, State.REMOVED, State.DENIED}
)
"""The states in which nothing is left to do."""
EVERY = frozenset(State)


class Move(NamedTuple):
    """A step that is open in some states, where it leads, and what asks for it."""

    step: Step
    of: frozenset[State]
    to: State
    requirement: str
    does: str


class Timeout(NamedTuple):
    """What time does to a state. `days` is the setting of the policy that counts."""

    of: State
    to: State
    days: str
    requirement: str
    does: str


_TO_ASK = BEFORE - {State.ANSWERED}
_HEARING = frozenset({State.ASKED, State.NO_REPLY, State.ANSWERED}) | KINDS
_AFTER = ACCEPTED - {State.DONE}

MOVES = (
    Move(Step.ASKED, _TO_ASK, State.ASKED, "R2-17", "Asked why"),
    Move(Step.REPLY, _HEARING, State.ANSWERED, "R2-20", "They answered"),
    Move(Step.REPLY, _AFTER, State.REPLIED, "R4-22", "They answered"),
    Move(Step.CONFIRM, _HEARING, State.OTHER, "R2-20", "Call the reply"),
    Move(Step.ACCEPT, BEFORE, State.ACCEPTED, "R4-19", "Accepted"),
    Move(Step.FOLLOWUP, _AFTER, State.FOLLOWED_UP, "R4-20", "Followed up"),
    Move(Step.INTERESTED, _AFTER, State.INTERESTED, "R4-15", "They are interested"),
    Move(Step.DONE, _AFTER, State.DONE, "R4-16", "Nothing more to do"),
    Move(Step.DECLINE, BEFORE, State.DECLINED, "R2-22", "Declined"),
    Move(Step.CLOSE, BEFORE, State.CLOSED, "R2-19", "Deleted, closed politely"),
    Move(Step.REMOVE, _AFTER | {State.DONE}, State.REMOVED, "R3-06", "Removed"),
    Move(Step.DENY, EVERY - {State.DENIED}, State.DENIED, "R3-08", "Never again"),
)
"""What the user may say of an invitation in a state. `CONFIRM` leads to the kind."""

TIMEOUTS = (
    Timeout(State.ASKED, State.NO_REPLY, "timeout_days", "R2-19", "No answer came"),
    Timeout(State.FOLLOWED_UP, State.SILENT, "timeout_days", "R3-05", "Silent since"),
)
"""What changes by time alone; the day is set when the step is taken."""


@cache
def moves(state: State) -> tuple[Move, ...]:
    """Return the steps that are open in a state.

    >>> [move.step.value for move in moves(State.WAITING)]
    ['asked', 'accept', 'decline', 'close', 'deny']
    """
    return tuple(move for move in MOVES if state in move.of)


def after(state: State, step: Step, label: str = "") -> State | None:
    """Return where a step leads, None where it is not open.

    >>> after(State.ASKED, Step.CONFIRM, "apology")
    <State.APOLOGY: 'apology'>
    >>> after(State.WAITING, Step.FOLLOWUP) is None
    True
    """
    move = next((one for one in moves(state) if one.step is step), None)
    if move is None:
        return None
    return State(label) if step is Step.CONFIRM else move.to


def reached_by(step: Step, label: str = "") -> State:
    """Return where a step leads wherever it was taken: the data may have been ahead."""
    if step is Step.CONFIRM:
        return State(label)
    return next(move.to for move in MOVES if move.step is step)


def timeout(state: State) -> Timeout | None:
    """Return what time does to a state."""
    return next((one for one in TIMEOUTS if one.of is state), None)
