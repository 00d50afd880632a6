"""The states of triage and what leads from one to another, told as Markdown."""

from closeknit.desk.triage.rules.states import (
    ACCEPTED,
    BEFORE,
    EVERY,
    KINDS,
    MOVES,
    TIMEOUTS,
    State,
    Step,
)
from tests.docs.blocks import table as told

GROUPS = (
    (EVERY - {State.DENIED}, "any other"),
    (BEFORE, "before a decision"),
    (ACCEPTED, "after an acceptance"),
    (KINDS, "the kinds of an answer"),
)


def states() -> str:
    """Return each step, the states it is open in, where it leads, and why."""
    rows = [
        (
            f"`{move.step}`",
            open_in(move.of),
            "the kind" if move.step is Step.CONFIRM else f"`{move.to}`",
            f"{move.does} ({move.requirement})",
        )
        for move in MOVES
    ]
    return told(["step", "open in", "leads to", "what it says"], rows)


def open_in(of: frozenset[State]) -> str:
    """Return states by their group, where they are nearly one."""
    if of in {group for group, _ in GROUPS}:
        return next(name for group, name in GROUPS if group == of)
    for group, name in GROUPS[1:3]:
        if of < group and len(group - of) <= 1:
            return f"{name}, but for {named(group - of)}"
    kinds = ["the kinds of an answer"] if of >= KINDS else []
    return ", ".join([*kinds, *([named(of - KINDS)] if of - KINDS else [])])


def named(of: frozenset[State]) -> str:
    """Return states by name, in the order in which they are declared."""
    return ", ".join(f"`{state}`" for state in State if state in of)


def time() -> str:
    """Return what time does."""
    rows = [
        (
            f"`{one.of}`",
            f"`{one.to}`",
            f"`{one.days}`",
            f"{one.does} ({one.requirement})",
        )
        for one in TIMEOUTS
    ]
    return told(["in", "leads to", "after the policy's", "what it says"], rows)
