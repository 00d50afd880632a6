"""A graph on disk: small, whole or not at all, and clear about being damaged."""

from pathlib import Path

import numpy as np
import pytest

from closeknit.engines.graph import generation
from closeknit.engines.graph.build import build
from closeknit.engines.graph.changes import Changes
from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.graph import Path as Way
from closeknit.engines.graph.graph import Step
from closeknit.engines.graph.opening import open_graph
from closeknit.engines.graph.snapshot import CHECKED_WHOLE, check
from closeknit.shared.errors import CannotKeep, NotKept, UnreadableFile

ADA, BO, CEM, DEE = range(4)
TIES = [(ADA, BO, 20), (BO, CEM, 3), (CEM, DEE, 7)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    build(tmp_path / "graph", 4, [Edges.of(TIES)], reflects=9, both_ways=True)
    return tmp_path / "graph"


def test_ties_go_both_ways(path: Path) -> None:
    graph = open_graph(path)

    assert [graph.edges_of(node) for node in range(4)] == [
        [Step(BO, 20)],
        [Step(ADA, 20), Step(CEM, 3)],
        [Step(BO, 3), Step(DEE, 7)],
        [Step(CEM, 7)],
    ]
    assert (graph.people, graph.reflects) == (4, 9)


def test_edges_that_do_not_fit_leave_what_there_was(path: Path) -> None:
    for edge in ((ADA, 4, 1), (ADA, -1, 1), (ADA, BO, 256), (ADA, BO, -1)):
        with pytest.raises(ValueError, match=r"An edge ends|A strength is"):
            build(path, 4, [Edges.of(TIES), Edges.of([edge])])

    assert open_graph(path).introducers(ADA, CEM) == [Way(60, ADA, (BO,), CEM)]
    assert not list(path.glob("*.new"))


def test_a_large_graph_is_at_most_six_bytes_an_edge(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    ends = chance.integers(0, 2_000, (2, 100_000))
    edges = Edges(ends[0], ends[1], np.full(100_000, 5))

    build(tmp_path, 2_000, [edges], both_ways=True)

    here = generation.current(tmp_path)
    taken = sum(file.stat().st_size for file in here.iterdir())
    assert taken <= 6 * generation.read_header(here).edges


def test_a_new_generation_is_seen_by_who_has_the_old_one_open(path: Path) -> None:
    graph = open_graph(path)

    build(path, 2, [Edges.of([(ADA, BO, 1)])], reflects=10)

    assert (graph.reflects, graph.people) == (10, 2)
    assert graph.edges_of(ADA) == [Step(BO, 1)]
    assert len([*path.glob("0*")]) == 1


def test_what_a_build_left_half_done_is_removed_by_the_next(path: Path) -> None:
    left = path / "0000000007.new"
    left.mkdir()
    (left / "rows").write_bytes(b"half")

    build(path, 2, [Edges.of([(ADA, BO, 1)])])

    assert sorted(file.name for file in path.iterdir() if file.is_dir()) == [
        "0000000002"
    ]


@pytest.mark.parametrize("name", ["rows", "neighbours", "strengths", "header"])
@pytest.mark.parametrize("harm", ["changed", "shorter", "missing"])
def test_a_damaged_file_is_said_in_one_sentence(
    path: Path, name: str, harm: str
) -> None:
    file = generation.current(path) / name
    whole = file.read_bytes()
    if harm == "missing":
        file.unlink()
    else:
        changed = bytes([whole[0] ^ 1]) + whole[1:]
        file.write_bytes(changed if harm == "changed" else whole[:-2])

    with pytest.raises(UnreadableFile, match=r"cannot be used: .*made anew") as why:
        open_graph(path)

    assert why.value.code == "graph_damaged"


def test_foreign_files_are_no_graph(path: Path) -> None:
    here = generation.current(path)
    (here / "header").write_bytes(b"\xff\xfe PK\x03\x04")
    with pytest.raises(UnreadableFile, match="its header is not one of a graph"):
        open_graph(path)

    (path / "current").write_text("../../etc")
    with pytest.raises(UnreadableFile, match="current is not one of a graph"):
        open_graph(path)


def test_a_large_graph_is_checked_on_demand(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("closeknit.engines.graph.snapshot.CHECKED_WHOLE", 0)
    file = generation.current(path) / "strengths"
    file.write_bytes(bytes([21]) + file.read_bytes()[1:])

    assert open_graph(path).edges_of(ADA) == [Step(BO, 21)]
    with pytest.raises(UnreadableFile, match="its strengths were changed"):
        check(path)
    assert CHECKED_WHOLE > 0


def test_no_graph_yet_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="There is no graph in"):
        open_graph(tmp_path)


def test_only_one_writes_at_a_time(path: Path) -> None:
    with (
        Changes(path),
        pytest.raises(CannotKeep, match="Another closeknit is writing"),
    ):
        build(path, 1, [])


def test_a_flavour_nobody_knows_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="one of arrays, compiled, plain, not quick"):
        open_graph(path, "quick")
