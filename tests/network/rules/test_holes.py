"""Burt's measures: by hand, on a network everybody knows, and by their properties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.network.rules.ego_network import ego_network
from closeknit.network.rules.holes import NOBODY, Holes, holes
from tests.network.rules.club import FRIENDS, PAIRS

NUMBERS = st.integers(1, 9)
SURE = st.sampled_from([0.16, 0.3, 0.6, 0.95])
WEIGHTS = st.dictionaries(NUMBERS, st.sampled_from([0.05, 0.2, 0.5, 0.9]), min_size=1)


def test_ego_without_ties_has_no_measures() -> None:
    assert holes(ego_network({}, [])) == NOBODY


def test_four_who_do_not_know_each_other_constrain_little_and_count_whole() -> None:
    found = holes(ego_network(dict.fromkeys((1, 2, 3, 4), 0.5), []))

    assert found == Holes(4, 4.0, 1.0, 0.25, dict.fromkeys((1, 2, 3, 4), 0.0625))


def test_two_who_know_each_other_are_worked_out_as_on_the_page() -> None:
    """p = 0.5 each; both know each other as surely as the ego: q adds 0.5 * 0.5."""
    found = holes(ego_network({1: 0.5, 2: 0.5}, [(1, 2, 0.5)]))

    assert found == Holes(2, 1.0, 0.5, 1.125, {1: 0.5625, 2: 0.5625})


def test_club_president_has_the_measures_known_of_him() -> None:
    """16 friends with 18 friendships among them: 16 - 2 * 18 / 16 (networkx 3.6)."""
    ego = dict.fromkeys(FRIENDS[1], 1.0)

    found = holes(ego_network(ego, PAIRS))

    assert found[:4] == (16, 13.75, 0.8594, 0.1777)
    assert found.by_alter[2] == pytest.approx(0.0434027778)


def test_weights_count_as_networkx_counts_them() -> None:
    """Held to `constraint` and `effective_size` of networkx 3.6, weighted."""
    ego = {1: 0.9, 2: 0.5, 3: 0.2, 4: 0.05, 5: 0.2}
    pairs = [(1, 2, 0.95), (1, 3, 0.3), (2, 3, 0.6), (3, 4, 0.51), (4, 5, 0.9)]

    found = holes(ego_network(ego, pairs))

    assert found[:4] == (5, 3.4079, 0.6816, 0.7834)


@given(WEIGHTS, st.lists(st.tuples(NUMBERS, NUMBERS, SURE)))
@settings(max_examples=50)
def test_effective_size_is_never_more_than_the_alters(
    weights: dict[int, float], pairs: list[tuple[int, int, float]]
) -> None:
    found = holes(ego_network(weights, pairs))

    assert 0.0 < found.effective_size <= found.alters
    assert found.constraint > 0.0
