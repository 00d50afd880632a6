"""The only writes to ties: compute them again."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction

from closeknit.engines.rows import Row, chunks, insert, where_in
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.ties.rules import rhythm, standing, strength
from closeknit.ties.rules.standing import Exports, Fact, Standing
from closeknit.ties.rules.strength import Measured

AT_ONCE = 1_000
KINDS = ("connected", "invited", "accepted", "judged")

_COLUMNS = (
    "ego_id person_id strength band own_word two_way theirs ours theirs_lately "
    "ours_lately started_by_them starts days first last last_theirs last_ours rhythm "
    "fades lapses connected gone invited asked_us waiting inbound default_text"
).split()


def refresh(
    ego: int,
    *,
    today: date,
    only: Collection[int] | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> None:
    """Compute ties as of the end of `today`: everybody's, or `only` these people's.

    Where the two stand on LinkedIn is computed for all who are asked about, since a
    new export says something about those it no longer holds. Writes in short
    transactions, a thousand people each.
    """
    numbers = sorted(only) if only is not None else people.everybody(ego)
    facts, exports = _facts(ego)
    now = int(datetime.combine(today, time.max, UTC).timestamp())
    for done, some in enumerate(chunks(numbers, AT_ONCE)):
        ties = _computed(ego, some, facts, exports, now)
        with transaction.atomic():
            _write(ego, ties)
        if watch is not None:
            watch(done * AT_ONCE + len(some), len(numbers))


def _facts(ego: int) -> tuple[dict[int, list[Fact]], Exports]:
    """Return every person's LinkedIn records, and what absences can prove."""
    held = {h.id: h for h in records.of_kind(ego, *KINDS)}
    facts: dict[int, list[Fact]] = defaultdict(list)
    for kept, person, at in people.mentioned(ego, *KINDS):
        one = held.get(kept)
        if one is not None and person is not None:
            facts[person].append(Fact(kept, one.record, at, one.saw))
    joined = records.dated_exports(ego, "connected")
    invited = records.dated_exports(ego, "invited")
    return facts, Exports(standing.newest_whole(joined), max(invited, default=None))


def _computed(
    ego: int,
    some: Sequence[int],
    facts: Mapping[int, Sequence[Fact]],
    exports: Exports,
    now: int,
) -> list[Row]:
    every = people.exchanges(ego, some)
    measured = {
        person: strength.measure((e[1:] for e in theirs), now=now)
        for person, theirs in groupby(every, key=itemgetter(0))
    }
    rows = []
    for person in some:
        of = measured.get(person, strength.NOTHING)
        stands = standing.stand(facts.get(person, ()), exports)
        rows.append(_row(ego, person, of, stands))
    return rows


def _row(ego: int, person: int, of: Measured, stands: Standing) -> Row:
    quiet = rhythm.quiet(of) if of is not strength.NOTHING else rhythm.NEVER
    is_connected = stands.connected is not None
    band = strength.band(of, connected=is_connected, own_word=stands.own_word)
    connected, gone, *rest = stands[:7]
    return (
        ego,
        person,
        of.strength,
        band,
        stands.own_word,
        *of[1:],
        quiet.fades and quiet.fades.isoformat(),
        quiet.lapses and quiet.lapses.isoformat(),
        connected and connected.isoformat(),
        gone and gone.isoformat(),
        *rest,
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
