"""Communities: those that were planted are found, and always the same ones."""

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.network.rules.communities import communities, modularity
from closeknit.network.rules.ego_network import EgoNetwork, ego_network
from tests.network.rules.club import PAIRS

Pairs = list[tuple[int, int, float]]
NUMBERS = st.integers(1, 14)


def network(pairs: Pairs) -> EgoNetwork:
    people = {one for pair in pairs for one in pair[:2]}
    return ego_network(dict.fromkeys(people, 0.5), pairs)


def ring_of_cliques(cliques: int, size: int) -> Pairs:
    """Return cliques, each joined to the next by one pair."""
    first = [1 + n * size for n in range(cliques)]
    within = [(*two, 0.6) for n in first for two in combinations(range(n, n + size), 2)]
    around = pairwise([*first, first[0]])
    return [*within, *((one, other + 1, 0.3) for one, other in around)]


def planted(groups: int, size: int, *, within: float, between: float) -> Pairs:
    """Return groups whose people know each other more often than others, by lot."""
    lots = random.Random(7)  # noqa: S311 - lots for a test
    of = {n: (n - 1) // size for n in range(1, groups * size + 1)}
    return [
        (one, other, 0.6)
        for one, other in combinations(of, 2)
        if lots.random() < (within if of[one] == of[other] else between)
    ]


def blocks(groups: int, size: int) -> list[tuple[int, ...]]:
    return [
        tuple(range(start, start + size)) for start in range(1, groups * size, size)
    ]


def test_cliques_in_a_ring_are_found_each() -> None:
    assert communities(network(ring_of_cliques(8, 5))) == blocks(8, 5)


@pytest.mark.parametrize(("within", "between"), [(0.7, 0.02), (0.5, 0.05)])
def test_planted_groups_are_found_whole(within: float, between: float) -> None:
    pairs = planted(6, 30, within=within, between=between)

    assert communities(network(pairs)) == blocks(6, 30)


def test_surer_pairs_hold_together_what_is_joined_as_often() -> None:
    sure = [
        (1, 2, 0.9),
        (2, 3, 0.9),
        (1, 3, 0.9),
        (4, 5, 0.9),
        (5, 6, 0.9),
        (4, 6, 0.9),
    ]
    unsure = [(one, other, 0.05) for one in (1, 2, 3) for other in (4, 5, 6)]

    assert communities(network([*sure, *unsure])) == [(1, 2, 3), (4, 5, 6)]


def test_karate_club_falls_apart_as_well_as_is_known_to_be_possible() -> None:
    """0.4198 is the most there is (Brandes et al. 2008)."""
    club = network(PAIRS)

    assert modularity(club, communities(club)) == 0.41979


def test_two_who_know_nobody_else_are_no_community() -> None:
    assert communities(network([(1, 2, 0.9)])) == []


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from([0.16, 0.6])), min_size=1))
@settings(max_examples=50)
def test_each_community_hangs_together_and_nobody_is_in_two(pairs: Pairs) -> None:
    found = communities(these := network(pairs))

    everybody = [one for part in found for one in part]
    assert len(everybody) == len(set(everybody))
    for part in found:
        reached, left = {part[0]}, {*part[1:]}
        while more := {n for n in left if these.known[n].keys() & reached}:
            reached |= more
            left -= more
        assert left == set()


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.just(0.6)), min_size=1), st.randoms())
@settings(max_examples=50)
def test_order_in_which_pairs_come_changes_nothing(
    pairs: Pairs, lots: random.Random
) -> None:
    mixed = lots.sample(pairs, len(pairs))

    assert communities(network(mixed)) == communities(network(pairs))
