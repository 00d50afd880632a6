"""Where an introduction stands, and what leads from there: one table.

The introducer is asked first, then they ask the target; only when both said yes is
there an introduction, and only after it an invitation (R0-26).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class State(StrEnum):
    """Where an introduction stands."""

    PLANNED = "planned"
    ASKED = "asked"
    NO_ANSWER = "no_answer"
    AGREED = "agreed"
    DECLINED = "declined"
    TARGET_ASKED = "target_asked"
    BOTH_AGREED = "both_agreed"
    TARGET_DECLINED = "target_declined"
    INTRODUCED = "introduced"
    MET = "met"
    THANKED = "thanked"
    TOLD = "told"
    DROPPED = "dropped"


class Step(StrEnum):
    """What the user says happened."""

    ASK = "ask"
    AGREE = "agree"
    DECLINE = "decline"
    ASK_TARGET = "ask_target"
    TARGET_AGREE = "target_agree"
    TARGET_DECLINE = "target_decline"
    INTRODUCE = "introduce"
    MEET = "meet"
    THANK = "thank"
    TELL = "tell"
    DROP = "drop"


class Move(NamedTuple):
    """A step that is open in some states, where it leads, and what asks for it."""

    step: Step
    of: frozenset[State]
    to: State
    requirement: str
    does: str


class Said(NamedTuple):
    """One step as it was kept."""

    step: Step
    on: date
    text: str = ""
    id: int = 0


_OPEN = frozenset({State.ASKED, State.NO_ANSWER})
_AGREED = frozenset({State.AGREED, State.TARGET_ASKED, State.BOTH_AGREED})
_AFTER = frozenset({State.INTRODUCED, State.MET, State.THANKED})
ENDS = frozenset({State.DECLINED, State.TARGET_DECLINED, State.TOLD, State.DROPPED})
"""The states in which nothing is left to do."""
LOCKS = _OPEN | _AGREED
"""While it stands so, the target is not invited (R0-26)."""

MOVES = (
    Move(Step.ASK, frozenset({State.PLANNED}), State.ASKED, "R0-26", "I asked them"),
    Move(Step.AGREE, _OPEN, State.AGREED, "R0-13", "They said yes"),
    Move(Step.DECLINE, _OPEN | _AGREED, State.DECLINED, "R0-14", "They said no"),
    Move(
        Step.ASK_TARGET, _OPEN | {State.AGREED}, State.TARGET_ASKED, "R0-26",
        "They asked the other",
    ),
    Move(
        Step.TARGET_AGREE, _OPEN | _AGREED - {State.BOTH_AGREED}, State.BOTH_AGREED,
        "R0-26", "The other said yes",
    ),
    Move(
        Step.TARGET_DECLINE, _OPEN | _AGREED, State.TARGET_DECLINED, "R0-26",
        "The other said no",
    ),
    Move(Step.INTRODUCE, _OPEN | _AGREED, State.INTRODUCED, "R0-26", "Introduced"),
    Move(Step.MEET, frozenset({State.INTRODUCED}), State.MET, "R3-29", "We spoke"),
    Move(
        Step.THANK, frozenset({State.INTRODUCED, State.MET}), State.THANKED, "R3-12",
        "I thanked them",
    ),
    Move(Step.TELL, _AFTER, State.TOLD, "R3-12", "I told them what came of it"),
    Move(
        Step.DROP, frozenset(State) - ENDS, State.DROPPED, "R3-15", "Let it go",
    ),
)  # fmt: skip

WAIT = 14
"""Days after which no answer is one: whoever wanted to would have said so."""
_DUE = {
    State.ASKED: (WAIT, "ask once more, or let it go"),
    State.NO_ANSWER: (0, "ask once more, or let it go"),
    State.AGREED: (7, "see whether they asked; send the text to forward"),
    State.TARGET_ASKED: (WAIT, "see what the other said"),
    State.BOTH_AGREED: (3, "say that you are ready"),
    State.INTRODUCED: (2, "write to them, and thank the introducer"),
    State.MET: (2, "thank the introducer"),
    State.THANKED: (30, "tell the introducer what came of it"),
    State.PLANNED: (7, "ask them, or let it go"),
}
"""After how many days something is due in a state, and what."""


class Standing(NamedTuple):
    """Where it stands since when, what is due, and from which day."""

    state: State
    since: date
    do: str = ""
    due: date | None = None

    def is_due(self, today: date) -> bool:
        """Say whether it is time."""
        return self.due is not None and self.due <= today


@cache
def moves(state: State) -> tuple[Move, ...]:
    """Return the steps that are open in a state.

    >>> [move.step.value for move in moves(State.INTRODUCED)]
    ['meet', 'thank', 'tell', 'drop']
    """
    return tuple(move for move in MOVES if state in move.of)


def after(state: State, step: Step) -> State | None:
    """Return where a step leads, None where it is not open.

    >>> after(State.ASKED, Step.AGREE)
    <State.AGREED: 'agreed'>
    """
    return next((move.to for move in moves(state) if move.step is step), None)


def standing(said: Sequence[Said], opened: date, *, today: date) -> Standing:
    """Return where it stands: after the steps in their order, and by time alone.

    >>> asked = [Said(Step.ASK, date(2026, 11, 1))]
    >>> standing(asked, date(2026, 11, 1), today=date(2026, 11, 20)).state.value
    'no_answer'
    """
    state, since = State.PLANNED, opened
    for one in said:
        to = after(state, one.step)
        if to is not None:
            state, since = to, one.on
    if state is State.ASKED and since + timedelta(days=WAIT) <= today:
        state, since = State.NO_ANSWER, since + timedelta(days=WAIT)
    days, do = _DUE.get(state, (0, ""))
    return Standing(state, since, do, since + timedelta(days=days) if do else None)


WORDS = {
    State.PLANNED: "planned, nobody asked yet",
    State.ASKED: "asked; waiting for their answer",
    State.NO_ANSWER: "no answer so far",
    State.AGREED: "they will ask",
    State.DECLINED: "they would rather not",
    State.TARGET_ASKED: "the other is asked",
    State.BOTH_AGREED: "both said yes",
    State.TARGET_DECLINED: "the other would rather not",
    State.INTRODUCED: "introduced",
    State.MET: "you spoke",
    State.THANKED: "thanked",
    State.TOLD: "done: they know what came of it",
    State.DROPPED: "let go",
}
"""How a state is called on a page."""
