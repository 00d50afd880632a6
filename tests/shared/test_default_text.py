"""LinkedIn's own invitation sentences, in every shape they come in."""

import csv
from pathlib import Path

import pytest

from closeknit.shared.default_text import DEFAULT_TEXTS, is_default

SAMPLES = Path(__file__).parents[1] / "sources/linkedin/awkward/default_texts"
OWN_TEXT = "We met at the fair: shall we go on?"


def test_every_default_text_is_seen_bare_greeted_and_signed() -> None:
    shapes = ("{}", "{}.", "Hi Odile, {}.", "Odile, {}", "{}.\n\n- Sam Spade",
              "{}. Ana Blanc", "  {}!  ")  # fmt: skip

    missed = [
        shape.format(text)
        for text in DEFAULT_TEXTS
        for shape in shapes
        if not is_default(shape.format(text.capitalize()))
    ]

    assert missed == []


def test_invitations_of_the_awkward_sample_are_told_apart() -> None:
    with (SAMPLES / "Invitations.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["From"]: row["Message"] for row in csv.DictReader(file)}

    assert {name: is_default(text) for name, text in texts.items()} == {
        "S0": True, "S1": True, "S2": True, "S3": True,
        "S4": True, "S5": True, "S6": True, "S7": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        OWN_TEXT,
        "Hi Odile, we met at the fair.",
        "I'd like to add you to my professional network on LinkedIn: see you at 9",
        "I'd like to add you to my professional network, since we both sail in Ghent",
        "Hi Odile, your talk was good. I'd like to join your LinkedIn network.",
        "Thanks",
    ],
)
def test_one_word_of_ones_own_makes_a_note(text: str) -> None:
    assert not is_default(text)


def test_nothing_but_a_greeting_is_a_default_text() -> None:
    assert is_default(" Hello Odile, ")
    assert is_default("")
