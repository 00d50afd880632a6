"""The invitations the ego received, with all that a policy looks at, read."""

from datetime import UTC, date, datetime

from closeknit.desk.policy.rules.market import Facts
from closeknit.desk.policy.rules.preview import Received
from closeknit.desk.policy.store.evidence import evidence, facts
from closeknit.desk.words.rules.note import traits
from closeknit.engines.rows import chunks
from closeknit.records import store as records
from closeknit.sources.record import Invited
from closeknit.ties.models import Tie

AT_ONCE = 2_000
_COLUMNS = ("person_id", "person__name", "asked_us", "waiting", "inbound")


def received(ego: int, *, today: date, places: bool = True) -> list[Received]:
    """Return whoever invited the ego, the newest first: waiting, answered and gone.

    A fixed number of queries for each two thousand of them.
    """
    rows = list(
        Tie.objects.of(ego)
        .filter(inbound__isnull=False)
        .order_by("-asked_us", "person_id")
        .values_list(*_COLUMNS, "default_text")
    )
    people = [row[0] for row in rows]
    between = evidence(ego, people, today=today)
    are = facts(ego, people, places=places)
    notes = _notes(ego, [row[4] for row in rows if row[4] is not None and not row[5]])
    return [
        Received(
            person,
            name,
            datetime.fromtimestamp(at, UTC).date() if at else None,
            waiting,
            default,
            not default and traits(notes.get(inbound or 0, "")).has_reason,
            between.get(person, ()),
            are.get(person, Facts()),
        )
        for person, name, at, waiting, inbound, default in rows
    ]


def _notes(ego: int, numbers: list[int]) -> dict[int, str]:
    return {
        number: record.text
        for some in chunks(numbers, AT_ONCE)
        for number, record in records.said(ego, some).items()
        if isinstance(record, Invited)
    }
