"""How a weak note reads to whoever receives it."""

import ast

import pytest

from closeknit.desk.invitations.rules.fault import Fault
from closeknit.desk.invitations.rules.reads import READS, reads
from tests.habits.source import ROOT

CHECKS = ROOT / "src/closeknit/desk/invitations/rules/checks.py"
TWO = (
    "To them it may read as insincere: its praise or its names are not earned; as "
    "careless: it leaves out who you are, where you met or how it ends."
)


@pytest.mark.parametrize(
    ("requirements", "says"),
    [
        ((), ""),
        (("R0-18", "R3-23"), ""),
        (("R0-17",), "To them it may read as lazy: it could have gone to anybody."),
        (("R0-25", "R3-25", "R1-06", "R1-12"), TWO),
    ],
)
def test_r2_07_weak_note_is_told_how_it_looks_from_the_other_side(
    requirements: tuple[str, ...], says: str
) -> None:
    assert reads([Fault(one, "") for one in requirements]) == says


def test_each_fault_that_is_read_so_is_one_that_a_note_can_have() -> None:
    tree = ast.walk(ast.parse(CHECKS.read_text(encoding="utf-8")))
    named = {one.value for one in tree if isinstance(one, ast.Constant)}

    assert set(READS) - named == set()
