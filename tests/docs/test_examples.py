"""Every example runs and ends with the output it prints."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faces.cli.program import surroundings
from tests.habits.source import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
PRINTS = "# It prints:\n#\n"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_prints_what_it_ends_with(example: Path) -> None:
    _, found, told = example.read_text(encoding="utf-8").partition(PRINTS)

    ran = subprocess.run(
        [sys.executable, str(example)],
        env=surroundings(PYTHONUTF8="1"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert found, f"{example.name} does not end with what it prints"
    said = "".join(line.removeprefix("# ") for line in told.splitlines(keepends=True))
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", said)


def test_there_are_examples() -> None:
    assert [example.stem for example in EXAMPLES] == ["my_week"]
