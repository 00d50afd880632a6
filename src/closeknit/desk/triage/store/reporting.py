"""The report of triage, read: what blind acceptance cost, and what asking brought."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.db.models import Q

from closeknit.desk.policy import store as policies
from closeknit.desk.policy.rules.preview import judge
from closeknit.desk.policy.store.received import received
from closeknit.desk.triage.rules.inbound import Queued
from closeknit.desk.triage.rules.older import Older, accepted_by_older
from closeknit.desk.triage.rules.report import Report, Seen, report
from closeknit.desk.triage.store.inbound import with_reasons
from closeknit.desk.triage.store.queue import queue
from closeknit.shared.errors import NoEgo
from closeknit.ties.models import Tie


def reported(
    ego: int, *, today: date, queued: Sequence[Queued] | None = None
) -> Report:
    """Return what blind acceptance cost and what asking brought.

    `queued`: the whole queue, where it was read before. Fourteen queries, ten fewer
    with it.
    """
    if not ego:
        raise NoEgo
    every = queue(ego, today=today) if queued is None else queued
    seen = [Seen(one.person, one.name, one.case) for one in with_reasons(ego, every)]
    invited = Tie.objects.of(ego).filter(asked_us__gt=0)
    days = [
        (datetime.fromtimestamp(at or 0, UTC).date(), default)
        for at, default in invited.values_list("asked_us", "default_text")
    ]
    mine = {one.person for one in seen}
    silent = Tie.objects.of(ego).filter(
        Q(last__isnull=True) | Q(theirs=0),
        inbound__isnull=False,
        default_text=True,
        connected__isnull=False,
    )
    in_export = sum(pk not in mine for pk in silent.values_list("person_id", flat=True))
    return report(seen, days, in_export=in_export, today=today)


def older(ego: int, *, today: date) -> tuple[Older, ...]:
    """Return whom an older policy accepted, and the present one would not (R2-23).

    One query where the policy has not changed since the first; else a fixed number.
    """
    now = policies.current(ego)
    if not now.version:
        return ()
    queued = with_reasons(ego, queue(ego, today=today))
    seen = [Seen(one.person, one.name, one.case) for one in queued]
    places = bool(now.target_market.places)
    judged = {
        one.person: judge(one, now) for one in received(ego, today=today, places=places)
    }
    return accepted_by_older(seen, judged, now)
