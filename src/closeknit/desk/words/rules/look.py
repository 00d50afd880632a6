"""A text as the rules see it: what its words are about, sentence by sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from closeknit.desk.words.rules.lexicon import Lexicon, folded, lexicon
from closeknit.desk.words.rules.shape import shape
from closeknit.desk.words.rules.tongue import language

LONGEST_TEXT: Final = 2000
"""What stands behind is not looked at: a note has 300 characters, a reply few more."""
_SENTENCE: Final = re.compile(r"[^.!?\n:;]+(?:[.!?:;]+|\n|$)")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|%|\?")
_BEGINNING: Final = 5
"""So many letters of a longer word tell what it is, whatever its ending."""


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


@lru_cache(maxsize=256)
def look(text: str) -> Look:
    """Return what a text is about: its words, their subjects, and its shape."""
    spoken = language(text)
    known = lexicon(spoken or "en")
    said = sentences(text)
    signs = [Sign(*seen) for seen in shape(said, text[:LONGEST_TEXT])]
    for at, sentence in enumerate(said):
        signs.extend(_signs(sentence, at, known))
    return Look(spoken, said, tuple(signs))


def _signs(sentence: str, at: int, known: Lexicon) -> Iterator[Sign]:
    words = [_number(word) for word in _TOKEN.findall(folded(sentence))]
    for word in dict.fromkeys(words):
        yield Sign("w:" + word, at, word)
    for word in words:
        if len(word) > _BEGINNING:
            yield Sign(f"b:{word[:_BEGINNING]}", at, word)
    for one, two in dict.fromkeys(pairwise(words)):
        yield Sign(f"g:{one} {two}", at, f"{one} {two}")
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
    for name, words in subjects.items():
        yield Sign("s:" + name, at, words)
