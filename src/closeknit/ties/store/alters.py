"""Alter-alter ties, read: who knows whom among the ego's people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection
from django.db.models import Q, QuerySet

from closeknit.engines.rows import Value
from closeknit.shared.errors import NoEgo
from closeknit.ties.models import AlterTie as Row
from closeknit.ties.rules import alter_ties
from closeknit.ties.rules.alter_ties import (
    SMALL,
    SURE,
    AlterTie,
    Counted,
    Evidence,
    Joined,
    Pair,
    Stood,
    counted,
)
from closeknit.ties.store import how_well

AT_ONCE = 500
FETCHED = 2_000

_STOOD = f"""
  SELECT DISTINCT m.kept_id, h.person_id, m.at, m.kind, m.channel, m.size
  FROM {{mentions}}
  JOIN people_handle h ON h.id = m.handle_id
  JOIN people_person p ON p.id = h.person_id
  WHERE m.ego_id = %s AND m.size > 1 AND m.size <= {SMALL} AND NOT p.mailbox
    AND (m.at IS NULL OR m.at <= %s){{these}}
  ORDER BY m.kept_id"""  # noqa: S608 - our own texts

_IN_THEM = f"""
  SELECT DISTINCT m.kept_id FROM people_handle h
  JOIN people_mention m ON m.handle_id = h.id
  WHERE h.person_id IN ({{people}})
    AND m.size > 1 AND m.size <= {SMALL}"""  # noqa: S608 - our own texts


# CROSS JOIN: SQLite then looks each asked pair up, and reads no others.
_OF_PAIRS = """
  WITH asked (one, other) AS (VALUES {pairs})
  SELECT t.one_id, p.name, t.other_id, q.name,
    t.how, t.many, t.worth, t.first, t.last
  FROM asked CROSS JOIN ties_altertie t
  JOIN people_person p ON p.id = t.one_id JOIN people_person q ON q.id = t.other_id
  WHERE t.one_id = asked.one AND t.other_id = asked.other AND t.ego_id = %s"""
Told = tuple[int, str, int, str, str, int, int, int | None, int | None]
"""Both ends with their names, and one kind of evidence."""


def standing_together(ego: int, *, now: int) -> dict[Pair, Counted]:
    """Return every pair that records up to `now` (seconds) show. One query.

    Only records for 2 to `SMALL` people are looked at, by an index that holds no
    other: messages between two cost nothing. The pairs are made here: the planner of a
    database does not see how few stand in each record, and tries all against all.
    """
    if not ego:
        raise NoEgo
    sql = _STOOD.format(mentions="people_mention m", these="")
    return counted(_stood(sql, [ego, now]))


def standing_beside(
    ego: int, some: Collection[int], *, now: int
) -> dict[Pair, Counted]:
    """Return the pairs that have one of these people in them; a query for each 500."""
    if not ego:
        raise NoEgo
    # CROSS JOIN: SQLite then begins with the few, not with everything in a group.
    mentions = "in_them CROSS JOIN people_mention m"
    these = " AND m.kept_id = in_them.kept_id"
    numbers = sorted(some)
    found: dict[Pair, Counted] = {}
    for start in range(0, len(numbers), AT_ONCE):
        chunk = numbers[start : start + AT_ONCE]
        marks = ", ".join(["%s"] * len(chunk))
        sql = (
            f"WITH in_them AS ({_IN_THEM.format(people=marks)})"
            f" {_STOOD.format(mentions=mentions, these=these)}"
        )
        found |= counted(_stood(sql, [*chunk, ego, now]), frozenset(chunk))
    return found


def _stood(sql: str, values: Sequence[Value]) -> Iterator[Stood]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(FETCHED):
            yield from map(Stood._make, rows)


def _sureness() -> str:
    """Return SQL that sums up what a pair's evidence leaves unsure, as its log."""
    cases = " ".join(
        f"WHEN '{how}' THEN {alter_ties.log_unsure(how, 1)!r}" for how in SURE
    )
    return f"sum(t.worth * CASE t.how {cases} ELSE 0.0 END)"


def pairs(ego: int, *, limit: int = 200) -> tuple[int, list[AlterTie]]:
    """Return how many pairs there are, and the surest of them.

    Three queries, and two where the ego said how well some know each other.
    """
    if not ego:
        raise NoEgo
    own = Row.objects.of(ego)
    total = own.values("one", "other").distinct().count()
    sql = (
        "SELECT t.one_id, t.other_id FROM ties_altertie t WHERE t.ego_id = %s"  # noqa: S608 - our own words
        f" GROUP BY t.one_id, t.other_id ORDER BY {_sureness()}, 1, 2 LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [ego, limit])
        surest = [(int(one), int(other)) for one, other in cursor.fetchall()]
    wanted = set(surest)
    found = _read(own.filter(one_id__in={one for one, _ in surest}))
    shown = [tie for tie in found if (tie.one.id, tie.other.id) in wanted]
    return total, _worded(ego, shown)


def around(ego: int, person: int, *, limit: int = 1_000) -> list[AlterTie]:
    """Return whom one of the ego's people knows, the surest first.

    `one` is always the person that was asked about. One query, and two where the ego
    said how well some know each other.
    """
    rows = Row.objects.of(ego).filter(Q(one_id=person) | Q(other_id=person))
    found = [
        tie if tie.one.id == person else tie._replace(one=tie.other, other=tie.one)
        for tie in _read(rows)
    ]
    return _worded(ego, found[:limit])


def of_pairs(
    ego: int, wanted: Collection[tuple[int, int]]
) -> dict[tuple[int, int], AlterTie]:
    """Return the ties of these pairs (the lower number first), where there are any.

    A query for each five hundred, and two where the ego said how well some of them
    know each other.
    """
    if not ego:
        raise NoEgo
    found: dict[tuple[int, int], AlterTie] = {}
    listed = sorted(wanted)
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        sql = _OF_PAIRS.format(pairs=", ".join(["(%s, %s)"] * len(some)))
        values = [number for two in some for number in two]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*values, ego])
            rows = cursor.fetchall()
        told = _worded(ego, _joined(rows))
        found |= {(tie.one.id, tie.other.id): tie for tie in told}
    return found


def _worded(ego: int, ties: list[AlterTie]) -> list[AlterTie]:
    """Return the ties with the ego's own words on how well the two know each other."""
    pairs_ = {_pair(tie, one.how) for tie in ties for one in tie.evidence}
    told = how_well.told(ego, pairs_)
    if not told:
        return ties
    return [
        tie._replace(
            evidence=[
                one._replace(told=told.get(_pair(tie, one.how), ()))
                for one in tie.evidence
            ]
        )
        for tie in ties
    ]


def _pair(tie: AlterTie, how: str) -> Pair:
    one, other = sorted((tie.one.id, tie.other.id))
    return one, other, how


def _read(rows: QuerySet[Row]) -> list[AlterTie]:
    columns = "one_id one__name other_id other__name how many worth first last".split()
    return _joined(rows.values_list(*columns))


def _joined(rows: Iterable[Told]) -> list[AlterTie]:
    evidence: dict[tuple[Joined, Joined], list[Evidence]] = defaultdict(list)
    for one, name, other, its_name, how, many, worth, first, last in rows:
        ends = Joined(one, name), Joined(other, its_name)
        evidence[ends].append(Evidence(how, many, worth, first, last))
    found = [alter_ties.joined(*ends, said) for ends, said in evidence.items()]
    return sorted(found, key=lambda tie: (-tie.weight, tie.one.id, tie.other.id))
