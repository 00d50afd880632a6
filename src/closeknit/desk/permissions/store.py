"""The permission ledger, read. Rows in, plain values out."""

from collections import defaultdict
from collections.abc import Iterable

from closeknit.desk.permissions import models
from closeknit.desk.permissions.rules.ledger import Permission, Purpose, Step, Word
from closeknit.people import store as people

Row = tuple[int, str, str, str]
_Key = tuple[int | str, int | str, str]


def permissions(ego: int, *, target: int = 0) -> list[Permission]:
    """Return the ledger: by one line a giver, target and purpose. Four queries.

    Of one `target`, or all of it. Two handles that are one person's by now are one.
    """
    rows = models.Permission.objects.of(ego).order_by("id")
    listed: list[Row] = list(rows.values_list("id", "giver", "target", "purpose"))
    whose = people.holders(ego, {h for _, *both, _ in listed for h in both})
    if target:
        listed = [row for row in listed if whose.get(row[2]) == target]
    said = _words(ego, [row[0] for row in listed])
    names = people.names(ego, whose.values())
    joined: dict[_Key, list[Row]] = defaultdict(list)
    for row in listed:
        _, giver, to, purpose = row
        joined[whose.get(giver) or giver, whose.get(to) or to, purpose].append(row)
    found = []
    for some in joined.values():
        number, giver, to, purpose = some[0]
        words = sorted((w for row in some for w in said[row[0]]), key=_when)
        one, other = whose.get(giver, 0), whose.get(to, 0)
        found.append(
            Permission(
                number,
                one,
                names.get(one) or _bare(giver),
                other,
                names.get(other) or _bare(to),
                Purpose(purpose),
                tuple(word for _, word in words),
            )
        )
    return found


def willing(ego: int) -> set[int]:
    """Return who has said yes to introducing the ego. Two queries, one where nobody."""
    rows = models.Word.objects.of(ego).filter(
        step=Step.GRANTED, permission__purpose=Purpose.INTRODUCTION
    )
    handles = set(rows.values_list("permission__giver", flat=True))
    return set(people.holders(ego, handles).values()) if handles else set()


def _words(ego: int, numbers: Iterable[int]) -> dict[int, list[tuple[int, Word]]]:
    rows = models.Word.objects.of(ego).filter(permission_id__in=list(numbers))
    found: dict[int, list[tuple[int, Word]]] = defaultdict(list)
    fields = ("permission_id", "id", "step", "on", "until", "how")
    for of, number, step, *rest in rows.values_list(*fields):
        found[of].append((number, Word(Step(step), *rest)))
    return found


def _when(of: tuple[int, Word]) -> tuple[str, int]:
    number, word = of
    return word.on.isoformat(), number


def _bare(handle: str) -> str:
    return handle.partition(":")[2]
