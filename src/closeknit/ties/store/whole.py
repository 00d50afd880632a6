"""All of an ego's ties at once, for what looks at the network as a whole."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.db import connection

from closeknit.engines.rows import Value, where_in
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.ties.models import AlterTie, Tie
from closeknit.ties.rules.alter_ties import SMALL, Evidence, weight
from closeknit.ties.store import DAY

MOST, FEWER = 5_000, 1_500
"""Ties that are looked at: the strongest, and those the ego has a word on. Fewer where
their people are seen with each other all too often. More could not be told apart."""
EPOCH = date(1970, 1, 1).toordinal()
MANY = 200_000
"""Alter-alter ties from which on fewer ties are looked at."""
_ENDS = ("one_id", "other_id")
RUNS = 1_000_000
BANDS = ("strong", "medium", "weak")


class Stands(NamedTuple):
    """Somebody the ego has a tie with, and what is counted of it."""

    id: int
    name: str
    company: str
    band: str
    own_word: str
    strength: float
    two_way: bool
    theirs: int
    ours: int
    starts: int
    started_by_them: int
    days: int
    last: int | None


_PERSON = ("name", "company")
_COLUMNS = [f"person__{f}" if f in _PERSON else f for f in Stands._fields[1:]]

_COLUMNS_OF_PAIRS = "SELECT one_id, other_id, how, worth FROM ties_altertie"
_ALL = f"{_COLUMNS_OF_PAIRS} WHERE ego_id = %s"
# No ego in these two: asked for it as well, SQLite would walk the index of all pairs.
_AROUND = tuple(f"{_COLUMNS_OF_PAIRS} WHERE {end} IN ({{in}})" for end in _ENDS)
_BEYOND = """
  SELECT t.person_id FROM ties_tie t JOIN people_person p ON p.id = t.person_id
  WHERE t.ego_id = %s AND t.band = 'none' AND t.last IS NULL
    AND t.connected IS NULL AND t.gone IS NULL AND t.invited IS NULL
    AND t.asked_us IS NULL AND NOT p.mailbox AND NOT p.shadow"""
_SINCE = f"""
  SELECT person, MIN(first), MAX(CASE WHEN first IS NULL THEN 1 ELSE 0 END) FROM (
    SELECT a.one_id AS person, a.first AS first FROM ties_altertie a
      WHERE a.one_id IN ({_BEYOND}) AND a.other_id NOT IN ({_BEYOND})
    UNION ALL
    SELECT a.other_id AS person, a.first AS first FROM ties_altertie a
      WHERE a.other_id IN ({_BEYOND}) AND a.one_id NOT IN ({_BEYOND})
  ) AS pairs GROUP BY person"""  # noqa: S608 - our own texts
_NOTED = f"""
  SELECT DISTINCT h.person_id, k.run_id, COALESCE(s.run_id, k.run_id)
  FROM people_handle h
  JOIN people_mention m ON m.handle_id = h.id
  JOIN people_mention o ON o.ego_id = m.ego_id AND o.kept_id = m.kept_id
  JOIN people_handle g ON g.id = o.handle_id
  JOIN people_person q ON q.id = g.person_id
  JOIN records_kept k ON k.id = m.kept_id
  LEFT JOIN records_sighting s ON s.kept_id = k.id
  WHERE h.person_id IN ({_BEYOND}) AND g.person_id NOT IN ({_BEYOND})
    AND m.at IS NULL AND m.size > 1 AND m.size <= {SMALL} AND o.size > 1
    AND NOT q.mailbox"""  # noqa: S608 - our own texts
_TURNED = """
  SELECT h.person_id, m.at / 86400,
    max(CASE WHEN m.by = 'ego' THEN 0 ELSE 1 END),
    max(CASE WHEN m.by = 'them' THEN 0 ELSE 1 END)
  FROM ties_tie t JOIN people_handle h ON h.person_id = t.person_id
  JOIN people_person p ON p.id = t.person_id
  JOIN people_mention m ON m.handle_id = h.id
  WHERE t.ego_id = %s AND t.two_way AND NOT p.mailbox AND NOT p.shadow
    AND m.kind IN ('wrote', 'met') AND m.by <> 'beside'
    AND m.at >= %s AND m.at <= %s
  GROUP BY 1, 2 ORDER BY 1, 2"""


class Whole(NamedTuple):
    """The ties that are looked at, of how many, and the pairs around them.

    `pairs` are (one, other, how sure it is that they know each other), `further` are
    (one of these people, somebody known of only through others).
    """

    total: int
    people: list[Stands]
    pairs: list[tuple[int, int, float]]
    further: list[tuple[int, int]]


def whole(ego: int) -> Whole:
    """Return the strongest ties and the pairs around them.

    Four queries, and a few more where there are many pairs. Left out are whom the ego
    denied, mailboxes and those known by a name alone.
    """
    many = AlterTie.objects.of(ego).count() > MANY
    limit = FEWER if many else MOST
    rows = Tie.objects.of(ego).filter(
        band__in=BANDS, denied=False, person__mailbox=False, person__shadow=False
    )
    found = rows.order_by("-own_word", "-strength", "-days", "person").values_list(
        "person_id", *_COLUMNS
    )[:limit]
    people = [Stands(*row) for row in found]
    total = rows.count() if len(people) == limit else len(people)
    among = {one.id for one in people}
    said = _said(ego, sorted(among) if many else None)
    beyond = {person for (person,) in _numbers(_BEYOND, [ego])}
    pairs: list[tuple[int, int, float]] = []
    further: list[tuple[int, int]] = []
    for (one, other), evidence in said.items():
        if one in among and other in among:
            pairs.append((one, other, _weight(evidence)))
        elif one in among and other in beyond:
            further.append((one, other))
        elif other in among and one in beyond:
            further.append((other, one))
    return Whole(total, people, pairs, further)


def _said(
    ego: int, people: Sequence[int] | None
) -> dict[tuple[int, int], tuple[tuple[str, int], ...]]:
    """Return the evidence of all pairs, or of those around some people."""
    rows: Iterable[tuple[int, int, str, int]]
    with connection.cursor() as cursor:
        if people is None:
            cursor.execute(_ALL, [_mine(ego)])
            rows = cursor.fetchall()
        else:
            around = (where_in(cursor, sql, people) for sql in _AROUND)
            rows = set(chain.from_iterable(around))  # type: ignore[arg-type]  # the columns' types
    found: dict[tuple[int, int], tuple[tuple[str, int], ...]] = {}
    for one, other, how, worth in rows:
        pair, said = (one, other), ((how, worth),)
        found[pair] = tuple(sorted(found[pair] + said)) if pair in found else said
    return found


@lru_cache(maxsize=65_536)
def _weight(said: tuple[tuple[str, int], ...]) -> float:
    """Return what a pair's evidence comes to; most pairs have one of a few kinds."""
    return weight([Evidence(how, 1, worth, None, None) for how, worth in said])


