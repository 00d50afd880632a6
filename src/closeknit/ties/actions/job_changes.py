"""Note who changed jobs, where records say it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from django.db import transaction

from closeknit.ties.models import JobChange, Tie
from closeknit.ties.rules import jobs
from closeknit.ties.rules.standing import Fact


def note_job_changes(ego: int, facts: Mapping[int, Sequence[Fact]]) -> None:
    """Keep the last change of job of each of these people; nearly nobody has one."""
    found = {
        person: change
        for person, theirs in facts.items()
        if len(theirs) > 1 and (change := _job_change(theirs)) is not None
    }
    kept = {row.person_id: row for row in JobChange.objects.of(ego)}
    with transaction.atomic():
        gone = [pk for pk in kept if pk in facts and pk not in found]
        JobChange.objects.of(ego).filter(pk__in=gone).delete()
        last_ours = dict(
            Tie.objects.of(ego)
            .filter(pk__in=found, last_ours__isnull=False)
            .values_list("person_id", "last_ours")
        )
        for person, change in found.items():
            words = [fact.record for fact in facts[person]]
            done = jobs.is_done(change, words, _day(last_ours.get(person)))
            row = JobChange(person_id=person, ego_id=ego, done=done, **change._asdict())
            if kept.get(person) is None or _plain(kept[person]) != _plain(row):
                row.save(force_insert=person not in kept)


def _job_change(facts: Iterable[Fact]) -> jobs.Change | None:
    said = (jobs.stated(f.record, f.number, f.first, f.last) for f in facts)
    found = jobs.changes(one for one in said if one is not None)
    return found[-1] if found else None


def _plain(row: JobChange) -> tuple[object, ...]:
    return row.on, row.was, row.now, row.kept, row.done


def _day(at: int | None) -> date | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).date()
