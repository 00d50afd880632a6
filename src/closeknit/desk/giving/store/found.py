"""Favours, read: those that were noted, and those that records show."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime

from django.db import connection

from closeknit.desk.giving import models
from closeknit.desk.giving.rules.favour import Favour, Kind, Side, introduces
from closeknit.engines.rows import chunks
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.sources.record import Endorsed, Recommended, Wrote

AT_ONCE = 2_000
_IN_RECORDS = ("recommended", "endorsed")
_FOUND = (Kind.RECOMMENDATION, Kind.ENDORSEMENT)
_ROW = tuple[int, int, int | None, str]
# SQLite takes the index of those together where the condition says what it says.
_TO_TWO = (
    "SELECT m.kept_id, h.person_id, m.at, m.by FROM people_mention m"
    " JOIN people_handle h ON h.id = m.handle_id"
    " WHERE m.ego_id = %s AND m.size > 1 AND NOT (m.kind = 'knows')"
    " AND m.size = 2 AND m.kind = 'wrote' AND h.person_id IS NOT NULL"
)
_OF_ONE = (
    " AND m.kept_id IN (SELECT o.kept_id FROM people_handle p"
    " JOIN people_mention o ON o.handle_id = p.id"
    " WHERE p.person_id = %s AND o.size > 1)"
)


def favours(ego: int, *, person: int = 0) -> list[Favour]:
    """Return what went either way, the newest first: noted, and found in records.

    Of one `person`, or everybody. What is both noted and found is one. Seven queries
    and one for each two thousand mails to two people, whose subjects are looked at.
    """
    noted = _noted(ego, person)
    told = {(f.person, f.side, f.beside) for f in noted if f.beside}
    found = [
        *noted,
        *_written(ego, person),
        *(
            favour
            for favour in _introduced(ego, person)
            if (favour.person, favour.side, favour.beside) not in told
        ),
    ]
    return sorted(found, key=lambda f: (-(f.on or date.min).toordinal(), f[:3], f.id))


def _noted(ego: int, person: int) -> list[Favour]:
    rows = models.Favour.objects.of(ego).filter(taken_back=None).order_by("id")
    listed = list(
        rows.values_list("id", "handle", "side", "kind", "on", "text", "beside")
    )
    whose = people.holders(ego, {h for row in listed for h in (row[1], row[6]) if h})
    names = people.names(ego, whose.values())
    found = []
    for number, handle, side, kind, on, text, beside in listed:
        of = whose.get(handle, 0)
        if not of or (person and of != person):
            continue
        whom = names.get(whose.get(beside, 0), beside.partition(":")[2])
        found.append(Favour(of, Side(side), Kind(kind), on, text, whom, number))
    return found


def _written(ego: int, person: int) -> list[Favour]:
    """Return recommendations and endorsements, both ways."""
    listed = {
        kept: of
        for kept, of, _ in people.mentioned(ego, *_IN_RECORDS)
        if not person or of == person
    }
    found = []
    for some in chunks(sorted(listed), AT_ONCE):
        for kept, record in records.said(ego, list(some)).items():
            if isinstance(record, Recommended | Endorsed):
                found.append(_as_favour(listed[kept], kept, record))
    return found


def _as_favour(person: int, kept: int, record: Recommended | Endorsed) -> Favour:
    side = Side.GIVEN if record.outgoing else Side.RECEIVED
    kind = _FOUND[isinstance(record, Endorsed)]
    on = record.at.date() if record.at else None
    text = record.skill if isinstance(record, Endorsed) else ""
    return Favour(person, side, kind, on, text, kept=kept)


def _introduced(ego: int, person: int) -> list[Favour]:
    """Return introductions by mail: the first of two people, that reads as one."""
    groups: dict[int, list[_ROW]] = defaultdict(list)
    for row in _to_two(ego, person):
        groups[row[0]].append(row)
    first: dict[tuple[int, ...], list[_ROW]] = {}
    for group in sorted(groups.values(), key=lambda g: (g[0][2] or 0, g[0][0])):
        pair = tuple(sorted({row[1] for row in group}))
        if len(pair) == 2:  # noqa: PLR2004 - two people besides the ego
            first.setdefault(pair, group)
    subjects = _subjects(ego, [group[0][0] for group in first.values()])
    shown = [g for g in first.values() if introduces(subjects.get(g[0][0], ""))]
    names = people.names(ego, {row[1] for group in shown for row in group})
    found = [favour for group in shown for favour in _sides(group, names)]
    return [one for one in found if not person or one.person == person]


def _to_two(ego: int, person: int) -> list[_ROW]:
    """Return who stands in messages to two, by the index that holds no others.

    Of one `person`: those of their messages alone.
    """
    values = [ego, person] if person else [ego]
    with connection.cursor() as cursor:
        cursor.execute(_TO_TWO + _OF_ONE if person else _TO_TWO, values)
        found: list[_ROW] = cursor.fetchall()
    return found


def _subjects(ego: int, kept: Collection[int]) -> dict[int, str]:
    found = {}
    for some in chunks(sorted(kept), AT_ONCE):
        for number, record in records.said(ego, list(some)).items():
            if isinstance(record, Wrote):
                found[number] = record.subject
    return found


def _sides(group: Collection[_ROW], names: dict[int, str]) -> Iterable[Favour]:
    """Return who gave and who received: the writer introduces the two others."""
    for kept, of, at, by in group:
        other = next(row[1] for row in group if row[1] != of)
        on = datetime.fromtimestamp(at, UTC).date() if at is not None else None
        side = {"them": Side.RECEIVED, "ego": Side.GIVEN}.get(by)
        if side is not None:
            name = names.get(other, "")
            yield Favour(of, side, Kind.INTRODUCTION, on, "", name, kept=kept)
