"""A person's fields over time, and who changed jobs lately, read."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Max, Min

from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.ties.models import JobChange
from closeknit.ties.rules import history as rules
from closeknit.ties.rules.jobs import NOTICED_FOR, Changed

_KINDS = ("connected", "card", "recommended", "told")
_SHOWN_BY = {"wrote": "messages", "met": "meetings"}
"""Records that show an address without saying it, and what they came from."""


def history(ego: int, person: int) -> list[rules.Entry]:
    """Return what sources have said of a person over time. Six queries."""
    rows = Mention.objects.of(ego).filter(handle__person_id=person, kind__in=_KINDS)
    ids = sorted(set(rows.values_list("kept_id", flat=True)))
    said = records.said(ego, ids)
    days = records.days(ego, ids)
    return rules.history(
        [rules.Said(kept, said[kept], *days[kept][1:]) for kept in ids if kept in said],
        _written(ego, person),
    )


def _written(ego: int, person: int) -> list[rules.Entry]:
    """Return the addresses that a person's messages and meetings show."""
    rows = Mention.objects.of(ego).filter(
        handle__person_id=person, handle__kind="email", kind__in=tuple(_SHOWN_BY)
    )
    found = rows.values_list("handle__value", "kind").annotate(
        first=Min("at"), last=Max("at"), record=Min("kept_id")
    )
    return [
        rules.Entry("email", value, _day(first), _day(last), _SHOWN_BY[kind], record)
        for value, kind, first, last, record in found
    ]


def _day(at: int | None) -> date | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).date()


class FoundChanged(NamedTuple):
    """A window on those who changed jobs, and how many there are."""

    total: int
    people: list[Changed]


def changed_jobs(ego: int, *, today: date, limit: int) -> FoundChanged:
    """Return who changed jobs lately and was not dealt with, newest first."""
    rows = JobChange.objects.of(ego).filter(
        done=False, on__gt=today - timedelta(days=NOTICED_FOR), on__lte=today
    )
    columns = ("person_id", "person__name", "person__profile", "on", "was", "now")
    found = rows.order_by("-on", "person").values_list(*columns)[:limit]
    people = [Changed(*row) for row in found]
    return FoundChanged(rows.count() if len(people) == limit else len(people), people)
