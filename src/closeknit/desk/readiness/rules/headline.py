"""Does a headline say what one offers, or only where one works or studies (R3-17)?

A headline is taken apart at its bars, dots and dashes. A part says where one works when
it is a title at an employer, or nothing but words of titles and of the ego's own
positions; it is enough that one part says more.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Final, NamedTuple

from closeknit.sources.handles import folded

_PART: Final = re.compile(r"\s*(?:[|•·‖;/➤►★✦✨\n]|\s[-\u2013\u2014]\s)\s*")
_TOKEN: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?|[@&]")
_LEAST: Final = 3
"""Words beside titles and employers that make a part say more."""
_LONGEST: Final = 1000


class _Words(NamedTuple):
    begins: frozenset[str]
    offers: frozenset[str]
    does: frozenset[str]
    titles: frozenset[str]
    at: frozenset[str]
    joins: frozenset[str]


@cache
def _words() -> _Words:
    text = files(__package__).joinpath("headline.toml").read_text("utf-8")
    told = {
        name: frozenset(folded(words).split()) for name, words in loads(text).items()
    }
    return _Words(**told)


def offers(headline: str, jobs: Iterable[tuple[str, str]] = ()) -> bool:
    """Say whether a headline says what its owner offers.

    `jobs` are the titles and employers of the ego's own positions.

    >>> offers("Sales Manager at Acme"), offers("I help bakers sell more bread")
    (False, True)
    """
    own = {word for job in jobs for part in job for word in _tokens(part)}
    parts = _PART.split(headline[:_LONGEST])
    return any(_says_more(_tokens(part), own) for part in parts)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(folded(text).replace("i.t.", "it"))


def _says_more(part: Sequence[str], own: set[str]) -> bool:
    known = _words()
    if not known.offers.isdisjoint(part) or not known.begins.isdisjoint(part[:1]):
        return True
    if not known.at.isdisjoint(part[1:]):
        return False
    plain = known.titles | known.joins | own
    rest = sum(word not in plain for word in part)
    return rest >= _LEAST or not known.does.isdisjoint(part)
