"""Pairs of one world, looked at once, and what may be measured of an answer to them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from closeknit.people.rules.identity.blocking import (
    LARGEST,
    keys,
)
from closeknit.people.rules.identity.groups import Likely, Pair, pair
from closeknit.people.rules.identity.namesakes import ALONE, Namesakes, namesakes
from closeknit.people.rules.identity.side import Side


@dataclass(frozen=True, slots=True)
class Blocked:
    """The pairs to judge, how many namesakes each has, and the keys too full to use."""

    pairs: tuple[tuple[Side, Side, Namesakes], ...]
    crowded: int


def blocked(sides: Sequence[Side]) -> Blocked:
    """Return every pair that shares a key."""
    index: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    by_id = {side.id: side for side in sides}
    home = {}
    for side in sides:
        found_by = keys(side)
        home[side.id] = found_by.name
        for key in found_by.own:
            index[key].append((side.id, True))
        for key in found_by.guessed:
            index[key].append((side.id, False))
    named: dict[str, list[Side]] = defaultdict(list)
    for number, name in home.items():
        if name:
            named[name].append(by_id[number])
    known = {
        name: namesakes(its) if len(index[name]) <= LARGEST else Namesakes(LARGEST)
        for name, its in named.items()
    }
    found: set[Pair] = set()
    for ids in index.values():
        if len(ids) <= LARGEST:
            found.update(
                pair(a, b)
                for n, (a, own) in enumerate(ids)
                for b, others_own in ids[:n]
                if own or others_own
            )
    return Blocked(
        tuple(
            (
                by_id[a],
                by_id[b],
                max(known.get(home[a], ALONE), known.get(home[b], ALONE)),
            )
            for a, b in sorted(found)
        ),
        sum(len(ids) > LARGEST for ids in index.values()),
    )


def two_profiles(sides: Sequence[Side], likely: Iterable[Likely]) -> list[Likely]:
    """Return the profiles that a chain of pairs would unite, two and two."""
    root: dict[int, int] = {}

    def find(one: int) -> int:
        while root.get(one, one) != one:
            one = root[one]
        return one

    for one in likely:
        if one.verdict != "apart":
            root[find(one.one)] = find(one.other)
    chained: dict[int, list[int]] = defaultdict(list)
    for side in sides:
        if side.profiles:
            chained[find(side.id)].append(side.id)
    return [
        Likely(*pair(*two), 0.0, "apart", contradicted=True)
        for its in chained.values()
        for two in combinations(its, 2)
    ]


def truth_of(truths: Sequence[int], atoms: Sequence[int]) -> dict[int, int]:
    """Return whose each cluster is: who has most of its mentions."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for truth, atom in zip(truths, atoms, strict=True):
        votes[atom][truth] += 1
    return {
        atom: min((-many, who) for who, many in its.items())[1]
        for atom, its in votes.items()
    }


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares of pairs of mentions."""

    precision: float
    recall: float
    found: int


def measured(
    truths: Sequence[int],
    said: Sequence[int],
    before: Sequence[int] | None = None,
    asked: Iterable[Pair] = (),
) -> Measured:
    """Return precision and recall over all pairs of mentions.

    `said` is the person each mention was given. With `before`, the clusters there were
    already, precision is that of the new pairs only. A question counts for the recall
    as though it were answered.
    """
    joined = _counts(truths, said)
    old = _counts(truths, before) if before else (0, 0)
    every = sum(n * (n - 1) // 2 for n in Counter(truths).values())
    new, right = joined[0] - old[0], joined[1] - old[1]
    reached = _counts(truths, _answered(truths, said, asked))[1]
    return Measured(right / new if new else 1.0, reached / every, new)


def _answered(
    truths: Sequence[int], said: Sequence[int], asked: Iterable[Pair]
) -> list[int]:
    """Return the people as they are when every question is answered truly."""
    whose = truth_of(truths, said)
    root: dict[int, int] = {}

    def find(one: int) -> int:
        while root.get(one, one) != one:
            one = root[one]
        return one

    for one, other in asked:
        if whose[one] == whose[other] and find(one) != find(other):
            root[find(one)] = find(other)
    return [find(person) for person in said]


def _counts(truths: Sequence[int], said: Sequence[int]) -> tuple[int, int]:
    both = Counter(zip(truths, said, strict=True))
    one = Counter(said)
    return (
        sum(n * (n - 1) // 2 for n in one.values()),
        sum(n * (n - 1) // 2 for n in both.values()),
    )
