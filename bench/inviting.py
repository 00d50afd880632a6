"""Invitations at size: a note checked, and ten thousand that came in triaged."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from bench.children import Cost, closeknit, run
from bench.figures import Figure, Part, at_most, short
from bench.invited import export
from bench.stage import TODAY, Stage

MANY, NOTES = 10_000, 2_000
MILLISECONDS, SECONDS = 5, 5


def measure(stage: Stage) -> Part:
    """Return what a note costs, and a list of ten thousand, read before and not."""
    many = max(100, round(MANY * stage.scale))
    median, late, slowest = _a_note(max(50, round(NOTES * stage.scale)))
    folder = stage.home("invited")
    home = stage.home("inviting")
    _run(home, "import", export(folder, many))
    start = _run(home, "imports")
    read = _run(home, "triage", "--json")
    _forget_read(home)
    unread = _run(home, "triage", "--json")
    shutil.rmtree(folder)
    shutil.rmtree(home)
    return Part(
        "inviting",
        f"Invitations: a note, and {many:,} received",
        (
            Figure("a note checked, the median", f"{short(median)} ms"),
            Figure("a note checked, the 99th of a hundred", f"{short(late)} ms"),
            at_most("a note checked, the slowest", slowest, MILLISECONDS, " ms"),
            Figure("starting Python and the home", f"{short(start.cpu)} s"),
            at_most(f"{many:,} triaged, notes read before", read.cpu, SECONDS, " s"),
            at_most(f"{many:,} triaged, no note read yet", unread.cpu, SECONDS, " s"),
        ),
        (
            (
                "Seconds and milliseconds of processor. A note is checked without a "
                "model of one's own, for everything but what the tables say: traits "
                "with their words, and all faults; the first one waits for the tables "
                "of words, and is not counted. Triaged: `closeknit triage --json`, "
                "each note another one; an import reads them beforehand."
            ),
        ),
    )


def _a_note(many: int) -> tuple[float, float, float]:
    """Return the median, the 99th of a hundred and the most milliseconds of a note."""
    command = [sys.executable, "-m", "bench.note_times", str(many)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    median, late, slowest = map(float, said.split())
    return median, late, slowest


def _run(home: Path, *arguments: str | Path) -> Cost:
    return run(closeknit(home, *arguments, today=TODAY.isoformat()))


def _forget_read(home: Path) -> None:
    """Have every note be one that was never read."""
    with closing(sqlite3.connect(home / "closeknit.sqlite3")) as database:
        database.execute("DELETE FROM triage_read")
        database.commit()
