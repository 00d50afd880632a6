"""Every field that `--json` gives stands in the reference, in its command's line."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.town import build
from tests.docs.tables import TODAY
from tests.docs.test_sessions import printed
from tests.habits.source import ROOT

ROW = re.compile(r"^\| (`[a-z ]+`(?:, `[a-z ]+`)*) \| (.+) \|$", re.MULTILINE)
PAGE = ROOT / "docs/reference/cli.md"
KINDS = {"read", "rows"}
"""Fields whose own fields are kinds of record, or tables: no promise."""

SESSION = (
    "import TOWN --json",
    "imports --json",
    "people --limit 1 --json",
    "person callum@example.com --limit 1 --json",
    "knows --limit 1 --json",
    "week --json",
    "triage --json",
    "readiness --json",
    "presence add search Rye --json",
    "waiting --json",
    "scorecard --json",
    "changes --json",
    "targets add callum@example.com --json",
    "introducers callum@example.com --json",
    "targets --json",
    "reach --json",
    "circles --json",
    "network --json",
    "introduce --json",
    "give callum@example.com Rye --json",
    "owe --json",
    "keep --json",
    "review --json",
    "outcomes callum@example.com call --json",
    "outcomes --json",
    "handoff hubspot --to hub.csv --json",
    "kind callum@example.com --json",
    "call callum@example.com --json",
    "met callum@example.com --json",
    "note callum@example.com Rye --json",
    "tie callum@example.com strong --json",
    "me --json",
    "settings --json",
    "backup b.sqlite3 --json",
    "restore b.sqlite3 --json",
    "export --to everything --json",
    "imports undo 1 --json",
    "rebuild --json",
    "forget callum@example.com --yes --json",
)


def told() -> dict[str, set[str]]:
    """Return by command the fields that the reference names."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    return {
        command: set(re.findall(r"`(\w+)`", says))
        for names, says in rows
        for command in re.findall(r"`([a-z ]+)`", names)
    }


def fields(value: object) -> Iterator[str]:
    """Yield every name of a field in a document."""
    if isinstance(value, list):
        for one in value:
            yield from fields(one)
    elif isinstance(value, dict):
        for name, under in value.items():
            yield str(name)
            if name not in KINDS:
                yield from fields(under)


def command_of(typed: str) -> str:
    undo = "imports undo"
    return undo if typed.startswith(undo) else typed.partition(" ")[0]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The fields each command of a session gives."""
    folder: Path = tmp_path_factory.mktemp("town")
    build(folder, today=TODAY)
    typed = [one.replace("TOWN", str(folder)).split() for one in SESSION]
    documents = printed(typed, tmp_path_factory.mktemp("home"))
    return {
        command_of(typed): set(fields(json.loads(document)))
        for typed, document in zip(SESSION, documents, strict=True)
    }


@pytest.mark.parametrize("command", sorted({command_of(one) for one in SESSION}))
def test_every_field_of_a_command_is_in_the_reference(
    command: str, given: dict[str, set[str]]
) -> None:
    named = told()
    known = set(named[command])
    if command == "triage":  # "`report`", which is a command of its own as well
        known |= named["triage report"]
    if command in {"imports", "person"}:  # "as above", "the same, with"
        known |= named["import" if command == "imports" else "people"]
    if command == "settings":
        # told in settings.md
        known |= {"bodies", "calls", "colleagues", "hour", "languages"}

    assert given[command] - known == set()
