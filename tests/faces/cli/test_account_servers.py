"""Real servers asked from the command line: added, brought, killed, brought whole."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from closeknit.engines.home import DATABASE
from tests.accounts.cards import card, event
from tests.accounts.mails import mail
from tests.faces.cli.program import TODAY, Document, asked, rows, run, surroundings
from tests.services import dovecot, radicale
from tests.services.dovecot import Dovecot
from tests.services.radicale import Radicale

SEED = int(os.environ.get("CLOSEKNIT_SEED", "0")) or random.SystemRandom().getrandbits(
    32
)
KILLS = 20
FRIENDS = 40
MAILS = 60


def letters(first: int, last: int) -> Iterator[bytes]:
    """Yield mails of forty friends, one after the other."""
    for number in range(first, last):
        yield mail(
            number, f"Bo{number % FRIENDS} Lind <bo{number % FRIENDS}@example.com>"
        )


def add_mail(home: Path, server: Dovecot) -> None:
    asked(home, "account", "add", "imap", "--label", "post", "--host", server.address,
          "--user", dovecot.USER, "--option", "tls=off", "--allow-host", "127.0.0.1",
          "--secret-env", "WORD", WORD=dovecot.PASSWORD)  # fmt: skip


def add_dav(home: Path, server: Radicale, kind: str) -> None:
    asked(home, "account", "add", kind, "--url", server.address, "--user",
          radicale.USER, "--allow-host", "127.0.0.1", "--secret-env", "WORD",
          WORD=radicale.PASSWORD)  # fmt: skip


def status(home: Path, label: str) -> Document:
    return asked(home, "account", "status", label)


def everything(home: Path) -> list[list[tuple[object, ...]]]:
    """Return what is kept and known, without numbers and times of this home."""
    with closing(sqlite3.connect(home / DATABASE)) as base:
        return [
            sorted(base.execute("SELECT hex(key) FROM records_kept")),
            sorted(base.execute("SELECT name, emails FROM people_person")),
            list(base.execute("PRAGMA integrity_check")),
            list(base.execute("SELECT cursor, state FROM accounts_account")),
        ]


def begun(home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "closeknit", "--home", str(home), "--today", TODAY,
         "sync"],
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_mailbox_is_brought_once_and_then_what_is_new(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver([mail(900, "ada@example.com")], into="Sent")
    mail_server.deliver(letters(0, 50))
    home = tmp_path / "home"
    add_mail(home, mail_server)

    first = asked(home, "sync")
    mail_server.deliver(letters(50, 53))
    second = asked(home, "sync", "post")
    third = asked(home, "sync", "post")

    added = [
        [one["added"] for one in rows(rows(told, "accounts")[0], "imports")]
        for told in (first, second, third)
    ]
    assert added == [[2, 50], [3], []]  # the first one says whose mailbox it is
    assert status(home, "post")["state"] == "done"


def test_folder_that_is_read_anew_is_told_and_not_as_left_out(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(letters(0, 3))
    home = tmp_path / "home"
    add_mail(home, mail_server)
    asked(home, "sync")
    mail_server.number_anew()

    told = run(home, "sync", "post").stdout

    assert "\n  INBOX: the server has numbered it anew" in told
    assert "left out: INBOX" not in told


def test_calendar_and_address_book_are_brought(
    dav_server: Radicale, tmp_path: Path
) -> None:
    dav_server.make("work", "calendar", "Work")
    dav_server.make("people", "addressbook", "People")
    dav_server.put("work/1.ics", event("tea-1"))
    dav_server.put("people/1.vcf", card("bo", "Bo Lind"))
    home = tmp_path / "home"
    add_dav(home, dav_server, "caldav")
    add_dav(home, dav_server, "carddav")

    told = asked(home, "sync")

    assert [one["state"] for one in rows(told, "accounts")] == ["done", "done"]
    names = [one["name"] for one in rows(asked(home, "people"), "people")]
    assert names == ["Bo Lind"]


def test_server_that_is_gone_is_a_failure_with_its_reason(
    mail_server: Dovecot, tmp_path: Path
) -> None:
    mail_server.deliver(letters(0, 50))
    home = tmp_path / "home"
    add_mail(home, mail_server)
    mail_server.kill()

    failed = run(home, "sync")
    after = status(home, "post")
    mail_server.start()
    asked(home, "sync")

    assert failed.returncode == 1
    assert "does not answer at port" in failed.stderr
    assert (after["state"], after["last_succeeded"]) == ("failed", None)
    assert "does not answer at port" in str(after["because"])
    assert status(home, "post")["state"] == "done"


@pytest.mark.slow
def test_killed_sync_ends_as_one_that_was_not(
    mail_server: Dovecot, dav_server: Radicale, tmp_path: Path
) -> None:
    mail_server.deliver([mail(9_000, "ada@example.com")], into="Sent")
    dav_server.make("people", "addressbook", "People")
    home, whole = tmp_path / "home", tmp_path / "whole"
    for one in (home, whole):
        add_mail(one, mail_server)
        add_dav(one, dav_server, "carddav")
    print(f"CLOSEKNIT_SEED={SEED}")  # noqa: T201 - shown where the test fails
    dice = random.Random(SEED)  # noqa: S311 - to be repeated, not to be secret
    seconds, in_the_middle = 3.0, 0

    for turn in range(KILLS):
        mail_server.deliver(letters(turn * MAILS, (turn + 1) * MAILS))
        text = card(f"bo{turn}", f"Bo{turn} Lind")
        dav_server.put(f"people/{turn}.vcf", text)
        began = time.monotonic()
        child = begun(home)
        with suppress(subprocess.TimeoutExpired):
            child.wait(dice.uniform(0.3, 1.0) * seconds if turn else None)
            seconds = (
                time.monotonic() - began
            )  # it came to its end: as long as it takes
        in_the_middle += child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
    asked(home, "sync")
    asked(whole, "sync")

    assert everything(home) == everything(whole)
    assert in_the_middle > KILLS // 3
