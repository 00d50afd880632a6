"""Who is who, computed from all links and facts; only what changed is written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db import connection, transaction

from closeknit.engines.rows import Row, chunks, insert
from closeknit.engines.sqlite_turns import rest
from closeknit.people.models import Handle, Link, Mention, Person
from closeknit.people.rules.clusters import Node, clusters
from closeknit.people.rules.facts import Said, Shown, in_whose_shadow, shown
from closeknit.sources.handles import folded

BATCH = 1_000
_SAID = "id kind value name rank said company position held joined".split()


def settle(ego: int, moved: Collection[int] | None = None) -> set[int]:
    """Bring people into line with what records say, and return whose row changed.

    Reads every handle and link once; writes in short transactions. A person whose
    records are gone goes; a person is numbered by the first of their handles.
    """
    del moved
    rows = Handle.objects.of(ego).order_by("id").values_list("own", "person_id", *_SAID)
    said: dict[int, Said] = {}
    own: set[int] = set()
    before: dict[int, int | None] = {}
    for is_own, person, *facts in rows:
        one = Said(*facts)
        said[one.id], before[one.id] = one, person
        if is_own:
            own.add(one.id)
    links = list(Link.objects.of(ego).values_list("one_id", "other_id"))
    nodes = {s.id: Node(s.id, s.kind, folded(s.name), s.joined) for s in said.values()}
    first = clusters(nodes, links)
    members: dict[int, list[Said]] = defaultdict(list)
    for handle, of in first.items():
        members[of].append(said[handle])
    of_ego = {first[handle] for handle in own}
    people = {of: shown(m) for of, m in members.items() if of not in of_ego}
    by_name = {of for of, m in members.items() if all(h.kind == "name" for h in m)}
    for number in in_whose_shadow(people, by_name):
        people[number] = people[number]._replace(shadow=True)
    changed = _write(ego, people)
    after = {h: (None if of in of_ego else of) for h, of in first.items()}
    moved = {h: of for h, of in after.items() if before[h] != of}
    _move(moved)
    # Only now that no handle points at them any more may people go.
    with transaction.atomic():
        gone = set(Person.objects.of(ego).values_list("id", flat=True)) - set(people)
        for some in chunks(sorted(gone), BATCH):
            Person.objects.of(ego).filter(pk__in=some).delete()
    return changed | {of for of in moved.values() if of is not None}


def _write(ego: int, people: dict[int, Shown]) -> set[int]:
    """Insert and update the people that differ from what is kept."""
    columns = Shown._fields
    kept = {
        pk: Shown(*rest)
        for pk, *rest in Person.objects.of(ego).values_list("id", *columns)
    }
    new = [(ego, pk, *people[pk]) for pk in people if pk not in kept]
    for some in chunks(new, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            insert(cursor, "people_person", ("ego_id", "id", *columns), some)
        rest()
    other = [(*one, pk) for pk, one in people.items() if pk in kept and kept[pk] != one]
    sets = ", ".join(f"{column} = %s" for column in columns)
    _update(f"UPDATE people_person SET {sets} WHERE id = %s", other)  # noqa: S608 - our own column names
    return {row[1] for row in new} | {pk for *_, pk in other}


def _move(moved: dict[int, int | None]) -> None:
    """Give handles to their people."""
    ordered = [(of, handle) for handle, of in sorted(moved.items())]
    _update("UPDATE people_handle SET person_id = %s WHERE id = %s", ordered)


def _update(sql: str, values: Sequence[Row]) -> None:
    """Run an update for many rows, in short transactions."""
    for some in chunks(values, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, some)
        rest()


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


def people_of(ego: int, handles: Iterable[int]) -> set[int]:
    """Return the people these handles belong to."""
    found: set[int] = set()
    for some in chunks(sorted(handles), BATCH):
        of = Handle.objects.of(ego).filter(pk__in=some, person__isnull=False)
        found.update(of.values_list("person_id", flat=True))
    return found
