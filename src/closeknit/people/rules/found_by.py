"""The keys of a side as numbers, each with its role, and which pair two sides."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from struct import pack, unpack
from typing import NamedTuple
from zlib import crc32

from closeknit.people.rules.identity.blocking import LARGEST, keys
from closeknit.people.rules.identity.side import Side
from closeknit.people.rules.sides import Two, two

PROVEN, NAMED, GUESSED = 1, 2, 4
"""Roles, to be added: the side has a profile; the key is its name; it is a guess."""
ROLES = 8
_OPEN = PROVEN | NAMED
"""What of a role says whether members can meet there."""
NOBODY = 0
"""The number of no name."""

Under = tuple[int, int]
"""A side under a key, and the key's role for it."""


class FoundBy(NamedTuple):
    """What a side is found by: keys and roles in one number each, sorted; its name.

    A mark is ``key * ROLES + role``.
    """

    marks: tuple[int, ...]
    name: int

    @classmethod
    def of(cls, marks: tuple[int, ...]) -> "FoundBy":
        """Return what these marks say, the name too.

        >>> FoundBy.of((7 * ROLES, 9 * ROLES + NAMED)).name
        9
        """
        named = (mark // ROLES for mark in marks if mark & NAMED)
        return cls(marks, next(named, NOBODY))

    @property
    def keys(self) -> frozenset[int]:
        """Return the keys alone."""
        return frozenset(mark // ROLES for mark in self.marks)


def number(key: str) -> int:
    """Return a key as a number that a database column holds.

    Two keys of one number, one in some thousands, cost a comparison and no more.
    """
    return crc32(key.encode("utf-8", "replace"))


def found_by(side: Side) -> FoundBy:
    """Return what a side is found by.

    >>> found = found_by(Side(1, ("Ada King",)))
    >>> [mark % ROLES for mark in found.marks].count(NAMED), found.name in found.keys
    (1, True)
    """
    its = keys(side)
    proven = PROVEN if side.profiles else 0
    roles = dict.fromkeys(map(number, its.guessed), proven | GUESSED)
    roles.update(dict.fromkeys(map(number, its.own), proven))
    name = NOBODY
    if its.name:
        name = number(its.name)
        roles[name] = proven | NAMED
    marks = [key * ROLES + role for key, role in roles.items()]
    marks.sort()
    return FoundBy(tuple(marks), name)


def packed(marks: Sequence[int]) -> bytes:
    """Return marks as bytes, the same on every machine."""
    return pack(f"<{len(marks)}q", *marks)


def unpacked(kept: bytes) -> tuple[int, ...]:
    """Return the marks again.

    >>> unpacked(packed((7, 4_294_967_295 * ROLES)))
    (7, 34359738360)
    """
    return unpack(f"<{len(kept) // 8}q", kept)


def meet(one: int, other: int) -> bool:
    """Say whether two roles under one key pair their sides.

    Two guesses prove nothing. Of two members of LinkedIn nothing but one name speaks
    for one human being.
    """
    if one & other & GUESSED:
        return False
    return not one & other & PROVEN or bool(one & other & NAMED)


def share(one: FoundBy, other: FoundBy) -> bool:
    """Say whether two sides meet under any key."""
    roles = dict(divmod(mark, ROLES) for mark in one.marks)
    for mark in other.marks:
        key, role = divmod(mark, ROLES)
        if key in roles and meet(roles[key], role):
            return True
    return False


def candidates(
    under: Mapping[int, Sequence[Under]], restless: Collection[int] | None
) -> Iterator[Two]:
    """Yield the pairs under each key that is not crowded, one of each restless.

    `restless`: None where all are. A pair that meets under several keys comes often.
    """
    for those in under.values():
        if 1 < len(those) <= LARGEST:
            for (one, its), (other, others) in combinations(those, 2):
                if meet(its, others) and (
                    restless is None or one in restless or other in restless
                ):
                    yield two(one, other)


def by_key(sides: Iterable[tuple[int, FoundBy]]) -> dict[int, list[Under]]:
    """Return the sides under each of their keys.

    Keys under which no two can meet are left out where that is seen at once: one alone
    stands there, or all who do are members, and it is nobody's name. So are most.
    """
    sides = list(sides)
    marks = list(chain.from_iterable(found.marks for _, found in sides))
    many = Counter([mark // ROLES for mark in marks])
    open_keys = {
        key
        for mark in marks
        if mark & _OPEN != PROVEN and many[key := mark // ROLES] > 1
    }
    under: dict[int, list[Under]] = {key: [] for key in open_keys}
    for side, found in sides:
        for mark in found.marks:
            key = mark // ROLES
            if key in open_keys:
                under[key].append((side, mark % ROLES))
    return under
