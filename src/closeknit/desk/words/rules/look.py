"""A text as the rules see it: what its words are about, sentence by sentence."""

import re
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
_APART: Final = re.compile(rf"{_TOKEN.pattern}|\n")
"""A word, or where one sentence ends and the next begins."""


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
        signs += _signs(sentence, at, known)
    return Look(spoken, said, tuple(signs))


def names(text: str) -> set[str]:
    """Return the names of the signs that `look` sees, in half the time.

    >>> text = "Hi Ada! We met in May 2026; did you find the rope? Best, Bo"
    >>> names(text) == {sign.name for sign in look(text).signs}
    True
    """
    said, spoken = sentences(text), language(text) or "en"
    words = _APART.findall(folded("\n".join(said)))
    found = set[str]().union(*[_of_word(word, spoken) for word in words])
    words = [_number(word) if word.isdigit() else word for word in words]
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    found.update([f"g:{pair}" for pair in pairs if "\n" not in pair])
    found.update([f"s:{subject}" for subject in lexicon(spoken).said(words, pairs)])
    found.update([name for name, _, _ in shape(said, text[:LONGEST_TEXT])])
    return found


@lru_cache(maxsize=10_000)
def _of_word(word: str, spoken: str) -> frozenset[str]:
    """Return the names of the signs that a word is by itself."""
    if word == "\n":
        return frozenset()
    return frozenset(sign.name for sign in _signs(word, 0, lexicon(spoken)))


def _signs(sentence: str, at: int, known: Lexicon) -> list[Sign]:
    words = [_number(word) for word in _TOKEN.findall(folded(sentence))]
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    subjects = known.of(words, pairs)
    if "?" in words:
        subjects["question"] = "?"
    return [
        *[Sign(f"w:{word}", at, word) for word in dict.fromkeys(words)],
        *[Sign(f"b:{w[:_BEGINNING]}", at, w) for w in words if len(w) > _BEGINNING],
        *[Sign(f"g:{pair}", at, pair) for pair in dict.fromkeys(pairs)],
        *[Sign(f"s:{name}", at, words) for name, words in subjects.items()],
    ]


def _number(word: str) -> str:
    """Return a word as it is, a number by its length, a year as its century."""
    if not word.isdigit():
        return word
    if len(word) == len("2026") and word[:2] in {"19", "20"}:
        return word[:2] + "##"
    return "#" * min(len(word), 5)
