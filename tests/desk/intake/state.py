"""All that is kept of one ego, numbers left out: what must not depend on any order."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from closeknit.people.models import Handle, Mention, Person
from closeknit.records.models import Kept
from closeknit.ties.models import AlterTie, JobChange, Tie

NUMBERS = {"id", "ego_id", "person_id", "inbound"}
Rows = list[tuple[Hashable, ...]]


class State(NamedTuple):
    """Records, people, what is said of them, and ties, each sorted."""

    records: list[tuple[str, str]]
    people: Rows
    mentions: Rows
    ties: Rows
    alter_ties: Rows
    job_changes: Rows


def state(ego: int) -> State:
    """Return everything that can be seen of this ego's desk."""
    called: dict[int, list[str]] = defaultdict(list)
    owner: dict[int, int | None] = {}
    for pk, kind, value, person in Handle.objects.of(ego).values_list(
        "id", "kind", "value", "person_id"
    ):
        owner[pk] = person
        if person is not None:
            called[person].append(f"{kind}:{value}")
    # Whoever has no handle yet, in a home that was killed halfway, is nameless here.
    names: dict[int, tuple[str, ...]] = defaultdict(tuple)
    names |= {person: tuple(sorted(handles)) for person, handles in called.items()}
    return State(
        sorted(_records(ego)),
        _people(ego, names),
        _mentions(ego, owner, names),
        _ties(ego, names),
        _alter_ties(ego, names),
        _job_changes(ego, names),
    )


def _records(ego: int) -> Iterable[tuple[str, str]]:
    # Whose mailbox it is, is said by it only where nothing said it before.
    said = Kept.objects.of(ego).exclude(kind="owner")
    return said.values_list("kind", "said")


def _people(ego: int, names: dict[int, tuple[str, ...]]) -> Rows:
    columns = "id name company position profile emails folded mailbox shadow".split()
    return sorted(
        (names[pk], *rest[:4], tuple(sorted(rest[4].split("\n"))), *rest[5:])
        for pk, *rest in Person.objects.of(ego).values_list(*columns)
    )


def _mentions(
    ego: int, owner: dict[int, int | None], names: dict[int, tuple[str, ...]]
) -> Rows:
    columns = "handle_id kind channel by size at".split()
    rows = Mention.objects.of(ego).values_list(*columns)
    said = [(names.get(owner[handle] or 0, ()), *rest) for handle, *rest in rows]
    return sorted(said, key=repr)


def _ties(ego: int, names: dict[int, tuple[str, ...]]) -> Rows:
    fields = Tie._meta.fields  # noqa: SLF001 - Django's public spelling
    columns = [field.attname for field in fields if field.attname not in NUMBERS]
    return sorted(
        (
            names[pk],
            *(round(value, 9) if isinstance(value, float) else value for value in rest),
        )
        for pk, *rest in Tie.objects.of(ego).values_list("person_id", *columns)
    )


def _alter_ties(ego: int, names: dict[int, tuple[str, ...]]) -> Rows:
    columns = "one_id other_id how many worth first last".split()
    rows = [
        (tuple(sorted((names[one], names[other]))), *rest)
        for one, other, *rest in AlterTie.objects.of(ego).values_list(*columns)
    ]
    return sorted(rows, key=repr)


def _job_changes(ego: int, names: dict[int, tuple[str, ...]]) -> Rows:
    columns = "person_id on was now done".split()
    return sorted(
        (names[person], *rest)
        for person, *rest in JobChange.objects.of(ego).values_list(*columns)
    )
