"""Public names keep to the glossary."""

import re

import pytest
from django.conf import global_settings

from tests.habits.source import ROOT, public_names, python_files, words_of

LAST_LINE = re.compile(r"^Kept out of every public name: (.+)\.$")

LINKEDINS_OWN = {"connections", "contacts"}
"""Names of files in LinkedIn's export; they may stand in `sources/linkedin` only."""


def words_kept_out() -> frozenset[str]:
    last = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()[-1]
    found = LAST_LINE.match(last)
    assert found, f"the glossary ends with the words kept out, not with {last!r}"
    return frozenset(found[1].split(", "))


def kept_out_of(name: str, kept_out: frozenset[str]) -> set[str]:
    """Return the words of a name that should not be there, in either number."""
    return {
        word
        for word in words_of(name)
        if word in kept_out or word.removesuffix("s") in kept_out
    }


def test_public_names_keep_to_the_glossary() -> None:
    kept_out = words_kept_out()

    used = {
        (str(file.relative_to(ROOT)), name)
        for file in python_files("src", "bench", "examples")
        for name in public_names(file)
        if not hasattr(global_settings, name)  # Django named those
        for word in kept_out_of(name, kept_out)
        if not (word in LINKEDINS_OWN and "linkedin" in file.parts)
    }

    assert used == set()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("ContactList", "contact"),
        ("lead_of", "lead"),
        ("SCORES", "scores"),
        ("syncUtil", "util"),
    ],
)
def test_a_word_kept_out_is_seen_in_any_spelling(name: str, word: str) -> None:
    assert word in kept_out_of(name, words_kept_out())


@pytest.mark.parametrize("name", ["leading", "scoreboard", "Connected", "information"])
def test_a_longer_word_is_another_word(name: str) -> None:
    assert kept_out_of(name, words_kept_out()) == set()
