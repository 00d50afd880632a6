"""What a tie's two ends share, held to the definitions and to a case by hand."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.network.rules.ego_network import EgoNetwork, ego_network
from closeknit.network.rules.embedding import (
    Embedding,
    embedding,
    embeddings,
    reciprocity,
)

NUMBERS = st.integers(1, 12)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from([0.3, 0.95])))


def everybody(pairs: list[tuple[int, int, float]]) -> EgoNetwork:
    return ego_network(dict.fromkeys(range(1, 13), 0.5), pairs)


def dispersion(network: EgoNetwork, alter: int) -> int:
    """Return it as Backstrom and Kleinberg define it, pair by pair."""
    known = network.known
    return sum(
        two not in known[one] and known[one].keys() & known[two].keys() == {alter}
        for one, two in combinations(known[alter], 2)
    )


def test_reciprocity_is_one_for_as_much_either_way_and_none_for_one_way() -> None:
    assert [reciprocity(*two) for two in ((4, 4), (1, 3), (9, 0), (0, 0))] == [
        1.0, 0.5, 0.0, 0.0,
    ]  # fmt: skip


@given(st.integers(0, 500), st.integers(0, 500))
@settings(max_examples=50)
def test_reciprocity_is_the_same_from_both_sides(theirs: int, ours: int) -> None:
    assert reciprocity(theirs, ours) == reciprocity(ours, theirs)
    assert 0.0 <= reciprocity(theirs, ours) <= 1.0


def test_worked_example_comes_out_as_the_page_works_it() -> None:
    """Ada (1) knows Bo, Cleo and Dan; Bo and Cleo know each other; Eve knows Dan."""
    pairs = [(1, 2, 0.6), (1, 3, 0.6), (1, 4, 0.6), (2, 3, 0.6), (4, 5, 0.6)]
    network = ego_network(dict.fromkeys(range(1, 6), 0.5), pairs, [(1, 9)])

    found = embeddings(network)

    rare = 1 / math.log(3)
    assert found[1] == Embedding(3, round(3 / 7, 4), round(3 * rare, 4), 2)
    assert found[5] == Embedding(1, round(1 / 6, 4), round(rare, 4), 0)


def test_somebody_seen_with_nobody_shares_nothing() -> None:
    assert embeddings(ego_network({7: 0.5}, [])) == {7: Embedding(0, 0.0, 0.0, 0)}


@given(PAIRS)
@settings(max_examples=50)
def test_dispersion_is_as_defined_whatever_the_network(
    pairs: list[tuple[int, int, float]],
) -> None:
    network = everybody(pairs)

    found = embeddings(network)

    assert {alter: one.dispersion for alter, one in found.items()} == {
        alter: dispersion(network, alter) for alter in network.known
    }
    assert found == {alter: embedding(network, alter) for alter in network.known}


@given(PAIRS)
@settings(max_examples=50)
def test_order_in_which_pairs_come_changes_nothing(
    pairs: list[tuple[int, int, float]],
) -> None:
    once = {(min(one, two), max(one, two)): (one, two, w) for one, two, w in pairs}
    these = list(once.values())

    assert embeddings(everybody(these)) == embeddings(everybody(these[::-1]))
