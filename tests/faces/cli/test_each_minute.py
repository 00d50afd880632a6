"""What `serve` does beside the page: a new day, the weekly mail."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from closeknit.desk.intake.rules.settings import changed_settings
from closeknit.faces.cli.serving import each_minute
from closeknit.records import store as records
from closeknit.records.actions.ego import set_ego
from closeknit.sources.record import Connected, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 27, 16, 30)


@pytest.fixture
def ego(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(settings, "HOME", tmp_path / "home")
    ego = new_ego()
    keep(ego, Connected(Mention("Ada Quill", "ada-ex"), date(2026, 11, 1)))
    return ego


def test_day_that_begins_is_settled_once(ego: int) -> None:
    morning = datetime.combine(TODAY, datetime.min.time()) + timedelta(days=1)

    same = each_minute(ego, settled=TODAY, now=morning - timedelta(minutes=1))
    day_before = records.day(ego)
    next_one = each_minute(ego, settled=same, now=morning)

    assert (same, day_before) == (TODAY, TODAY)
    assert next_one == records.day(ego) == morning.date()


def test_day_that_cannot_be_kept_is_said_and_tried_again(
    ego: int, capsys: pytest.CaptureFixture[str]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a file that takes no more is SQLite's")
    morning = datetime.combine(TODAY, datetime.min.time()) + timedelta(days=1)

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
        try:
            first = each_minute(ego, settled=TODAY, now=morning)
        finally:
            cursor.execute("PRAGMA query_only=OFF")
    said = capsys.readouterr().err
    then = each_minute(ego, settled=first, now=morning + timedelta(minutes=1))

    assert "readonly" in said
    assert first == TODAY
    assert then == records.day(ego) == morning.date()


def test_mail_that_cannot_be_written_is_said_and_tried_again(
    ego: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mails"
    set_ego(ego, settings=changed_settings({}, "digest", f"mail {folder}"))

    settled = each_minute(ego, settled=TODAY, now=FRIDAY)
    said = capsys.readouterr().err
    folder.mkdir()
    each_minute(ego, settled=settled, now=FRIDAY + timedelta(minutes=1))
    each_minute(ego, settled=settled, now=FRIDAY + timedelta(minutes=2))

    assert "No mail can be written" in said
    assert settled == FRIDAY.date()
    assert [one.name[:20] for one in folder.iterdir()] == ["closeknit-2026-11-27"]
