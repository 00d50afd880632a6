"""The words of LinkedIn's own invitation sentences, from `default_texts.toml`."""

import tomllib
from importlib.resources import files
from typing import Final, NamedTuple

_TOLD: Final = tomllib.loads(
    files(__package__).joinpath("default_texts.toml").read_text("utf-8")
)

DEFAULT_TEXTS: Final = frozenset(_TOLD["seen"] + _TOLD["reported"] + _TOLD["guessed"])
"""LinkedIn's own sentences, bare, in languages that closeknit reads."""

NEAR_TEXTS: Final[tuple[str, ...]] = tuple(_TOLD["near"])
"""The same in other languages."""

GREETINGS: Final = frozenset(_TOLD["greetings"].split())
SIGN_OFFS: Final = frozenset(_TOLD["sign_offs"].split())


class Stock(NamedTuple):
    """The words that stock sentences of a language are made of; `core` among them."""

    words: frozenset[str]
    core: frozenset[str]


def _stock(core: str, rest: str) -> Stock:
    heart = frozenset(core.split())
    return Stock(heart | frozenset(rest.split()), heart)


STOCK_WORDS: Final = tuple(_stock(**words) for words in _TOLD["stock"].values())
