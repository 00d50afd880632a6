"""Ties and alter-alter ties as a ledger tells them: every row, read as a stream."""

from collections.abc import Iterator, Sequence

from django.db import connection

from closeknit.engines.rows import Row, Value
from closeknit.shared.errors import NoEgo

FETCHED = 5_000

_STANDING = """
  SELECT t.person_id, t.connected IS NOT NULL, t.own_word, t.denied OR p.mailbox
  FROM ties_tie t JOIN people_person p ON p.id = t.person_id
  WHERE t.ego_id = %s ORDER BY t.person_id"""
_EVIDENCE = """
  SELECT t.one_id, t.other_id, t.how, t.many, t.worth, t.first, t.last
  FROM ties_altertie t WHERE t.ego_id = %s"""


def standing(ego: int) -> Iterator[list[Row]]:
    """Yield every tie in batches: person, connected, own word, whether left out."""
    return _batches(_STANDING, ego)


def evidence(ego: int) -> Iterator[list[Row]]:
    """Yield what joins two alters in batches: the two, and the evidence's columns."""
    return _batches(_EVIDENCE, ego)


def _batches(sql: str, ego: int) -> Iterator[list[Row]]:
    if not ego:
        raise NoEgo
    values: Sequence[Value] = [ego]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(FETCHED):
            yield rows
