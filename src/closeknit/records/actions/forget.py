"""Leave no trace of somebody outside the records: reports, faults, free pages."""

from collections.abc import Sequence

from django.db import connection, transaction

from closeknit.records.models import Fault, Import
from closeknit.sources.handles import folded


@transaction.atomic
def scrub(ego: int, words: Sequence[str]) -> None:
    """Remove lines of import reports that hold one of these names or handles."""
    wanted = [folded(word) for word in words if word]

    def named(text: str) -> bool:
        said = folded(text)
        return any(word in said for word in wanted)

    faults = Fault.objects.of(ego).values_list("id", "because", "raw", "file")
    gone = [pk for pk, *texts in faults.iterator() if named(" ".join(texts))]
    Fault.objects.of(ego).filter(pk__in=gone).delete()
    for run in Import.objects.of(ego).exclude(noticed=[]):
        kept = [told for told in run.noticed if not named(told.get("says", ""))]
        if len(kept) != len(run.noticed):
            run.noticed = kept
            run.save(update_fields=["noticed"])


def vacuum() -> None:
    """Rewrite the SQLite file, so that nothing removed is left in its free pages."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
