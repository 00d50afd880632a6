"""Scenario S3 by commands: of nine people met, exactly the four to invite."""

from pathlib import Path

import pytest

from tests.faces.cli.program import Document, asked, refused, rows
from tests.faces.nine_met import TO_INVITE, nine_met


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return nine_met(tmp_path)


def listed(week: Document) -> list[str]:
    found = []
    for item in rows(week, "met_not_invited"):
        person = item["person"]
        assert isinstance(person, dict)
        found.append(str(person["name"]))
    return sorted(found)


def test_week_lists_exactly_the_four_to_invite_with_where_and_when(
    files: list[Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    asked(home, "import", *files)
    asked(home, "person", "set", "Lou Iver", "denied", "yes")

    week = asked(home, "week")

    assert listed(week) == TO_INVITE
    first = next(
        item
        for item in rows(week, "met_not_invited")
        if item["met"] and "Fair" in str(item["met"])
    )
    because = first["because"]
    assert isinstance(because, list)
    assert because[0] == "you met at PyCon Lisbon on 17 Nov 2026, 4 days ago: Fair"
    met = first["met"]
    assert isinstance(met, dict)
    assert (met["first"], met["where"], met["how"]) == (
        "2026-11-17",
        "PyCon Lisbon",
        "meeting",
    )
    assert met["origin"]["file"] == "calendar.ics"


def test_running_it_again_changes_nothing(files: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "home"
    asked(home, "import", *files)
    asked(home, "person", "set", "Lou Iver", "denied", "yes")
    before = asked(home, "week")

    again = asked(home, "import", *files)

    assert [one["added"] for one in rows(again, "imports")] == [0, 0]
    assert asked(home, "week") == before


def test_colleagues_are_listed_where_the_user_says_they_are_none(
    files: list[Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    asked(home, "import", *files)
    inferred = asked(home, "settings")
    asked(home, "settings", "colleagues", "mill.example")

    week = asked(home, "week")

    assert inferred["colleagues"] == ["quay.example"]
    assert listed(week) == sorted([*TO_INVITE, "Kit Colleague", "Lou Iver"])


def test_calendar_says_how_many_to_invite_and_taken_in_again_changes_nothing(
    files: list[Path], tmp_path: Path
) -> None:
    home, calendar = tmp_path / "home", tmp_path / "week.ics"
    asked(home, "import", *files)
    asked(home, "person", "set", "Lou Iver", "denied", "yes")
    asked(home, "settings", "hour", "tue 09:30")

    week = asked(home, "week", "--ics", calendar)
    first = calendar.read_bytes()
    asked(home, "week", "--ics", calendar)

    assert (week["to_invite"], week["ics"]) == (4, str(calendar))
    text = first.decode()
    assert "SUMMARY:4 people to invite\r\n" in text
    assert "DTSTART:20261124T093000\r\n" in text
    assert "DTSTART;VALUE=DATE:20261124\r\n" in text
    assert not any(name in text for name in TO_INVITE)
    assert calendar.read_bytes() == first
    other = tmp_path / "mine.ics"
    other.write_text("BEGIN:VCALENDAR\nPRODID:-//mine//\n")
    assert "not touched" in refused(home, "week", "--ics", other)
