"""The oracle itself, on a town small enough to be checked by eye.

Ada (0) knows Bo (1), Cem (2) and, a little, Dee (3). Eve (4) is known to Bo, Cem and
Dee; Fay (5) to Eve. Gus (6) knows nobody.
"""

import pytest

from closeknit.engines.graph.graph import MORE, Distance, Path, Step
from closeknit.engines.graph.plain import PlainGraph

ADA, BO, CEM, DEE, EVE, FAY, GUS = range(7)
TIES = [
    (ADA, BO, 20),
    (ADA, CEM, 10),
    (ADA, DEE, 2),
    (BO, EVE, 5),
    (CEM, EVE, 10),
    (DEE, EVE, 200),
    (EVE, FAY, 3),
]
TOWN = PlainGraph.of(7, [*TIES, *((there, here, s) for here, there, s in TIES)])


def test_edges_are_told_by_the_other_nodes_number() -> None:
    assert TOWN.edges_of(ADA) == [Step(BO, 20), Step(CEM, 10), Step(DEE, 2)]


def test_introducers_are_the_strongest_first_and_equals_by_number() -> None:
    assert TOWN.introducers(ADA, EVE) == [
        Path(400, ADA, (DEE,), EVE),
        Path(100, ADA, (BO,), EVE),
        Path(100, ADA, (CEM,), EVE),
    ]


def test_a_least_strength_holds_for_every_edge() -> None:
    assert TOWN.introducers(ADA, EVE, least=10) == [Path(100, ADA, (CEM,), EVE)]


def test_the_unwilling_do_not_stand_between() -> None:
    found = TOWN.introducers(ADA, EVE, top=1, unwilling=[DEE, BO])

    assert found == [Path(100, ADA, (CEM,), EVE)]


def test_three_edges_name_each_introducer_once() -> None:
    assert TOWN.introducers_by_three(ADA, FAY) == [
        Path(1200, ADA, (DEE, EVE), FAY),
        Path(300, ADA, (BO, EVE), FAY),
        Path(300, ADA, (CEM, EVE), FAY),
    ]


def test_gold_leaves_out_whom_the_ego_knows() -> None:
    assert TOWN.gold(EVE, {ADA, BO, FAY, GUS}) == [Path(400, EVE, (DEE,), ADA)]


def test_reach_tells_each_pairs_best_way() -> None:
    assert TOWN.reach([ADA, FAY], [EVE, CEM]) == [
        Path(400, ADA, (DEE,), EVE),
        Path(30, FAY, (EVE,), CEM),
    ]


def test_distances_end_at_three() -> None:
    pages = TOWN.distances(ADA, [ADA, BO, EVE, FAY, GUS])

    assert pages == [0, 1, 2, 3, MORE]
    assert TOWN.distance(ADA, EVE) == Distance(2, 3)
    assert TOWN.mutuals(BO, CEM) == [ADA, EVE]


def test_nobody_introduces_one_to_oneself() -> None:
    assert TOWN.introducers(ADA, ADA) == []
    assert TOWN.distance(ADA, ADA) == Distance(0, 0)


def test_a_strength_of_nought_is_no_edge() -> None:
    assert PlainGraph.of(2, [(ADA, BO, 0)]).distance(ADA, BO) == Distance(MORE, 0)


def test_a_node_that_is_not_there_is_said() -> None:
    with pytest.raises(ValueError, match="There is no node 7: the graph has 7"):
        TOWN.introducers(ADA, 7)
