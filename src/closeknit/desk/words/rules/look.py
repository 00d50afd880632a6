"""A text as the rules see it: what its words are about, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from closeknit.desk.words.rules.lexicon import Lexicon, folded, lexicon
from closeknit.desk.words.rules.shape import shape
from closeknit.desk.words.rules.tongue import language

LONGEST_TEXT: Final = 4000
"""What stands behind is not looked at: a note has 300 characters, a reply few more."""
_SENTENCE: Final = re.compile(r"[^.!?\n:;]+(?:[.!?:;]+|\n|$)")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|%|\?")
_SMALL: Final = frozenset({"i", "you", "your", "we"})
"""Subjects in nearly each sentence: they count beside others only."""


class Sign(NamedTuple):
    """One thing seen: its name, the sentence it stands in, and the words."""

    name: str
    sentence: int
    words: str


class Look(NamedTuple):
    """Everything seen in a text."""

    language: str
    sentences: tuple[str, ...]
    signs: tuple[Sign, ...]


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, none of them empty.

    >>> sentences("Hi Ada! We met in May. Best, Bo")
    ('Hi Ada!', 'We met in May.', 'Best, Bo')
    """
    found = (hit.group().strip() for hit in _SENTENCE.finditer(text[:LONGEST_TEXT]))
    return tuple(said for said in found if said)


def look(text: str) -> Look:
    """Return what a text is about: words, their subjects, and subjects side by side."""
    spoken = language(text)
    known = lexicon(spoken or "en")
    said = sentences(text)
    signs = [Sign(name, at, words) for name, at, words in shape(said, text)]
    for at, sentence in enumerate(said):
        signs.extend(_signs(sentence, at, known))
    return Look(spoken, said, tuple(signs))


def _signs(sentence: str, at: int, known: Lexicon) -> Iterator[Sign]:
    words = [_number(word) for word in _TOKEN.findall(folded(sentence))]
    for word in dict.fromkeys(words):
        yield Sign("w:" + word, at, word)
    for one, two in dict.fromkeys(pairwise(words)):
        yield Sign(f"w:{one} {two}", at, f"{one} {two}")
    subjects: dict[str, str] = {}
    for place in range(len(words)):
        for subject, many in known.of(words, place):
            subjects.setdefault(subject, " ".join(words[place : place + many]))
    yield from _about(subjects, at, asked="?" in words)


def _number(word: str) -> str:
    """Return a word as it is, a number by its length, a year as its century."""
    if not word.isdigit():
        return word
    if len(word) == len("2026") and word[:2] in {"19", "20"}:
        return word[:2] + "##"
    return "#" * min(len(word), 5)


def _about(subjects: dict[str, str], at: int, *, asked: bool) -> Iterator[Sign]:
    if asked:
        subjects = subjects | {"question": "?"}
    names: Sequence[str] = sorted(subjects)
    for name in names:
        if name not in _SMALL:
            yield Sign("s:" + name, at, subjects[name])
    for place, one in enumerate(names):
        for two in names[place + 1 :]:
            yield Sign(f"p:{one}+{two}", at, f"{subjects[one]}, {subjects[two]}")
