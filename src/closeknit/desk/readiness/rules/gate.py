"""May invitations go out: all is ready, or what is open was passed with a reason."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.readiness.rules.items import Readiness
from closeknit.desk.readiness.rules.noted import AGAIN


class Pass(NamedTuple):
    """The ego's decision to invite although `items` are open, and why."""

    id: int
    on: date
    because: str
    items: tuple[str, ...]


class Gate(NamedTuple):
    """Whether invitations may go out, said in a sentence.

    Where it is shut they are held, not lost (R0-02). `passed` is the pass it is open
    by, None where all is done.
    """

    is_open: bool
    says: str
    readiness: Readiness
    passed: Pass | None = None


def gate(found: Readiness, passes: Sequence[Pass], *, today: date) -> Gate:
    """Return whether invitations may go out (R0-01).

    A pass holds for the items it was given for, and for six months: what opens later
    shuts the gate again.
    """
    left = {one.name for one in found.open}
    if not left:
        return Gate(
            is_open=True, says="Profile and presence are ready.", readiness=found
        )
    for one in sorted(passes, key=lambda one: (one.on, one.id), reverse=True):
        if left <= set(one.items) and (today - one.on).days <= AGAIN:
            says = f"Passed on {one.on:%-d %b %Y}: {one.because}"
            return Gate(is_open=True, says=says, readiness=found, passed=one)
    listed = ", ".join(one.name for one in found.open)
    says = (
        f"Invitations wait: an invitation is the one moment when your profile is read. "
        f"Open: {listed}."
    )
    return Gate(is_open=False, says=says, readiness=found)
