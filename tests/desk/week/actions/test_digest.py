"""The digest is written once for each hour; a missed one is made up for once."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from closeknit.desk.intake.rules.settings import changed_settings
from closeknit.desk.week.actions.digest import Written, text_to, write_due
from closeknit.desk.week.actions.feed import feed
from closeknit.desk.week.rules.digest import Digest
from closeknit.records.actions.ego import set_ego
from closeknit.shared.errors import CannotKeep
from closeknit.sources.record import Connected, Mention
from tests.records.said import keep, new_ego

pytestmark = [pytest.mark.django_db, pytest.mark.stores]

FRIDAY = datetime(2026, 11, 27, 16, 30)


@pytest.fixture
def ego(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    ego = new_ego()
    keep(ego, Connected(Mention("Ada Quill", "ada-ex"), date(2026, 11, 1)))
    return ego


def want(ego: int, how: str) -> None:
    set_ego(ego, settings=changed_settings({}, "digest", how))


def test_nothing_is_written_unless_it_is_wanted(ego: int) -> None:
    assert write_due(ego, now=FRIDAY).file is None
    assert not (settings.HOME / "digests").exists()


def test_mail_is_written_once_for_each_hour_a_missed_one_once(ego: int) -> None:
    want(ego, "mail")

    first = write_due(ego, now=FRIDAY)
    again = write_due(ego, now=datetime(2026, 12, 4, 15))
    late = write_due(ego, now=datetime(2026, 12, 22, 9))  # asleep for two hours of it

    assert again == Written(None, "the digest of Friday 27 November was written")
    assert first.file is not None
    assert late.file is not None
    assert sorted(settings.HOME.joinpath("digests").iterdir()) == [
        first.file,
        late.file,
    ]
    assert first.file.name.startswith("closeknit-2026-11-27.")
    assert late.file.name.startswith("closeknit-2026-12-18.")
    assert b"1. Ada Quill: Say hello" in first.file.read_bytes()


def test_maildir_gets_it_as_a_new_mail(ego: int, tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "mails" / name).mkdir(parents=True)
    want(ego, f"mail {tmp_path / 'mails'}")

    wrote = write_due(ego, now=FRIDAY)

    assert list((tmp_path / "mails/new").iterdir()) == [wrote.file]
    assert list((tmp_path / "mails/tmp").iterdir()) == []


def test_folder_that_is_gone_is_told_and_tried_again(ego: int, tmp_path: Path) -> None:
    want(ego, f"mail {tmp_path / 'gone'}")

    with pytest.raises(CannotKeep, match="No mail can be written"):
        write_due(ego, now=FRIDAY)
    (tmp_path / "gone").mkdir()

    assert write_due(ego, now=FRIDAY).file is not None


def test_calendar_has_names_only_where_the_digest_is_wanted_there(ego: int) -> None:
    without = feed(ego, today=FRIDAY.date())
    want(ego, "calendar")

    assert "Ada" not in without
    told = feed(ego, today=FRIDAY.date()).replace("\r\n ", "")
    assert "1. Ada Quill: Say hello" in told


def test_file_of_something_else_is_not_touched(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("My own list\n")
    of = Digest("s", "Your week, as of today\n")

    with pytest.raises(CannotKeep, match="not touched"):
        text_to(of, mine)
    text_to(of, tmp_path / "new.txt")
    text_to(of, tmp_path / "new.txt")

    assert mine.read_text() == "My own list\n"
