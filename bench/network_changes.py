"""What it costs to open a graph, to change it while it is read, and to tidy up."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np

from bench.figures import Figure, at_least, at_most
from closeknit.engines.graph import generation
from closeknit.engines.graph.changes import Changes
from closeknit.engines.graph.edges import Edges
from closeknit.engines.graph.graph import Graph, Step
from closeknit.engines.graph.opening import is_compiler_here, open_graph

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


class Rate(NamedTuple):
    """Ties changed a second: by the wall's clock, and by the processor's alone."""

    wall: float
    processor: float
    tail: float
    tidied: float


def figures(path: Path, out: Path) -> list[Figure]:
    """Return what changes cost, tried on a copy."""
    with _copy(path, out) as copy:
        reader = open_graph(copy)
        people = f"{reader.people:,}"
        chance = np.random.default_rng(SEED)
        with Changes(copy) as changes:
            shown = median(_shown(chance, changes, reader) for _ in range(SHOWN))
    rates = {"arrays": _rate(path, out)}
    if is_compiler_here():
        rates["compiled"] = _rate(path, out, compiled=True)
    best = max(rates.values(), key=lambda one: one.wall)
    what = f"{people}: ties changed a second, {BATCH:,} at a time"
    return [
        at_most(f"{people}: {BATCH:,} ties changed and seen", shown, 20, " ms"),
        *(
            Figure(f"{what}, {name}", f"{r.wall:,.0f} ({r.processor:,.0f} a second of "
                   "the processor)")
            for name, r in rates.items()
        ),
        at_least(what, best.wall, 300_000),
        Figure(f"{people}: a new generation from {best.tail:.0%} more",
               f"{best.tidied:.1f} s"),
    ]  # fmt: skip


@contextmanager
def _copy(path: Path, out: Path) -> Iterator[Path]:
    copy = out / "graphs" / "changed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy)


def _rate(path: Path, out: Path, *, compiled: bool = False) -> Rate:
    with _copy(path, out) as copy, Changes(copy, compiled=compiled) as changes:
        people = open_graph(copy).people
        chance = np.random.default_rng(SEED)
        batches = [_batch(chance, people) for _ in range(BATCHES)]
        began, used = time.perf_counter(), time.process_time()
        for batch in batches:
            changes.update(batch, both_ways=True)
        wall, processor = time.perf_counter() - began, time.process_time() - used
        many, tail = BATCH * BATCHES, changes.tail
        began = time.perf_counter()
        changes.compact()
        tidied = time.perf_counter() - began
    return Rate(many / wall, many / processor, tail, tidied)


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
