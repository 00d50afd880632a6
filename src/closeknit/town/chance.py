"""Dice that fall the same way for the same seed and the same words."""

import hashlib
from random import Random


def chance(*words: object) -> Random:
    """Return dice of their own for these words, the same in every build.

    >>> chance(7, "Ada").randint(1, 100) == chance(7, "Ada").randint(1, 100)
    True
    """
    return Random("|".join(map(str, words)))  # noqa: S311 - a town, not a secret


def mark(*words: object, length: int = 24) -> str:
    """Return a string of hexadecimal digits, the same for the same words.

    >>> len(mark("Ada", 1, length=12))
    12
    """
    kept = "|".join(map(str, words)).encode()
    return hashlib.sha256(kept).hexdigest()[:length]
