r"""Kill an import again and again, and look at what is left each time.

    CLOSEKNIT_HOME=FOLDER/home DJANGO_SETTINGS_MODULE=closeknit.settings \
        python -m tests.kill FOLDER KILLS SEED

FOLDER holds the town in ``town``. Each round a forked process
does what the commands do (import all, take one back, import all again), says on a pipe
what is kept for sure, and is killed at a random moment. Prints one JSON document.
"""

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.intake.actions.catch_up import settle_day
from closeknit.desk.intake.actions.keeping import one_at_a_time, open_home
from closeknit.desk.intake.actions.undo import undo
from closeknit.records import store
from closeknit.records.models import Import
from tests.desk.intake.state import State, state
from tests.kill.faults import faults
from tests.records.said import TODAY

SHARE = 0.5
"""A round is killed within this share of the time that the whole work takes."""


class Left(NamedTuple):
    """What a process left: what it said was kept, and whether it came to its end."""

    promised: int
    finished: bool


def work(files: Sequence[Path], say: int) -> None:
    """Do all there is to do, from wherever it was left."""
    ego = open_home()

    def watch(what: str, _done: int, _total: int) -> None:
        if what.startswith("reading ") and "again" not in what:
            kept = Import.objects.of(ego).filter(state="reading").values_list("items")
            os.write(say, b"%d\n" % kept.latest("id")[0])

    with one_at_a_time():
        settle_day(ego, today=TODAY)
        if not any(run.state == "undone" for run in store.runs(ego)):
            brought = bring_in(ego, files, today=TODAY, watch=watch)
            undo(ego, brought.runs[1].id, today=TODAY)
        bring_in(ego, files, today=TODAY, watch=watch)


def forked(files: Sequence[Path], killed_after: float | None) -> Left:
    """Work in a process of its own, and kill it then."""
    connection.close()
    hear, say = os.pipe()
    child = os.fork()
    if not child:
        os.close(hear)
        try:
            work(files, say)
        except BaseException as error:  # noqa: BLE001 - told to the parent, whatever it is
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    os.close(say)
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(hear) as told:
        said = [int(line) for line in told.read().split("\n") if line]
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, -signal.SIGKILL}:
        raise AssertionError(code)
    return Left(said[-1] if said else 0, finished=code == 0)


def fresh() -> None:
    """Begin with an empty home."""
    connection.close()
    shutil.rmtree(settings.HOME, ignore_errors=True)


def uninterrupted(files: Sequence[Path]) -> tuple[State, float]:
    """Return what there is in the end when nobody is killed, and how long it takes."""
    fresh()
    open_home()
    began = time.monotonic()
    forked(files, None)
    return state(store.default_ego()), time.monotonic() - began


def progress() -> tuple[int, int]:
    """Return how many steps are done for good: imports ended or begun, items kept."""
    rows = Import.objects.of(open_home()).values_list("items", "ended")
    return sum(2 if ended else 1 for _, ended in rows), sum(n for n, _ in rows)


def main(folder: Path, *, kills: int, seed: int) -> None:
    """Kill so often, and tell what was seen."""
    dice = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    files = [max((folder / "town").glob("*11-*.zip")), folder / "town/mail.mbox"]
    expected, whole = uninterrupted(files)
    seen: list[str] = []
    done = finished = grew = 0
    fresh()
    while done < kills:
        before = progress()
        left = forked(files, dice.uniform(0.0, whole * SHARE))
        seen += faults(open_home(), left.promised)
        grew += progress() > before
        if left.finished:
            finished += 1
            if state(store.default_ego()) != expected:
                seen.append("what was finished differs from what nobody interrupted")
            fresh()
        else:
            done += 1
    forked(files, None)
    if state(store.default_ego()) != expected:
        seen.append("the end differs from what nobody interrupted")
    print(json.dumps({  # noqa: T201 - the one thing this program prints
        "seed": seed, "killed": done, "finished": finished, "grew": grew,
        "seconds": round(whole, 2), "faults": seen,
    }))  # fmt: skip