def kept(ego: int, *, today: date, days: int) -> int:
    """Return with how many both turned to the other in so many days. One query."""
    since = int(datetime.combine(today, time.max, UTC).timestamp()) - days * DAY
    rows = Tie.objects.of(ego).filter(last_theirs__gt=since, last_ours__gt=since)
    return rows.filter(person__mailbox=False, person__shadow=False).count()


def turned(
    ego: int, *, today: date, since: date = date.min
) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield (person, day, they to the ego, the ego to them) of two-way ties. One query.

    Days are counted since 1970, each person's lie together in order; those before
    `since` are left out.
    """
    now = int(datetime.combine(today, time.max, UTC).timestamp())
    begin = (since.toordinal() - EPOCH) * DAY
    for person, day, theirs, ours in _numbers(_TURNED, [_mine(ego), begin, now]):
        yield person, day, bool(theirs), bool(ours)


def reached(ego: int, days: Sequence[date]) -> list[int]:
    """Return how many people the ego knew only through others by the end of each day.

    By what is known now: somebody is there from the first day on which it shows that
    one of the ego's own people knows them. What has no date counts from the day of the
    export that says it, or on which it was brought in; and by the last of `days` at the
    latest, as it is known. One query, and two more where something has no date.
    """
    ends = [int(datetime.combine(on, time.max, UTC).timestamp()) for on in days]
    since: dict[int, int] = {}
    undated = False
    for person, first, open_ in _numbers(_SINCE, [_mine(ego)] * 4):
        since[person] = max(ends) if first is None else first
        undated = undated or bool(open_)
    if undated:
        brought = {
            run.id: min(filter(None, (run.as_of, run.began.date())))
            for run in records.runs(ego, limit=RUNS)
        }
        for person, *said in _numbers(_NOTED, [ego, ego]):
            on = min(brought[run] for run in said)
            noted = int(datetime.combine(on, time(), UTC).timestamp())
            since[person] = min(since[person], noted)
    found = sorted(since.values())
    return [bisect_right(found, end) for end in ends]


def _numbers(sql: str, values: Sequence[Value]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[int, ...]] = cursor.fetchall()
    return found


def _mine(ego: int) -> int:
    if not ego:
        raise NoEgo
    return ego
