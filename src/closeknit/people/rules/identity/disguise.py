"""Names of another alphabet that look Latin: what they look like, and how they sound.

Cyrillic ``Расе`` sounds like *Rase* and looks like *Pace*. Whoever writes so in earnest
is called Rase, and compared as that; where the look is somebody else's name and the
sound is not, somebody may pose as them. The letters are those that Unicode calls
confusable (UTS 39), small capitals among them, of the alphabets that `letters` knows.
"""  # noqa: RUF002 - a word in Cyrillic

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from closeknit.people.rules.identity.alike import LEVELS, Spelt, best, spelt

_LETTERS: Mapping[str, tuple[str, str]] = {
    "CYRILLIC": (
        "аАвВгеЕһҺіІјЈкКмМнНоОӏӀрРԛԚсСѕЅтТѵѴԝԜхХуУүҮԁԍԌ",
        "aabbreehhiijjkkmmhhoollppqqccssttvvwwxxyyyydgg",
    ),
    "GREEK": (
        "αΑβΒεΕγηΗιΙϳκΚΜνΝοΟρΡςϲτΤυΥωχΧΖ",
        "aabbeeynhiijkkmvnooppccttuywxxz",
    ),
    "ARMENIAN": ("օՕսՍոհցյՏԼ", "oouunhgjsl"),
    "CHEROKEE": ("ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ", "abcdeghijklmprstvwyz"),  # noqa: RUF001 - they are what this is about
    "LISU": ("ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "abcdefghijklmnoprstuvwxyz"),  # noqa: RUF001 - as above
}
_LOOKS = {
    ord(c): a for of, as_ in _LETTERS.values() for c, a in zip(of, as_, strict=True)
}
_WORD = re.compile(r"[^\W_]+")
_WHOLE = frozenset("same turned spelt fuller short".split())
"""Levels of names that are one name."""


@lru_cache(maxsize=65_536)
def seen_as(name: str) -> str:
    """Return a name as it looks, "" where nobody takes it for one in Latin letters.

    Each word is Latin or looks so, and one only looks so; an initial is none.

    >>> seen_as("\N{CYRILLIC CAPITAL LETTER ER}\N{CYRILLIC SMALL LETTER A} Quill")
    'Pa Quill'
    >>> seen_as("Иван Quill"), seen_as("José Quill")
    ('', '')
    """
    if name.isascii():
        return ""
    words = [unicodedata.normalize("NFKC", word) for word in _WORD.findall(name)]
    found = [word if _is_latin(word) else _as_latin(word) for word in words]
    only_look = any(a != b and len(a) > 1 for a, b in zip(words, found, strict=True))
    return " ".join(found) if all(found) and only_look else ""


def _is_latin(word: str) -> bool:
    return all(unicodedata.name(c, "").startswith(("LATIN", "DIGIT")) for c in word)


def _as_latin(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    bare = [ord(c) for c in letters if unicodedata.category(c) != "Mn"]
    if not _LOOKS.keys() >= set(bare):
        return ""
    found = "".join(map(_LOOKS.__getitem__, bare))
    return found.capitalize() if word[0].isupper() else found


def looks(names: Iterable[str]) -> tuple[Spelt, ...]:
    """Return the names as they look, of those that only look Latin."""
    return tuple(spelt(seen) for name in names if (seen := seen_as(name)))


def posing(
    ones: tuple[Spelt, ...],
    ones_look: tuple[Spelt, ...],
    others: tuple[Spelt, ...],
    others_look: tuple[Spelt, ...],
) -> str:
    """Return how alike two names look, where they look like one and do not sound so.

    A level of `alike.LEVELS`, "" where the one does not look like the other's name, or
    sounds as much like it.
    """
    if not (ones_look or others_look):
        return ""
    levels = {best(ones_look, others), best(ones, others_look)} & _WHOLE
    if not levels:
        return ""
    look = min(levels, key=LEVELS.index)
    sound = best(ones, others)
    return look if not sound or LEVELS.index(look) < LEVELS.index(sound) else ""


def poses(one: str, other: str) -> bool:
    """Say whether two written names look like one and do not sound so.

    >>> poses("Pace Quill", "\N{CYRILLIC CAPITAL LETTER ER}ace Quill")  # mixed
    False
    """
    if one.isascii() and other.isascii():
        return False
    return bool(posing((spelt(one),), looks((one,)), (spelt(other),), looks((other,))))
