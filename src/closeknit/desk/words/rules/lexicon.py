"""What words are about: `lexicon.txt`, read once for each language."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

LONGEST: Final = 5
"""No phrase of the lexicon has more words."""
_STEM: Final = 4
"""A stem is at least so long; shorter ones would stand for too many words."""
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})


class Lexicon(NamedTuple):
    """The subjects of whole words and phrases, and of stems."""

    whole: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[tuple[str, str], ...]]
    """By the first letters of a stem: the stem, and its subject."""
    opens: frozenset[str]
    """The first two words of each phrase."""

    def of(self, words: Sequence[str], pairs: Sequence[str]) -> dict[str, str]:
        """Return what words are about, and by which of them; `pairs` are theirs."""
        found: dict[str, str] = {}
        whole, stems, opens = self.whole, self.stems, self.opens
        opened = {at for at, pair in enumerate(pairs) if pair in opens}
        for at, word in enumerate(words):
            if word in whole:
                for subject in whole[word]:
                    found.setdefault(subject, word)
            if (begins := word[:_STEM]) in stems:
                for stem, subject in stems[begins]:
                    if word.startswith(stem):
                        found.setdefault(subject, word)
            if at in opened:
                self._phrases(words[at : at + LONGEST], found)
        return found

    def said(self, words: Sequence[str], pairs: Sequence[str]) -> dict[str, str]:
        """Return what phrases are about, and by which of them; `pairs` are theirs."""
        found: dict[str, str] = {}
        opens = self.opens
        for at, pair in enumerate(pairs):
            if pair in opens:
                self._phrases(words[at : at + LONGEST], found)
        return found

    def _phrases(self, words: Sequence[str], found: dict[str, str]) -> None:
        for many in range(2, len(words) + 1):
            phrase = " ".join(words[:many])
            for subject in self.whole.get(phrase, ()):
                found.setdefault(subject, phrase)


def folded(text: str) -> str:
    """Return a text in small letters without accents, its quotes straight.

    >>> folded("Könnten Sie's Léa GEBEN?")
    "konnten sie's lea geben?"
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    if not apart.isascii():
        # Nothing before U+0300 combines; most letters need no look in the tables.
        combining = unicodedata.combining
        apart = "".join([c for c in apart if c < "\u0300" or not combining(c)])
    return apart.casefold()


@cache
def lexicon(language: str) -> Lexicon:
    """Return what the words of a language are about."""
    whole: dict[str, list[str]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    subject = ""
    for line in _told():
        if line.startswith("["):
            subject = line.strip("[]")
        of, _, words = line.partition(" ")
        if of not in {"any", language}:
            continue
        for said in words.split():
            word = said.replace("_", " ").replace("'", " ")
            if word.endswith("*"):
                stem = word.rstrip("*")
                stems.setdefault(stem[:_STEM], []).append((stem, subject))
            else:
                whole.setdefault(word, []).append(subject)
    return Lexicon(
        {word: tuple(dict.fromkeys(of)) for word, of in whole.items()},
        {begins: tuple(dict.fromkeys(of)) for begins, of in stems.items()},
        frozenset(" ".join(word.split()[:2]) for word in whole if " " in word),
    )


@cache
def _told() -> tuple[str, ...]:
    told = files(__package__).joinpath("lexicon.txt").read_text("utf-8")
    return tuple(folded(line) for line in told.splitlines())
