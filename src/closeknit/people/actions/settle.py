"""Who is who, computed from links, evidence and the user's words.

Either for everybody, or for whom something new was said and all they reach; both end
in the same people. Only what changed is written, in short transactions.
"""

from collections.abc import Collection, Iterable

from django.db import transaction

from closeknit.engines.rows import chunks
from closeknit.people.actions.compare import compare
from closeknit.people.actions.gather import OutOfLine, around, everything
from closeknit.people.actions.group import group
from closeknit.people.actions.show import show
from closeknit.people.models import Handle, Link, Mention
from closeknit.people.rules.identity.groups import Words
from closeknit.people.rules.sides import Two, Word, two
from closeknit.people.store import pairs

BATCH = 1_000
MANY, MOST = 500, 0.25
"""Handles, and share of all handles, from which on everybody is looked at."""


def settle(ego: int, moved: Collection[int] | None = None) -> set[int]:
    """Bring people into line with what records say; return who is another than before.

    `moved` are the handles of which something new was said, None where that is not
    known. A person is numbered by the first of their handles.
    """
    if moved is None or _are_most(ego, moved):
        return _settle(ego, None)
    try:
        return _settle(ego, moved)
    except OutOfLine:
        # A home in which a rebuild was once broken off just before its end.
        return _settle(ego, None)


def _are_most(ego: int, handles: Collection[int]) -> bool:
    """Say whether all handles are read sooner than these are looked up."""
    many = len(handles)
    return many > MANY and many > MOST * Handle.objects.of(ego).count()


def _settle(ego: int, moved: Collection[int] | None) -> set[int]:
    whole = moved is None
    said = spoken(ego)
    of_handles = _by_verdict(said)
    at_hand = (
        everything(ego, of_handles) if whole else around(ego, moved or (), of_handles)
    )
    gone = None if whole else set(moved or ()) - at_hand.found
    stirred = compare(at_hand, gone)
    told = _of_sides(ego, at_hand.first, said)
    return show(at_hand, group(at_hand, stirred, told, whole=whole), gone)


def spoken(ego: int) -> list[tuple[Two, Word]]:
    """Return the user's words that stand, by the handles they are about."""
    said = pairs.words(ego)
    known = pairs.numbered(ego, [handle for word in said for handle in word[:2]])
    return [
        (two(known[word.one][0], known[word.other][0]), word)
        for word in said
        if word.one in known and word.other in known
    ]


def _by_verdict(said: Iterable[tuple[Two, Word]]) -> Words:
    """Return the user's words on two as those that join and those that part."""
    found: dict[str, set[Two]] = {"same": set(), "different": set()}
    for pair, word in said:
        if word.verdict in found:
            found[word.verdict].add(pair)
    return Words(*map(frozenset, found.values()))


def awakened(ego: int, handles: Collection[int]) -> set[int]:
    """Return which of these were an address on others' cards, and are now used."""
    rows = Handle.objects.of(ego).filter(person__mailbox=True)
    rows = rows.exclude(kind="mailbox")
    if _are_most(ego, handles):
        return set(rows.values_list("id", flat=True)).intersection(handles)
    found: set[int] = set()
    for some in chunks(sorted(handles), BATCH):
        found.update(rows.filter(pk__in=some).values_list("id", flat=True))
    return found


def _of_sides(
    ego: int, first: dict[int, int], said: Iterable[tuple[Two, Word]]
) -> Words:
    """Return what was said of handles as said of the sides they are in."""
    said = list(said)
    beyond = {handle for pair, _ in said for handle in pair} - first.keys()
    sides = dict(first)
    for some in chunks(sorted(beyond), BATCH):
        rows = Handle.objects.of(ego).filter(pk__in=some).values_list("id", "side")
        sides.update((pk, side) for pk, side in rows if side is not None)
    return _by_verdict(
        (two(sides[one], sides[other]), word)
        for (one, other), word in said
        if one in sides and other in sides and sides[one] != sides[other]
    )


@transaction.atomic
def drop_unmentioned(ego: int) -> None:
    """Drop handles that no record gives anybody any more, after a rebuild."""
    used = set(Mention.objects.of(ego).values_list("handle_id", flat=True).distinct())
    for one, other in Link.objects.of(ego).values_list("one_id", "other_id"):
        used |= {one, other}
    handles = Handle.objects.of(ego).filter(own=False)
    unused = [h for h in handles.values_list("id", flat=True) if h not in used]
    for some in chunks(unused, BATCH):
        Handle.objects.of(ego).filter(pk__in=some).delete()


def people_of(ego: int, handles: Collection[int]) -> set[int]:
    """Return the people these handles belong to."""
    rows = Handle.objects.of(ego).filter(person__isnull=False)
    if _are_most(ego, handles):
        asked = set(handles)
        every = rows.values_list("id", "person_id")
        return {person for handle, person in every if handle in asked and person}
    found: set[int] = set()
    for some in chunks(sorted(handles), BATCH):
        found.update(rows.filter(pk__in=some).values_list("person_id", flat=True))
    return found
