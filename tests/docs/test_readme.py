"""The README keeps to what is there."""

import re
import subprocess

from tests.docs.test_pages import pages as tracked_pages
from tests.docs.test_pages import targets
from tests.habits.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = ROOT / "docs/pictures"
LICENCE = "Apache License"
LARGEST = 120_000
"""Bytes of a picture: a page of the docs should not be heavier than it reads."""


def test_the_readmes_commands_are_the_makefiles() -> None:
    told = dict(re.findall(r"^make (\w+) {2,}(\S.*)$", README, re.MULTILINE))

    made = targets()
    assert set(told) == {"demo", "test"}
    assert [n for n, says in told.items() if not made[n].startswith(says)] == []


def test_the_readme_shows_the_pictures_there_are() -> None:
    there = {f"docs/pictures/{p.name}" for p in PICTURES.glob("*.png")}

    shown = set(re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+)\)", README))
    wanted = {f"docs/pictures/{name}.png" for name in ("week", "person", "same")}
    assert shown == wanted & there


def test_every_picture_is_shown_somewhere_and_small() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in tracked_pages())

    files = sorted(PICTURES.glob("*.png"))

    assert [p.name for p in files if f"pictures/{p.name})" not in text] == []
    assert [p.name for p in files if p.stat().st_size > LARGEST] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    pages = {p.relative_to(ROOT) for p in (ROOT / "docs").rglob("*.md")}
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        text = page.read_text(encoding="utf-8")
        for to in re.findall(r"\]\(([^)#\s:]+\.md)", text):
            found = (page.parent / to).resolve()
            if found.is_file() and found not in seen:
                seen.add(found)
                waiting.append(found)

    assert pages - {page.relative_to(ROOT) for page in seen} == set()


def test_the_licence_is_the_one_that_is_named() -> None:
    begin = (ROOT / "LICENSE").read_text(encoding="utf-8")[:200]

    assert LICENCE in begin
    assert "[Apache 2.0](LICENSE)" in README


def test_the_readme_names_no_file_that_git_does_not_know() -> None:
    known = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    linked = re.findall(r"\]\(([^)#\s:]+)", README)
    assert [to for to in linked if to not in known] == []
