"""Names in plain letters: every script in Latin, and many spellings in one.

Transliteration has no one answer (Müller is Mueller and Muller, Юлия is Yulia, Julia
and Iuliia), so there are two forms: `plain` keeps the spelling, `loose` drops what
spellings differ in.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_GREEK = str.maketrans(
    {"\N{GREEK SMALL LETTER ETA}": "i", "\N{GREEK SMALL LETTER CHI}": "ch"}
)
_GREEK_OU = "\N{GREEK SMALL LETTER OMICRON}\N{GREEK SMALL LETTER UPSILON}"
_APOSTROPHES = re.compile(r"['`´\u2019\u02bc]")  # noqa: RUF001 - as they are written
_NO_LETTER = re.compile(r"[^a-z]+")
_SAME_SOUND = (
    (re.compile(r"cz"), "ch"),
    (re.compile(r"([aou])e"), r"\1"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"shch|sch|tsch|tch"), "sh"),
    (re.compile(r"kh|ch(?=[rl])"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ck|q|c(?!h)"), "k"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"^ju"), "iu"),
    (re.compile(r"^ye"), "e"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ee|ie|ii+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=131_072)
def plain(word: str) -> str:
    """Return a word in small Latin letters and nothing else, in its own spelling.

    >>> plain("Łukasz"), plain("O\u2019Brien"), plain("Юлия")
    ('lukasz', 'obrien', 'yuliya')
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    bare = _APOSTROPHES.sub("", word).replace(_GREEK_OU, "ou").translate(_GREEK)
    return _NO_LETTER.sub("", anyascii(bare).lower())


@lru_cache(maxsize=131_072)
def loose(word: str) -> str:
    """Return a word in the form in which its usual spellings meet.

    >>> loose("Müller") == loose("Mueller") == loose("Muller")
    True
    >>> loose("Юлия") == loose("Yuliya") == loose("Julia")
    True
    """
    text = plain(word)
    for pattern, one in _SAME_SOUND:
        text = pattern.sub(one, text)
    return text


_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=131_072)
def joined(words: tuple[str, ...]) -> str:
    """Return loose words as one, again with no letter twice in a row.

    >>> joined(("z", "zhu"))
    'zhu'
    """
    return _DOUBLE.sub(r"\1", "".join(words))
