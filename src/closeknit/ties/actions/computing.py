"""Compute ties again: everybody's, a few people's, or what a day's going by changes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import msgspec
from django.db import connection, transaction
from django.db.models import Q

from closeknit.engines.rows import Row, chunks, insert, where_in
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.records.rules.kept import Held
from closeknit.ties.actions.job_changes import note_job_changes
from closeknit.ties.models import AlterTie, Tie
from closeknit.ties.rules import rhythm, standing, strength
from closeknit.ties.rules.channels import by_channel
from closeknit.ties.rules.standing import Exports, Fact, Standing
from closeknit.ties.rules.strength import Measured
from closeknit.ties.store import alters

AT_ONCE = 1_000
MANY = 2_000
"""People from which all records and alter-alter ties are read, rather than theirs."""
KINDS = "connected invited accepted judged told card recommended".split()

_COLUMNS = (
    "ego_id person_id strength band own_word two_way theirs ours theirs_lately "
    "ours_lately started_by_them starts days first last last_theirs last_ours rhythm "
    "by_channel fades lapses connected gone invited asked_us waiting inbound "
    "default_text denied"
).split()


_COUNTED = ("many", "worth", "first", "last")


class Aged(NamedTuple):
    """Whom a day's going by brings something to.

    `planned`: with whom something was to happen, and did. `lively`: they too, and whom
    words were exchanged with.
    """

    planned: set[int]
    lively: set[int]


def refresh(
    ego: int,
    *,
    today: date,
    only: Collection[int] | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> None:
    """Compute ties as of the end of `today`: everybody's, or `only` these people's.

    Where the two stand on LinkedIn is computed for all who are asked about, since a
    new export says something about those it no longer holds; so are their changes of
    job, and who among the ego's people they appear with. Writes in short transactions,
    a thousand rows each.
    """
    numbers = sorted(only) if only is not None else people.everybody(ego)
    now = _end(today)
    _compute(ego, numbers, now, watch)
    _join_alters(ego, only, now)


def age(
    ego: int,
    *,
    since: date,
    today: date,
    watch: Callable[[int, int], None] | None = None,
) -> Aged:
    """Bring ties from the day they stand at to `today`; return whose were computed.

    No record is another, only time went by: what was exchanged counts for less, and
    what was a plan has happened. Whoever the ego never exchanged a word with stays as
    they are, and so do those who appear together, but for the plans.
    """
    now, before = _end(today), _end(since)
    happened = people.between(ego, min(now, before), max(now, before))
    lively = Tie.objects.of(ego).filter(last__isnull=False)
    numbers = happened.union(lively.values_list("person_id", flat=True))
    _compute(ego, sorted(numbers), now, watch)
    if happened:
        _join_alters(ego, happened, now)
    return Aged(happened, numbers)


def _end(day: date) -> int:
    """Return the last second of a day."""
    return int(datetime.combine(day, time.max, UTC).timestamp())


def _compute(
    ego: int,
    numbers: Sequence[int],
    now: int,
    watch: Callable[[int, int], None] | None,
) -> None:
    """Compute these people's ties, and note who among them changed jobs."""
    facts, exports = _facts(ego, numbers)
    lively = people.exchanged(ego) if len(numbers) > MANY else set(numbers)
    for done, some in enumerate(chunks(numbers, AT_ONCE)):
        ties = _computed(ego, some, lively, facts, exports, now)
        with transaction.atomic():
            _write(ego, ties)
        if watch is not None:
            watch(done * AT_ONCE + len(some), len(numbers))
    note_job_changes(ego, {one: facts.get(one, []) for one in numbers})


def _facts(ego: int, numbers: Sequence[int]) -> tuple[dict[int, list[Fact]], Exports]:
    """Return these people's LinkedIn records, and what absences can prove.

    Of many people everybody's, which is read sooner.
    """
    if len(numbers) <= MANY:
        mentioned = people.mentioned_of(ego, numbers, *KINDS)
        held: dict[int, Held] = {}
        for some in chunks({kept for kept, _, _ in mentioned}, AT_ONCE):
            days = records.days(ego, some)
            for number, record in records.said(ego, some).items():
                held[number] = Held(number, record, *days[number])
    else:
        mentioned = people.mentioned(ego, *KINDS)
        held = {one.id: one for one in records.of_kind(ego, *KINDS)}
    facts: dict[int, list[Fact]] = defaultdict(list)
    for kept, person, at in mentioned:
        one = held.get(kept)
        if one is not None and person is not None:
            facts[person].append(Fact(kept, one.record, at, *one[2:]))
    joined = records.dated_exports(ego, "connected")
    invited = records.dated_exports(ego, "invited")
    return facts, Exports(standing.newest_whole(joined), max(invited, default=None))


