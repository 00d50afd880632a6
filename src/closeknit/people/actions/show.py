"""People as they are shown, written where they differ from what is kept."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.db import connection, transaction

from closeknit.engines.rows import Row, chunks, insert, where_in
from closeknit.engines.sqlite_turns import rest
from closeknit.people.actions.gather import Gathered, links_of
from closeknit.people.actions.index import write
from closeknit.people.actions.own_words import in_own_words
from closeknit.people.models import Person
from closeknit.people.rules.facts import Said, Shown, in_whose_shadow, shown

BATCH = 1_000
SHARED = ("email", "phone")
OF_A_CARD = 2
"""Rank of what a card says; a mail says less."""


def show(
    at_hand: Gathered, people: Mapping[int, list[int]], gone: Collection[int] | None
) -> set[int]:
    """Write these people; return who is another than before, or has other handles.

    `people` are the sides of each; `gone` the handles that are no more, None where all
    people are given.
    """
    members = {
        number: [h for side in sides for h in at_hand.members[side]]
        for number, sides in people.items()
    }
    now = {number: shown(handles) for number, handles in members.items()}
    lone = _lone(members)
    for number in _unused(lone):
        now[number] = now[number]._replace(mailbox=True)
    for number in _nobodys(lone):
        now[number] = shown([members[number][0]._replace(name="")])._replace(
            mailbox=now[number].mailbox
        )
    by_name = {
        number
        for number, handles in members.items()
        if all(handle.kind == "name" for handle in handles)
    }
    whose = {h.id: number for number, hs in members.items() for h in hs}
    now = in_own_words(at_hand.ego, now, whose)
    looked_at = {*whose, *at_hand.found}
    before = {at_hand.was[handle] for handle in looked_at} - {None}
    about = None if gone is None else {*people, *before, *gone} - {None}
    kept = _kept(at_hand.ego, about)
    _shade(at_hand.ego, now, by_name, kept, whole=gone is None)
    changed = _write(at_hand.ego, now, kept)
    moved = _move(at_hand, whose, looked_at)
    # Only now that no handle points at them any more may people go.
    for some in chunks(sorted(kept.keys() - people.keys()), BATCH):
        with transaction.atomic():
            Person.objects.of(at_hand.ego).filter(pk__in=some).delete()
    return changed | (moved & people.keys())


def _lone(members: Mapping[int, list[Said]]) -> dict[int, int]:
    """Return who is but an address or a number on others' cards, by the handle."""
    return {
        handle.id: number
        for number, handles in members.items()
        for handle in handles[:1]
        if len(handles) == 1 and handle.kind in SHARED and handle.rank >= OF_A_CARD
    }


def _unused(lone: Mapping[int, int]) -> set[int]:
    """Return whose address or number was never used."""
    sql = "SELECT DISTINCT handle_id FROM people_mention WHERE handle_id IN ({in})"
    with connection.cursor() as cursor:
        used = {int(str(n)) for (n,) in where_in(cursor, sql, sorted(lone))}
    return {number for handle, number in lone.items() if handle not in used}


def _nobodys(lone: Mapping[int, int]) -> set[int]:
    """Return whose address or number several give as theirs: it has no name."""
    with connection.cursor() as cursor:
        ends = Counter(end for link in links_of(cursor, lone) for end in link)
    return {number for handle, number in lone.items() if ends[handle] > 1}


def _kept(ego: int, about: Collection[int | None] | None) -> dict[int, Shown]:
    """Return these people, or all, as they are kept."""
    rows = Person.objects.of(ego)
    parts = (
        [rows]
        if about is None
        else [
            rows.filter(pk__in=some)
            for some in chunks(sorted(n for n in about if n is not None), BATCH)
        ]
    )
    return {
        pk: Shown(*facts)
        for part in parts
        for pk, *facts in part.values_list("id", *Shown._fields)
    }


def _shade(
    ego: int,
    now: dict[int, Shown],
    by_name: set[int],
    kept: Mapping[int, Shown],
    *,
    whole: bool,
) -> None:
    """Mark who stands in the shadow of somebody of the same name, others too."""
    others: dict[int, Shown] = {}
    if not whole:
        names = {one.folded for one in (*now.values(), *kept.values())}
        others = _namesakes(ego, names - {""}, but={*now, *kept})
        by_name |= _by_name(ego, others)
    dark = in_whose_shadow({**others, **now}, by_name)
    for number, one in now.items():
        now[number] = one._replace(shadow=number in dark)
    write(
        "UPDATE people_person SET shadow = %s WHERE id = %s",
        [
            (n in dark, n)
            for n, one in sorted(others.items())
            if one.shadow != (n in dark)
        ],
    )


def _namesakes(
    ego: int, names: Iterable[str], *, but: Collection[int]
) -> dict[int, Shown]:
    found: dict[int, Shown] = {}
    for some in chunks(sorted(names), BATCH):
        rows = Person.objects.of(ego).filter(folded__in=some)
        for pk, *facts in rows.values_list("id", *Shown._fields):
            if pk not in but:
                found[pk] = Shown(*facts)
    return found


def _by_name(ego: int, people: Collection[int]) -> set[int]:
    """Return who of these has no handle but a name."""
    sql = (
        "SELECT DISTINCT person_id FROM people_handle"
        " WHERE ego_id = %s AND person_id IN ({in}) AND kind <> 'name'"
    )
    with connection.cursor() as cursor:
        sure = {int(str(n)) for (n,) in where_in(cursor, sql, sorted(people), [ego])}
    return set(people) - sure


def _write(ego: int, now: Mapping[int, Shown], kept: Mapping[int, Shown]) -> set[int]:
    """Insert and update the people that differ from what is kept."""
    columns = Shown._fields
    new: list[Row] = [(ego, pk, *now[pk]) for pk in sorted(now) if pk not in kept]
    for some in chunks(new, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            insert(cursor, "people_person", ("ego_id", "id", *columns), some)
        rest()
    other = [(*now[pk], pk) for pk in sorted(now) if pk in kept and kept[pk] != now[pk]]
    sets = ", ".join(f"{column} = %s" for column in columns)
    write(f"UPDATE people_person SET {sets} WHERE id = %s", other)  # noqa: S608 - our own column names
    return {pk for pk in now if pk not in kept} | {pk for *_, pk in other}


def _move(
    at_hand: Gathered, whose: Mapping[int, int], handles: Iterable[int]
) -> set[int]:
    """Give handles to their people and sides; return who won or lost one."""
    moved: list[Row] = []
    people: set[int] = set()
    for handle in sorted(handles):
        number = whose.get(handle)
        side = at_hand.first[handle] if number is not None else None
        was, was_side = at_hand.was[handle], at_hand.was_side[handle]
        if (number, side) != (was, was_side):
            moved.append((number, side, handle))
        if number != was:
            people.update(one for one in (number, was) if one is not None)
    write("UPDATE people_handle SET person_id = %s, side = %s WHERE id = %s", moved)
    return people
