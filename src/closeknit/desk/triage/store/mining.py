"""Who of the ego's own people should meet, but for whoever wants the ego's network.

Who asked for names and introductions has made the ego feel used (R3-10): they are
proposed to nobody, and nobody to them. By hand the ego may introduce whom they like.
"""

from collections.abc import Collection
from datetime import date

from closeknit.desk.giving.store import meeting
from closeknit.desk.giving.store.both import over
from closeknit.desk.giving.store.meeting import Introduction
from closeknit.desk.policy import store as policy
from closeknit.desk.triage.rules.hints import MINING
from closeknit.desk.triage.store.inbound import inbound


def mining(ego: int, some: Collection[int], *, today: date) -> set[int]:
    """Return who of these wanted the ego's network, by their note or what they wrote.

    As many queries as triage takes; none where nobody is asked about.
    """
    if not some:
        return set()
    judged = inbound(ego, policy.current(ego), today=today, people=sorted(some))
    return {
        one.queued.person
        for one in judged
        if any(hint.kind == MINING for hint in one.hints)
    }


def should_meet(ego: int, *, today: date) -> list[Introduction]:
    """Return who of the ego's own people should meet, nobody flagged among them."""
    without: set[int] = set()
    apart = over(ego) if meeting.wishes(ego) else set()
    while found := meeting.introductions(ego, apart=apart, without=without):
        flagged = mining(ego, {n for o in found for n in (o.one, o.other)}, today=today)
        if not flagged:
            break
        without |= flagged
    return found
