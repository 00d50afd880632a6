"""The queue: whoever waits for an answer, and whoever was dealt with, and how."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time

from django.db import connection

from closeknit.desk.triage.rules.cases import Case, Facts, Taken, case
from closeknit.desk.triage.rules.inbound import Queued
from closeknit.desk.triage.rules.states import ACCEPTED, State, Step
from closeknit.desk.triage.store import AT_ONCE, taken
from closeknit.engines.rows import chunks, where_in
from closeknit.records import store as records
from closeknit.sources.record import Card, Invited
from closeknit.ties.models import Tie
from closeknit.ties.rules.encounters import SMALL
from closeknit.ties.store.rows import still_waits

_COLUMNS = (
    "person_id", "person__name", "asked_us", "waiting", "default_text", "inbound",
    "connected", "gone", "denied",
)  # fmt: skip
_Row = tuple[
    int, str, int | None, bool, bool, int | None, date | None, date | None, bool
]
_WROTE = f"""
  SELECT h.person_id, m.at, m.kept_id
  FROM people_handle h JOIN people_mention m ON m.handle_id = h.id
  WHERE h.ego_id = %s AND m.kind = 'wrote' AND m.by = 'them' AND m.at IS NOT NULL
    AND m.size <= {SMALL} AND m.at <= %s AND h.person_id IN ({{in}})"""  # noqa: S608 - our own texts
_CARDS = (
    "SELECT h.person_id, m.kept_id"
    " FROM people_handle h JOIN people_mention m ON m.handle_id = h.id"
    " WHERE h.ego_id = %s AND m.kind = 'card' AND h.person_id IN ({in})"
)
_LISTENS = {
    State.ASKED: Step.ASKED,
    State.NO_REPLY: Step.ASKED,
    State.FOLLOWED_UP: Step.FOLLOWUP,
    State.SILENT: Step.FOLLOWUP,
}
"""The states in which an answer is listened for, and what it would answer."""


def queue(
    ego: int, *, today: date, people: Sequence[int] | None = None
) -> list[Queued]:
    """Return the invitations that wait or were dealt with, the oldest first.

    All, or those of these `people`. Ten queries, two more for each two thousand with
    steps.
    """
    steps = taken(ego)
    rows = {row[0]: row for row in _rows(ego, steps, people, today)}
    are = {person: _facts(row) for person, row in rows.items()}
    first = {
        person: case(steps.get(person, ()), facts, today=today)
        for person, facts in are.items()
    }
    heard = _heard(_wrote(ego, first, today=today), _signed_up(ego, first))
    found = [
        _told(row, steps.get(person, ()), heard.get(person, Facts()), today)
        if person in heard
        else _of(row, are[person], first[person])
        for person, row in rows.items()
    ]
    return sorted(found, key=lambda one: (one.received or date.min, one.person))


def _rows(
    ego: int,
    steps: Mapping[int, object],
    people: Sequence[int] | None,
    today: date,
) -> Iterator[_Row]:
    ties = Tie.objects.of(ego)
    if people is not None:
        for some in chunks(people, AT_ONCE):
            yield from ties.filter(person_id__in=some).values_list(*_COLUMNS)
        return
    yield from ties.filter(still_waits(today)).values_list(*_COLUMNS)
    for some in chunks(sorted(steps), AT_ONCE):
        known = ties.filter(~still_waits(today), person_id__in=some)
        yield from known.values_list(*_COLUMNS)


def _facts(row: _Row) -> Facts:
    _, _, asked_us, waiting, default, _, connected, gone, denied = row
    received = datetime.fromtimestamp(asked_us, UTC).date() if asked_us else None
    # That a note gives a reason is looked at where it is read (`store.inbound`).
    return Facts(
        received,
        waiting,
        default,
        connected=connected,
        gone=gone,
        denied=denied,
    )


def _of(row: _Row, facts: Facts, here: Case) -> Queued:
    return Queued(
        row[0], row[1], facts.received, facts.waiting, facts.default, row[5] or 0, here,
        facts.gone, facts.message,
    )  # fmt: skip


def _heard(
    wrote: Mapping[int, tuple[date, int]], listed: Mapping[int, date]
) -> dict[int, Facts]:
    """Return what the data tells since the last step, by person."""
    found = {
        person: Facts(wrote=on, message=kept) for person, (on, kept) in wrote.items()
    }
    for person, on in listed.items():
        found[person] = found.get(person, Facts())._replace(signed_up=on)
    return found


def _told(row: _Row, steps: Sequence[Taken], heard: Facts, today: date) -> Queued:
    facts = _facts(row)._replace(
        wrote=heard.wrote, message=heard.message, signed_up=heard.signed_up
    )
    return _of(row, facts, case(steps, facts, today=today))


def _wrote(
    ego: int, cases: Mapping[int, Case], *, today: date
) -> dict[int, tuple[date, int]]:
    """Return the first message of theirs after what it would answer."""
    since = {
        person: _moment(here, _LISTENS[here.state])
        for person, here in cases.items()
        if here.state in _LISTENS
    }
    if not since:
        return {}
    upto = int(datetime.combine(today, time.max, UTC).timestamp())
    found: dict[int, tuple[int, int]] = {}
    with connection.cursor() as cursor:
        for row in where_in(cursor, _WROTE, sorted(since), [ego, upto]):
            person, at, kept = (int(str(one)) for one in row)
            if at > since[person]:
                found[person] = min(found.get(person, (at, kept)), (at, kept))
    return {
        person: (datetime.fromtimestamp(at, UTC).date(), kept)
        for person, (at, kept) in found.items()
    }


def _moment(here: Case, step: Step) -> int:
    """Return when the last such step was taken: to the second, if written that day."""
    last = next(one for one in reversed(here.steps) if one.step is step)
    if datetime.fromtimestamp(last.at, UTC).date() == last.on:
        return last.at
    return int(datetime.combine(last.on, time.min, UTC).timestamp())


def _signed_up(ego: int, cases: Mapping[int, Case]) -> dict[int, date]:
    """Return since when a list brought in after the acceptance has them (R4-22)."""
    since = {
        person: next(one for one in here.steps if one.step is Step.ACCEPT)
        for person, here in cases.items()
        if here.state in ACCEPTED and any(s.step is Step.ACCEPT for s in here.steps)
    }
    if not since:
        return {}
    with connection.cursor() as cursor:
        rows = [
            (int(str(person)), int(str(kept)))
            for person, kept in where_in(cursor, _CARDS, sorted(since), [ego])
        ]
    cards = dict(_cards(ego, {kept for _, kept in rows}))
    known = {p for p, kept in rows if kept in cards and kept <= since[p].record}
    found: dict[int, date] = {}
    for person, kept in rows:
        if kept in cards and kept > since[person].record and person not in known:
            on = cards[kept].on or since[person].on
            found[person] = min(found.get(person, on), on)
    return found


def _cards(ego: int, ids: Iterable[int]) -> Iterator[tuple[int, Card]]:
    for some in chunks(sorted(ids), AT_ONCE):
        for kept, record in records.said(ego, some).items():
            if isinstance(record, Card) and record.book:
                yield kept, record


def notes_waiting(ego: int) -> Iterator[str]:
    """Yield the notes of the invitations that wait; one query for each 2,000.

    Those with LinkedIn's own text are left out.
    """
    rows = Tie.objects.of(ego).filter(waiting=True, default_text=False)
    numbers = sorted(filter(None, rows.values_list("inbound", flat=True)))
    for some in chunks(numbers, AT_ONCE):
        for record in records.said(ego, some).values():
            if isinstance(record, Invited):
                yield record.text
