"""A newer export may tell a kept statement better: then its telling is kept.

Exports before late 2023 name people without their profiles, and a profile's address
may have changed since. What is kept is the telling that names the most profiles, of
those the newest export's; the others stand in the sightings, so that any import can
still be taken back.
"""

from collections.abc import Iterable, Mapping

from closeknit.engines import rows
from closeknit.records.models import Import
from closeknit.records.rules.chunks import Keyed
from closeknit.records.rules.telling import telling

Seen = Mapping[int, tuple[Keyed, int]]
"""For a record's number, how this import says it, and in which of its files."""


def retell(cursor: rows.Cursor, run: Import, seen: Seen) -> dict[int, str]:
    """Keep what this import tells better; return what was kept before, by number."""
    if run.as_of is None:
        return {}
    sql = (
        "SELECT k.id, k.said, r.as_of, k.run_id, k.part_id, k.line"
        " FROM records_kept k JOIN records_import r ON r.id = k.run_id"
        " WHERE k.id IN ({in})"
    )
    was: dict[int, str] = {}
    stood: list[rows.Row] = []
    for number, said, as_of, *where in rows.where_in(cursor, sql, list(seen)):
        pk, before = int(str(number)), str(said)
        now = seen[pk][0].said
        on = str(as_of) if as_of else None
        if now != before and telling(now, run.as_of) > telling(before, on):
            was[pk] = before
            of, part, line = (int(str(value)) for value in where)
            stood.append((run.ego_id, pk, of, part, line, before))
    if was:
        _put(cursor, run, {pk: seen[pk] for pk in was}, was, stood)
    return was


def _put(
    cursor: rows.Cursor,
    run: Import,
    better: Seen,
    was: Mapping[int, str],
    stood: Iterable[rows.Row],
) -> None:
    """Have this import's telling and origin kept, and the earlier one as a sighting."""
    cursor.executemany(
        "UPDATE records_sighting SET said = %s WHERE kept_id = %s AND said = ''",
        [(before, pk) for pk, before in was.items()],
    )
    cursor.executemany(
        "DELETE FROM records_sighting WHERE kept_id = %s AND run_id = %s",
        [(pk, run.pk) for pk in was],
    )
    columns = "ego_id kept_id run_id part_id line said".split()
    rows.insert(cursor, "records_sighting", columns, list(stood))
    cursor.executemany(
        "UPDATE records_kept SET said = %s, run_id = %s, part_id = %s, line = %s"
        " WHERE id = %s",
        [(one.said, run.pk, part, one.line, pk) for pk, (one, part) in better.items()],
    )
