"""People of one name who are left apart, since nothing tells whether they are one."""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from django.db.models import Count

from closeknit.engines.rows import chunks
from closeknit.people.models import Handle, Pair, Person
from closeknit.people.rules.sides import Two, two
from closeknit.people.store import holders
from closeknit.people.store.pairs import words
from closeknit.shared.errors import NoEgo

AT_ONCE = 1_000


class One(NamedTuple):
    """One of those who have the name."""

    id: int
    name: str
    company: str
    emails: str


def left_apart(ego: int) -> list[tuple[One, ...]]:
    """Return who has a name that others have, name by name; mailboxes are left out.

    Those whom the user keeps apart by their own word, and whom a question is about,
    are not meant: of each name there are two of whom neither is so.
    """
    if not ego:
        raise NoEgo
    rows = Person.objects.of(ego).filter(mailbox=False).order_by("folded")
    many = rows.values_list("folded").annotate(many=Count("id")).filter(many__gt=1)
    names = [folded for folded, _ in many if folded]
    found: dict[str, list[One]] = {name: [] for name in names}
    for some in chunks(names, AT_ONCE):
        alike = Person.objects.of(ego).filter(mailbox=False, folded__in=some)
        for folded, *facts in alike.order_by("id").values_list("folded", *One._fields):
            found[folded].append(One(*facts))
    told = _told(ego)
    return [tuple(those) for those in found.values() if _is_open(those, told)]


def _is_open(those: Iterable[One], told: set[Two]) -> bool:
    pairs = combinations(sorted(one.id for one in those), 2)
    return any(pair not in told for pair in pairs)


def _told(ego: int) -> set[Two]:
    """Return which two people are different by the user's word, or asked about."""
    said = [word for word in words(ego) if word.verdict == "different"]
    whose = holders(ego, [handle for word in said for handle in word[:2]])
    found = {
        two(whose[word.one], whose[word.other])
        for word in said
        if word.one in whose and word.other in whose
    }
    asked = list(Pair.objects.of(ego).filter(stands="ask").values_list("one", "other"))
    sides = sorted({side for pair in asked for side in pair})
    person: dict[int, int] = {}
    for some in chunks(sides, AT_ONCE):
        rows = Handle.objects.of(ego).filter(pk__in=some, person__isnull=False)
        person.update(
            (pk, number or 0) for pk, number in rows.values_list("id", "person_id")
        )
    return found | {
        two(person[one], person[other])
        for one, other in asked
        if one in person and other in person
    }
