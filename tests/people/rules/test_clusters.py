"""Which handles are one person's: what records link, unless it proves too much."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from closeknit.people.rules.clusters import Node, agree, clusters, shared

ADA = Node(1, "profile", "ada lovelace")
BO = Node(2, "profile", "bo diddley")
MAIL = Node(7, "email", "ada lovelace")


def at_hand(*nodes: Node) -> dict[int, Node]:
    return {node.id: node for node in nodes}


def test_profile_and_mail_that_a_record_links_are_one_person() -> None:
    assert clusters(at_hand(ADA, BO, MAIL), [(1, 7)]) == {1: 1, 2: 2, 7: 1}


def test_chain_of_links_is_one_person() -> None:
    phone = Node(9, "phone", "")

    assert clusters(at_hand(ADA, MAIL, phone), [(7, 9), (1, 7)]) == {1: 1, 7: 1, 9: 1}


def test_mailbox_of_two_names_joins_nobody() -> None:
    office = Node(7, "email", "quay eleven")

    assert shared(at_hand(ADA, BO, office), [(1, 7), (2, 7)]) == {7}
    assert clusters(at_hand(ADA, BO, office), [(1, 7), (2, 7)]) == {1: 1, 2: 2, 7: 7}


def test_mailbox_of_two_names_and_a_namesake_joins_nobody() -> None:
    # Ada Sample three times, two hundred people at noreply@: corpus c37.
    adas = [Node(n, "profile", "ada sample") for n in (1, 2)]
    others = [Node(n, "profile", f"bridge{n} person") for n in range(3, 203)]
    office = Node(900, "email", "")
    links = [(node.id, 900) for node in (*adas, *others)]

    found = clusters(at_hand(*adas, *others, office), links)

    assert found == {node: node for node in (*range(1, 203), 900)}


def test_new_profile_of_one_name_and_mailbox_is_the_same_person() -> None:
    renamed = Node(3, "profile", "ada king lovelace")

    found = clusters(at_hand(ADA, renamed, MAIL), [(1, 7), (3, 7)])

    assert found == {1: 1, 3: 1, 7: 1}


def test_new_profile_is_known_by_name_and_day_of_joining() -> None:
    old = ADA._replace(joined="ada lovelace|2020-01-02")
    new = Node(3, "profile", "ada lovelace", "ada lovelace|2020-01-02")
    other = Node(4, "profile", "ada lovelace", "ada lovelace|2021-05-06")

    assert clusters(at_hand(old, new, other), []) == {1: 1, 3: 1, 4: 4}


def test_nobody_is_joined_by_a_name_alone() -> None:
    other = Node(3, "profile", "ada lovelace")

    assert clusters(at_hand(ADA, other), []) == {1: 1, 3: 3}


def test_empty_name_agrees_with_any() -> None:
    assert agree("", "ada lovelace")
    assert agree("lovelace ada", "ada lovelace")
    assert not agree("ada lovelace", "ada byron")


NAMES = st.sampled_from(["", "ada lovelace", "ada king lovelace", "bo diddley"])
KINDS = st.sampled_from(["profile", "email", "phone", "joined", "name"])
JOINED = st.sampled_from(["", "", "ada lovelace|2020-01-02", "bo diddley|2021-01-01"])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[int, Node], list[tuple[int, int]]]:
    many = draw(st.integers(1, 9))
    nodes = {
        n: Node(n, draw(KINDS), draw(NAMES), draw(JOINED)) for n in range(1, many + 1)
    }
    ends = st.integers(1, many)
    links = draw(st.lists(st.tuples(ends, ends).filter(lambda t: t[0] < t[1])))
    return nodes, sorted(set(links))


@given(graphs(), st.randoms(use_true_random=False))
def test_order_of_links_and_handles_does_not_matter(
    graph: tuple[dict[int, Node], list[tuple[int, int]]], dice: random.Random
) -> None:
    nodes, links = graph
    shuffled = dice.sample(links, len(links))
    turned = [(b, a) for a, b in shuffled]
    others = dict(dice.sample(sorted(nodes.items()), len(nodes)))

    assert clusters(nodes, links) == clusters(others, turned)


@given(graphs())
def test_person_is_numbered_by_the_first_of_their_handles(
    graph: tuple[dict[int, Node], list[tuple[int, int]]],
) -> None:
    nodes, links = graph

    found = clusters(nodes, links)

    assert found.keys() == nodes.keys()
    assert all(of == min(h for h in found if found[h] == of) for of in found.values())


@given(graphs())
def test_each_part_of_the_graph_is_answered_by_itself(
    graph: tuple[dict[int, Node], list[tuple[int, int]]],
) -> None:
    # Forgetting one person must not change who others are.
    # (A handle of two names proves something again once only one of them is left.)
    nodes = {n: node._replace(joined="") for n, node in graph[0].items()}
    links = graph[1]
    assume(not shared(nodes, links))
    found = clusters(nodes, links)

    left = {n: node for n, node in nodes.items() if found[n] != found[1]}
    of_left = [(a, b) for a, b in links if a in left and b in left]

    assert clusters(left, of_left) == {n: found[n] for n in left}
