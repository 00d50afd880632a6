"""Questions about the second degree: ours beside other engines, and beside a C loop."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import psutil

from bench import network_changes, network_rivals
from bench.figures import Figure, Part, at_least, at_most
from bench.network_asked import Asked, Call, asked_of, calls, flat
from bench.network_c import Reads, library
from bench.network_rivals import Told
from bench.stage import Stage
from bench.world_graph import ties
from closeknit.engines.graph import generation
from closeknit.engines.graph.build import build
from closeknit.engines.graph.opening import is_compiler_here, open_graph
from closeknit.engines.graph.snapshot import Snapshot

COMPARED = (100_000, 1_000_000)
GROWTH = (10_000, 100_000, 1_000_000, 10_000_000)
LEAST = 500
MANY, FEW = 300, 20
PASSES = 3
HELD = 20
"""Questions of a kind that the plain flavour answers too; it takes its time."""
NAMES = {
    "two": "two edges, top 10",
    "three": "three edges, top 10",
    "gold": "gold list, top 50",
    "reach": "200 reach 50, top 20",
    "distance": "distance and mutuals",
}
QUICK = ("two", "distance")
MATRICES = ("graphblas", "scipy")
LIBRARIES = ("networkit", "igraph", "rustworkx")
NOTES = (
    """People with about 98 directed edges each, invented (`bench/world_graph.py`);
    each question's shortest time of three passes over all, asked from Python, in
    every engine; at p50, and after the stroke at p99. Seconds are the processor's, so
    a busy machine changes them little; the databases, which have threads or processes
    of their own, are timed by the wall's clock. One thread for each library.""",
    """Every answer of every engine is compared with the numpy flavour's, and a share of
    those with the plain one's, which is read off the definitions.""",
    """NetworKit, igraph, rustworkx and networkx are driven from Python: their
    neighbours, our loops. At a million people networkx and Ladybug are left out: they
    would need most of this machine's memory for the graph alone.""",
    """The C loop adds up the ids of the rows a question needs, once, and decides
    nothing. It is called from Python as well.""",
)


def shortest(asking: Sequence[Callable[[], object]]) -> list[float]:
    """Return each call's shortest time of some passes over all, in microseconds."""
    asking[0]()
    times = [float("inf")] * len(asking)
    for _ in range(PASSES):
        for at, call in enumerate(asking):
            began = time.thread_time()
            call()
            times[at] = min(times[at], 1e6 * (time.thread_time() - began))
    return times


@dataclass(frozen=True, slots=True)
class Times:
    """What questions took, in microseconds."""

    each: Sequence[float]

    @property
    def half(self) -> float:
        return median(self.each)

    @property
    def late(self) -> float:
        return sorted(self.each)[int(0.99 * (len(self.each) - 1))]

    def __str__(self) -> str:
        places = 1 if self.half < 100 else 0
        return f"{self.half:,.{places}f} / {self.late:,.{places}f} µs"


def measure(stage: Stage) -> Part:
    """Compare at two sizes, then show growth and what changes cost."""
    full = stage.scale == 1
    sizes = [max(LEAST, round(people * stage.scale)) for people in COMPARED]
    figures: list[Figure] = []
    for people in sizes:
        names = network_rivals.SMALL if people <= COMPARED[0] else network_rivals.LARGE
        figures += _compared(stage, people, names.split() if full else [])
    for people in GROWTH if full else sizes:
        figures += _growth(stage, people)
    figures += network_changes.figures(_graph(stage, sizes[-1]), stage.out)
    return Part("network", "Network: who can introduce whom", (*figures,), _notes())


def _notes() -> tuple[str, ...]:
    return tuple(" ".join(note.split()) for note in NOTES)


def _graph(stage: Stage, people: int) -> Path:
    path = stage.out / "graphs" / str(people)
    if not (path / "current").exists():
        build(path, people, ties(people), both_ways=True)
    return path


def _flavours() -> list[str]:
    return ["arrays", *(["compiled"] if is_compiler_here() else [])]


def _compared(stage: Stage, people: int, names: Sequence[str]) -> list[Figure]:
    path = _graph(stage, people)
    asked = asked_of(path, MANY if stage.scale == 1 else FEW)
    times: dict[str, dict[str, Times]] = {}
    answers: dict[str, dict[str, list[list[object]]]] = {}
    for flavour in _flavours():
        asking = calls(open_graph(path, flavour), asked)
        found = {kind: _timed(kind, each) for kind, each in asking.items()}
        times[flavour] = {kind: one for kind, (one, _) in found.items()}
        answers[flavour] = {kind: told for kind, (_, told) in found.items()}
    ours = answers["arrays"]
    wrong = _against_plain(path, asked, ours)
    wrong += sum(answers[one] != ours for one in answers)
    figures = []
    if names:
        questions = asked.write(stage.out / f"network-questions-{people}.json")
        for name in names:
            here = generation.current(path)
            told = network_rivals.ask(name, here, questions, stage.out)
            print(f"bench: network, {people:,}, {name}", file=sys.stderr, flush=True)
            figures.append(_loaded(people, name, told, ours))
            if isinstance(told, Told):
                times[name] = {kind: Times(one) for kind, one in told.times.items()}
    times |= _mark(stage, path, asked, ours)
    for kind, words in NAMES.items():
        figures += _lines(f"{people:,}, {words}", kind, times)
    what = f"{people:,}: answers of ours that differ from the plain flavour's"
    return [at_most(what, wrong, 0), *figures]


