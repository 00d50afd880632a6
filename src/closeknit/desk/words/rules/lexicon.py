"""What words are about: `lexicon.txt`, read once for each language."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
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
    stems: Mapping[str, tuple[str, ...]]
    opens: frozenset[str]
    """Words that begin a phrase."""

    def of(self, words: Sequence[str], at: int) -> Iterable[tuple[str, int]]:
        """Return each subject named from a word on, with how many words name it."""
        word = words[at]
        for subject in self.whole.get(word, ()):
            yield subject, 1
        for end in range(_STEM, len(word) + 1):
            for subject in self.stems.get(word[:end], ()):
                yield subject, 1
        if word in self.opens:
            for many in range(2, min(LONGEST, len(words) - at) + 1):
                phrase = " ".join(words[at : at + many])
                for subject in self.whole.get(phrase, ()):
                    yield subject, many


def folded(text: str) -> str:
    """Return a text in small letters without accents, its quotes straight.

    >>> folded("Könnten Sie's Léa GEBEN?")
    "konnten sie's lea geben?"
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


@cache
def lexicon(language: str) -> Lexicon:
    """Return what the words of a language are about."""
    whole: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    subject = ""
    told = files(__package__).joinpath("lexicon.txt").read_text("utf-8")
    for line in told.splitlines():
        if line.startswith("["):
            subject = line.strip("[]")
        of, _, words = line.partition(" ")
        if of not in {"any", language}:
            continue
        for word in words.split():
            said = folded(word).replace("_", " ").replace("'", " ")
            where = stems if said.endswith("*") else whole
            where.setdefault(said.rstrip("*"), []).append(subject)
    return Lexicon(
        {word: tuple(dict.fromkeys(of)) for word, of in whole.items()},
        {word: tuple(dict.fromkeys(of)) for word, of in stems.items()},
        frozenset(word.split()[0] for word in whole if " " in word),
    )
