"""Each variable that is read, and each file that is kept, has its line."""

import re
import subprocess
import sys
from pathlib import Path

from closeknit.engines import home
from tests.habits.source import ROOT, python_files

READ = re.compile(r'environ(?:\.get|\.setdefault)?[(\[]\s*"([A-Z_]+)"')
INSIDE = re.compile(r'inside\([\w.()]+, "(\w+)"\)')
FIRST_CELL = re.compile(r"^\| ([^|]+) \|", re.MULTILINE)
NOT_OURS = {"DJANGO_ALLOW_ASYNC_UNSAFE", "PYTHON_KEYRING_BACKEND"}
"""Set and taken away again by the tests themselves."""


def in_first_cells(page: str) -> set[str]:
    """Return the names that the tables of a page begin their lines with."""
    text = (ROOT / "docs/reference" / page).read_text(encoding="utf-8")
    cells = " ".join(FIRST_CELL.findall(text))
    return set(re.findall(r"`([^`]+)`", cells))


def code(*folders: str) -> str:
    files = python_files(*folders)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_variable_that_is_read_is_in_the_reference() -> None:
    read = set(READ.findall(code("src", "tests", "scripts", "bench"))) - NOT_OURS

    named = {n for n in in_first_cells("settings.md") if n.isupper()}
    assert read == named


def test_every_folder_made_in_the_home_is_in_the_reference() -> None:
    made = set(INSIDE.findall(code("src")))

    assert {"keys", "backups", "doing", "inbox"} <= made
    assert made - {"town"} - in_first_cells("files.md") == set()


def test_every_file_in_a_home_that_was_used_is_in_the_reference(tmp_path: Path) -> None:
    mail = tmp_path / "one.eml"
    mail.write_text("From: bo@example.com\nTo: ada@example.com\nSubject: Rye\n\nHi\n")
    for words in (["import", str(mail)], ["forget", "bo@example.com", "--yes"]):
        subprocess.run(
            [sys.executable, "-m", "closeknit", "--home", tmp_path / "home", *words],
            env={"PYTHONPATH": str(ROOT / "src")},
            check=True,
            capture_output=True,
        )

    there = {file.name for file in (tmp_path / "home").iterdir()}

    assert home.DATABASE in there
    assert there - in_first_cells("files.md") == set()
