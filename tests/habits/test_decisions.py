"""The list of decisions is complete, and so is the one on dependencies."""

import re
import tomllib

from tests.habits.source import ROOT

DECISIONS = ROOT / "docs/decisions"
ENTRY = re.compile(
    r"^- \[(?P<title>.+)\]\((?P<file>\d{4}-[a-z0-9-]+\.md)\)", re.MULTILINE
)


def test_the_list_of_decisions_is_complete_and_in_order() -> None:
    listed = ENTRY.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))

    kept = [
        (file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# "), file.name)
        for file in sorted(DECISIONS.glob("[0-9]*.md"))
    ]

    assert listed == kept


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(file.name[:4]) for file in sorted(DECISIONS.glob("[0-9]*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_direct_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked_for = [
        *project["project"]["dependencies"],
        *(
            name
            for names in project["project"]["optional-dependencies"].values()
            for name in names
        ),
        *(name for names in project["dependency-groups"].values() for name in names),
    ]
    named = {re.split(r"[\[<>=;~! ]", line)[0] for line in asked_for}

    explained = set(
        re.findall(
            r"^- \*\*([a-z0-9-]+)\*\*: \w+",
            (DECISIONS / "0001-dependencies.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )

    assert explained == named
