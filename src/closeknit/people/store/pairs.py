"""Sides, pairs of them and the user's words, read. Rows in, plain values out."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Min

from closeknit.engines.rows import chunks
from closeknit.people.models import Handle, Link, Mention, Pair
from closeknit.people.rules.facts import Said
from closeknit.people.rules.sides import Word, code, known_by, words_of
from closeknit.records import store as records
from closeknit.sources.record import Same

AT_ONCE = 2_000
_SAID = Said._fields


class Paired(NamedTuple):
    """Two sides that are one person, or may be; the reasons as JSON."""

    code: str
    one: int
    other: int
    weight: float
    because: str


def pairs(ego: int, stands: str, *, person: int = 0) -> list[Paired]:
    """Return the pairs that are joined (``join``) or asked about (``ask``).

    Of one `person`, or of everybody.
    """
    rows = Pair.objects.of(ego).filter(stands=stands).order_by("-weight", "code")
    if person:
        own = Handle.objects.of(ego).filter(person_id=person).values("side").distinct()
        rows = rows.filter(one__in=own)
    return [Paired(*row) for row in rows.values_list(*Paired._fields)]


def sides(ego: int, numbers: Sequence[int]) -> dict[int, list[tuple[int, Said]]]:
    """Return the handles of these sides, each with the person it is now."""
    found: dict[int, list[tuple[int, Said]]] = {}
    for some in chunks(sorted(set(numbers)), AT_ONCE):
        whose = Handle.objects.of(ego).filter(pk__in=some).values("person_id")
        rows = Handle.objects.of(ego).filter(person_id__in=whose, side__in=some)
        for side, person, *facts in rows.values_list("side", "person_id", *_SAID):
            found.setdefault(side or 0, []).append((person or 0, Said(*facts)))
    return found


def channels(ego: int, handles: Sequence[int]) -> dict[int, set[str]]:
    """Return by which channels records came that name these handles."""
    rows = Mention.objects.of(ego).filter(handle_id__in=handles).order_by()
    found: dict[int, set[str]] = {}
    for handle, channel in rows.values_list("handle_id", "channel").distinct():
        found.setdefault(handle, set()).add(channel)
    return found


def handles_of_pair(ego: int, called: str) -> tuple[str, str] | None:
    """Return the two handles, as ``kind:value``, of a pair or of a record's link."""
    for one, other in (
        Pair.objects.of(ego).filter(code=called).values_list("one", "other")
    ):
        at_hand = sides(ego, [one, other])
        if len(at_hand) == 2:  # noqa: PLR2004 - both of a pair
            first, second = (known_by([h for _, h in s]) for s in at_hand.values())
            return first, second
    ends = ("one__kind", "one__value", "other__kind", "other__value")
    for kind, value, *rest in Link.objects.of(ego).values_list(*ends):
        both = f"{kind}:{value}", ":".join(rest)
        if code(*both) == called:
            return both
    return None


def words(ego: int, *, standing: bool = True) -> list[Word]:
    """Return the user's last word on each two handles.

    Those taken back too, where not only what is `standing` is asked for.
    """
    held = records.of_kind(ego, "same")
    said = words_of(one.record for one in held if isinstance(one.record, Same))
    return [word for word in said if word.verdict or not standing]


def numbered(ego: int, handles: Sequence[str]) -> dict[str, tuple[int, int, str]]:
    """Return number, side and name of these handles, each called ``kind:value``."""
    found: dict[str, tuple[int, int, str]] = {}
    for some in chunks(sorted({h.partition(":")[2] for h in handles}), AT_ONCE):
        rows = Handle.objects.of(ego).filter(value__in=some)
        fields = ("kind", "value", "id", "side", "name")
        for kind, value, number, side, name in rows.values_list(*fields):
            found[f"{kind}:{value}"] = (number, side or 0, name)
    return {handle: found[handle] for handle in handles if handle in found}


def first_records(ego: int, numbers: Sequence[int]) -> dict[int, int]:
    """Return for each of these handles the first record that names it."""
    found: dict[int, int] = {}
    for some in chunks(sorted(set(numbers)), AT_ONCE):
        rows = Mention.objects.of(ego).filter(handle_id__in=some).values("handle_id")
        found.update(
            rows.annotate(first=Min("kept_id")).values_list("handle_id", "first")
        )
    return found
