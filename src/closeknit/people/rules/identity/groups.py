"""Which side belongs to which person: the user's words first, then what is sure.

The answer depends on the set of sides, judgements and words, never on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Pair = tuple[int, int]
"""Two ids, the smaller first."""

MARGIN = 3.0
"""Bits by which one of two rivals must be the likelier for a side to join it."""


def pair(one: int, other: int) -> Pair:
    """Return the two with the smaller id first.

    >>> pair(7, 1)
    (1, 7)
    """
    return (one, other) if one < other else (other, one)


class Words(NamedTuple):
    """What the user has said; `taken_back` are joins of ours that they undid."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    taken_back: frozenset[Pair] = frozenset()


UNSAID = Words()
"""Nothing said."""


class Likely(NamedTuple):
    """Two sides that may be one person: how likely in bits, and what is to be done.

    `verdict` is ``join``, ``ask`` or ``apart``. `contradicted`: no chain of joins may
    unite them, only the user's word. Pairs that are apart need be given only for this.
    """

    one: int
    other: int
    weight: float
    verdict: str
    contradicted: bool = False


class Grouped(NamedTuple):
    """The person of each side; the joins that made them; what is left to ask."""

    person: dict[int, int]
    joins: tuple[Likely, ...]
    questions: tuple[Likely, ...]


class _Sets:
    """Disjoint sets of sides that know with whom they must not be united."""

    def __init__(self, sides: Iterable[int], apart: Iterable[Pair]) -> None:
        self.root = {side: side for side in sides}
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            if one in self.root and other in self.root:
                self.apart[one].add(other)
                self.apart[other].add(one)

    def find(self, side: int) -> int:
        while self.root[side] != side:
            self.root[side] = self.root[self.root[side]]
            side = self.root[side]
        return side

    def are_apart(self, one: int, other: int) -> bool:
        first, second = self.find(one), self.find(other)
        few, of = min((self.apart[first], second), (self.apart[second], first), key=_n)
        return any(self.find(side) == of for side in few)

    def unite(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            self.root[second] = first
            self.apart[first] |= self.apart.pop(second, set())


def _n(apart: tuple[set[int], int]) -> int:
    return len(apart[0])


def _order(likely: Likely) -> tuple[float, int, int]:
    return (-likely.weight, likely.one, likely.other)


def groups(
    sides: Iterable[int], judged: Iterable[Likely], words: Words = UNSAID
) -> Grouped:
    """Return who belongs together.

    The user's ``same`` joins, and ``different`` keeps apart, also through a chain of
    joins: of these the least likely gives way; where none is so by `MARGIN`, all are
    asked instead. Where the user has said both of one chain, ``different`` wins.

    >>> sure = [Likely(1, 2, 9.0, "join"), Likely(2, 3, 5.0, "join")]
    >>> groups([1, 2, 3], sure).person
    {1: 1, 2: 1, 3: 1}
    >>> groups([1, 2, 3], sure, Words(different=frozenset({(1, 3)}))).person
    {1: 1, 2: 1, 3: 3}
    """
    known = set(sides)
    pairs = sorted(
        {j for j in judged if j.one in known and j.other in known}, key=_order
    )
    never = [pair(j.one, j.other) for j in pairs if j.contradicted]
    told = _Sets(sorted(known), words.different)
    for one, other in sorted(words.same - words.different):
        if one in known and other in known and not told.are_apart(one, other):
            told.unite(one, other)
    for one, other in never:
        if told.find(one) != told.find(other):
            told.apart[told.find(one)].add(other)
            told.apart[told.find(other)].add(one)
    rivals = _rivalled(pairs, told)
    joins, asked = [], []
    for likely in pairs:
        two = pair(likely.one, likely.other)
        if likely.verdict == "apart" or two in words.taken_back:
            continue
        if likely.verdict == "ask" or two in rivals:
            asked.append(likely)
        elif told.find(likely.one) == told.find(likely.other):
            joins.append(likely)
        elif not told.are_apart(*two):
            told.unite(*two)
            joins.append(likely)
    person = {side: told.find(side) for side in sorted(known)}
    unlike = {pair(person[a], person[b]) for a, b in words.different if {a, b} <= known}
    open_ones = (
        j for j in asked if j.contradicted or not told.are_apart(j.one, j.other)
    )
    return Grouped(person, tuple(joins), tuple(_questions(open_ones, person, unlike)))


def _rivalled(pairs: Iterable[Likely], told: _Sets) -> set[Pair]:
    """Return joins that must be asked: another, of somebody else, is nearly as likely.

    Of two John Smiths who are surely two, a mailbox of that name can be either's.
    """
    strong: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for likely in pairs:
        if likely.verdict == "join":
            strong[likely.one].append((likely.weight, likely.other))
            strong[likely.other].append((likely.weight, likely.one))
    found: set[Pair] = set()
    for side, others in strong.items():
        for place, (weight, other) in enumerate(others):
            for less, rival in others[place + 1 :]:
                if told.are_apart(other, rival):
                    found.add(pair(side, rival))
                    if weight - less < MARGIN:
                        found.add(pair(side, other))
    return found


def _questions(
    asked: Iterable[Likely], person: Mapping[int, int], unlike: set[Pair]
) -> Iterable[Likely]:
    """Yield one question for two people, the likeliest; none where the user said no."""
    seen = set(unlike)
    for likely in asked:
        two = pair(person[likely.one], person[likely.other])
        if two[0] != two[1] and two not in seen:
            seen.add(two)
            yield likely
