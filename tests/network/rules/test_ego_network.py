"""Who is in an ego network, and what a tie weighs there."""

import pytest

from closeknit.network.rules.ego_network import EgoNetwork, ego_network, weight_of
from closeknit.ties.rules.strength import MEDIUM, STRONG


@pytest.mark.parametrize(
    ("band", "strength", "weight"),
    [
        ("strong", 0.9, 0.9),
        ("strong", 0.0, STRONG),
        ("medium", 0.9, STRONG),
        ("weak", 0.0, 0.05),
        ("weak", 0.4, MEDIUM),
        ("none", 0.4, 0.0),
    ],
)
def test_tie_weighs_its_strength_within_its_band(
    band: str, strength: float, weight: float
) -> None:
    assert weight_of(band, strength) == weight


def test_network_has_each_alter_and_both_sides_of_each_pair() -> None:
    pairs = [(1, 2, 0.6), (8, 9, 0.3), (1, 7, 0.3), (2, 2, 0.9)]

    found = ego_network({3: 0.1, 2: 0.2, 1: 0.5}, pairs, [(2, 9), (8, 9), (1, 2)])

    assert found == EgoNetwork(
        {1: 0.5, 2: 0.2, 3: 0.1},
        {1: {2: 0.6}, 2: {1: 0.6}, 3: {}},
        {2: frozenset({9})},
    )
