"""Changes are seen at once, whole, by every process, and survive a writer's death."""

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest

from closeknit.engines.graph import generation
from closeknit.engines.graph.build import build
from closeknit.engines.graph.changes import Changes
from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.generation import current
from closeknit.engines.graph.graph import Step
from closeknit.engines.graph.opening import open_graph

ADA, BO, CEM, DEE = range(4)
PEOPLE = 40
RING = [*pairwise(range(PEOPLE)), (PEOPLE - 1, 0)]
KILLS = 3

# One writer: every batch gives all edges one strength, that of the batch's number.
WRITER = """
import sys
from pathlib import Path
from typing import IO
from closeknit.engines.graph.changes import Changes
from tests.engines.graph.test_changes import all_as

with Changes(Path(sys.argv[1])) as changes:
    print("ready", flush=True)
    number = changes.reflects
    while True:
        number += 1
        changes.update(all_as(number), both_ways=True, reflects=number)
        print(number, flush=True)
        if number % 5 == 0:
            changes.compact()
"""


def strength_of(number: int) -> int:
    return number % 255 + 1


def all_as(number: int) -> Edges:
    return Edges.of((one, other, strength_of(number)) for one, other in RING)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    build(tmp_path / "graph", PEOPLE, [all_as(0)], both_ways=True)
    return tmp_path / "graph"


def test_a_change_is_seen_by_who_has_the_graph_open(path: Path) -> None:
    graph = open_graph(path)
    with Changes(path) as changes:
        changes.update(Edges.of([(ADA, CEM, 9)]), reflects=5)

        seen = graph.edges_of(ADA), graph.edges_of(CEM), graph.reflects

    assert seen == (
        [Step(BO, 1), Step(CEM, 9), Step(PEOPLE - 1, 1)],
        [Step(BO, 1), Step(DEE, 1)],
        5,
    )


def test_a_strength_of_nought_takes_an_edge_away(path: Path) -> None:
    graph = open_graph(path)
    with Changes(path) as changes:
        changes.update(Edges.of([(ADA, BO, 0)]), both_ways=True)

    assert graph.edges_of(ADA) == [Step(PEOPLE - 1, 1)]
    assert graph.edges_of(BO) == [Step(CEM, 1)]


def test_of_equal_edges_the_last_counts(path: Path) -> None:
    with Changes(path) as changes:
        changes.update(Edges.of([(ADA, BO, 9), (BO, ADA, 7)]), both_ways=True)

    graph = open_graph(path)
    assert graph.edges_of(ADA)[0] == Step(BO, 7)
    assert graph.edges_of(BO)[0] == Step(ADA, 7)


def test_an_edge_to_nobody_changes_nothing(path: Path) -> None:
    with Changes(path) as changes, pytest.raises(ValueError, match="ends at no node"):
        changes.update(Edges.of([(ADA, BO, 9), (ADA, PEOPLE, 9)]))

    assert open_graph(path).edges_of(ADA)[0] == Step(BO, 1)


def test_compaction_leaves_answers_and_only_what_is_needed(path: Path) -> None:
    with Changes(path) as changes:
        for number in range(1, 4):
            changes.update(all_as(number), both_ways=True, reflects=number)
        before = open_graph(path).gold(ADA, range(PEOPLE))
        grown = changes.tail

        changes.compact()

        assert (grown, changes.tail) == (3, 0)
    graph = open_graph(path)
    assert graph.gold(ADA, range(PEOPLE)) == before
    assert graph.reflects == 3
    assert (current(path) / "strengths").stat().st_size == 2 * PEOPLE


def test_a_batch_the_machine_lost_half_of_ends_what_counts(
    path: Path, tmp_path: Path
) -> None:
    # The folder as a machine that went down would leave it: nothing saved since.
    lost = tmp_path / "lost"
    with Changes(path) as changes:
        for number in range(1, 4):
            changes.update(all_as(number), both_ways=True, reflects=number)
        shutil.copytree(path, lost)
    with (current(lost) / "strengths").open("r+b") as file:
        file.seek(3 * 2 * PEOPLE + 1)  # in the third batch's
        file.write(b"\0")

    assert open_graph(path).reflects == 3
    assert open_graph(lost).reflects == 2
    assert strengths_in(lost) == {strength_of(2)}
    with Changes(lost) as changes:
        changes.update(all_as(7), both_ways=True, reflects=7)
    assert strengths_in(lost) == {strength_of(7)}


def test_no_reader_sees_half_a_batch(path: Path) -> None:
    graph = open_graph(path)
    writer = started(path)
    seen: set[int] = set()
    try:
        while len(seen) < 5:
            products = {way.strength for way in graph.reach([ADA], range(PEOPLE))}
            assert len(products) == 1
            seen |= products
    finally:
        end(writer)


def test_a_reader_that_comes_while_a_generation_goes_takes_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = current(path)
    with Changes(path) as changes:
        changes.update(all_as(7), both_ways=True, reflects=7)
        changes.compact()
    gone.mkdir()
    (gone / "rows").touch()  # what is left of it: files go one by one
    read = iter([gone])  # as it was read just before the writer named the next one
    monkeypatch.setattr(generation, "current", lambda of: next(read, current(of)))

    assert open_graph(path).reflects == 7


def test_a_writer_killed_at_any_moment_leaves_the_last_whole_batch(path: Path) -> None:
    reached = 0
    for kill in range(KILLS):
        writer = started(path)
        told = [int(next(lines(writer))) for _ in range(4 + kill)]
        end(writer)

        graph = open_graph(path)
        assert graph.reflects >= told[-1] > reached
        reached = graph.reflects
        assert strengths_in(path) == {strength_of(reached)}


def strengths_in(path: Path) -> set[int]:
    graph = open_graph(path)
    return {step.strength for node in range(PEOPLE) for step in graph.edges_of(node)}


def started(path: Path) -> "subprocess.Popen[str]":
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    assert next(lines(writer)) == "ready\n"
    return writer


def lines(writer: "subprocess.Popen[str]") -> IO[str]:
    assert writer.stdout is not None
    return writer.stdout


def end(writer: "subprocess.Popen[str]") -> None:
    writer.kill()
    writer.communicate()
