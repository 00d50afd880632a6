"""Ties: all features of ten million exchanges, beside a plain count of each tie's.

Each is counted in a process of its own, on two threads, turn by turn so that a busy
machine slows all alike. The ratio is of processor time, which others on the machine
hardly change; the seconds are beside it.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import children
from bench.figures import Figure, Part, at_most, short
from bench.stage import Stage

TURNS = 3
MEGABYTES = 1_024
"""What DuckDB may keep in memory."""
OVER = 512
"""Megabytes beside it: Python, the libraries, and what DuckDB does not count."""
WHATS = ("pairs", "features", "chances", "day")

COUNTED = (
    "Count: `SELECT ego, person, count(*) GROUP BY ego, person` over the same Parquet, "
    f"by DuckDB. All on two threads and with {MEGABYTES:,} MB for DuckDB, which writes "
    "the rest to disk; the median of three turns each."
)
A_DAY = (
    "Ratios are of processor time. A day: the features of those ties alone that had an "
    "exchange on the last day, looked up in the whole file."
)


class Pass(NamedTuple):
    """What one count took: seconds, seconds of processor, megabytes at most."""

    seconds: float
    cpu: float
    peak: float
    ties: int
    today: int


def measure(stage: Stage) -> Part:
    """Return what counting all features costs."""
    file = stage.exchanges()
    runs: dict[str, list[Pass]] = defaultdict(list)
    for _ in range(TURNS):
        for what in WHATS:
            runs[what].append(_run(file, what))
    cpu = {what: median(one.cpu for one in of) for what, of in runs.items()}
    wall = {what: median(one.seconds for one in of) for what, of in runs.items()}
    peak = max(one.peak for one in runs["features"])
    every, day = runs["features"][0], runs["day"][0]
    seconds = ", ".join(f"{what} {short(wall[what])} s" for what in WHATS)
    return Part(
        "ties",
        f"Ties: {stage.many_exchanges():,} exchanges",
        (
            at_most("all features / a count", cpu["features"] / cpu["pairs"], 10, "x"),
            Figure("the same by the clock", f"{wall['features'] / wall['pairs']:.1f}x"),
            at_most("chances alone / a count", cpu["chances"] / cpu["pairs"], 10, "x"),
            at_most("memory, all features", peak, MEGABYTES + OVER, " MB"),
            Figure("ties", f"{every.ties:,}"),
            Figure("a day's ties", f"{day.ties:,} for {day.today:,} exchanges"),
            at_most("a day / all of them", cpu["day"] / cpu["features"], 0.25),
            Figure("seconds", seconds),
        ),
        (COUNTED, A_DAY),
    )


def _run(file: Path, what: str) -> Pass:
    command = [sys.executable, "-m", "bench.ties_pass", str(file), what]
    cost = children.run([*command, str(MEGABYTES)])
    told = json.loads(cost.out)
    return Pass(told["seconds"], told["cpu"], cost.peak, told["ties"], told["today"])
