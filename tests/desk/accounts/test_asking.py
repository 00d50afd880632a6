"""Asking an account brings what is new, once, and says truly how it went."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from closeknit.accounts.account import Account, Secret, Skipped
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts import store
from closeknit.desk.accounts.actions import keeping
from closeknit.desk.accounts.actions.asking import Asked, ask
from closeknit.desk.accounts.models import Account as Row
from closeknit.desk.intake.actions.undo import undo
from closeknit.records import store as records
from tests.accounts.listening import Reply
from tests.accounts.replayed import TOKEN, LinkedIn, changed, refused, rows
from tests.records.said import TODAY

MORE = rows(
    {
        "First Name": "Ada",
        "Last Name": "Okoro",
        "URL": "https://www.linkedin.com/in/ada-okoro-ex",
        "Connected On": "20 Nov 2026",
    }
)


@pytest.fixture(autouse=True)
def added(ego: int, box: Strongbox, mine: Account) -> None:
    keeping.add(ego, mine, Secret(TOKEN), box, today=TODAY)


def _ask(ego: int, box: Strongbox, *, named: bool = True) -> Asked:
    return ask(ego, "mine", box, today=TODAY, watch=lambda *_: None, named=named)


def _an_hour_later(ego: int) -> None:
    Row.objects.of(ego).update(last_succeeded=None, again_at=None)


def test_the_first_asking_brings_everything(ego: int, box: Strongbox) -> None:
    asked = _ask(ego, box)

    run = records.run(ego, asked.imports[0])
    assert (asked.how, run.file, run.source, run.state) == (
        "done",
        "account mine",
        "linkedin.export",
        "done",
    )
    assert run.read["connected"] == 2
    one = store.account(ego, "mine")
    assert (one.state, one.cursor != "", one.last_succeeded is not None) == (
        "done",
        True,
        True,
    )
    assert one.skipped == asked.skipped
    assert store.runs_of(ego, one.id) == [run.id]


def test_nothing_is_left_in_the_spool(ego: int, box: Strongbox) -> None:
    _ask(ego, box)

    left = [file for file in (settings.HOME / "spool").rglob("*") if file.is_file()]
    assert [file.suffix for file in left] == [".lock"]


def test_asking_again_within_the_hour_asks_nothing(
    ego: int, box: Strongbox, linkedin: LinkedIn
) -> None:
    _ask(ego, box)
    linkedin.server.asked.clear()

    asked = _ask(ego, box)

    assert (asked.how, linkedin.paths()) == ("later", [])
    assert store.account(ego, "mine").state == "done"


def test_what_is_new_comes_and_what_is_known_does_not_come_twice(
    ego: int, box: Strongbox, linkedin: LinkedIn
) -> None:
    _ask(ego, box)
    total = records.total(ego)
    linkedin.pages["CONNECTIONS", "2"] = MORE
    linkedin.changes = changed((9, 2 << 40, "invitations"))
    _an_hour_later(ego)

    asked = _ask(ego, box)

    assert records.run(ego, asked.imports[0]).added == 1
    assert records.total(ego) == total + 1


def test_an_asking_that_fails_never_shows_as_done(
    ego: int, box: Strongbox, linkedin: LinkedIn
) -> None:
    linkedin.instead["domain=INBOX"] = refused(401, 65602, "EXPIRED_ACCESS_TOKEN")

    asked = _ask(ego, box)

    one = store.account(ego, "mine")
    assert (asked.how, one.state, one.last_succeeded, one.cursor) == (
        "failed",
        "failed",
        None,
        "",
    )
    assert "60 days" in one.because
    assert records.runs(ego) == []


def test_an_account_that_asks_us_to_wait_is_not_asked_before(
    ego: int, box: Strongbox, linkedin: LinkedIn
) -> None:
    linkedin.instead["memberSnapshot"] = Reply(429, b"", (("Retry-After", "600"),))
    _ask(ego, box)
    linkedin.instead.clear()

    assert _ask(ego, box).how == "later"
    assert store.account(ego, "mine").state == "failed"


def test_an_import_that_was_taken_back_holds_the_account(
    ego: int, box: Strongbox
) -> None:
    run = _ask(ego, box).imports[0]
    undo(ego, run, today=TODAY)

    asked = _ask(ego, box, named=False)

    assert asked.how == "held"
    assert records.total(ego) == 0


def test_asking_by_name_brings_what_was_taken_back_again(
    ego: int, box: Strongbox
) -> None:
    run = _ask(ego, box).imports[0]
    total = records.total(ego)
    undo(ego, run, today=TODAY)

    asked = _ask(ego, box)

    assert (asked.how, records.total(ego)) == ("done", total)
    assert store.account(ego, "mine").taken_back == ()


def test_an_account_another_process_asks_is_left_to_it(
    ego: int, box: Strongbox
) -> None:
    with keeping.alone(store.account(ego, "mine")):
        asked = _ask(ego, box)

    assert asked == Asked("mine", "running", "Being asked right now.")


def test_a_secret_that_is_gone_is_a_failure_in_words(ego: int, box: Strongbox) -> None:
    box.file.unlink()

    asked = _ask(ego, box)

    assert asked.how == "failed"
    assert "account secret" in asked.because


def test_files_that_are_gone_from_the_spool_are_fetched_again(
    ego: int, box: Strongbox
) -> None:
    gone = {"files": ["LinkedInDataExport"], "cursor": "x", "skipped": []}
    Row.objects.of(ego).update(waiting=gone)

    asked = _ask(ego, box)

    assert asked.how == "done"
    assert store.account(ego, "mine").cursor != "x"


def test_what_was_fetched_before_a_kill_is_imported_without_asking_again(
    ego: int, box: Strongbox, linkedin: LinkedIn, tmp_path: Path
) -> None:
    one = store.account(ego, "mine")
    folder = keeping.spool(one) / "LinkedInDataExport"
    shutil.copytree(_export(tmp_path), folder)
    left = {"files": ["LinkedInDataExport"], "cursor": "kept", "skipped": []}
    Row.objects.of(ego).update(waiting=left, state="asking")
    linkedin.server.asked.clear()

    asked = _ask(ego, box)

    assert (asked.how, linkedin.paths()) == ("done", [])
    assert store.account(ego, "mine").cursor == "kept"


def test_what_was_left_out_is_told_from_what_is_only_to_know(
    ego: int, box: Strongbox, tmp_path: Path
) -> None:
    one = store.account(ego, "mine")
    shutil.copytree(_export(tmp_path), keeping.spool(one) / "LinkedInDataExport")
    skipped = [["Junk", "not read"], ["Old", "gone", True], ["INBOX", "anew", False]]
    left = {"files": ["LinkedInDataExport"], "cursor": "x", "skipped": skipped}
    Row.objects.of(ego).update(waiting=left, state="asking")

    asked = _ask(ego, box)

    told = (
        Skipped("Junk", "not read"),
        Skipped("Old", "gone", is_left=True),
        Skipped("INBOX", "anew", is_left=False),
    )
    assert asked.skipped == told == store.account(ego, "mine").skipped


def _export(folder: Path) -> Path:
    export = folder / "export"
    export.mkdir()
    text = "First Name,Last Name,Connected On\nAda,Okoro,20 Nov 2026\n"
    (export / "Connections.csv").write_text(text)
    return export


def test_what_cannot_be_read_fails_and_is_fetched_anew(
    ego: int, box: Strongbox
) -> None:
    one = store.account(ego, "mine")
    folder = keeping.spool(one)
    folder.mkdir(parents=True)
    (folder / "odd.bin").write_bytes(b"odd")
    left = {"files": ["odd.bin"], "cursor": "kept", "skipped": []}
    Row.objects.of(ego).update(waiting=left)

    asked = _ask(ego, box)

    assert asked.how == "failed"
    assert "cannot be read" in asked.because
    assert store.account(ego, "mine").cursor == ""
    assert _ask(ego, box).how == "done"
