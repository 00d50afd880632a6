"""Accounts on the command line: added, asked, told truly, removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.engines.home import DATABASE
from tests.accounts.replayed import TOKEN, LinkedIn, refused, replayed
from tests.accounts.replayed import rows as replies
from tests.faces.cli.inside import opened
from tests.faces.cli.program import Document, asked, rows, run
from tests.faces.cli.program import refused as told_no

LONG = "a long one"


@pytest.fixture
def linkedin() -> Iterator[LinkedIn]:
    with replayed() as one:
        yield one


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def _add(linkedin: LinkedIn, *more: str) -> list[str]:
    return ["account", "add", "linkedin", "--label", "mine", "--url", linkedin.address,
            "--allow-host", "localhost", *more]  # fmt: skip


def _added(home: Path, linkedin: LinkedIn) -> Document:
    return asked(home, *_add(linkedin, "--secret-env", "WORD"), WORD=TOKEN)


def test_an_account_is_added_from_stdin_and_asked(
    home: Path, linkedin: LinkedIn
) -> None:
    ran = run(home, *_add(linkedin, "--secret-file", "-"), stdin=f"{TOKEN}\n")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("mine lets us in. Its secret is locked with the key")
    told = asked(home, "sync")
    one = rows(told, "accounts")[0]
    runs = one["imports"]
    assert (one["label"], one["state"]) == ("mine", "done")
    assert isinstance(runs, list)
    assert [(r["file"], r["state"]) for r in runs] == [("account mine", "done")]
    assert told["people"] == 3


def test_sync_says_what_came_and_what_was_left_out(
    home: Path, linkedin: LinkedIn
) -> None:
    _added(home, linkedin)

    first = run(home, "sync").stdout
    again = run(home, "sync", "mine")

    assert first.splitlines()[0].startswith("mine: ")
    assert "left out: 2 of invitations in the list of changes" in first
    assert again.returncode == 0
    assert again.stdout.startswith("mine: Not to be asked before")


def test_a_note_is_read_when_an_account_brings_it(
    home: Path, linkedin: LinkedIn
) -> None:
    linkedin.pages["INVITATIONS", "0"] = replies(
        {
            "From": "Ada Quill",
            "To": "Odile Marchetti",
            "Sent At": "9/17/26, 5:16 AM",
            "Message": "I write because we both work on harbour loans.",
            "Direction": "INCOMING",
            "inviterProfileUrl": "https://www.linkedin.com/in/ada-ex",
            "inviteeProfileUrl": "https://www.linkedin.com/in/odile-marchetti-4a1",
        }
    )
    _added(home, linkedin)

    asked(home, "sync")

    with opened(home / DATABASE) as connection:
        read = connection.execute("SELECT count(*) FROM triage_read").fetchall()
    assert read == [(1,)]


def test_a_failed_sync_ends_with_one_and_never_shows_as_done(
    home: Path, linkedin: LinkedIn
) -> None:
    _added(home, linkedin)
    linkedin.instead["memberChange"] = refused(401, 65602, "EXPIRED_ACCESS_TOKEN")

    ran = run(home, "sync")
    one = asked(home, "account", "status", "mine")

    assert ran.returncode == 1
    assert ran.stderr.startswith("closeknit: mine: LinkedIn's token has run out")
    assert (one["state"], one["last_succeeded"]) == ("failed", None)
    assert str(one["says"]).startswith("Failed ")
    assert "mine" not in run(home, "imports").stdout


def test_the_accounts_are_listed_as_they_stand(home: Path, linkedin: LinkedIn) -> None:
    _added(home, linkedin)
    asked(home, "sync")

    one = rows(asked(home, "account", "list"), "accounts")[0]

    assert (one["label"], one["kind"], one["state"]) == ("mine", "linkedin", "done")
    until = one["token_runs_out"]
    assert until == "2027-01-20"
    assert one["imports"] == [1]
    assert "mine: linkedin, " in run(home, "account", "list").stdout


def test_an_account_removed_leaves_what_it_brought(
    home: Path, linkedin: LinkedIn
) -> None:
    _added(home, linkedin)
    asked(home, "sync")

    told = asked(home, "account", "remove", "mine")

    assert told == {"removed": "mine", "imports": [1]}
    assert asked(home, "account", "list") == {"accounts": []}
    assert len(rows(asked(home, "people"), "people")) == 3


def test_an_import_undone_is_not_brought_by_a_regular_sync(
    home: Path, linkedin: LinkedIn
) -> None:
    _added(home, linkedin)
    asked(home, "sync")
    asked(home, "imports", "undo", 1)

    regular = rows(asked(home, "sync"), "accounts")[0]
    named = rows(asked(home, "sync", "mine"), "accounts")[0]

    assert (regular["state"], named["state"]) == ("held", "done")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sync"], "There is no account to ask."),
        (["sync", "nobody"], "There is no account 'nobody'."),
        (["account", "secret", "nobody"], "There is no account 'nobody'."),
        (["account", "add", "linkedin"], "There is nobody to ask for the secret"),
        (
            ["account", "add", "linkedin", "--secret-env", "NOT_SET"],
            "The secret is empty.",
        ),
        (
            ["account", "add", "linkedin", "--secret-file", "/nowhere"],
            "The secret cannot be read from /nowhere.",
        ),
        (["account", "add", "linkedin", "--option", "x"], "'x' is no option"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    home: Path, words: list[str], told: str
) -> None:
    assert told_no(home, *words).startswith(f"closeknit: {told}")


def test_a_private_host_is_refused_until_it_is_allowed(
    home: Path, linkedin: LinkedIn
) -> None:
    words = [
        "account",
        "add",
        "linkedin",
        "--url",
        f"https://127.0.0.1:{linkedin.server.port}",
    ]

    told = told_no(home, *words, "--secret-env", "WORD", WORD=TOKEN)

    assert "allow it with --allow-host 127.0.0.1" in told
    assert linkedin.server.connected == []


def test_secrets_locked_with_a_passphrase_want_it_each_time(
    home: Path, linkedin: LinkedIn
) -> None:
    words = _add(linkedin, "--passphrase", "--secret-env", "WORD")
    told = asked(home, *words, WORD=TOKEN, CLOSEKNIT_PASSPHRASE=LONG)

    without = run(home, "sync")
    wrong = run(home, "sync", CLOSEKNIT_PASSPHRASE=LONG[1:])
    right = run(home, "sync", CLOSEKNIT_PASSPHRASE=LONG)

    assert told["key"] == "passphrase"
    assert (without.returncode, wrong.returncode, right.returncode) == (1, 1, 0)
    assert "CLOSEKNIT_PASSPHRASE" in without.stderr
    assert "That is not the passphrase." in wrong.stderr


def test_the_secret_is_in_no_file_no_text_and_no_backup(
    home: Path, linkedin: LinkedIn, tmp_path: Path
) -> None:
    said = [run(home, *_add(linkedin, "--secret-file", "-"), stdin=TOKEN)]
    said.append(run(home, "sync"))
    linkedin.instead["memberChange"] = refused(401, 65600, "INVALID_ACCESS_TOKEN")
    said.append(
        run(
            home,
            "account",
            "secret",
            "mine",
            "--secret-file",
            "-",
            stdin=f"{TOKEN} \r\n{TOKEN}",
        )
    )
    linkedin.instead["/rest/"] = refused(500, 0, TOKEN)
    said.append(run(home, "account", "test", "mine"))
    said.append(run(home, "account", "list", "--json"))
    said.append(run(home, "backup", tmp_path / "copy.sqlite3"))
    said.append(run(home, "export", "--to", tmp_path / "export"))

    told = "".join(ran.stdout + ran.stderr for ran in said)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]

    assert TOKEN not in told
    assert "Traceback" not in told
    assert (home / "secrets.box") in files
    assert len(files) > 5
    assert [f for f in files if TOKEN.encode() in f.read_bytes()] == []
