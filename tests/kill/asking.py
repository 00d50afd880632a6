"""Kill the asking of an account again and again, and look at what is left each time.

    CLOSEKNIT_HOME=FOLDER/home DJANGO_SETTINGS_MODULE=closeknit.settings \
        python -m tests.kill ADDRESS KILLS SEED

A server of our own, in another process, plays LinkedIn at ADDRESS. Each round a forked
process asks the account, and is killed at a random moment. Prints one JSON document.
"""

import json
import os
import random
import shutil
import signal
import time
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.db import connection

from closeknit.accounts.account import Account, Secret
from closeknit.desk.accounts import store
from closeknit.desk.accounts.actions import keeping
from closeknit.desk.accounts.actions.asking import ask
from closeknit.desk.intake.actions.keeping import open_home
from tests.accounts.replayed import TOKEN
from tests.desk.intake.state import State, state
from tests.kill.faults import faults
from tests.records.said import TODAY

SHARE = 0.9
"""A round is killed within this share of the time that the whole asking takes."""


@dataclass(slots=True)
class Seen:
    """What was seen: how often killed, how often it came to its end, what was wrong."""

    killed: int = 0
    finished: int = 0
    halfway: int = 0
    faults: list[str] = field(default_factory=list)


def fresh(address: str) -> int:
    """Begin with an empty home that has just the account."""
    connection.close()
    shutil.rmtree(settings.HOME, ignore_errors=True)
    ego = open_home()
    box = keeping.strongbox()
    allowed = frozenset({"localhost"})
    account = Account("linkedin", "LinkedIn", address, allowed=allowed)
    keeping.add(ego, account, Secret(TOKEN), box, today=TODAY)
    return ego


def forked(ego: int, killed_after: float | None) -> bool:
    """Ask in a process of its own, and kill it then; say whether it came to its end."""
    connection.close()
    child = os.fork()
    if not child:
        try:
            came = ask(
                ego, "LinkedIn", keeping.strongbox(), today=TODAY, watch=lambda *_: None
            )
        except BaseException as error:  # noqa: BLE001 - told to the parent, whatever it is
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os.write(2, b"" if came.how == "done" else f"{came}\n".encode())
        os._exit(0 if came.how == "done" else 1)
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, -signal.SIGKILL}:
        raise AssertionError(code)
    return code == 0


def wrong(ego: int, expected: State, *, finished: bool) -> list[str]:
    """Return what is wrong with what was left."""
    found = list(faults(ego))
    one = store.account(ego, "LinkedIn")
    whole = state(ego) == expected
    if one.state == "done" and not whole:
        found.append("an account shows as done and its import is not whole")
    if finished and not (whole and one.state == "done"):
        found.append("what was finished differs from what nobody interrupted")
    if one.cursor and not whole:
        found.append("the cursor was kept before its import was whole")
    if any(mark == TOKEN for mark in (one.because, one.cursor)):
        found.append("the secret stands in the database")
    return found


def killed(address: str, kills: int, dice: random.Random) -> Seen:
    """Kill so often, and return what was seen."""
    ego = fresh(address)
    began = time.monotonic()
    forked(ego, None)
    whole = time.monotonic() - began
    expected, seen = state(ego), Seen()
    ego = fresh(address)
    while seen.killed < kills:
        finished = forked(ego, dice.uniform(0.0, whole * SHARE))
        seen.faults += wrong(open_home(), expected, finished=finished)
        seen.halfway += bool(store.waiting(ego, store.account(ego, "LinkedIn").id))
        if store.account(ego, "LinkedIn").state == "done":
            seen.finished += 1
            ego = fresh(address)
        seen.killed += not finished
    forked(ego, None)
    seen.faults += wrong(ego, expected, finished=True)
    return seen


def main(address: str, *, kills: int, seed: int) -> None:
    """Kill so often, and tell what was seen."""
    dice = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    seen = asdict(killed(address, kills, dice)) | {"seed": seed}
    print(json.dumps(seen))  # noqa: T201 - the one thing this program prints
