"""An import beside an open page: does the page still get its turn?"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import time

from bench.children import Cost, Failed, closeknit, run, surroundings
from bench.figures import Figure, Part, at_most, short
from bench.stage import TODAY, Stage

ROLES = ("write", "write", "read")
SLOWEST_WRITE = 250
"""Milliseconds, for 99 in a hundred."""


@dataclass(slots=True)
class Turns:
    """What the neighbours of one role did while the import ran."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Return the milliseconds that this share of the turns stayed within."""
        ordered = sorted(self.seconds)
        if not ordered:
            raise Failed("no neighbour got a turn")
        return 1_000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def locked(self) -> int:
        return sum("locked" in text for text in self.failed)


def measure(stage: Stage) -> Part:
    """Return how long neighbours waited, and what they cost the import."""
    export = stage.export()
    alone, _ = _import(stage, export, ())
    beside, turns = _import(stage, export, ROLES)
    writes, reads = turns["write"], turns["read"]
    failed = len(writes.failed) + len(reads.failed)
    figures = (
        Figure(
            "turns beside the import",
            f"{len(writes.seconds):,} writes, {len(reads.seconds):,} weeks shown",
        ),
        at_most('"database is locked"', writes.locked + reads.locked, 0),
        at_most("any other fault", failed - writes.locked - reads.locked, 0),
        Figure("small write, p50", f"{short(writes.quantile(0.5))} ms"),
        at_most("small write, p99", writes.quantile(0.99), SLOWEST_WRITE, " ms"),
        Figure("small write, slowest", f"{short(writes.quantile(1))} ms"),
        Figure("week shown, p50", f"{short(reads.quantile(0.5))} ms"),
        Figure("week shown, p99", f"{short(reads.quantile(0.99))} ms"),
        Figure(
            "import beside them / alone",
            f"{short(beside.wall / alone.wall)}x ({short(alone.wall)} s, then "
            f"{short(beside.wall)} s)",
        ),
    )
    notes = (
        (
            "Two processes write a line of history and one shows the week, each every "
            "50 ms, while a fourth imports the full export."
        ),
    )
    return Part("polite", "Politeness: the page during an import", figures, notes)


def _import(
    stage: Stage, export: Path, roles: Sequence[str]
) -> tuple[Cost, dict[str, Turns]]:
    home, today = stage.home("polite"), TODAY.isoformat()
    run(closeknit(home, "week", today=today))  # makes the home, as an open page would
    turns = {role: Turns() for role in roles}
    with _neighbours(home, roles) as neighbours:
        began = time()
        cost = run(closeknit(home, "import", export, today=today))
        ended = time()
        for role, neighbour in zip(roles, neighbours, strict=True):
            said, _ = neighbour.communicate()
            told = json.loads(said)
            turns[role].failed += told["failed"]
            turns[role].seconds += [
                took for at, took in told["turns"] if began <= at <= ended
            ]
    shutil.rmtree(home)
    return cost, turns


@contextmanager
def _neighbours(
    home: Path, roles: Sequence[str]
) -> Iterator[list[subprocess.Popen[str]]]:
    """Start the neighbours and have them ready; none is left behind."""
    command = [sys.executable, "-m", "bench.neighbour"]
    started = [
        subprocess.Popen(
            [*command, role, str(home), TODAY.isoformat()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=surroundings(),
        )
        for role in roles
    ]
    try:
        for one in started:
            if one.stdout is None or one.stdout.readline() != "ready\n":
                raise Failed("a neighbour did not start")
        yield started
    finally:
        for one in started:
            one.kill()
            one.wait()
            for pipe in (one.stdin, one.stdout):
                if pipe is not None:
                    pipe.close()
