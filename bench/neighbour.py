"""A page at work beside an import, in a process of its own: reads or small writes.

Started by `bench.polite`; says "ready", works until its input is closed, then prints
when each turn began and how long it took.
"""

import importlib
import json
import os
import sys
import threading
from collections.abc import Callable
from datetime import date
from time import perf_counter, time

EVERY = 0.05
"""Seconds between two turns."""


def work(turn: Callable[[], object], over: threading.Event) -> dict[str, object]:
    """Take turns until it is over; return (began, seconds) of each, and what failed."""
    turns: list[tuple[float, float]] = []
    failed: list[str] = []
    errors = importlib.import_module("django.db").DatabaseError
    while not over.wait(EVERY):
        at, began = time(), perf_counter()
        try:
            turn()
        except errors as error:
            failed.append(str(error))
        turns.append((at, perf_counter() - began))
    return {"turns": turns, "failed": failed}


def turn_of(role: str, today: date) -> Callable[[], object]:
    """Return what a page does: add a line of history, or show the week."""
    # Django's tables can be imported only now that it knows the home.
    keeping = importlib.import_module("closeknit.desk.intake.actions.keeping")
    ego = keeping.open_home()
    if role == "write":
        actions = importlib.import_module("closeknit.records.actions.ego")
        return lambda: actions.note_done(ego, "bench", "a small write")
    weekly = importlib.import_module("closeknit.desk.week.store")
    return lambda: weekly.week(ego, today=today)


def main(role: str, home: str, today: str) -> None:
    os.environ["CLOSEKNIT_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "closeknit.settings")
    importlib.import_module("django").setup()
    turn = turn_of(role, date.fromisoformat(today))
    over = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    print("ready", flush=True)
    print(json.dumps(work(turn, over)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
