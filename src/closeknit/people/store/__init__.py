"""People, read. Rows in, plain values out."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Q

from closeknit.engines.rows import where_in
from closeknit.people.models import Handle, Mention, Person
from closeknit.people.rules.naming import Handle as HandleKey
from closeknit.shared.errors import Ambiguous, NoEgo, NotKept
from closeknit.sources.handles import email, folded, slug
from closeknit.sources.record import Mention as Named

CANDIDATES = 10


class Candidate(NamedTuple):
    """One of several people who answer to a name."""

    id: int
    name: str
    company: str


class Happened(NamedTuple):
    """One line of a person's timeline."""

    kept: int
    at: int | None
    kind: str
    channel: str
    by: str
    size: int


def own_handles(ego: int) -> list[HandleKey]:
    """Return the handles the ego is known by."""
    rows = Handle.objects.of(ego).filter(own=True).order_by("id")
    return list(rows.values_list("kind", "value"))


def own_emails(ego: int) -> frozenset[str]:
    """Return the ego's addresses."""
    return frozenset(value for kind, value in own_handles(ego) if kind == "email")


def total(ego: int) -> int:
    """Return how many people an unsearched list shows: no mailboxes, no shadows."""
    return Person.objects.of(ego).filter(mailbox=False, shadow=False).count()


def everybody(ego: int) -> list[int]:
    """Return every person's number."""
    return list(Person.objects.of(ego).order_by("id").values_list("id", flat=True))


def find(ego: int, who: str) -> int:
    """Return the person who answers to an id, profile URL, address or name.

    Raises:
        NotKept: nobody does.
        Ambiguous: several do; they are listed.
    """
    who = who.replace("\0", "").strip()
    if who.isdecimal() and len(who) < 19:  # noqa: PLR2004 - the largest row number
        # By a handle's number: somebody's own, until they proved to be another's too.
        rows = Handle.objects.of(ego).filter(pk=int(who), person__isnull=False)
        number = rows.values_list("person_id", flat=True).first()
        if number is not None:
            return number
    for kind, value in (("profile", slug(who)), ("email", email(who))):
        if value:
            return _by_handle(ego, kind, value, who)
    return _by_name(ego, who)


def _by_handle(ego: int, kind: str, value: str, who: str) -> int:
    kinds = ("email", "mailbox") if kind == "email" else (kind,)
    handles_ = Handle.objects.of(ego).filter(kind__in=kinds, value=value)
    found = handles_.filter(person__isnull=False).values_list("person_id", flat=True)
    if not found:
        raise NotKept(f"Nobody here answers to {who!r}.")
    return int(found[0] or 0)


def _by_name(ego: int, who: str) -> int:
    name = folded(who)
    if not name:
        raise NotKept("Say who: a name, an address, a profile or a number.")
    people = Person.objects.of(ego).filter(shadow=False)
    for found in (people.filter(folded=name), people.filter(found_by__contains=name)):
        rows = list(
            found.order_by("name", "id").values_list("id", "name", "company")[
                : CANDIDATES + 1
            ]
        )
        if len(rows) == 1:
            return int(rows[0][0])
        if rows:
            listed = "; ".join(
                f"{pk} {called}{f' ({firm})' if firm else ''}"
                for pk, called, firm in rows[:CANDIDATES]
            )
            more = "; and more" if len(rows) > CANDIDATES else ""
            raise Ambiguous(f"Several people answer to {who!r}: {listed}{more}.")
    raise NotKept(f"Nobody here is called {who!r}.")


def called(
    ego: int, names: Iterable[str], first: Iterable[str] = ()
) -> list[Candidate]:
    """Return who has one of these names, or is called so by the first. One query."""
    whole, alone = set(map(folded, names)), sorted(set(map(folded, first)))
    wanted = Q(folded__in=whole.union(alone))
    for word in alone:
        wanted |= Q(folded__startswith=f"{word} ")
    rows = Person.objects.of(ego).filter(wanted, mailbox=False).order_by("id")
    return [Candidate(*row) for row in rows.values_list(*Candidate._fields)]


def mention_of(ego: int, person: int) -> Named:
    """Return how to name this person in a record typed by hand: by their first handle.

    Raises:
        NotKept: there is no such person.
    """
    rows = Handle.objects.of(ego).filter(person_id=person).order_by("id")
    first = rows.values_list("kind", "value", "person__name").first()
    if first is None:
        raise NotKept(f"There is no person {person}.")
    kind, value, name = first
    return Named(name=name or "", handle=f"{kind}:{value}")


def timeline(
    ego: int,
    person: int,
    *,
    limit: int = 50,
    before: tuple[int | None, int] | None = None,
) -> list[Happened]:
    """Return what happened between the ego and a person, newest first. Two queries.

    What has no date comes last. `before` is the time and the record of the last line
    seen: the lines after it are returned, each once, several of one second too.
    """
    ids = list(
        Handle.objects.of(ego).filter(person_id=person).values_list("id", flat=True)
    )
    rows = Mention.objects.of(ego).filter(handle_id__in=ids)
    if before is not None:
        rows = rows.filter(_older_than(*before))
    found = rows.order_by(F("at").desc(nulls_last=True), "-kept_id").values_list(
        "kept_id", "at", "kind", "channel", "by", "size"
    )[:limit]
    return [Happened(*row) for row in found]


def _older_than(at: int | None, kept: int) -> Q:
    if at is None:
        return Q(at__isnull=True, kept_id__lt=kept)
    return Q(at__lt=at) | Q(at=at, kept_id__lt=kept) | Q(at__isnull=True)


