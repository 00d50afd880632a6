"""The campaign that is on, and who would be greeted next: read, nothing is kept."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from closeknit.desk.invitations.rules.campaign import (
    Campaign,
    Campaigning,
    ToGreet,
    campaign_in,
)
from closeknit.desk.policy.rules.knowing import counts_as_knowing
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.store.evidence import evidence
from closeknit.records import store as records
from closeknit.ties import store as ties
from closeknit.ties.models import Tie
from closeknit.ties.rules.encounters import says
from closeknit.ties.store import encounters

LOOKS_BACK = 3 * 365
"""Days within which the two were in touch: whom one greets, one remembers."""
LOOKED_AT = 200
"""People that are looked at, the newest encounters first."""


def campaign(ego: int) -> Campaign | None:
    """Return the campaign that was begun, also one whose days are over."""
    return campaign_in(records.settings(ego))


def greeted(ego: int, on: date) -> int:
    """Return how many people the ego invited on a day. One query."""
    begins = int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp())
    ends = begins + int(timedelta(days=1).total_seconds())
    rows = Tie.objects.of(ego).filter(invited__gte=begins, invited__lt=ends)
    return rows.count()


def campaigning(
    ego: int, policy: Policy, *, today: date, colleagues: Iterable[str] = ()
) -> Campaigning | None:
    """Return how the campaign stands today, None where none is on.

    Whom the policy calls known, in touch with the ego within three years, neither
    connected nor invited nor denied; the newest first. A fixed number of queries.
    """
    now = campaign(ego)
    if now is None or not now.is_on(today):
        return None
    did = greeted(ego, today)
    left = max(0, policy.outbound.campaign_a_day - did)
    return Campaigning(now, did, left, _next(ego, policy, today, colleagues))


def _next(
    ego: int, policy: Policy, today: date, colleagues: Iterable[str]
) -> tuple[ToGreet, ...]:
    found = ties.met_not_invited(
        ego, today=today, days=LOOKS_BACK, limit=LOOKED_AT, colleagues=colleagues
    )
    whom = [one.id for one in found.people]
    between = evidence(ego, whom, today=today)
    met = encounters.met(ego, whom, today=today)
    next_ = []
    for one in found.people:
        known = counts_as_knowing(between.get(one.id, ()), policy)
        if known.yes:
            last = met.get(one.id)
            when = says(last.last, today=today) if last else ""
            because = tuple(filter(None, (when, known.because)))
            next_.append(ToGreet(one.id, one.name, because))
    return tuple(next_)
