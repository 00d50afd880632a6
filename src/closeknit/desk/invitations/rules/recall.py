"""Will they know who writes? By when and how the two last met (R0-20, R1-04)."""

from datetime import date
from typing import Final, NamedTuple

from closeknit.desk.invitations.rules.case import Recall
from closeknit.ties.rules.encounters import SMALL, Acquaintance, weight
from closeknit.ties.rules.words import ago

LONG_AGO: Final = 90
"""Days after which somebody may not recall an encounter."""
ONCE: Final = 30
"""Days after which somebody met but once may not."""
BRIEF: Final = 10
"""Minutes that are soon forgotten."""
_IN_PERSON: Final = frozenset({"meeting", "call", "chat"})


class Recalled(NamedTuple):
    """Whether they will know who writes, and why."""

    recall: Recall
    because: str


def recalled(
    met: Acquaintance | None, *, grace_days: int, minutes: int = 0, today: date
) -> Recalled:
    """Return whether somebody will know who writes.

    `minutes`: how long the last encounter was, 0 where that is not known. Without
    grace days nobody is fresh in mind, not even on the day itself (C3).

    >>> from closeknit.ties.rules.encounters import Encounter
    >>> met = Encounter(date(2026, 5, 21), "meeting", "PyCon", "", 1.0, 7)
    >>> recalled(Acquaintance(met, met), grace_days=2, today=date(2026, 11, 21))
    Recalled(recall=<Recall.AT_RISK: 'at risk'>, because='last in touch 6 months ago')
    """
    if met is None or met.last.how == "connected":
        return Recalled(Recall.STRANGER, "nothing between you in your data")
    last = met.last
    days = (today - last.on).days
    when = ago(last.on, today=today)
    in_a_crowd = last.weight < weight(SMALL)
    in_grace = grace_days > 0 and days <= grace_days
    if last.how in _IN_PERSON and in_grace and not in_a_crowd:
        return Recalled(Recall.FRESH, f"you spoke {when}")
    why = _at_risk(met, days, minutes)
    return Recalled(
        Recall.AT_RISK if why else Recall.SURE, f"{why or 'last in touch'} {when}"
    )


def _at_risk(met: Acquaintance, days: int, minutes: int) -> str:
    """Return why they may not recall the ego; empty where they surely do."""
    last, is_only = met.last, met.first == met.last
    if days > LONG_AGO:
        return "last in touch"
    if last.weight < weight(SMALL):
        return "one of many,"
    if is_only and 0 < minutes <= BRIEF:
        return f"for {minutes} minutes,"
    return "in touch once," if is_only and days > ONCE else ""