Exchanged = tuple[int, int, str, str, int]
"""Person, when (seconds since 1970), by (them, ego, both), channel, for how many."""


def exchanges(ego: int, people: Sequence[int]) -> list[Exchanged]:
    """Return what was exchanged with these people: person by person, in time's order.

    Messages and meetings with a date; those who only stood beside are left out.
    """
    if not ego:
        raise NoEgo
    sql = (
        "SELECT h.person_id, m.at, m.by, m.channel, m.size"
        " FROM people_handle h JOIN people_mention m ON m.handle_id = h.id"
        " WHERE h.ego_id = %s AND m.kind IN ('wrote', 'met') AND m.by <> 'beside'"
        " AND m.at IS NOT NULL AND h.person_id IN ({in})"
    )
    with connection.cursor() as cursor:
        found: list[Exchanged] = list(where_in(cursor, sql, people, [ego]))  # type: ignore[arg-type]  # the columns' types
    found.sort()
    return found


def exchanged(ego: int) -> set[int]:
    """Return all of whom `exchanges` knows anything, from one pass of all mentions."""
    if not ego:
        raise NoEgo
    sql = (
        "SELECT DISTINCT h.person_id FROM people_handle h JOIN"
        " (SELECT DISTINCT handle_id FROM people_mention WHERE ego_id = %s"
        " AND kind IN ('wrote', 'met') AND by <> 'beside' AND at IS NOT NULL) m"
        " ON m.handle_id = h.id WHERE h.ego_id = %s AND h.person_id IS NOT NULL"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [ego, ego])
        return {int(person) for (person,) in cursor.fetchall()}


def between(ego: int, after: int, upto: int) -> set[int]:
    """Return who is mentioned after one second, up to another (since 1970). One query.

    It goes through all there is, along an index: for what is asked once a day.
    """
    if not ego:
        raise NoEgo
    sql = (
        "SELECT DISTINCT h.person_id FROM people_handle h JOIN"
        " (SELECT DISTINCT handle_id FROM people_mention WHERE at > %s AND at <= %s) m"
        " ON m.handle_id = h.id WHERE h.ego_id = %s AND h.person_id IS NOT NULL"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [after, upto, ego])
        return {int(person) for (person,) in cursor.fetchall()}


def mentioned(ego: int, *kinds: str) -> list[tuple[int, int, int | None]]:
    """Return (record, person, at) of the mentions of these kinds (never ``wrote``)."""
    rows = Mention.objects.of(ego).filter(kind__in=kinds).exclude(kind="wrote")
    found = rows.filter(handle__person__isnull=False).order_by("kept_id")
    return list(found.values_list("kept_id", "handle__person_id", "at"))


def mentioned_of(
    ego: int, people: Sequence[int], *kinds: str
) -> list[tuple[int, int, int | None]]:
    """Return what `mentioned` does, of a few people: it reads no others' rows."""
    if not ego:
        raise NoEgo
    named = ", ".join(["%s"] * len(kinds))
    sql = (
        "SELECT m.kept_id, h.person_id, m.at"  # noqa: S608 - our own texts
        " FROM people_handle h JOIN people_mention m ON m.handle_id = h.id"
        f" WHERE h.ego_id = %s AND m.kind IN ({named}) AND h.person_id IN ({{in}})"
    )
    with connection.cursor() as cursor:
        found: list[tuple[int, int, int | None]] = list(
            where_in(cursor, sql, people, [ego, *kinds])  # type: ignore[arg-type]  # the columns' types
        )
    found.sort(key=itemgetter(0))
    return found


def display_name(ego: int, person: int) -> str:
    """Return a person's name as shown; "" where there is no such person."""
    name = Person.objects.of(ego).filter(pk=person).values_list("name", flat=True)
    return name[0] if name else ""


def holder(ego: int, handle: HandleKey) -> int:
    """Return the person who answers to this handle, 0 where nobody does."""
    kind, value = handle
    rows = Handle.objects.of(ego).filter(kind=kind, value=value)
    return rows.values_list("person_id", flat=True).first() or 0


def holders(ego: int, handles: Iterable[str]) -> dict[str, int]:
    """Return who answers to each of these handles (``kind:value``). One query.

    Handles that nobody has any more are left out.
    """
    wanted = set(handles)
    values = {handle.partition(":")[2] for handle in wanted}
    rows = Handle.objects.of(ego).filter(value__in=values, person__isnull=False)
    found = rows.values_list("kind", "value", "person_id")
    whose = {f"{kind}:{value}": person or 0 for kind, value, person in found}
    return {handle: whose[handle] for handle in wanted & whose.keys()}


def names(ego: int, people: Iterable[int]) -> dict[int, str]:
    """Return the names of these people as shown. One query."""
    rows = Person.objects.of(ego).filter(pk__in=set(people))
    return dict(rows.values_list("id", "name"))


def handles_of(ego: int, person: int) -> list[HandleKey]:
    """Return the handles this person answers to, the first one first."""
    rows = Handle.objects.of(ego).filter(person_id=person).order_by("id")
    return list(rows.values_list("kind", "value"))


def shadows_of(ego: int, person: int) -> list[int]:
    """Return who is known only by this person's name: perhaps the same human being."""
    name = Person.objects.of(ego).filter(pk=person).values("folded")[:1]
    rows = Person.objects.of(ego).filter(shadow=True, folded=name).exclude(pk=person)
    return list(rows.order_by("id").values_list("id", flat=True))


def records_of(ego: int, person: int) -> list[int]:
    """Return the numbers of all records that name this person."""
    rows = Mention.objects.of(ego).filter(handle__person_id=person)
    return sorted(set(rows.values_list("kept_id", flat=True)))
