"""The questions asked of every engine, and our own answers in the same shape."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path as FilePath

import numpy as np

from closeknit.engines.graph.graph import Distance, Graph, Marks, Path
from closeknit.engines.graph.snapshot import Snapshot

SEED = 7
TAGGED = 0.01
TEAM, GROUP = 200, 50
Answer = list[Path] | Distance
Call = Callable[[], Answer]


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions by kind, each the arguments of one call; and who carries the tag."""

    two: list[tuple[int, int]]
    three: list[tuple[int, int]]
    gold: list[list[int]]
    reach: list[tuple[list[int], list[int]]]
    distance: list[tuple[int, int]]
    tagged: list[int]

    def write(self, file: FilePath) -> FilePath:
        """Write them where another process can read them."""
        file.write_text(json.dumps(asdict(self)))
        return file


def asked_of(path: FilePath, many: int) -> Asked:
    """Return questions about people who have ties; targets are walked to."""
    chance = np.random.default_rng(SEED)
    of = Snapshot(path)
    lengths = of.view.rows & np.uint64(2**24 - 1)
    known = np.flatnonzero(lengths)

    def walk(node: int, steps: int) -> int:
        for _ in range(steps):
            others = of.row(node)[0]
            node = int(others[chance.integers(len(others))])
        return node

    def some(size: int) -> list[int]:
        few = min(size, len(known) // 2)
        return [int(n) for n in np.sort(chance.choice(known, few, replace=False))]

    egos = [int(node) for node in chance.choice(known, many)]
    near = [walk(ego, 2) for ego in egos]
    far = [walk(ego, 3) for ego in egos]
    anyone = [int(node) for node in chance.choice(known, many)]
    mixed = [near, anyone]
    return Asked(
        two=[(e, t) for e, t in zip(egos, near, strict=True) if e != t],
        three=[(e, t) for e, t in zip(egos, far, strict=True) if e != t],
        gold=[[ego] for ego in egos],
        reach=[(some(TEAM), some(GROUP)) for _ in range(max(many // 5, 2))],
        distance=[
            (ego, mixed[at % 2][at])
            for at, ego in enumerate(egos)
            if ego != mixed[at % 2][at]
        ],
        tagged=[int(n) for n in np.flatnonzero(chance.random(of.people) < TAGGED)],
    )


def calls(graph: Graph, asked: Asked) -> dict[str, list[Call]]:
    """Return for each kind the calls that ask the graph its questions."""
    marks = Marks.of(graph.people, asked.tagged)
    return {
        "two": [partial(graph.introducers, *ends) for ends in asked.two],
        "three": [partial(graph.introducers_by_three, *ends) for ends in asked.three],
        "gold": [partial(graph.gold, ego, marks) for (ego,) in asked.gold],
        "reach": [partial(graph.reach, *ends) for ends in asked.reach],
        "distance": [partial(graph.distance, *ends) for ends in asked.distance],
    }


def flat(kind: str, answer: Answer) -> list[object]:
    """Return an answer as the rivals tell it."""
    if isinstance(answer, Distance):
        return [*answer]
    if kind == "gold":
        return [[way.strength, way.target, way.introducer] for way in answer]
    if kind == "reach":
        return [[w.strength, w.target, w.ego, w.introducer] for w in answer]
    return [[way.strength, *way.through] for way in answer]
