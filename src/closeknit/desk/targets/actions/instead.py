"""Look for an introduction where a note would go to a stranger (R1-08)."""

from datetime import date

from closeknit.desk.invitations.rules.case import Recall, Whom
from closeknit.desk.invitations.rules.rates import rate
from closeknit.desk.invitations.store.counted import cases
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.targets.rules.instead import Instead
from closeknit.desk.targets.rules.instead import instead as rule


def instead(ego: int, to: Whom, *, today: date) -> Instead | None:
    """Return who could introduce the user; None for somebody they have met.

    A fixed number of queries, none where they have met.
    """
    if to.recall is not Recall.STRANGER or not to.person:
        return None
    # It brings NumPy along, which a note to somebody one knows does not need.
    from closeknit.desk.targets.actions import asking  # noqa: PLC0415 - as said above

    answer = asking.introducers(ego, to.person, today=today)
    decided = cases(invitations(ego, today=today), today=today)
    met = [one.accepted for one in decided if one.met]
    others = [one.accepted for one in decided if not one.met]
    return rule(
        to.name, answer, rate(sum(met), len(met)), rate(sum(others), len(others))
    )
