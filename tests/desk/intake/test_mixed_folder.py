"""A folder of everything a person has comes in with one call."""

import shutil
from pathlib import Path

import pytest

from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.people import store as people
from closeknit.town import build
from tests.records.said import TODAY, new_ego

SOURCES = Path(__file__).parents[2] / "sources"
pytestmark = pytest.mark.django_db

CHAT = "13/03/26, 14:05 - Bo Lind: hello\n13/03/26, 14:06 - {name}: hello\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export, a mailbox, tables, a chat that comes first and knows no ego."""
    town = build(tmp_path / "town", today=TODAY)
    whole = tmp_path / "everything"
    whole.mkdir()
    shutil.copy(town.exports[0], whole)
    shutil.copy(town.mailbox, whole)
    for kind, name in (("crm", "hubspot.csv"), ("acquaintances", "knows.csv")):
        shutil.copy(SOURCES / kind / "samples" / name, whole)
    shutil.copy(SOURCES / "crm/samples/unknown.csv", whole)
    (whole / "_chat.txt").write_text(CHAT.format(name="Ottilie Penhallow"))
    return whole


def test_folder_of_mixed_files_comes_in_at_once(folder: Path) -> None:
    ego = new_ego()

    brought = bring_in(ego, [folder], today=TODAY)

    assert sorted((run.file, run.source) for run in brought.runs) == [
        ("Complete_LinkedInDataExport_08-21-2026.zip", "linkedin.export"),
        ("_chat.txt", "whatsapp.chat"),
        ("hubspot.csv", "crm.table"),
        ("knows.csv", "acquaintances.list"),
        ("mail.mbox", "mail.mbox"),
    ]
    assert brought.failed == []
    assert [left.file for left in brought.left] == ["unknown.csv"]
    assert ("whatsapp", "ottilie penhallow") in people.own_handles(ego)


def test_folder_imported_twice_adds_nothing(folder: Path) -> None:
    ego = new_ego()
    bring_in(ego, [folder], today=TODAY)
    before = people.total(ego)

    again = bring_in(ego, [folder], today=TODAY)

    assert people.total(ego) == before
    assert [run.added for run in again.runs] == [0] * 5
