"""What it costs to open a graph, to change it while it is read, and to tidy up."""

import shutil
import time
from pathlib import Path
from statistics import median

import numpy as np

from bench.figures import Figure, at_least, at_most
from closeknit.engines.graph import generation
from closeknit.engines.graph.changes import Changes
from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.graph import Graph, Step
from closeknit.engines.graph.opening import open_graph

SEED = 3
BATCH = 1_000
BATCHES = 200
SHOWN = 30


def opening(path: Path) -> tuple[float, float]:
    """Return milliseconds to open a graph, and its bytes on disk by directed edge."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        graph = open_graph(path)
        graph.edges_of(0)
        times.append(1_000 * (time.perf_counter() - began))
    here = generation.current(path)
    taken = sum(512 * file.stat().st_blocks for file in here.iterdir())
    return median(times), taken / max(generation.read_header(here).edges, 1)


def figures(path: Path, out: Path) -> list[Figure]:
    """Return what changes cost, tried on a copy."""
    copy = out / "graphs" / "changed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path, copy)
    try:
        return _changed(copy)
    finally:
        shutil.rmtree(copy)


def _changed(path: Path) -> list[Figure]:
    reader = open_graph(path)
    chance = np.random.default_rng(SEED)
    with Changes(path) as changes:
        shown = [_shown(chance, changes, reader) for _ in range(SHOWN)]
        batches = [_batch(chance, reader.people) for _ in range(BATCHES)]
        began = time.perf_counter()
        for batch in batches:
            changes.update(batch, both_ways=True)
        rate = BATCH * BATCHES / (time.perf_counter() - began)
        tail = changes.tail
        began = time.perf_counter()
        changes.compact()
        tidied = time.perf_counter() - began
    people = f"{reader.people:,}"
    return [
        at_most(f"{people}: 1,000 ties changed and seen", median(shown), 20, " ms"),
        at_least(f"{people}: ties changed a second, 1,000 at a time", rate, 300_000),
        Figure(f"{people}: a new generation from {tail:.0%} more", f"{tidied:.1f} s"),
    ]


def _batch(chance: np.random.Generator, people: int) -> Edges:
    ends = chance.integers(0, people, (2, BATCH))
    return Edges(ends[0], ends[1], chance.integers(1, 256, BATCH))


def _shown(chance: np.random.Generator, changes: Changes, reader: Graph) -> float:
    """Return the milliseconds until a reader sees a batch."""
    batch = _batch(chance, reader.people)
    ego, other = int(batch.egos[-1]), int(batch.others[-1])
    began = time.perf_counter()
    changes.update(batch, both_ways=True)
    seen = reader.edges_of(ego)
    taken = 1_000 * (time.perf_counter() - began)
    if ego != other and Step(other, int(batch.strengths[-1])) not in seen:
        raise AssertionError("A change was not seen.")
    return taken