def _computed(
    ego: int,
    some: Sequence[int],
    lively: Collection[int],
    facts: Mapping[int, Sequence[Fact]],
    exports: Exports,
    now: int,
) -> list[Row]:
    every = people.exchanges(ego, [one for one in some if one in lively])
    exchanged = {
        person: [one[1:] for one in theirs]
        for person, theirs in groupby(every, key=itemgetter(0))
    }
    rows = []
    for person in some:
        theirs = exchanged.get(person, [])
        of = strength.measure(theirs, now=now) if theirs else strength.NOTHING
        stands = standing.stand(facts.get(person, ()), exports)
        channels = by_channel(theirs, now=now)
        told = msgspec.json.encode(channels).decode() if channels else ""
        rows.append(_row(ego, person, of, told, stands, now))
    return rows


def _row(
    ego: int, person: int, of: Measured, by_channel_: str, stands: Standing, now: int
) -> Row:
    quiet = rhythm.quiet(of) if of is not strength.NOTHING else rhythm.NEVER
    is_connected = stands.connected is not None
    band = strength.band(of, now=now, connected=is_connected, own_word=stands.own_word)
    connected, gone, *rest = stands[:7]
    return (
        ego,
        person,
        strength.within(of.strength, band),
        band,
        stands.own_word,
        *of[1:],
        by_channel_,
        quiet.fades and quiet.fades.isoformat(),
        quiet.lapses and quiet.lapses.isoformat(),
        connected and connected.isoformat(),
        gone and gone.isoformat(),
        *rest,
        stands.denied,
    )


def _write(ego: int, ties: Iterable[Row]) -> None:
    """Insert the new ties and update those that changed."""
    by_person = {row[1]: row for row in ties}
    sql = f"SELECT {', '.join(_COLUMNS)} FROM ties_tie WHERE ego_id = %s AND person_id IN ({{in}})"  # noqa: E501, S608 - our own column names
    with connection.cursor() as cursor:
        kept = {
            row[1]: tuple(v.isoformat() if isinstance(v, date) else v for v in row)
            for row in where_in(cursor, sql, list(by_person), [ego])
        }
        new = [row for person, row in by_person.items() if person not in kept]
        insert(cursor, "ties_tie", _COLUMNS, new)
        changed = [
            (*row[2:], person)
            for person, row in by_person.items()
            if person in kept and kept[person] != row
        ]
        if changed:
            sets = ", ".join(f"{column} = %s" for column in _COLUMNS[2:])
            sql = f"UPDATE ties_tie SET {sets} WHERE person_id = %s"  # noqa: S608 - our own column names
            cursor.executemany(sql, changed)


def _join_alters(ego: int, only: Collection[int] | None, now: int) -> None:
    """Bring alter-alter ties into line: everybody's, or those of `only` these people.

    They are counted from the mentions of small groups alone, and only what came out
    differently is written.
    """
    rows = AlterTie.objects.of(ego)
    if only is None or len(only) > MANY:
        found = alters.standing_together(ego, now=now)
    else:
        found = alters.standing_beside(ego, only, now=now)
        rows = rows.filter(Q(one_id__in=only) | Q(other_id__in=only))
    kept = {
        (one, other, how): (pk, tuple(counted))
        for pk, one, other, how, *counted in rows.values_list(
            "id", "one_id", "other_id", "how", *_COUNTED
        )
    }
    gone = [(kept[pair][0],) for pair in kept if pair not in found]
    _in_turns("DELETE FROM ties_altertie WHERE id = %s", gone)
    sets = ", ".join(f"{column} = %s" for column in _COUNTED)
    changed = [
        (*counted, kept[pair][0])
        for pair, counted in found.items()
        if pair in kept and kept[pair][1] != counted
    ]
    _in_turns(f"UPDATE ties_altertie SET {sets} WHERE id = %s", changed)  # noqa: S608 - our own column names
    new = [(ego, *pair, *found[pair]) for pair in found if pair not in kept]
    columns = ("ego_id", "one_id", "other_id", "how", *_COUNTED)
    for some in chunks(sorted(new, key=itemgetter(1, 2, 3)), AT_ONCE):
        with transaction.atomic(), connection.cursor() as cursor:
            insert(cursor, "ties_altertie", columns, some)


def _in_turns(sql: str, values: Sequence[Row]) -> None:
    """Run a statement for many rows, in short transactions."""
    for some in chunks(values, AT_ONCE):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, some)
