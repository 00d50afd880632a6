"""Killed in the middle of calendars or cards: nothing is lost, nothing stands twice."""

import os
import signal
import time
from pathlib import Path

import pytest

from closeknit.accounts import dav
from closeknit.accounts.account import Account, Fetched
from closeknit.accounts.dav import Dav
from closeknit.shared.errors import AccountUnreachable
from tests.accounts.cards import (
    CALDAV,
    CARDDAV,
    SECRET,
    account,
    asked,
    card,
    event,
    uids,
)
from tests.services.radicale import Radicale

PLACES = 40
BATCHES = 4
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for ten at once, so that there is something to interrupt."""
    monkeypatch.setattr(dav, "BATCH", PLACES // BATCHES)


@pytest.fixture
def town(dav_server: Radicale) -> Radicale:
    """A calendar and an address book of some length."""
    dav_server.make("office", "calendar", "Office")
    dav_server.make("people", "addressbook", "People")
    for number in range(PLACES):
        dav_server.put(f"office/{number}.ics", event(f"tea-{number}"))
        dav_server.put(f"people/{number}.vcf", card(f"bo-{number}", f"Bo {number}"))
    return dav_server


KINDS = pytest.mark.parametrize(
    ("client", "kind", "begins"),
    [(CALDAV, "caldav", "tea"), (CARDDAV, "carddav", "bo")],
    ids=["calendars", "cards"],
)


def contents(fetched: Fetched) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in fetched.files}


def assert_each_is_there_once(fetched: Fetched, begins: str) -> None:
    (found,) = uids(fetched).values()
    assert found == sorted(f"{begins}-{number}" for number in range(PLACES))


@KINDS
def test_server_killed_in_the_middle_is_said_and_asked_again(
    town: Radicale, tmp_path: Path, client: Dav, kind: str, begins: str
) -> None:
    of = account(town, kind)
    whole = asked(client, of, tmp_path / "whole")
    seen: list[int] = []

    def kill(_what: str, done: int, _total: int) -> None:
        seen.append(done)
        if len(seen) == BATCHES // 2:
            town.kill()

    with pytest.raises(AccountUnreachable, match="does not answer"):
        client.fetch(of, SECRET, cursor="", spool=tmp_path / "cut", watch=kill)
    left = [file.suffix for file in (tmp_path / "cut").rglob("*") if file.is_file()]
    town.start()
    ended = asked(client, of, tmp_path / "cut")

    assert seen == [PLACES // BATCHES, PLACES // 2]
    assert left == [".new"]  # what came half is no file that could be imported
    assert (contents(ended), ended.cursor) == (contents(whole), whole.cursor)
    assert_each_is_there_once(ended, begins)


def forked(client: Dav, of: Account, spool: Path, batches: int) -> int:
    """Begin to ask in a process of its own, and return its number.

    After so many ``batches`` it says so by a file and stands still, to be killed there:
    how far it gets is not left to how busy the machine is.
    """
    number = os.fork()
    if number:
        return number
    left = batches

    def watch(_what: str, _done: int, _total: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            spool.with_name(f"{spool.name}.stands").touch()
            signal.pause()

    try:
        client.fetch(of, SECRET, cursor="", spool=spool, watch=watch)
    finally:
        os._exit(0)


@KINDS
def test_killed_asking_begins_again_and_ends_as_one_that_was_not(
    town: Radicale, tmp_path: Path, client: Dav, kind: str, begins: str
) -> None:
    of = account(town, kind)
    whole = asked(client, of, tmp_path / "whole")

    for batches in range(1, BATCHES + 1):
        child = forked(client, of, tmp_path / "killed", batches)
        stands = tmp_path / "killed.stands"
        until = time.monotonic() + PATIENCE
        while not stands.exists() and time.monotonic() < until:
            time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert (stands.exists(), os.WTERMSIG(status)) == (True, signal.SIGKILL)
        stands.unlink()
        found = [file for file in (tmp_path / "killed").rglob("*") if file.is_file()]
        assert [file.suffix for file in found] == [".new"]
    ended = asked(client, of, tmp_path / "killed")

    assert (contents(ended), ended.cursor) == (contents(whole), whole.cursor)
    assert_each_is_there_once(ended, begins)
