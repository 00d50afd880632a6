"""The list of targets, read. Rows in, plain values out."""

from collections import defaultdict

from closeknit.desk.targets import models
from closeknit.desk.targets.rules.target import Target
from closeknit.people import store as people
from closeknit.sources.handles import folded


def targets(ego: int) -> list[Target]:
    """Return the user's list, the newest first. Three queries.

    Somebody who is not found by the handle any more, or was not known when they were
    listed, is found by the name, if only one person has it.
    """
    rows = models.Target.objects.of(ego).order_by("-added", "-id")
    fields = ("id", "firm", "handle", "name", "because", "added")
    listed = list(rows.values_list(*fields))
    whose = people.holders(ego, {row[2] for row in listed if row[2]})
    lost = [row[3] for row in listed if not row[1] and row[2] not in whose]
    named = _by_name(ego, lost)
    return [
        Target(
            number,
            name,
            firm,
            0 if firm else whose.get(handle) or named.get(folded(name), 0),
            because,
            added,
        )
        for number, firm, handle, name, because, added in listed
    ]


def _by_name(ego: int, names: list[str]) -> dict[str, int]:
    """Return who alone has each of these names."""
    if not names:
        return {}
    found: dict[str, list[int]] = defaultdict(list)
    for one in people.called(ego, names):
        found[folded(one.name)].append(one.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
