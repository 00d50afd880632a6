"""What the pages work out by hand, the code works out too."""

import doctest
import re
from pathlib import Path

import pytest

from tests.habits.source import ROOT

EXAMPLE = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)


def with_examples() -> list[Path]:
    return [
        page
        for page in sorted((ROOT / "docs").rglob("*.md"))
        if EXAMPLE.search(page.read_text(encoding="utf-8"))
    ]


def failures(text: str, name: str) -> tuple[int, str]:
    """Run the examples of a page, one after the other; return how many are wrong."""
    example = "\n".join(EXAMPLE.findall(text))
    test = doctest.DocTestParser().get_doctest(example, {}, name, name, 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    return result.failed, "".join(told)


@pytest.mark.parametrize("page", with_examples(), ids=lambda page: page.stem)
def test_an_example_on_a_page_comes_out_as_it_is_told(page: Path) -> None:
    wrong, told = failures(page.read_text(encoding="utf-8"), page.name)

    assert (wrong, told) == (0, "")


def test_an_example_that_is_wrong_is_seen() -> None:
    page = "```pycon\n>>> 1 + 1\n3\n\n```\n"

    wrong, _ = failures(page, "wrong")

    assert wrong == 1


STALE = re.compile(r"not here yet|nothing in it yet", re.IGNORECASE)


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs" / "why").glob("*.md")), ids=lambda page: page.stem
)
def test_page_does_not_call_missing_what_may_have_come_since(page: Path) -> None:
    text = " ".join(page.read_text(encoding="utf-8").split())

    assert STALE.findall(text) == []
