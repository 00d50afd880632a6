"""Each person by the handle their number is of: what stays the same after a rebuild."""

from collections.abc import Iterator

from django.db.models import F

from closeknit.people.models import Handle


def first_handles(ego: int) -> Iterator[tuple[int, str]]:
    """Yield every person's number with its handle (``kind:value``), as a stream."""
    rows = Handle.objects.of(ego).filter(person_id=F("id"))
    for number, kind, value in rows.values_list("id", "kind", "value").iterator(5_000):
        yield number, f"{kind}:{value}"
