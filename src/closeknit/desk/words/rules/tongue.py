"""Which of seven languages a short text is in, by its smallest words."""

import re
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SMALL: Final = {
    tongue: frozenset(words.split())
    for tongue, words in tomllib.loads(
        files(__package__).joinpath("tongue.toml").read_text("utf-8")
    ).items()
}
TONGUES: Final = tuple(_SMALL)
"""The languages, English first."""
_SHARED: Final = Counter(word for words in _SMALL.values() for word in words)
_TELLS: Final = {
    word: tuple((tongue, 1 / of) for tongue, words in _SMALL.items() if word in words)
    for word, of in _SHARED.items()
}
"""For which languages a word counts, and how much."""


def small(word: str, tongue: str = "") -> bool:
    """Say whether a word is a small one, of one language or of any.

    >>> small("the"), small("the", "de"), small("rope")
    (True, False, False)
    """
    said = word.lower()
    return said in _SMALL[tongue] if tongue else said in _SHARED


def language(text: str) -> str:
    """Return en, de, fr, es, pt, it or nl, or nothing where no small word tells.

    A word that two languages have counts half for each.

    >>> language("Freut mich, dass wir uns beim Gründertag getroffen haben.")
    'de'
    >>> language("Kesha")
    ''
    """
    told, tells = dict.fromkeys(_SMALL, 0.0), _TELLS
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    for word in [word for word in words if word in tells]:
        for tongue, weight in tells[word]:
            told[tongue] += weight
    best = max(told, key=told.__getitem__)
    return best if told[best] else ""
