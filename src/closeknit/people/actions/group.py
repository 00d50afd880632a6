"""Sides become people: what is sure joins, the user's words stand above all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from closeknit.engines.rows import chunks
from closeknit.people.actions.compare import Judge
from closeknit.people.actions.gather import Gathered
from closeknit.people.actions.index import write
from closeknit.people.models import Pair
from closeknit.people.rules.found_by import share
from closeknit.people.rules.identity.groups import Likely, Words, groups
from closeknit.people.rules.sides import Two, ranks, two

BATCH = 2_000


class Row(NamedTuple):
    """A pair as kept."""

    one: int
    other: int
    verdict: str
    weight: float
    stands: str


def group(
    at_hand: Gathered, stirred: Iterable[int], said: Words, *, whole: bool
) -> dict[int, list[int]]:
    """Return the sides of each person that may have changed, by the person's number.

    `stirred` are the sides whose pairs or words may have changed. What stands of each
    pair is written down.
    """
    if whole:
        rows = {(r.one, r.other): r for r in _rows(at_hand.ego, None)}
        sides = set(at_hand.members)
    else:
        rows, sides = _reach(at_hand, set(stirred), said)
    of, stands = _grouped(at_hand, sides, rows, said)
    write(
        "UPDATE people_pair SET stands = %s WHERE one = %s AND other = %s",
        [
            (stands.get(pair, ""), *pair)
            for pair, row in sorted(rows.items())
            if row.stands != stands.get(pair, "")
        ],
    )
    people: dict[int, list[int]] = defaultdict(list)
    for side, root in of.items():
        people[root].append(side)
    return {min(sides): sorted(sides) for sides in people.values()}


def _rows(ego: int, about: Collection[int] | None) -> Iterator[Row]:
    columns = Row._fields
    if about is None:
        for row in Pair.objects.of(ego).values_list(*columns):
            yield Row(*row)
        return
    for some in chunks(sorted(about), BATCH):
        for end in ("one", "other"):
            found = Pair.objects.of(ego).filter(**{f"{end}__in": some})
            for row in found.values_list(*columns):
                yield Row(*row)


def _reach(
    at_hand: Gathered, start: Collection[int], said: Words
) -> tuple[dict[Two, Row], set[int]]:
    """Return the pairs and sides that these can reach, having them all at hand."""
    told: dict[int, set[int]] = defaultdict(set)
    for one, other in said.same:
        told[one].add(other)
        told[other].add(one)
    rows: dict[Two, Row] = {}
    sides: set[int] = set()
    before = {at_hand.was[handle] for handle in at_hand.found}
    ahead = {*start, *at_hand.of_people({one for one in before if one is not None})}
    while ahead:
        at_hand.have(ahead)
        # Whoever was one person with them may be left alone now.
        ahead |= _housemates(at_hand, ahead)
        ahead &= at_hand.members.keys()
        sides |= ahead
        found = {(row.one, row.other): row for row in _rows(at_hand.ego, ahead)}
        rows |= found
        ends = {side for pair in found for side in pair}
        ends.update(other for side in ahead for other in told.get(side, ()))
        ahead = ends - sides
    return {p: row for p, row in rows.items() if sides.issuperset(p)}, sides


def _housemates(at_hand: Gathered, sides: Iterable[int]) -> set[int]:
    """Return the sides that were one person with these, having them at hand."""
    people = {
        at_hand.was[handle.id]
        for side in sides
        for handle in at_hand.members.get(side, ())
    } - {None}
    return at_hand.of_people({person for person in people if person is not None})


def _grouped(
    at_hand: Gathered,
    sides: Collection[int],
    rows: Mapping[Two, Row],
    said: Words,
) -> tuple[dict[int, int], dict[Two, str]]:
    """Return whom each side belongs to, and what stands of each pair."""
    likely = {p: Likely(*p, r.weight, r.verdict) for p, r in rows.items()}
    paired = {side for pair in (*rows, *said.same) for side in pair} & set(sides)
    for pair in _contradicted(at_hand, paired, (*rows, *said.same)):
        apart = Likely(*pair, 0.0, "apart")
        likely[pair] = likely.get(pair, apart)._replace(contradicted=True)
    # By rank, so that what gives way does not depend on what was read first.
    rank = ranks(at_hand.values(paired))
    real = {place: side for side, place in rank.items()}
    made = groups(
        rank.values(),
        [
            one._replace(one=place, other=place_of_other)
            for one in likely.values()
            for place, place_of_other in [two(rank[one.one], rank[one.other])]
        ],
        Words(*(_ranked(pairs, rank) for pairs in said)),
    )
    of = {side: side for side in sides}
    of |= {real[place]: real[root] for place, root in made.person.items()}
    stands: dict[Two, str] = {}
    for word, some in (("join", made.joins), ("ask", made.questions)):
        stands |= {two(real[one.one], real[one.other]): word for one in some}
    return of, stands


def _ranked(pairs: Iterable[Two], rank: Mapping[int, int]) -> frozenset[Two]:
    return frozenset(
        two(rank[one], rank[other])
        for one, other in pairs
        if one in rank and other in rank
    )


def _contradicted(
    at_hand: Gathered, paired: Collection[int], pairs: Iterable[Two]
) -> list[Two]:
    """Return whom no chain of joins may unite, of those that one could."""
    at_hand.have_keys(paired)
    wanted = {
        pair
        for sides in _chains(paired, pairs)
        if len(sides) > 2  # noqa: PLR2004 - a chain has a middle
        for pair in combinations(sorted(sides), 2)
        if _are_to_be_judged(at_hand, *pair)
    }
    if not wanted:
        return []
    judge = Judge(at_hand, {side for pair in wanted for side in pair}, None)
    return [pair for pair in sorted(wanted) if judge(*pair).contradicted]


def _are_to_be_judged(at_hand: Gathered, one: int, other: int) -> bool:
    """Say whether to look for what parts two of a chain: a key, or two profiles."""
    if at_hand.side(one).profiles and at_hand.side(other).profiles:
        return True
    return share(at_hand.keys(one), at_hand.keys(other))


def _chains(sides: Iterable[int], pairs: Iterable[Two]) -> Iterable[list[int]]:
    """Return the sides that pairs reach from each other."""
    root = {side: side for side in sides}

    def find(side: int) -> int:
        while root[side] != side:
            root[side] = root[root[side]]
            side = root[side]
        return side

    for one, other in pairs:
        if one in root and other in root:
            root[find(one)] = find(other)
    found: dict[int, list[int]] = defaultdict(list)
    for side in root:
        found[find(side)].append(side)
    return found.values()
