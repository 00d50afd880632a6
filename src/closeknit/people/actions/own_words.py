"""The ego's own words on people: they stand above whatever a source says."""

from collections import defaultdict
from collections.abc import Mapping

from closeknit.people.models import Mention
from closeknit.people.rules.facts import Shown, reworded
from closeknit.records import store as records
from closeknit.sources.record import Told


def in_own_words(
    ego: int, people: Mapping[int, Shown], whose: Mapping[int, int]
) -> dict[int, Shown]:
    """Return these people as the ego calls them; `whose` are their handles.

    One query where the ego never said anything, else two.
    """
    rows = Mention.objects.of(ego).filter(kind="told").exclude(kind="wrote")
    about = [
        (kept, handle) for kept, handle in rows.values_list("kept_id", "handle_id")
    ]
    said = records.said(ego, [kept for kept, _ in about]) if about else {}
    words: dict[int, dict[str, str]] = defaultdict(dict)
    for kept, handle in sorted(about, key=lambda one: _at(said.get(one[0]), one[0])):
        record = said.get(kept)
        if isinstance(record, Told) and handle in whose:
            words[whose[handle]][record.field] = record.value
    return {
        number: reworded(one, words[number]) if number in words else one
        for number, one in people.items()
    }


def _at(record: object, kept: int) -> tuple[float, int]:
    return (record.at.timestamp() if isinstance(record, Told) else 0.0), kept
