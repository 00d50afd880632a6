"""One rival in a process of its own: it loads the graph, and answers the questions.

Run by `network_rivals` in an environment with the rivals in it, which are no part of
this project. In: the rival's name, the folder of the graph's arrays, the questions as
JSON. Out: one line of JSON with seconds to load, peak memory, answers and microseconds.
"""

# mypy: ignore-errors
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

KINDS = ("two", "three", "gold", "reach", "distance")
LENGTH = 2**24 - 1
PASSES = 3
SERVED = ("duckdb", "postgres", "ladybug")
"""Those with threads or processes of their own: they are timed by the wall's clock."""


class Arrays:
    """The graph as arrays: where each row begins and ends, the others, how strong."""

    def __init__(self, folder):
        words = np.fromfile(folder / "rows", np.uint64)
        self.people = len(words)
        self.starts = np.append(words >> np.uint64(24), [0]).astype(np.int64)
        self.starts[-1] = self.starts[-2] + int(words[-1] & np.uint64(LENGTH))
        edges = int(self.starts[-1])
        self.others = np.fromfile(folder / "neighbours", np.uint32, edges)
        self.strengths = np.fromfile(folder / "strengths", np.uint8, edges)

    @property
    def egos(self):
        return np.repeat(np.arange(self.people, dtype=np.int64), np.diff(self.starts))


def rival(name, arrays, asked, where):
    """Return the rival: an object with a method for each kind of question."""
    if name in ("networkit", "igraph", "rustworkx", "networkx"):
        import loops

        return loops.Loops(name, arrays, set(asked["tagged"]))
    if name in ("scipy", "graphblas"):
        import matrix

        made = matrix.Scipy if name == "scipy" else matrix.Blas
        return made(arrays, asked["tagged"])
    import sql

    made = {
        "duckdb": sql.Duck,
        "postgres": sql.Postgres,
        "ladybug": sql.Ladybug,
    }
    return made[name](arrays, asked["tagged"], where)


def main():
    name, folder, questions, where, patience = sys.argv[1:]
    asked = json.loads(Path(questions).read_text())
    began = time.perf_counter()
    one = rival(name, Arrays(Path(folder)), asked, where)
    loaded = time.perf_counter() - began
    answers, times = {}, {}
    for kind in KINDS:
        answer = getattr(one, kind)
        clock = time.perf_counter if name in SERVED else time.process_time
        found = measured(answer, asked[kind], float(patience), clock)
        answers[kind], times[kind] = found
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"load": loaded, "peak": peak, "answers": answers, "times": times}
    print("answer: " + json.dumps(told))


def measured(answer, questions, patience, clock):
    """Return the answers, and each question's shortest time of some passes.

    As many questions as there is patience for; their rows are no longer in the
    processor's caches when their turn comes again.
    """
    answer(*questions[0])
    answers, times = [], []
    until = time.perf_counter() + patience
    for question in questions:
        began = clock()
        answers.append(answer(*question))
        times.append(clock() - began)
        if time.perf_counter() > until:
            break
    for _ in range(PASSES - 1):
        for at in range(len(times)):
            if time.perf_counter() > 2 * patience + until:
                break
            began = clock()
            answer(*questions[at])
            times[at] = min(times[at], clock() - began)
    return answers, [1e6 * one for one in times]


if __name__ == "__main__":
    main()
