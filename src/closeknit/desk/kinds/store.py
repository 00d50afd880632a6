"""Kinds of relation, read: the user's word and the data's. Rows in, values out."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection

from closeknit.desk.kinds import models
from closeknit.desk.kinds.rules.channel import Channel
from closeknit.desk.kinds.rules.kind import (
    Job,
    Kind,
    Related,
    Word,
    co_worker,
    day_of,
    kinds,
)
from closeknit.engines.rows import among, chunks
from closeknit.people import store as people
from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.sources.record import Card, Position
from closeknit.ties.rules.encounters import SMALL

AT_ONCE = 2_000
_A_CLIENT = '"standing":"client"'
"""How a card's record says it; what a cell holds has its quotes escaped."""
_FIRMS = (
    "SELECT t.person_id, p.company, t.connected FROM ties_tie t"
    " JOIN people_person p ON p.id = t.person_id"
    " WHERE t.ego_id = %s AND p.company <> ''"
)
_OF_THESE = " AND t.person_id IN ({in})"
_EVENTS = (
    "SELECT h.person_id, MIN(m.at) FROM people_handle h"
    " JOIN people_mention m ON m.handle_id = h.id"
    " WHERE h.ego_id = %s AND m.kind = 'met' AND m.size > %s"
    " AND m.channel = 'meeting' AND m.at <= %s AND h.person_id IN ({in})"
    " GROUP BY h.person_id"
)
# SQLite takes the index of those together where the condition says what it says.
_ALL_EVENTS = (
    "SELECT h.person_id, MIN(m.at) FROM people_mention m"
    " JOIN people_handle h ON h.id = m.handle_id"
    " WHERE m.ego_id = %s AND m.size > 1 AND NOT (m.kind = 'knows')"
    " AND m.kind = 'met' AND m.size > %s"
    " AND m.channel = 'meeting' AND m.at <= %s AND h.person_id IS NOT NULL"
    " GROUP BY h.person_id"
)


class Told(NamedTuple):
    """What is said of people by themselves: the user's words, and a CRM's clients."""

    words: dict[int, list[Word]]
    clients: dict[int, Related]

    def people(self) -> set[int]:
        """Return whom something is said of."""
        return {*self.words, *self.clients}


def told(ego: int) -> Told:
    """Return what is said of people by the user and by a CRM. At most four queries."""
    return Told(words(ego), clients(ego))


def related(
    ego: int, some: Collection[int], *, today: date, said: Told | None = None
) -> dict[int, tuple[Related, ...]]:
    """Return what each of these people is to the ego; who is nothing is left out.

    At most nine queries, four of them for what is said where it is not given, however
    many people.
    """
    if not ego:
        raise NoEgo
    said = said or told(ego)
    asked = sorted(some)
    found: dict[int, list[Related]] = defaultdict(list)
    for person, one in (*_co_workers(ego, asked), *_events(ego, asked, today)):
        found[person].append(one)
    for person, one in said.clients.items():
        found[person].append(one)
    every = {
        person: kinds(said.words.get(person, ()), found.get(person, ()))
        for person in asked
        if person in found or person in said.words
    }
    return {person: of for person, of in every.items() if of}


def words(ego: int) -> dict[int, list[Word]]:
    """Return the user's words by person, the newest last. Two queries."""
    rows = models.Related.objects.of(ego).filter(taken_back=None).order_by("id")
    listed = list(rows.values_list("handle", "id", "kind", "holds", "begins", "ends"))
    whose = people.holders(ego, {row[0] for row in listed}) if listed else {}
    found: dict[int, list[Word]] = defaultdict(list)
    for handle, number, kind, holds, begins, ends in listed:
        if handle in whose:
            found[whose[handle]].append(Word(number, Kind(kind), holds, begins, ends))
    return dict(found)


def clients(ego: int) -> dict[int, Related]:
    """Return who is a client by a CRM's table. One query, and one for 2,000 cards."""
    rows = Mention.objects.of(ego).filter(kind="card", kept__said__contains=_A_CLIENT)
    rows = rows.exclude(kind="wrote").filter(handle__person__isnull=False)
    kept = dict(rows.values_list("kept_id", "handle__person_id"))
    found = {}
    for some in chunks(sorted(kept), AT_ONCE):
        for number, card in records.said(ego, list(some)).items():
            if isinstance(card, Card) and card.standing == "client":
                told = f"a client in {card.book.title() or 'your CRM'}"
                found[kept[number] or 0] = Related(Kind.CLIENT, card.on, None, told)
    return found


def channels(ego: int) -> dict[int, Channel]:
    """Return by which channel people like to be spoken to. Two queries."""
    rows = models.Preferred.objects.of(ego).values_list("handle", "channel")
    listed = dict(rows)
    whose = people.holders(ego, listed) if listed else {}
    return {whose[one]: Channel(by) for one, by in listed.items() if one in whose}


def _co_workers(ego: int, asked: Collection[int]) -> Iterator[tuple[int, Related]]:
    jobs = [
        Job(job.company, day_of(job.started), day_of(job.finished))
        for job in (held.record for held in records.of_kind(ego, "position"))
        if isinstance(job, Position)
    ]
    if not jobs:
        return
    with connection.cursor() as cursor:
        few = _FIRMS + _OF_THESE
        for person, company, on in among(cursor, _FIRMS, few, asked, [ego]):
            joined = date.fromisoformat(str(on)[:10]) if on else None
            shared = co_worker(jobs, str(company), joined)
            if shared is not None:
                yield int(str(person)), shared


def _events(
    ego: int, asked: Collection[int], today: date
) -> Iterator[tuple[int, Related]]:
    end = datetime(today.year, today.month, today.day, 23, 59, tzinfo=UTC)
    with connection.cursor() as cursor:
        before = [ego, SMALL, int(end.timestamp())]
        for person, at in among(cursor, _ALL_EVENTS, _EVENTS, asked, before):
            on = datetime.fromtimestamp(int(str(at)), UTC).date()
            told = Related(Kind.EVENT, on, None, "a meeting of many, by your data")
            yield int(str(person)), told
