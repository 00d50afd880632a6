"""Everything handed over in open formats: whole, and safe in a spreadsheet."""

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from closeknit.desk.intake.actions.hand_over import cell, hand_over, uncell
from closeknit.desk.policy.actions import use
from closeknit.shared.errors import CannotKeep
from closeknit.sources.record import Connected, Mention, Met, Owner, Skill, Wrote
from tests.records.said import TODAY, keep, new_ego

FORMULA = Connected(
    Mention("=HYPERLINK(1)", "ada-ex", "=cmd@example.com"),
    date(2026, 1, 2),
    "@SUM(1+1)",
    "\t-1",
)


@given(st.text())
def test_cell_comes_back_as_it_was(text: str) -> None:
    assert uncell(cell(text)) == text


@given(
    st.text(), st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\0"])
)
def test_no_cell_begins_like_a_formula(rest: str, begin: str) -> None:
    assert cell(begin + rest)[0] == "'"
    assert cell(rest)[:1] not in {"=", "+", "-", "@"}


@pytest.mark.django_db
def test_everything_kept_is_handed_over(tmp_path: Path) -> None:
    ego = new_ego()
    keep(ego, FORMULA, Skill("Sailing"), file="Connections.csv")

    wrote = hand_over(ego, tmp_path / "open", today=TODAY)

    lines = (tmp_path / "open/records.jsonl").read_text().splitlines()
    with (tmp_path / "open/people.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file))
    runs = json.loads((tmp_path / "open/imports.json").read_text())
    assert wrote == {"records": 2, "people": 1, "imports": 1, "policies": 0, "steps": 0}
    assert [json.loads(line)["kind"] for line in lines] == ["connected", "skill"]
    assert json.loads(lines[0])["origin"]["line"] == 1
    assert [uncell(people[0][name]) for name in ("Name", "Company", "Position")] == [
        "=HYPERLINK(1)",
        "@SUM(1+1)",
        "\t-1",
    ]
    assert not any(value[:1] in "=+-@" for value in people[0].values() if value)
    assert [run["file"] for run in runs] == ["Connections.csv"]


@pytest.mark.django_db
def test_messages_and_meetings_are_counted_apart_in_the_table(tmp_path: Path) -> None:
    ego, ada = new_ego(), Mention("Ada Quill", email="ada@example.com")
    sam = Mention("Sam Spade", email="sam@example.com")
    at = datetime(2026, 11, 2, tzinfo=UTC)
    mail = Wrote("mail", ada, (sam,), at=at, message_id="<1@example.com>")
    keep(ego, Owner(sam), mail, Met((ada,), date(2026, 11, 3)))

    hand_over(ego, tmp_path / "open", today=TODAY)

    with (tmp_path / "open/people.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert list(row.items())[-3:] == [
        ("Messages from them", "1"),
        ("Messages from you", "0"),
        ("Meetings and calls", "1"),
    ]


@pytest.mark.django_db
def test_nothing_is_written_over(tmp_path: Path) -> None:
    ego = new_ego()
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CannotKeep, match="holds files already"):
        hand_over(ego, tmp_path, today=TODAY)

    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.django_db
def test_each_version_of_the_policy_is_handed_over_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    ego = new_ego()
    use(ego, "LION", today=TODAY)
    use(ego, "referral", today=TODAY)

    wrote = hand_over(ego, tmp_path / "open", today=TODAY)

    files = sorted((tmp_path / "open/policy").iterdir())
    assert wrote["policies"] == 2
    assert [file.name for file in files] == [
        "1-from-2026-11-21.toml",
        "2-from-2026-11-21.toml",
    ]
    assert files[1].read_text() == (tmp_path / "policy.toml").read_text()
