"""Invented exchanges of many people, as a ledger holds them, in the order of time.

A tenth as many ties as exchanges, five hundred an ego; how much goes on between two
follows a long tail, in bursts of about four within five days, over three years. On the
histories that are public a fortnight holds 2 to 6 messages of a tie; here 4.
"""

from pathlib import Path

import duckdb

TO_A_TIE, TO_AN_EGO = 10, 500
BEGIN, SPAN = 1_640_995_200, 94_608_000
"""The first moment, and the seconds that are spanned: three years."""

_SQL = f"""
COPY (
  WITH ties AS (
    SELECT i, unnest(range(greatest(1, least(2000,
      floor(3.1 * pow((hash(i, 1) % 1000000 + 1) / 1000000.0, -0.75))))::BIGINT)) AS k
    FROM range($ties) r (i)
  )
  SELECT (hash(i // {TO_AN_EGO}, 21) >> 1)::BIGINT AS ego,
    (hash(i, 22) >> 1)::BIGINT AS person,
    ({BEGIN} + hash(i, k, 4) % 400000
      + (hash(i, 2) % {SPAN} + hash(i, k // 4, 3) % 30000000) % {SPAN})::BIGINT AS t,
    CASE WHEN hash(i, k, 5) % 20 = 0 THEN 'both'
      WHEN hash(i, k, 6) % 2 = 0 THEN 'them' ELSE 'ego' END AS side,
    CASE WHEN hash(i, k, 5) % 20 = 0 THEN 'meeting'
      WHEN hash(i, 7) % 3 = 0 THEN 'linkedin' WHEN hash(i, 7) % 7 = 1 THEN 'chat'
      WHEN hash(i, k, 9) % 11 = 1 THEN 'call' ELSE 'mail' END AS channel,
    (1 + CASE WHEN hash(i, k, 8) % 5 = 0 THEN hash(i, k, 10) % 6 ELSE 0 END)::INT
      AS size
  FROM ties ORDER BY ALL LIMIT $many
) TO '{{to}}' (FORMAT parquet, COMPRESSION zstd)"""  # noqa: S608 - numbers of ours
_IN_TIME = "ORDER BY t, ego, person, side, channel, size"
END = BEGIN + SPAN + 400_000
"""A moment after all of them."""


def exchanges(to: Path, *, many: int) -> None:
    """Write so many exchanges as Parquet; the same ones each time."""
    sql = _SQL.replace("ORDER BY ALL", _IN_TIME)
    sql = sql.replace("{to}", str(to).replace("'", "''"))
    ties = str(many // TO_A_TIE)
    with duckdb.connect() as database:
        database.execute(sql.replace("$ties", ties).replace("$many", str(many)))
