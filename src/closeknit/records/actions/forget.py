"""Leave no trace of somebody outside the records: reports, faults, free pages."""

import re
from collections.abc import Sequence

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q

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


@transaction.atomic
def scrub_desk(ego: int, handles: Sequence[str], name: str) -> None:
    """Remove the desk's own rows that are about somebody, in whatever area.

    A table that names people by their handles (``kind:value``) says so in `BY_HANDLE`,
    one that holds texts of the user's in which a name may stand in `IN_WORDS`.
    """
    said = folded(name)
    # As a whole: who forgets an Ann keeps what stands of Anna.
    named = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")
    for model in apps.get_models():
        fields = getattr(model, "BY_HANDLE", ())
        texts = getattr(model, "IN_WORDS", ())
        rows = model._base_manager.filter(ego_id=ego) if fields or texts else None  # noqa: SLF001 - Django's public spelling
        if rows is None:
            continue
        about = Q(pk__in=[])
        for field in fields:
            about |= Q(**{f"{field}__in": handles})
        gone = set(rows.filter(about).values_list("pk", flat=True))
        if said and texts:
            for pk, *kept in rows.values_list("pk", *texts):
                if any(named.search(folded(text)) for text in kept):
                    gone.add(pk)
        rows.filter(pk__in=gone).delete()


def vacuum() -> None:
    """Rewrite the SQLite file, so that nothing removed is left in its free pages."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
