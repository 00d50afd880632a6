"""LinkedIn's own invitation sentences, and how to know them again (R0-17, R4-01).

It stands below everything, as sources, ties and the desk all ask it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from closeknit.shared.default_words import (
    DEFAULT_TEXTS,
    GREETINGS,
    NEAR_TEXTS,
    SIGN_OFFS,
    STOCK_WORDS,
    Stock,
)

__all__ = ["DEFAULT_TEXTS", "is_default"]

_LONGEST: Final = 400
"""No default text is longer, with any greeting and name around it."""
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 24
_NAME_WORDS: Final = 4
_SLIPS: Final = 3
_LONG_WORD: Final = 7
_NEAR: Final = 0.8
_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]|\n")
_WORD: Final = re.compile(r"[^\W\d_]")
_STRAIGHT: Final = str.maketrans("\u2018\u2019\u02bc\u00b4`", "'''''")
_LEAD_IN: Final = re.compile(
    r"^(?:since|as|because) you(?: are|'re) [^,.!?\d]{1,40},"
    r"|^you are an? [^,.!?\d]{1,60}, so",
    re.IGNORECASE,
)
_GROUP_LINE: Final = re.compile(
    r"[\s.,|(-]+(?:group|gruppe|groupe|grupo|gruppo|groep)\s*:[^\n]{1,80}$",
    re.IGNORECASE,
)
_SHORT_FORMS: Final = re.compile(r"\b(i|we|let)[' ](d|s)\b")


@lru_cache(maxsize=4096)
def is_default(text: str, *, also: tuple[str, ...] = ()) -> bool:
    """Say whether an invitation came with LinkedIn's own text, or with none (R4-01).

    Greeting, name, thanks and signature are left aside, and slips of the finger are
    seen through. One word of one's own is enough to make it a note. `also` holds
    sentences that the user wants to be taken for default texts as well.

    >>> is_default(""), is_default("Hi Odile, I'd like to join your LinkedIn network.")
    (True, True)
    >>> is_default("We met at the fair. I'd like to join your LinkedIn network.")
    False
    """
    if len(text) > _LONGEST:
        return False
    kept = unicodedata.normalize("NFKC", text).translate(_STRAIGHT).strip()
    kept = _GROUP_LINE.sub("", kept)
    if not _WORD.search(kept):
        return not any(c.isdigit() for c in kept)
    return any(_stock(said, also) for said in dict.fromkeys(_openings(kept)))


def _openings(text: str) -> Iterable[str]:
    """Return the text, also without whom it greets and without a stock lead-in."""
    for said in (text, *_ungreeted(text)):
        yield said
        yield _LEAD_IN.sub("", said, count=1).strip()


def _ungreeted(text: str) -> Iterable[str]:
    """Return what may come after a greeting, a name, or both."""
    tokens = list(_TOKEN.finditer(text))[: _NAME_WORDS + 3]
    greeted = tokens[0].group().lower() in GREETINGS
    for at, token in enumerate(tokens):
        word = token.group()
        if word in ",!:-\u2013\u2014\n" or (greeted and word == "."):
            rest = text[token.end() :].strip()
            if rest or at > 1:  # a greeting alone is a text of one's own
                yield rest
            if at > 1 or not greeted:
                return
            continue  # "Hello, Ada, ..."
        named = word[0].isupper() or word in ".[]{}" or word.lower() in GREETINGS
        if not named:
            return
        rest = text[token.end() :].strip()
        if greeted and at < 2 and _WORD.search(rest):  # noqa: PLR2004 - "Hi", or "Hi Ada"
            yield rest


def _stock(said: str, also: Sequence[str]) -> bool:
    if not _WORD.search(said):
        return True  # nothing but a greeting and a name
    named = tuple(_bare(known) for known in also)
    for one in dict.fromkeys(_bare(part) for part in _unsigned(said)):
        words = one.split()
        if one in _KNOWN or one in named:
            return True
        if len(words) > _MOST_WORDS:
            continue
        each = set(words)
        near = (one for one in STOCK_WORDS if len(each - one.words) <= _SLIPS)
        if any(_all_stock(words, stock) for stock in near):
            return True
        if any(_near(one, known) for known in named):
            return True
        if process.extractOne(
            one, _OTHER, scorer=Levenshtein.normalized_similarity, score_cutoff=_NEAR
        ):
            return True
    return False


def _unsigned(said: str) -> tuple[str, ...]:
    """Return the text whole, and without what may be an ending and a name."""
    marks = [
        hit.end() for hit in re.finditer(r"[.!?)\n]\s*|\s[-\u2013\u2014]\s*", said)
    ]
    cut = [said[:at] for at in marks if at < len(said) and _ends(said[at:])]
    return (said, *cut)


def _ends(tail: str) -> bool:
    """Say whether a text's end is thanks and a name, and nothing else."""
    words = [hit.group() for hit in re.finditer(r"[^\W_]+", tail)]
    names = [word for word in words if word.lower() not in SIGN_OFFS]
    return len(names) <= _NAME_WORDS and all(
        word[0].isupper() and not any(c.isdigit() for c in word) for word in names
    )


def _bare(said: str) -> str:
    plain = _SHORT_FORMS.sub(_spelt, said.lower())
    return " ".join(re.findall(r"[^\W_]+", plain))


def _spelt(hit: re.Match[str]) -> str:
    return f"{hit.group(1)} {'would' if hit.group(2) == 'd' else 'us'}"


def _all_stock(words: Sequence[str], stock: Stock) -> bool:
    """Say whether only stock words are there, one of them what it is all about."""
    if len(words) < _FEWEST_WORDS:
        return False
    slips = [word for word in words if word not in stock.words]
    if len(slips) > _SLIPS or not all(_slip(word, stock.words) for word in slips):
        return False
    return any(word in stock.core or _slip(word, stock.core) for word in words)


def _slip(word: str, among: frozenset[str]) -> bool:
    allowed = 2 if len(word) >= _LONG_WORD else 1
    return any(
        known[0] == word[0]
        and Levenshtein.distance(word, known, score_cutoff=allowed) <= allowed
        for known in among
    )


def _near(said: str, known: str) -> bool:
    return Levenshtein.normalized_similarity(said, known, score_cutoff=_NEAR) > 0


_KNOWN: Final = frozenset(_bare(text) for text in DEFAULT_TEXTS)
_OTHER: Final = tuple(_bare(text) for text in NEAR_TEXTS)
