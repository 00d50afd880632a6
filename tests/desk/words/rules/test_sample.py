"""All invented notes and replies: what is told of each, held as it was."""

import os
from collections.abc import Iterator
from pathlib import Path

from bench.fit_words import lines
from closeknit.desk.words.rules.links import links
from closeknit.desk.words.rules.note import NAMES, glance, good, traits
from closeknit.desk.words.rules.reply import classify

REWRITE = os.environ.get("CLOSEKNIT_GOLDEN") == "1"
EXPECTED = Path(__file__).with_name("sample.expected")


def told(text: str) -> str:
    found = traits(text)
    names = [name for name in NAMES if getattr(found, name)]
    if good(text, found, known=False):
        names.append("good")
    said = f"{text[:50]} | {' '.join(names)} | {'; '.join(links(text))}"
    return f"{said} | {classify(text).label}"


def sample() -> Iterator[str]:
    for kind in ("notes*.txt", "replies*.txt"):
        for _, text in lines(kind):
            yield text


def test_what_is_told_of_each_text_is_what_was_told() -> None:
    found = "".join(f"{told(text)}\n" for text in sample())

    if REWRITE:
        EXPECTED.write_text(found, "utf-8")
    assert found.splitlines() == EXPECTED.read_text("utf-8").splitlines()


def test_a_glance_sees_what_a_look_sees_in_each_text() -> None:
    own = [text for text in sample() if not traits(text).default]

    assert [text for text in own if glance(text)[:-1] != traits(text)[:-1]] == []
    assert len(own) > 1_000
