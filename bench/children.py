"""Run a program as a user does and see what it cost: time, processor, memory."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

LOOK_EVERY = 0.2
"""Seconds between two looks at the memory of a running program."""
OURS = ("CLOSEKNIT_", "DATABASE_URL", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
"""What begins so is left out; the last would have each run compile closeknit anew."""
MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds by the clock, of processor, and megabytes at most."""

    wall: float
    cpu: float
    peak: float
    out: str = ""


class Failed(Exception):
    """A program that was to be measured ended with a fault; its own words follow."""


class Watched:
    """The memory of a process and its children, looked at until it ends."""

    def __init__(self, pid: int) -> None:
        self.peak = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Stop looking and return the most megabytes seen."""
        self._over.set()
        self._thread.join()
        return self.peak

    def _watch(self) -> None:
        while not self._over.is_set():
            self.peak = max(self.peak, tree(self._pid))
            self._over.wait(LOOK_EVERY)


def tree(pid: int) -> float:
    """Return the megabytes that a process and its children hold, or held alone at most.

    The system remembers each process's own peak, so none falls between two looks.
    """
    try:
        top = psutil.Process(pid)
        every = [top, *top.children(recursive=True)]
        now = sum(one.memory_info().rss for one in every) / MEGABYTE
    except psutil.Error:  # it has just ended
        return 0.0
    return max(now, *(_own_peak(one.pid) for one in every))


def _own_peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    kilobytes = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(kilobytes[0]) / 1_024 if kilobytes else 0.0


def surroundings() -> dict[str, str]:
    """Return the environment without what would change how closeknit runs."""
    return {k: v for k, v in os.environ.items() if not k.startswith(OURS)}


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end and return what it cost.

    Raises:
        Failed: it ended with a fault.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=err, env=surroundings())
        watched = Watched(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        wall = perf_counter() - began
        peak = watched.stop()
        child.returncode = os.waitstatus_to_exitcode(status)
        for file in (out, err):
            file.seek(0)
        said = out.read().decode(errors="replace")
        if child.returncode:
            wrong = err.read().decode(errors="replace")
            raise Failed(f"{' '.join(command)}: {child.returncode}\n{wrong[-2_000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, peak, said)


def closeknit(home: Path, *arguments: str | Path, today: str) -> list[str]:
    """Return the command that runs closeknit on a home as a user does."""
    command = [sys.executable, "-m", "closeknit", "--home", str(home)]
    return [*command, "--today", today, *map(str, arguments)]
