"""What a page shows of the command line is what the command line prints.

A block marked ``console`` is a session: lines after ``$ `` are typed, the others are
what comes of it. ``...`` alone stands for any lines, within a line for anything.
``TOWN`` is the folder of the invented town. The sessions of a page share a new home.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from closeknit.town import Town, build
from tests.docs.session import DAY
from tests.docs.tables import TODAY
from tests.habits.source import ROOT

SESSION = re.compile(r"^ *```console\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(tmp_path_factory.mktemp("town"), today=TODAY)


def with_sessions() -> list[Path]:
    return [
        page
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
        if SESSION.search(page.read_text(encoding="utf-8"))
    ]


def session(page: str) -> list[tuple[str, str]]:
    """Return what is typed on a page, each with what is shown of its output."""
    typed: list[tuple[str, str]] = []
    for block in SESSION.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                typed.append((line.removeprefix("$ "), ""))
            else:
                command, shown = typed[-1]
                typed[-1] = command, f"{shown}{line}\n"
    return typed


def is_as_shown(printed: str, shown: str) -> bool:
    """Say whether an output is what a page shows of it.

    >>> is_as_shown("a\\nb\\nc\\n", "a\\n...\\n"), is_as_shown("a 5 b\\n", "a ... b\\n")
    (True, True)
    >>> is_as_shown("a\\nb\\n", "a\\n")
    False
    """
    pattern = re.escape(shown)
    pattern = re.sub(r"^\\\.\\\.\\\.\\\n", r"(?:.*\\n)*", pattern, flags=re.MULTILINE)
    return re.fullmatch(pattern.replace(r"\.\.\.", ".*"), printed) is not None


def printed(commands: list[list[str]], home: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.docs.session"],
        input=json.dumps(commands),
        cwd=home,
        env={
            **{k: v for k, v in os.environ.items() if k != "DATABASE_URL"},
            "CLOSEKNIT_HOME": str(home / "home"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outputs: list[str] = json.loads(done.stdout)
    return outputs


@pytest.mark.parametrize("page", with_sessions(), ids=lambda page: page.stem)
def test_a_session_on_a_page_goes_as_it_is_shown(
    page: Path, town: Town, tmp_path: Path
) -> None:
    typed = session(page.read_text(encoding="utf-8"))
    folder = str(town.mailbox.parent)
    commands = [shlex.split(one.replace("TOWN", folder))[1:] for one, _ in typed]

    outputs = printed(commands, tmp_path)

    wrong = [
        f"$ {command}\n{output}"
        for (command, shown), output in zip(typed, outputs, strict=True)
        if not is_as_shown(output, shown)
    ]
    assert wrong == []


def test_the_sessions_are_closeknits_own() -> None:
    typed = [
        command
        for page in with_sessions()
        for command, _ in session(page.read_text(encoding="utf-8"))
    ]

    assert typed
    assert [one for one in typed if not one.startswith("closeknit ")] == []


def test_the_day_of_the_sessions_is_the_towns() -> None:
    assert TODAY.isoformat() == DAY
