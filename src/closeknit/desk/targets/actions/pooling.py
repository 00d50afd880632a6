"""Look whether it is prospects only that are invited (R0-11)."""

from datetime import UTC, date, datetime

from closeknit.desk.policy import store as policy
from closeknit.desk.policy.rules.market import fit
from closeknit.desk.policy.store import evidence
from closeknit.desk.targets.rules.pool import LATELY, Pool, Stood
from closeknit.desk.targets.rules.target import asks
from closeknit.ties.models import Tie
from closeknit.ties.store import whole


def pool(ego: int, *, today: date) -> Pool | None:
    """Return who was invited lately, and how far ties lead; None without a market.

    At most eight queries.
    """
    market = policy.current(ego).target_market
    if not asks(market):
        return None
    since = today - LATELY
    begin = int(datetime(since.year, since.month, since.day, tzinfo=UTC).timestamp())
    rows = Tie.objects.of(ego).filter(
        invited__gt=begin, person__mailbox=False, person__shadow=False
    )
    invited = list(rows.values_list("person_id", flat=True))
    facts = evidence.facts(ego, invited, places=bool(market.places))
    fits = sum(fit(said, market).direct for said in facts.values())
    then, now = whole.reached(ego, [since, today])
    joined = Tie.objects.of(ego).filter(connected__isnull=False, gone__isnull=True)
    return Pool(
        len(invited),
        fits,
        Stood(joined.filter(connected__lte=since).count(), then),
        Stood(joined.filter(connected__lte=today).count(), now),
    )
