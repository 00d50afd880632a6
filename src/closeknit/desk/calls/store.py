"""What is known of somebody before a call, and what next (R2-01). Rows to values."""

from datetime import UTC, date, datetime

from closeknit.desk.cadence import store as cadence
from closeknit.desk.calls.rules.plan import Facts, Noted, Plan, notes_of, plan
from closeknit.desk.giving.store import meeting
from closeknit.desk.intake.rules.languages import languages_in, usual
from closeknit.desk.kinds import store as kinds
from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.shared.errors import NotKept
from closeknit.sources.record import Met, Note
from closeknit.ties import store as ties

NEWEST = 12
"""Notes and encounters that are looked at."""


def planned(ego: int, person: int, *, today: date, within: int) -> Plan:
    """Return the plan of a call: about thirty queries, whatever is known.

    `within` is in how many days after joining to speak.

    Raises:
        NotKept: there is no such person.
    """
    one = ties.person(ego, person)
    if one is None:
        raise NotKept(f"There is no person {person}.")
    kept = cadence.of_person(ego, person, today=today)
    are = kinds.related(ego, [person], today=today).get(person, ())
    facts = Facts(
        one.name,
        " at ".join(filter(None, (one.position, one.company))),
        one.company,
        tuple(each.says(today) for each in are),
        tuple(cadence.reasons_of(ego, person, today=today)),
        _due(kept, today),
        tuple(wish.text for wish in meeting.wishes(ego, person=person)),
        notes_of(notes(ego, person)),
        one.connected,
        bool(one.measured.theirs or one.measured.ours),
        kinds.channels(ego).get(person),
        usual(languages_in(records.settings(ego))),
    )
    return plan(facts, today=today, within=within)


def _due(kept: cadence.Kept, today: date) -> str:
    if kept.due is None or kept.due.on > today:
        return ""
    return f"it is time to be in touch: {kept.due.because}"


def notes(ego: int, person: int) -> list[Noted]:
    """Return what was noted of somebody and what encounters were about, newest first.

    Two queries.
    """
    rows = Mention.objects.of(ego).filter(
        handle__person_id=person, kind__in=("note", "met")
    )
    newest = rows.order_by("-at", "-kept_id").values_list("kept_id", "at")[:NEWEST]
    at = dict(newest)
    found = []
    for number, record in records.said(ego, sorted(at)).items():
        if isinstance(record, Note):
            text = record.text
        elif isinstance(record, Met):
            text = record.about
        else:
            continue
        found.append(Noted(text, _day(at[number])))
    return sorted(found, key=lambda one: one.on or date.min, reverse=True)


def _day(at: int | None) -> date | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).date()
