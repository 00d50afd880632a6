"""The languages that the user writes in: drafts are made in them, and in no other."""

from collections.abc import Mapping, Sequence

CODES = ("en", "de", "fr", "es", "pt", "it", "nl")
"""The languages in which closeknit can put a draft together."""


def languages_in(settings: Mapping[str, object]) -> tuple[str, ...]:
    """Return the languages the user has named, the usual one first; () for any."""
    told = settings.get("languages")
    return tuple(map(str, told)) if isinstance(told, list) else ()


def usual(own: Sequence[str]) -> str:
    """Return the language to begin in: the user's, if they named only one.

    >>> usual(["de"]), usual(["nl", "de"]), usual([])
    ('de', 'en', 'en')
    """
    return own[0] if len(own) == 1 else "en"


def answered_in(theirs: str, own: Sequence[str] = ()) -> str:
    """Return the language to answer somebody in: theirs, if it is one of the user's.

    Else the user's usual one. Who has named none answers in any.

    >>> answered_in("de", ["nl", "de"]), answered_in("fr", ["nl", "de"])
    ('de', 'nl')
    >>> answered_in("fr"), answered_in("")
    ('fr', 'en')
    """
    if theirs and (not own or theirs in own):
        return theirs
    return own[0] if own else "en"
