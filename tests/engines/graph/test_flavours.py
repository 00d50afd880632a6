"""Every flavour answers as the plain one does, whatever the graph and the question."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.engines.graph.build import build
from closeknit.engines.graph.changes import Changes
from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.opening import open_graph
from closeknit.engines.graph.plain import PlainGraph
from tests.engines.graph.asking import answers, kinds
from tests.engines.graph.chances import Edge, edges_among, graphs, questions

QUICK = ["arrays", "compiled"]


def changed(edges: list[Edge], batch: list[Edge]) -> list[Edge]:
    """Return the edges after a batch, worked out the plain way."""
    kept: dict[tuple[int, int], int] = {}
    for ego, other, strength in edges:
        kept[ego, other] = max(strength, kept.get((ego, other), 0))
    kept |= {(ego, other): strength for ego, other, strength in batch}
    return [(*ends, strength) for ends, strength in kept.items()]


@pytest.mark.parametrize("flavour", QUICK)
@settings(max_examples=50)
@given(drawn=st.data())
def test_flavour_answers_as_the_plain_one_through_changes_and_compaction(
    flavour: str, drawn: st.DataObject
) -> None:
    made = drawn.draw(graphs())
    people, edges = made
    with TemporaryDirectory() as folder:
        path = Path(folder)
        build(path, people, [Edges.of(edges[:5]), Edges.of(edges[5:])])
        graph = open_graph(path, flavour)
        for _ in range(3):
            asked = drawn.draw(questions(people))
            found = answers(graph, asked)

            assert found == answers(PlainGraph.of(people, edges), asked)
            assert found == answers(open_graph(path, "plain"), asked)
            assert kinds(found) == {int}

            batch = drawn.draw(edges_among(people))
            edges = changed(edges, batch)
            with Changes(path, compiled=flavour == "compiled") as changes:
                changes.update(Edges.of(batch))
                if drawn.draw(st.booleans()):
                    changes.compact()
