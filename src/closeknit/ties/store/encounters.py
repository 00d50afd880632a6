"""Where and when the ego met people, read."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.db import connection

from closeknit.engines.rows import where_in
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.ties.rules.encounters import (
    SMALL,
    Acquaintance,
    Happening,
    encounter,
    first_of,
    last_of,
)

_SQL = f"""
  SELECT person_id, channel, at, kept_id, size FROM (
    SELECT h.person_id, m.at, m.kept_id, m.size,
      CASE WHEN m.kind = 'connected' THEN m.kind ELSE m.channel END AS channel,
      row_number() OVER (
        PARTITION BY h.person_id, m.kind, m.channel, m.size <= {SMALL}
        ORDER BY m.at, m.kept_id) AS ahead,
      row_number() OVER (
        PARTITION BY h.person_id, m.kind, m.channel, m.size <= {SMALL}
        ORDER BY m.at DESC, m.kept_id DESC) AS behind
    FROM people_handle h JOIN people_mention m ON m.handle_id = h.id
    WHERE h.ego_id = %s AND m.kind IN ('wrote', 'met', 'connected')
      AND m.by <> 'beside' AND m.at IS NOT NULL AND m.at <= %s
      AND h.person_id IN ({{in}})
  ) AS told WHERE ahead = 1 OR behind = 1"""  # noqa: S608 - our own texts


def met(ego: int, people: Sequence[int], *, today: date) -> dict[int, Acquaintance]:
    """Return where each of these people was met, and when last.

    Two queries, for a thousand people too; who was never met is left out.
    """
    if not ego:
        raise NoEgo
    now = int(datetime.combine(today, time.max, UTC).timestamp())
    happened: dict[int, list[Happening]] = defaultdict(list)
    with connection.cursor() as cursor:
        for person, *rest in where_in(cursor, _SQL, sorted(people), [ego, now]):
            happened[int(str(person))].append(Happening._make(rest))
    ends = {of: (first_of(all_), last_of(all_)) for of, all_ in happened.items()}
    said = records.said(ego, sorted({one.kept for two in ends.values() for one in two}))
    return {
        of: Acquaintance(*(encounter(one, said.get(one.kept)) for one in two))
        for of, two in ends.items()
    }
