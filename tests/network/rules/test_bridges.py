"""Bridges: who holds parts of the network together, by hand and by trying it out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.network.rules.bridges import Bridge, bridges, cut_off
from closeknit.network.rules.ego_network import ego_network

NUMBERS = st.integers(1, 10)
TWO_ROUNDS = [
    (1, 2, 0.6),
    (2, 3, 0.6),
    (1, 3, 0.6),
    (4, 5, 0.6),
    (5, 6, 0.6),
    (4, 6, 0.6),
]


def tried_out(known: dict[int, dict[int, float]], without: int) -> int:
    """Return how many lose the largest part of theirs, by taking one away."""
    left = {one for one in known if one != without}
    before = _part(known, without, set(known)) - {without}
    sizes = []
    while before:
        part = _part(known, min(before), left)
        sizes.append(len(part))
        before -= part
    return sum(sizes) - max(sizes, default=0)


def _part(known: dict[int, dict[int, float]], start: int, among: set[int]) -> set[int]:
    part = {start}
    while more := {n for one in part for n in known[one] if n in among} - part:
        part |= more
    return part


def test_only_one_between_two_rounds_is_a_bridge() -> None:
    pairs = [*TWO_ROUNDS, (3, 7, 0.6), (7, 4, 0.6)]
    network = ego_network(dict.fromkeys(range(1, 8), 0.5), pairs)

    found = bridges(network, [(1, 2, 3, 7), (4, 5, 6)])

    assert found == [
        Bridge(7, 3, 0, ((0, 1),)),
        Bridge(4, 2, 0, ((0, 1),)),
        Bridge(3, 2, 0, ()),
    ]


def test_pair_of_communities_with_two_ways_between_them_has_no_bridge() -> None:
    pairs = [*TWO_ROUNDS, (3, 4, 0.6), (2, 5, 0.6)]
    network = ego_network(dict.fromkeys(range(1, 7), 0.5), pairs)

    assert bridges(network, [(1, 2, 3), (4, 5, 6)]) == []


def test_somebody_who_alone_knows_people_beyond_is_a_bridge() -> None:
    further = [(1, 8), (1, 9), (1, 10), (2, 10)]
    network = ego_network({1: 0.5, 2: 0.5}, [(1, 2, 0.6)], further)

    assert bridges(network, []) == [Bridge(1, 0, 2, ())]


def test_who_holds_most_comes_first() -> None:
    pairs = [(1, n, 0.6) for n in (2, 3, 4)] + [(5, n, 0.6) for n in (6, 7)]
    network = ego_network(dict.fromkeys(range(1, 8), 0.5), pairs, [(5, 8), (5, 9)])

    assert bridges(network, []) == [Bridge(5, 1, 2, ()), Bridge(1, 2, 0, ())]


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.just(0.6)), max_size=25))
@settings(max_examples=50)
def test_whoever_is_said_to_cut_off_people_does_when_taken_away(
    pairs: list[tuple[int, int, float]],
) -> None:
    network = ego_network(dict.fromkeys(range(1, 11), 0.5), pairs)
    known = {one: dict(theirs) for one, theirs in network.known.items()}

    found = cut_off(network.known)

    tried = {one: tried_out(known, one) for one in known}
    assert found == {one: many for one, many in tried.items() if many}
