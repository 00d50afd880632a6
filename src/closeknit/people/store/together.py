"""Records that name several people at once."""

from collections import defaultdict
from collections.abc import Collection

from closeknit.people.models import Mention


def together(ego: int, people: Collection[int], *, kind: str) -> list[int]:
    """Return the records of a kind that name all of these people. One query."""
    rows = Mention.objects.of(ego).filter(handle__person_id__in=people, kind=kind)
    named: dict[int, set[int | None]] = defaultdict(set)
    for kept, person in rows.values_list("kept_id", "handle__person_id"):
        named[kept].add(person)
    return sorted(kept for kept, whom in named.items() if len(whom) == len(people))
