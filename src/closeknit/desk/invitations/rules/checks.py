"""All that can be wrong with an invitation note: one small function a requirement."""

from collections.abc import Callable, Iterator

from closeknit.desk.invitations.rules.case import Case
from closeknit.desk.invitations.rules.fault import Fault
from closeknit.desk.policy.rules.policy import Gravity
from closeknit.desk.words.rules.length import counted

Check = Callable[[Case], Iterator[Fault]]


def length(case: Case) -> Iterator[Fault]:
    """Say by how many characters a note is too long (R0-18, R1-14)."""
    over = counted(case.text) - case.limit
    if over > 0:
        many = "character" if over == 1 else "characters"
        yield Fault("R0-18", f"It is {over} {many} too long.", Gravity.BLOCK)


CHECKS: tuple[Check, ...] = (length,)


def check(case: Case) -> tuple[Fault, ...]:
    """Return all faults at once, in the order of `CHECKS`."""
    return tuple(fault for one in CHECKS for fault in one(case))
