"""The program as a user runs it: a process of its own, on a home of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

TODAY = "2026-11-21"
Document = dict[str, object]


def surroundings(**others: str) -> dict[str, str]:
    """Return the environment without what the tests have set for themselves."""
    outside = {"DATABASE_URL", "CLOSEKNIT_HOME", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in outside}
    return kept | others


def run(
    home: Path, *words: object, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command on this home, on the town's day."""
    return subprocess.run(
        [sys.executable, "-m", "closeknit", "--home", str(home), "--today", TODAY,
         *map(str, words)],
        env=surroundings(**environment),
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def asked(home: Path, *words: object, **environment: str) -> Document:
    """Return the one JSON document that a command prints."""
    ran = run(home, *words, "--json", **environment)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


def refused(home: Path, *words: object, code: int = 1, **environment: str) -> str:
    """Return the one sentence on stderr with which a command is refused."""
    ran = run(home, *words, **environment)
    assert ran.returncode == code, (ran.returncode, ran.stderr)
    assert "Traceback" not in ran.stderr
    return ran.stderr


def rows(document: Document, name: str) -> list[Document]:
    """Return a list of documents inside a document."""
    found = document[name]
    assert isinstance(found, list)
    return found
