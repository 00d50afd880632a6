"""Links in a note, also those that were spelt so that no program finds them (R3-23)."""

import re
import unicodedata
from typing import Final

from closeknit.desk.words.rules.shape import links

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_DOTS: Final = re.compile("[\u3002\uff61\u2024\u2e33]")
_BRACKETED: Final = re.compile(
    r"\s*[\[({<]\s*(?:\.|dot|punkt|point|punto|ponto|punt)\s*[\])}>]\s*", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"(?<!\S)\S(?: \S){4,}(?!\S)")
_SAID_AT: Final = re.compile(
    r"(\w)\s*[\[({<]\s*(?:at|chez|arroba|chiocciola)\s*[\])}>]\s*(\w)", re.IGNORECASE
)


def addresses(text: str) -> tuple[str, ...]:
    """Return every address in a text, as it stands there or as it was disguised.

    >>> addresses("See l e n s . c o m or lens[.]com, hal (at) lens.example")
    ('lens.com', 'lens.com', 'hal@lens.example')
    >>> addresses("We met at 9 . I was late")
    ()
    """
    plain = _DOTS.sub(".", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))
    plain = _SAID_AT.sub(r"\1@\2", _BRACKETED.sub(".", plain))
    plain = _LETTERS.sub(lambda found: found.group().replace(" ", ""), plain)
    return links(plain)
