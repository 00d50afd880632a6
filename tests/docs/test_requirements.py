"""Each requirement stands in the table once, with what carries it out."""

import ast
import re
from collections import Counter
from pathlib import Path

from tests.habits.source import ROOT, python_files

HOW_MANY = {"R0": 30, "R1": 20, "R2": 26, "R3": 32, "R4": 26}
PAGE = ROOT / "docs/requirements.md"
ROW = re.compile(r"^\| (R[0-4]-\d\d) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
ID = re.compile(r"\bR[0-4]-\d\d\b")
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def rows() -> dict[str, str]:
    """Return by id what carries a requirement out, or what is to come."""
    return {one: here for one, _, here in ROW.findall(PAGE.read_text("utf-8"))}


def is_here(cell: str) -> bool:
    return not cell.startswith("later: ")


def defined_in(file: Path) -> set[str]:
    found = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {one.id for one in node.targets if isinstance(one, ast.Name)}
    return found


def cited(*folders: str) -> set[str]:
    """Return the requirements that Python files of these folders name."""
    return {
        one
        for file in python_files(*folders)
        for one in ID.findall(file.read_text(encoding="utf-8"))
    }


def test_each_requirement_has_one_row() -> None:
    listed = Counter(one for one, _, _ in ROW.findall(PAGE.read_text("utf-8")))

    assert listed == {
        f"{article}-{number:02}": 1
        for article, many in HOW_MANY.items()
        for number in range(1, many + 1)
    }


def test_what_the_program_cites_is_what_the_table_has_as_carried_out() -> None:
    assert cited("src") == {one for one, cell in rows().items() if is_here(cell)}


def test_what_is_carried_out_names_a_rule_and_a_test_that_are_there() -> None:
    lost = []
    for one, cell in rows().items():
        if not is_here(cell):
            continue
        named = NAMED.findall(cell)
        rules = [
            ROOT / "src/closeknit" / file
            for file, _ in named
            if not file.startswith("tests/")
        ]
        files = [*rules, *(ROOT / f for f, _ in named if f.startswith("tests/"))]
        there = len(rules) >= 1 and len(files) > len(rules)
        for file, (_, name) in zip(files, named, strict=True):
            there = there and file.is_file() and name in defined_in(file)
        if not there:
            lost.append(one)

    assert lost == []


def test_what_is_to_come_is_said_in_words() -> None:
    silent = [
        one
        for one, cell in rows().items()
        if not is_here(cell) and len(cell.removeprefix("later: ").split()) < 3
    ]

    assert silent == []


def test_the_page_counts_itself() -> None:
    here = sum(map(is_here, rows().values()))

    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    told = f"Of {len(rows())}, {here} are carried out now"
    assert told in text
    assert f"{len(rows()) - here} come later" in text
