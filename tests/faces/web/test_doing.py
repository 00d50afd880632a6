"""Work in a process of its own is followed from outside, and its leavings cleared."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from pytest_django import Settings

from closeknit.faces.web import doing
from closeknit.faces.web.doing import KEPT_FOR, Doing, Outcome, fit_name
from closeknit.shared.errors import NotKept


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Complete_LinkedInDataExport_11-17-2026.zip", None),
        ("メール.mbox", None),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\mail.mbox", "mail.mbox"),
        ("a\0b\x1b[2J\u202e.zip", "a_b_[2J_.zip"),
        ("..", "file"),
        ("", "file"),
        ("x" * 500 + ".mbox", "x" * 130 + ".mbox"),
        ("-rf.csv", None),
    ],
)
def test_name_of_an_upload_is_made_fit(name: str, kept: str | None) -> None:
    assert fit_name(name) == (name if kept is None else kept)


def test_name_of_an_upload_fits_a_disk() -> None:
    assert len(fit_name("字" * 300 + ".zip").encode()) <= 240


def test_upload_is_moved_in_for_its_owner_only(home: Path) -> None:
    home.mkdir()
    uploaded = home / "x.upload"
    uploaded.write_text("Ada")
    uploaded.chmod(0o644)

    kept = doing.put(doing.room(), 0, "../list.csv", uploaded)

    assert kept.read_text() == "Ada"
    assert kept.name == "list.csv"
    assert kept.stat().st_mode & 0o077 == 0
    assert home in kept.parents
    assert not uploaded.exists()


def test_work_is_followed_to_its_end_and_its_files_removed(home: Path) -> None:
    token = doing.start("import", ["import", home / "nowhere.zip"], names=["a.zip"])

    running = doing.is_running(token)
    ended = doing.wait(token, seconds=30)

    assert (running, ended) == (True, True)
    report = doing.outcome(token).report
    assert report["failed"] == [
        {
            "file": "nowhere.zip",
            "because": f"There is no file {home}/nowhere.zip.",
            "code": "no_file",
        }
    ]
    assert [one.names for one in doing.all_of_it()] == [("a.zip",)]
    assert list((home / "doing" / token).glob("files/*")) == []


@pytest.mark.usefixtures("home")
def test_failure_is_told_in_the_sentence_it_failed_with() -> None:
    token = doing.start("undo", ["imports", "undo", "7"])
    doing.wait(token, seconds=30)

    assert doing.outcome(token) == Outcome(
        {}, "There is no import 7. `closeknit imports` lists them."
    )


def test_death_of_the_command_is_told(home: Path) -> None:
    token = doing.room()
    (home / "doing" / token / "out.json").touch()
    (home / "doing" / token / "err.txt").write_text("Traceback\nKeyError: 'x'\n")

    said = doing.outcome(token).sentence

    assert "What was kept is whole" in said
    assert "KeyError" not in said


def test_old_reports_are_cleared_away(home: Path) -> None:
    token = doing.room()
    folder = home / "doing" / token
    long_ago = datetime.now(UTC) - timedelta(seconds=KEPT_FOR + 1)
    old = Doing(token, "backup", (), long_ago)
    (folder / "doing.json").write_bytes(msgspec.json.encode(old))
    (folder / "out.json").write_text(json.dumps({}))

    assert doing.all_of_it() == []
    assert not folder.exists()


@pytest.mark.parametrize("token", ["", "..", "0123456789abcdeg", "../../../etc"])
def test_work_of_no_such_name_is_not_kept(home: Path, token: str) -> None:
    assert not home.exists()

    with pytest.raises(NotKept):
        doing.doing(token)
