"""The bench of the network runs, tried small and without its rivals."""

import json
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.network import NAMES, Times
from bench.network_asked import flat
from bench.world_graph import ties
from closeknit.engines.graph.graph import Distance
from closeknit.engines.graph.graph import Path as Way


def test_invented_network_is_the_same_each_time() -> None:
    one, other = ([e.strengths.sum() for e in ties(300)] for _ in range(2))

    assert one == other
    assert sum(len(piece.egos) for piece in ties(300)) == 300 * 54


def test_times_tell_their_half_and_their_latest() -> None:
    times = Times([float(n) for n in range(1, 101)])

    assert (times.half, times.late, str(times)) == (50.5, 99.0, "50.5 / 99.0 µs")


def test_answers_are_told_as_rivals_tell_them() -> None:
    way = Way(12, 1, (2, 3), 4)

    assert flat("three", [way]) == [[12, 2, 3]]
    assert flat("gold", [way]) == [[12, 4, 2]]
    assert flat("reach", [way]) == [[12, 4, 1, 2]]
    assert flat("distance", Distance(2, 5)) == [2, 5]


def test_bench_measures_the_network(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--only", "network", "--scale", "0.001", "--json"]

    ended = main([*asked, "--out", str(tmp_path)])
    (part,) = json.loads(capsys.readouterr().out)["parts"]

    assert ended == 0
    figures = {figure["what"]: figure["figure"] for figure in part["figures"]}
    assert figures["500: answers of ours that differ from the plain flavour's"] == "0"
    assert {f"1,000, {name}: arrays" for name in NAMES.values()} <= set(figures)
