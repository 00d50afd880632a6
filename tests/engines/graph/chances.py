"""Small graphs and questions made up by hypothesis."""

from typing import NamedTuple

from hypothesis import strategies as st

MOST = 12
Edge = tuple[int, int, int]


class Made(NamedTuple):
    people: int
    edges: list[Edge]


class Asked(NamedTuple):
    ego: int
    target: int
    top: int
    least: int
    unwilling: list[int]
    some: list[int]
    others: list[int]


@st.composite
def graphs(draw: st.DrawFn) -> Made:
    """Graphs with doubled edges, self-loops, strengths of 0; half of them symmetric."""
    people = draw(st.integers(1, MOST))
    edges = draw(edges_among(people))
    if draw(st.booleans()):
        edges = [*edges, *((there, here, s) for here, there, s in edges)]
    return Made(people, edges)


def edges_among(people: int) -> st.SearchStrategy[list[Edge]]:
    node = st.integers(0, people - 1)
    strength = st.sampled_from([0, 1, 2, 3, 4, 6, 254, 255])
    return st.lists(st.tuples(node, node, strength), max_size=45)


@st.composite
def questions(draw: st.DrawFn, people: int) -> Asked:
    node = st.integers(0, people - 1)
    nodes = st.lists(node, max_size=4)
    return Asked(
        draw(node),
        draw(node),
        draw(st.sampled_from([0, 1, 2, 3, 50, 2000])),
        draw(st.sampled_from([0, 1, 3, 5, 255, 300])),
        draw(nodes),
        draw(nodes),
        draw(st.lists(node, max_size=people)),
    )
