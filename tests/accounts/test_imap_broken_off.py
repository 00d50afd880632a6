"""Killed in the middle, on either side: nothing is lost, nothing stands twice."""

import os
import random
import signal
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.accounts import imap
from closeknit.accounts.account import Account, Fetched
from closeknit.accounts.imap import Imap
from closeknit.shared.errors import AccountUnreachable
from tests.accounts.mails import SECRET, account, asked, mail, mails
from tests.services.dovecot import Dovecot

MAILS = 600
KILLS = 25
PATIENCE = 30.0
STEPS = 3
SEED = int(os.environ.get("CLOSEKNIT_SEED", "0")) or random.SystemRandom().getrandbits(
    32
)


def contents(fetched: Fetched) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in fetched.files}


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for twenty mails at once, so that there is much to interrupt."""
    monkeypatch.setattr(imap, "BATCH", 20)


def forked(of: Account, spool: Path, batches: int | None = None) -> int:
    """Begin to ask in a process of its own, and return its number.

    After so many ``batches`` it stands still, to be killed there: how far it gets is
    not left to how busy the machine is.
    """
    number = os.fork()
    if number:
        return number
    left = batches or 0

    def watch(_what: str, _done: int, _total: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            signal.pause()

    try:
        Imap().fetch(of, SECRET, cursor="", spool=spool, watch=watch)
    finally:
        os._exit(0)


def length(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("killed/*/*.mbox"))


@pytest.mark.slow
@pytest.mark.usefixtures("small_batches")
def test_killed_asking_goes_on_and_ends_as_one_that_was_not(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, MAILS))
    mail_server.deliver((mail(n, "ada@example.com") for n in range(1000, 1100)), "Sent")
    of = account(mail_server)
    began = time.monotonic()
    whole = asked(of, tmp_path / "whole")
    seconds = time.monotonic() - began
    print(f"CLOSEKNIT_SEED={SEED}")  # noqa: T201 - shown where the test fails
    dice = random.Random(SEED)  # noqa: S311 - to be repeated, not to be secret

    lengths = [0]
    for number in range(KILLS):
        batches = dice.randint(1, 4) if number <= STEPS else None
        child = forked(of, tmp_path / "killed", batches)
        until = time.monotonic() + (PATIENCE if batches else 0.0)
        while length(tmp_path) <= lengths[-1] and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(dice.uniform(0.0, seconds / 3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lengths.append(length(tmp_path))
    ended = asked(of, tmp_path / "killed")

    assert (contents(ended), ended.cursor) == (contents(whole), whole.cursor)
    assert len(set(lengths)) > STEPS  # it did go on from kill to kill


@pytest.mark.usefixtures("small_batches")
def test_server_killed_in_the_middle_is_said_and_gone_on_with(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(mails(1, MAILS))
    of = account(mail_server)
    whole = asked(of, tmp_path / "whole")
    seen: list[int] = []

    def kill(_what: str, done: int, _total: int) -> None:
        seen.append(done)
        mail_server.kill()

    with pytest.raises(AccountUnreachable, match="goes on from there"):
        Imap().fetch(of, SECRET, cursor="", spool=tmp_path / "cut", watch=kill)
    mail_server.start()
    ended = asked(of, tmp_path / "cut")

    assert 0 < seen[-1] < MAILS
    assert (contents(ended), ended.cursor) == (contents(whole), whole.cursor)


def long_mails(many: int) -> Iterator[bytes]:
    """Yield mails of long conversations, two kilobytes of headers each."""
    for number in range(many):
        references = "\r\n ".join(f"<{number}.{n}@example.com>" for n in range(80))
        yield f"References: {references}\r\n".encode() + mail(number)


@pytest.mark.slow
def test_five_thousand_mails_take_the_memory_of_one_batch(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(long_mails(5_000))
    tracemalloc.start()

    brought = asked(account(mail_server), tmp_path)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = brought.files[0].stat().st_size
    assert size > 9 << 20
    assert peak < size // 2
    assert brought.files[0].read_bytes().count(b"\nSubject: Tea ") == 5_000
