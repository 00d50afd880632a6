"""What may never be true of a home, whatever has been killed."""

from collections.abc import Iterator

from django.db import connection

from closeknit.records.models import Import

NEVER = {
    "a record is kept twice": (
        "SELECT count(*) FROM (SELECT 1 FROM records_kept GROUP BY ego_id, key"
        " HAVING count(*) > 1) AS twice"
    ),
    "a mention stands twice": (
        "SELECT count(*) FROM (SELECT 1 FROM people_mention"
        " GROUP BY kept_id, handle_id, by, at HAVING count(*) > 1) AS twice"
    ),
    "a record has no import": (
        "SELECT count(*) FROM records_kept WHERE run_id NOT IN"
        " (SELECT id FROM records_import WHERE state <> 'undone')"
    ),
    "a record has no file": (
        "SELECT count(*) FROM records_kept WHERE part_id NOT IN"
        " (SELECT id FROM records_part)"
    ),
    "a sighting has no record": (
        "SELECT count(*) FROM records_sighting WHERE kept_id NOT IN"
        " (SELECT id FROM records_kept)"
    ),
    "a mention of no record where nothing is due to be made again": (
        "SELECT count(*) FROM people_mention WHERE kept_id NOT IN"
        " (SELECT id FROM records_kept)"
        " AND (SELECT stale FROM records_ego LIMIT 1) <> 'records'"
    ),
    "people without a tie where nothing is due": (
        "SELECT count(*) FROM people_person WHERE id NOT IN"
        " (SELECT person_id FROM ties_tie)"
        " AND (SELECT stale FROM records_ego LIMIT 1) = ''"
    ),
}


def faults(ego: int, promised: int = 0) -> Iterator[str]:
    """Yield what is wrong; `promised` items were said to be kept."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (verdict,) in cursor.fetchall():
            if verdict != "ok":
                yield f"the file is damaged: {verdict}"
        for what, sql in NEVER.items():
            cursor.execute(sql)
            ((many,),) = cursor.fetchall()
            if many:
                yield f"{what}: {many}"
    run = Import.objects.of(ego).filter(items__gte=promised)
    if promised and not run.exists():
        yield f"{promised} items were promised, and fewer are kept"
    counted = Import.objects.of(ego).filter(same_as=None)
    for number, added in counted.values_list("id", "added"):
        yield from _uncounted(number, added)


def _uncounted(number: int, added: int) -> Iterator[str]:
    """Say where an import's own count and its records do not agree."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), (SELECT count(*) FROM records_sighting"
            " WHERE run_id = %s),"
            " (SELECT state FROM records_import WHERE id = %s)"
            " FROM records_kept WHERE run_id = %s",
            [number, number, number],
        )
        ((first, again, how),) = cursor.fetchall()
    if how in {"reading", "done"} and first + again < added:
        yield f"import {number} counts {added} records, and {first + again} are there"