def _timed(kind: str, asking: Sequence[Call]) -> tuple[Times, list[list[object]]]:
    """Return each call's shortest time, and what was answered."""
    told = [flat(kind, call()) for call in asking]
    return Times(shortest(asking)), told


def _against_plain(
    path: Path, asked: Asked, ours: dict[str, list[list[object]]]
) -> int:
    """Return how many answers are not the plain flavour's."""
    plain = open_graph(path, "plain")
    asking = calls(plain, asked)
    wrong = 0
    for kind in set(NAMES) - {"reach"}:
        for call, told in zip(asking[kind][:HELD], ours[kind], strict=False):
            wrong += flat(kind, call()) != told
    # It asks a team's ten thousand pairs one by one: a small one will do.
    team, group = (nodes[:HELD] for nodes in asked.reach[0])
    return wrong + (plain.reach(team, group) != open_graph(path).reach(team, group))


def _loaded(
    people: int, name: str, told: Told | str, ours: dict[str, list[list[object]]]
) -> Figure:
    what = f"{people:,}, {name}: loaded; answers that differ"
    if isinstance(told, str):
        return Figure(what, told)
    wrong = sum(
        list(one) != other
        for kind, found in told.answers.items()
        for one, other in zip(found, ours[kind], strict=False)
    )
    return Figure(what, f"{told.load:,.1f} s, {told.peak:,.0f} MB; {wrong}")


def _mark(
    stage: Stage, path: Path, asked: Asked, ours: dict[str, list[list[object]]]
) -> dict[str, dict[str, Times]]:
    """Return what the C loop takes, where there is a compiler."""
    loops = library(stage.out / "reads")
    if loops is None:
        return {}
    reads = Reads(loops, Snapshot(path).view)
    near = [answer[0] in {1, 2} for answer in ours["distance"]]
    teams = [[*team, *group] for team, group in asked.reach]
    read: dict[str, list[Callable[[], int]]] = {
        "two": [partial(reads.two_rows, *ends) for ends in asked.two],
        "three": [partial(reads.second_degree, *ends) for ends in asked.three],
        "gold": [partial(reads.second_degree, ego) for (ego,) in asked.gold],
        "reach": [partial(reads.rows, team) for team in teams],
        "distance": [
            partial(reads.two_rows if is_near else reads.second_degree, *ends)
            for ends, is_near in zip(asked.distance, near, strict=True)
        ],
    }
    return {"C": {kind: Times(shortest(each)) for kind, each in read.items()}}


def _lines(what: str, kind: str, times: dict[str, dict[str, Times]]) -> list[Figure]:
    """Return the figures of one question: all engines in a line, then the bars."""
    taken = {name: each[kind] for name, each in times.items() if each.get(kind)}
    lines = [Figure(f"{what}: {name}", str(one)) for name, one in taken.items()]
    best = {name: one.half for name, one in taken.items()}
    rivals = {n: best[n] for n in best if n not in {"arrays", "compiled", "C"}}
    graphs = [rivals[n] for n in LIBRARIES if n in rivals]
    others = [rivals[n] for n in rivals if n not in MATRICES and n != "networkx"]
    products = [rivals[n] for n in MATRICES if n in rivals]
    if "compiled" in best:
        quick = best["compiled"]
        ours = f"{what}: compiled"
        if others:
            bar = 5 if kind in QUICK else 20
            lines.append(
                at_least(f"{ours}, than others", min(others) / quick, bar, "x")
            )
        if products:
            lines.append(
                at_least(f"{ours}, than matrices", min(products) / quick, 4, "x")
            )
        if "C" in best:
            lines.append(at_most(f"{ours} / the C loop", quick / best["C"], 6, "x"))
        late = taken["compiled"].late / quick
        lines.append(at_most(f"{ours}, p99 / p50", late, 15, "x"))
    if graphs and kind in {"three", "gold"}:
        least = min(graphs) / best["arrays"]
        lines.append(at_least(f"{what}: arrays, than libraries", least, 8, "x"))
    return lines


def _growth(stage: Stage, people: int) -> list[Figure]:
    """Return what opening takes and each question, in the quickest flavour."""
    path = _graph(stage, people)
    opened, each = network_changes.opening(path)
    flavour = _flavours()[-1]
    asked = asked_of(path, MANY if stage.scale == 1 else FEW)
    asking = calls(open_graph(path, flavour), asked)
    taken = ", ".join(
        f"{kind} {Times(shortest(some)).half:,.0f}" for kind, some in asking.items()
    )
    edges = generation.read_header(generation.current(path)).edges
    resident = psutil.Process().memory_info().rss / 2**20
    size = f"{people:,} people, {edges:,} edges"
    return [
        at_most(f"{size}: opened", opened, 50, " ms"),
        at_most(f"{size}: bytes an edge", each, 6),
        Figure(f"{size}: {flavour} at p50, µs", taken),
        Figure(f"{size}: memory of the process", f"{resident:,.0f} MB"),
    ]
