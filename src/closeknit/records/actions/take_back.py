"""Take exactly one import back: what only it said goes, what others said stays."""

from collections.abc import Iterable

from django.db import transaction

from closeknit.engines.sqlite_turns import rest
from closeknit.records.models import Fault, Import, Kept, Part, Sighting
from closeknit.records.rules.telling import telling
from closeknit.shared.errors import NotKept, RuleBroken

BATCH = 2_000


def take_back(ego: int, number: int) -> int:
    """Undo an import and return how many records went with it.

    A record that another import said too stays, with that one's origin. A file that
    was imported twice is one import and its repetition: the repetition takes over.
    Interrupted, it goes on when it is called again.

    Raises:
        NotKept: there is no such import.
        RuleBroken: it has been taken back already.
    """
    run = Import.objects.of(ego).filter(pk=number).first()
    if run is None:
        raise NotKept(f"There is no import {number}. `closeknit imports` lists them.")
    if run.state == Import.State.UNDONE:
        raise RuleBroken(f"Import {number} has been taken back already.")
    heir = (
        Import.objects.of(ego)
        .filter(same_as=run, state=Import.State.DONE)
        .order_by("id")
        .first()
    )
    if heir is not None:
        _hand_over(run, heir)
    _set(run, Import.State.UNDOING)
    gone = sum(_batches(run))
    with transaction.atomic():
        Sighting.objects.of(ego).filter(run=run).delete()
        Fault.objects.of(ego).filter(run=run).delete()
        Part.objects.of(ego).filter(run=run).delete()
        _set(run, Import.State.UNDONE)
    return gone


def _set(run: Import, state: Import.State) -> None:
    run.state = state
    run.save(update_fields=["state"])


@transaction.atomic
def _hand_over(run: Import, heir: Import) -> None:
    """Give everything the import said to the later import of the same file."""
    of_run = {"run": run}
    for model in (Kept, Sighting, Part, Fault):
        model.objects.of(run.ego_id).filter(**of_run).update(run=heir)
    Import.objects.of(run.ego_id).filter(same_as=run).exclude(pk=heir.pk).update(
        same_as=heir
    )
    heir.same_as = None
    heir.added, heir.known = run.added, run.known
    heir.save(update_fields=["same_as", "added", "known"])


def _batches(run: Import) -> Iterable[int]:
    """Yield how many records went, transaction by transaction."""
    while True:
        rest()
        with transaction.atomic():
            ids = list(
                Kept.objects.of(run.ego_id)
                .filter(run=run)
                .order_by("pk")
                .values_list("pk", flat=True)[:BATCH]
            )
            if not ids:
                return
            stay = _promote(run, ids)
            yield len(ids) - len(stay)
            # Nothing else points at a record by a database key that would cascade.
            Kept.objects.of(run.ego_id).filter(pk__in=set(ids) - stay)._raw_delete(  # noqa: SLF001 - no cascade to collect: half a million rows
                "default"
            )


def _promote(run: Import, ids: list[int]) -> set[int]:
    """Make the best other sighting the origin of each record that has one.

    That is the earliest that says it as it is kept, else the best telling left.
    """
    others = Sighting.objects.of(run.ego_id).filter(kept_id__in=ids).exclude(run=run)
    heirs: dict[int, Sighting] = {}
    for seen in others.select_related("run").order_by("id"):
        heir = heirs.setdefault(seen.kept_id, seen)
        if heir is not seen and _worth(seen) > _worth(heir):
            heirs[seen.kept_id] = seen
    for kept, heir in heirs.items():
        as_heir: dict[str, object] = {
            "run": heir.run_id, "part": heir.part_id, "line": heir.line
        }  # fmt: skip
        if heir.said:
            as_heir["said"] = heir.said
            alike = Sighting.objects.of(run.ego_id).filter(kept_id=kept, said=heir.said)
            alike.update(said="")
        Kept.objects.of(run.ego_id).filter(pk=kept).update(**as_heir)
    firsts = [heir.pk for heir in heirs.values()]
    Sighting.objects.of(run.ego_id).filter(pk__in=firsts).delete()
    return set(heirs)


def _worth(seen: Sighting) -> tuple[bool, int, str]:
    if not seen.said:
        return True, 0, ""
    return False, *telling(seen.said, seen.run.as_of)


@transaction.atomic
def remove(ego: int, ids: Iterable[int]) -> None:
    """Remove these records for ever, and where they were seen again."""
    for_good = list(ids)
    Sighting.objects.of(ego).filter(kept_id__in=for_good).delete()
    Kept.objects.of(ego).filter(pk__in=for_good).delete()
