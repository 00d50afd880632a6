"""Every tie and every alter-alter tie in brief: what the network is made of."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from django.db import connection

from closeknit.engines.rows import Value, chunks
from closeknit.shared.errors import NoEgo
from closeknit.ties.models import AlterTie
from closeknit.ties.rules import alter_ties
from closeknit.ties.rules.alter_ties import Evidence

AT_ONCE = 1_000
FETCHED = 20_000


class Own(NamedTuple):
    """A tie of the ego, in brief."""

    person: int
    band: str
    strength: float


class Between(NamedTuple):
    """Two alters who know each other, how sure it is; `one` has the lower number."""

    one: int
    other: int
    weight: float


_OWN = """
  SELECT t.person_id, t.band, t.strength
  FROM ties_tie t JOIN people_person p ON p.id = t.person_id
  WHERE t.ego_id = %s AND t.band <> 'none' AND NOT t.denied AND NOT p.mailbox"""
_HOWS = sorted(alter_ties.SURE)
# A plus before the ego: SQLite is to go by the few people, not through all there are.
_BETWEEN = """
  SELECT t.one_id, t.other_id, t.how, t.worth FROM ties_altertie t
  WHERE +t.ego_id = %s"""
_IN_ORDER = " ORDER BY t.one_id, t.other_id, t.how"
_EVERY = f"""
  SELECT t.one_id, t.other_id, t.worth, CASE t.how
    {" ".join(f"WHEN '{how}' THEN {place}" for place, how in enumerate(_HOWS))}
    ELSE {len(_HOWS)} END
  FROM ties_altertie t WHERE t.ego_id = %s"""  # noqa: S608 - our own texts


class Pairs(NamedTuple):
    """All who know each other, as arrays of one length: the two, and how sure it is."""

    ones: npt.NDArray[np.int64]
    others: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]


def own(ego: int, only: Collection[int] | None = None) -> Iterator[Own]:
    """Yield the ego's ties: all of them, or those with `only` these people.

    Left out are mailboxes, whom the ego denied, and who is in no band at all.
    """
    _asked(ego)
    if only is None:
        for row in _rows(_OWN, [ego]):
            yield Own._make(row)
        return
    for some in chunks(sorted(only), AT_ONCE):
        for row in _rows(f"{_OWN} AND t.person_id IN {_marks(some)}", [ego, *some]):
            yield Own._make(row)


def has_many(ego: int, many: int) -> bool:
    """Say whether there are at least so many alter-alter ties. One query."""
    return AlterTie.objects.of(ego)[many - 1 : many].exists()


def every_pair(ego: int) -> Pairs:
    """Return everybody who knows each other. One query.

    Added up on arrays: millions of pairs take a second each, not ten. A test holds it
    to `alter_ties.weight`.
    """
    _asked(ego)
    pieces = [np.empty((0, 4), np.int64)]
    with connection.cursor() as cursor:
        cursor.execute(_EVERY, [ego])
        while rows := cursor.fetchmany(FETCHED):
            pieces.append(np.array(rows, np.int64))
    rows_ = np.concatenate(pieces)
    # Sorted here: SQLite would sort two million rows in three times the time.
    ones, others, worths, hows = rows_[np.lexsort(rows_.T[[3, 1, 0]])].T
    rates = np.array([alter_ties.log_unsure(h, 1) for h in (*_HOWS, "")], np.float64)
    new = np.ones(len(ones), np.bool_)
    new[1:] = (ones[1:] != ones[:-1]) | (others[1:] != others[:-1])
    first = np.flatnonzero(new)
    unsure = np.add.reduceat(worths * rates[hows], first) if len(first) else worths
    return Pairs(ones[first], others[first], np.round(1.0 - np.exp(unsure), 4))


def between(ego: int, only: Collection[int]) -> Iterator[Between]:
    """Yield the pairs of whom one is among `only` these people, each pair once."""
    _asked(ego)
    seen: set[tuple[int, int]] = set()
    for some in chunks(sorted(only), AT_ONCE):
        for end in ("t.one_id", "t.other_id"):
            sql = f"{_BETWEEN} AND {end} IN {_marks(some)}{_IN_ORDER}"
            for pair in _pairs(_rows(sql, [ego, *some])):
                if pair[:2] not in seen:
                    seen.add(pair[:2])
                    yield pair


def _asked(ego: int) -> None:
    if not ego:
        raise NoEgo


def _marks(some: Sequence[int]) -> str:
    return f"({', '.join(['%s'] * len(some))})"


def _rows(sql: str, values: Sequence[Value]) -> Iterator[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(FETCHED):
            yield from rows


def _pairs(rows: Iterator[tuple[object, ...]]) -> Iterator[Between]:
    for (one, other), said in groupby(rows, key=itemgetter(0, 1)):
        yield Between(
            one, other, _weight(tuple((how, worth) for *_, how, worth in said))
        )


@lru_cache(maxsize=65_536)
def _weight(said: tuple[tuple[str, int], ...]) -> float:
    """Return what a pair's evidence comes to; most pairs have one of a few kinds."""
    return alter_ties.weight(
        [Evidence(how, 1, worth, None, None) for how, worth in said]
    )
