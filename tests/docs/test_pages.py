"""What the written pages point at is there."""

import re
import subprocess
from pathlib import Path

from tests.habits.source import ROOT, tracked

LINK = re.compile(r"\[[^\]\n]*\]\((?P<to>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
MAKE = re.compile(r"(?:`|^)make ([a-z]+)", re.MULTILINE)
"""A command as it stands in code: between backticks, or a line of a block."""


def pages() -> list[Path]:
    return [file for file in tracked() if file.suffix == ".md"]


def anchors(page: Path) -> set[str]:
    """Return what each heading of a page can be linked by, as forges make it."""
    headings = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }


def targets() -> dict[str, str]:
    """Return the Makefile's commands, and what is said of each."""
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return dict(re.findall(r"^make (\w+) +(\S.*)$", listed, re.MULTILINE))


def leads_nowhere(page: Path, to: str) -> bool:
    if re.match(r"[a-z]+:", to):  # another site, or an address: not looked at
        return False
    name, _, anchor = to.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists():
        return True
    return bool(anchor) and target.suffix == ".md" and anchor not in anchors(target)


def test_every_link_between_the_pages_leads_somewhere() -> None:
    lost = [
        f"{page.relative_to(ROOT)}: {to}"
        for page in pages()
        for to in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
        if leads_nowhere(page, to)
    ]

    assert lost == []


def test_a_link_that_leads_nowhere_is_seen() -> None:
    page = ROOT / "docs/decisions/README.md"

    assert leads_nowhere(page, "9999-never.md")
    assert leads_nowhere(page, "0002-lock-and-make.md#never")
    assert not leads_nowhere(page, "#decisions")


def test_every_make_command_is_listed_with_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    declared = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)

    assert set(targets()) == set(" ".join(declared).split())


def test_the_pages_name_no_make_command_that_is_not_there() -> None:
    named = {
        name
        for page in pages()
        for code in CODE.findall(page.read_text(encoding="utf-8"))
        for name in MAKE.findall(code)
    }

    assert named - set(targets()) == set()
