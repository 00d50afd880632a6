"""Others' answers to the same questions, each in a process of its own.

The rivals stay out of the project's environment: they are installed into one in the
bench's own folder, once.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.services import postgres

HERE = Path(__file__).parent
NEEDED = (
    "numpy scipy networkx networkit igraph rustworkx duckdb psycopg[binary] "
    "python-graphblas ladybug pyarrow"
).split()
SMALL = "networkit igraph rustworkx networkx duckdb postgres ladybug graphblas scipy"
LARGE = "networkit igraph rustworkx duckdb postgres graphblas scipy"
"""Those that load a hundred million edges in some minutes and a dozen gigabytes."""
PATIENCE = 5.0
"""Seconds for each kind of question."""
LOADING = 1_500.0
Answers = dict[str, list[list[int] | list[list[int]]]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a rival needed, and what it answered."""

    load: float
    peak: float
    answers: Answers
    times: Mapping[str, list[float]]


def environment(out: Path) -> Path:
    """Return the Python that has the rivals, after installing them where needed."""
    folder = out / "network-rivals"
    python = folder / "bin" / "python"
    made = folder / "made"
    if not made.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        quiet = ["--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([python, "-m", "pip", *quiet, *NEEDED], check=True)
        made.touch()
    return python


def ask(name: str, generation: Path, questions: Path, out: Path) -> Told | str:
    """Return what a rival told, or in words why it did not."""
    python = environment(out)
    with _place(name, out) as where:
        try:
            done = subprocess.run(
                [
                    python,
                    HERE / "rivals" / "rival.py",
                    name,
                    generation,
                    questions,
                    where,
                    str(PATIENCE),
                ],
                capture_output=True,
                text=True,
                check=False,
                timeout=LOADING,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )
        except subprocess.TimeoutExpired:
            return f"not done after {LOADING / 60:.0f} minutes"
    lines = [one for one in done.stdout.splitlines() if one.startswith("answer: ")]
    if done.returncode or not lines:
        return (done.stderr.strip().splitlines() or ["no answer"])[-1]
    told = json.loads(lines[-1].removeprefix("answer: "))
    return Told(told["load"], told["peak"], told["answers"], told["times"])


@contextmanager
def _place(name: str, out: Path) -> Iterator[str]:
    """Give a rival where it may keep things: a database of its own, or a folder."""
    with postgres.running() if name == "postgres" else nullcontext(str(out)) as where:
        yield where
