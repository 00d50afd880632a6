"""What some sentences say beyond a note's traits: `wording.toml`, read once."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from closeknit.desk.words.rules.lexicon import folded

_PATTERNS: Final = {
    name: re.compile("|".join(patterns))
    for name, patterns in tomllib.loads(
        files(__package__).joinpath("wording.toml").read_text("utf-8")
    ).items()
}


@lru_cache(maxsize=256)
def said(what: str, text: str) -> tuple[str, ...]:
    """Return the words that say one of the things of `wording.toml`.

    >>> said("client", "I'd like you as a client.")
    ('you as a client',)
    >>> said("client", "You have been our client for years.")
    ()
    """
    found = _PATTERNS[what].finditer(folded(text).replace("\r\n", "\n"))
    return tuple(dict.fromkeys(hit.group().strip() for hit in found))
