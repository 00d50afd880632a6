"""The ego's own row, and one line of history for everything that is done."""

from collections.abc import Iterable
from datetime import UTC, datetime

from closeknit.records.models import Done, Ego, Forgotten


def ensure_ego(name: str = "") -> int:
    """Return the first ego's number, making the desk if there is none."""
    first = Ego.objects.order_by("id").values_list("id", flat=True).first()
    return first or Ego.objects.create(name=name).pk


def set_stale(ego: int, how: str) -> None:
    """Note what must be computed again: "", ``people`` or ``records``.

    A rebuild that is due is not forgotten because a smaller step is due as well.
    """
    rows = Ego.objects.filter(pk=ego)
    if how == Ego.Stale.PEOPLE:
        rows = rows.exclude(stale=Ego.Stale.RECORDS)
    rows.update(stale=how)


def forget_marks(ego: int, marks: Iterable[bytes]) -> None:
    """Keep the marks of handles that must stay out."""
    Forgotten._base_manager.bulk_create(  # noqa: SLF001 - Django's public spelling
        [Forgotten(ego_id=ego, mark=mark) for mark in sorted(marks)],
        ignore_conflicts=True,
    )


def set_ego(ego: int, **changed: object) -> None:
    """Change the ego's own row: `name`, `day`, `settings`."""
    Ego.objects.filter(pk=ego).update(**changed)


def note_done(ego: int, what: str, to: str = "", because: str = "") -> None:
    """Add one line of history."""
    Done(
        ego_id=ego, at=datetime.now(UTC), what=what, to=to[:400], because=because
    ).save(force_insert=True)
