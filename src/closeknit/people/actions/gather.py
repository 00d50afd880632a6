"""The handles and links that settling looks at: all there are, or those concerned."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db import connection

from closeknit.engines.rows import Cursor, Found, where_in
from closeknit.people.models import Link
from closeknit.people.rules.clusters import Node, clusters
from closeknit.people.rules.facts import Said
from closeknit.people.rules.found_by import FoundBy, found_by, unpacked
from closeknit.people.rules.identity.groups import Words
from closeknit.people.rules.identity.side import Side
from closeknit.people.rules.sides import Two, Value, side_of, value
from closeknit.sources.handles import folded

T = TypeVar("T")
COMPANY = 8
"""People of a record at most, for it to say who belongs with whom."""
_SAID = "id kind value name rank said company position held joined called".split()
_COLUMNS = ", ".join(f"h.{column}" for column in ("own", "person_id", "side", *_SAID))
_HANDLES = f"SELECT {_COLUMNS} FROM people_handle h WHERE h.ego_id = %s"  # noqa: S608 - our own column names


class OutOfLine(Exception):
    """The index or the pairs name a side that is no more: all must be looked at."""


class _AtHand(dict[int, T]):
    """What is at hand by number; asking for anything else is told."""

    def __missing__(self, number: int) -> T:
        raise OutOfLine(number)


class Gathered:
    """Handles at hand, and the sides they make. Others are fetched when asked for.

    `found` are the handles that are clustered anew; `was` says for every handle at
    hand whose it was, `first` of which side it is now (the ego's own too).
    """

    def __init__(self, ego: int) -> None:
        self.ego = ego
        self.said: dict[int, Said] = {}
        self.was: dict[int, int | None] = {}
        self.was_side: dict[int, int | None] = {}
        self.first: dict[int, int] = _AtHand()
        self.members: dict[int, list[Said]] = _AtHand()
        self.found: set[int] = set()
        self.shared: dict[int, set[str]] = defaultdict(set)
        self._own: set[int] = set()
        self._sides: dict[int, Side] = {}
        self._keys: dict[int, FoundBy] = {}
        self._people: set[int] = set()
        self._mailboxes: dict[int, str] = {}

    def take(self, rows: Iterable[Found]) -> set[int]:
        """Have these handles at hand; return which were not."""
        new: set[int] = set()
        for own, person, side, *facts in rows:
            one = Said(*facts)  # type: ignore[arg-type]  # the columns' types
            if one.id in self.said:
                continue
            new.add(one.id)
            self.said[one.id] = one
            self.was[one.id] = person  # type: ignore[assignment]  # the column's type
            self.was_side[one.id] = side  # type: ignore[assignment]  # same
            if own:
                self._own.add(one.id)
        return new

    def cluster(self, links: Collection[Two], said: Words) -> None:
        """Make sides of all that is at hand; `said` is by handles."""
        nodes = {
            s.id: Node(s.id, s.kind, folded(s.name), s.joined, s.value)
            for s in self.said.values()
        }
        self.found = set(nodes)
        # A link may lead to a handle that is no more.
        whole = [(a, b) for a, b in links if a in nodes and b in nodes]
        self.first = _AtHand(clusters(nodes, whole, said.different, said.same))
        members: dict[int, list[Said]] = defaultdict(list)
        for handle, side in self.first.items():
            members[side].append(self.said[handle])
        for side in {self.first[handle] for handle in self._own}:
            del members[side]
        self.members = _AtHand(members)
        self._share(links)

    def take_mailboxes(self, cursor: Cursor, handles: Iterable[int]) -> None:
        """Have the addresses at hand that only a link leads to."""
        sql = (
            "SELECT id, value FROM people_handle WHERE kind = 'email' AND id IN ({in})"
        )
        for number, address in where_in(cursor, sql, sorted(handles)):
            self._mailboxes[int(str(number))] = str(address)

    def _share(self, links: Iterable[Two]) -> None:
        """Note the mailboxes that records give to sides and to others too."""
        for one, other in links:
            for here, there in ((one, other), (other, one)):
                said = self.said.get(there)
                is_mail = said is not None and said.kind == "email"
                address = said.value if said and is_mail else self._mailboxes.get(there)
                side = self.first.get(here)
                if address and side is not None and side != self.first.get(there):
                    self.shared[side].add(address)

    def have(self, sides: Iterable[int]) -> None:
        """Fetch the sides that are not at hand, with all of their people's."""
        missing = sorted({side for side in sides if side not in self.members})
        whose = "SELECT person_id FROM people_handle WHERE id IN ({in})"
        with connection.cursor() as cursor:
            found = [person for (person,) in where_in(cursor, whose, missing)]
        self.of_people({int(str(person)) for person in found if person is not None})

    def of_people(self, people: Collection[int]) -> set[int]:
        """Return the sides of these people, fetching what is not at hand."""
        wanted = sorted(set(people) - self._people)
        self._people.update(wanted)
        with connection.cursor() as cursor:
            sql = f"{_HANDLES} AND h.person_id IN ({{in}})"
            new = self.take(where_in(cursor, sql, wanted, [self.ego]))
            for handle in new:
                side = self.was_side[handle]
                if side is not None:
                    self.first[handle] = side
                    self.members.setdefault(side, []).append(self.said[handle])
            links = links_of(cursor, new)
            ends = {handle for link in links for handle in link} - self.first.keys()
            self.take_mailboxes(cursor, ends)
        self._share(links)
        return {
            self.first[handle]
            for handle, person in self.was.items()
            if person in people and self.first[handle] in self.members
        }

    def side(self, number: int) -> Side:
        """Return a side that is at hand, as blocking sees it."""
        found = self._sides.get(number)
        if found is None:
            found = side_of(self.members[number], self.shared.get(number, ()))
            self._sides[number] = found
        return found

    def keys(self, number: int) -> FoundBy:
        """Return what a side that is at hand is found by."""
        found = self._keys.get(number)
        if found is None:
            found = self._keys[number] = found_by(self.side(number))
        return found

    def have_keys(self, sides: Iterable[int]) -> None:
        """Fetch what these sides are found by from the index, which is in line."""
        missing = sorted({side for side in sides if side not in self._keys})
        sql = "SELECT side, keys FROM people_packed WHERE side IN ({in})"
        with connection.cursor() as cursor:
            for side, kept in where_in(cursor, sql, missing):
                marks = unpacked(bytes(kept))  # type: ignore[call-overload]  # a blob
                self._keys[int(str(side))] = FoundBy.of(marks)

    def is_new(self, number: int) -> bool:
        """Say whether nothing of a side was there before."""
        return all(self.was_side[handle.id] is None for handle in self.members[number])

    def values(self, sides: Iterable[int]) -> dict[int, Value]:
        """Return what orders these sides whatever came first."""
        return {side: min(map(value, self.members[side])) for side in sides}


def everything(ego: int, said: Words) -> Gathered:
    """Return all handles of the ego, clustered."""
    at_hand = Gathered(ego)
    with connection.cursor() as cursor:
        cursor.execute(f"{_HANDLES} ORDER BY h.id", [ego])
        at_hand.take(cursor.fetchall())
    links = list(Link.objects.of(ego).values_list("one_id", "other_id"))
    at_hand.cluster(links, said)
    return at_hand


def around(ego: int, moved: Iterable[int], said: Words) -> Gathered:
    """Return these handles and all that links reach from them, clustered."""
    at_hand = Gathered(ego)
    links: set[Two] = set()
    with connection.cursor() as cursor:
        ahead = set(moved)
        joined: set[str] = set()
        while ahead:
            sql = f"{_HANDLES} AND h.id IN ({{in}})"
            new = at_hand.take(where_in(cursor, sql, sorted(ahead), [ego]))
            fresh = {at_hand.said[handle].joined for handle in new} - {""} - joined
            joined |= fresh
            # NOT (joined = ''), word for word as the index has it.
            alike = f"{_HANDLES} AND h.joined IN ({{in}}) AND NOT (h.joined = '')"
            new |= at_hand.take(where_in(cursor, alike, sorted(fresh), [ego]))
            some = links_of(cursor, new)
            links |= some
            ahead = {handle for link in some for handle in link} - set(at_hand.said)
    at_hand.cluster(links, said)
    return at_hand


def links_of(cursor: Cursor, handles: Collection[int]) -> set[Two]:
    """Return the links that lead from these handles."""
    found: set[Two] = set()
    for end in ("one_id", "other_id"):
        sql = f"SELECT one_id, other_id FROM people_link WHERE {end} IN ({{in}})"  # noqa: S608 - our own column names
        rows = where_in(cursor, sql, sorted(handles))
        found.update((int(str(one)), int(str(other))) for one, other in rows)
    return found


def beside(at_hand: Gathered, sides: Collection[int]) -> dict[int, frozenset[int]]:
    """Return for each of these sides the handles it appears with in small company."""
    of = {h.id: side for side in sides for h in at_hand.members[side]}
    seen: dict[int, set[int]] = defaultdict(set)
    sql = (
        "SELECT DISTINCT m.handle_id, o.handle_id FROM people_mention m"
        " JOIN people_mention o ON o.kept_id = m.kept_id AND o.ego_id = m.ego_id"
        " AND o.size > 1 AND o.handle_id <> m.handle_id"
        " WHERE m.ego_id = %s AND m.size > 1 AND m.size <= %s AND m.handle_id IN ({in})"
    )
    few = [at_hand.ego, COMPANY]
    with connection.cursor() as cursor:
        for handle, other in where_in(cursor, sql, sorted(of), few):
            seen[of[int(str(handle))]].add(int(str(other)))
    return {side: frozenset(handles) for side, handles in seen.items()}
