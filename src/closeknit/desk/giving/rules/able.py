"""Who could help with something, by what the user's own data says of people (R1-02).

You never know when the network can help, so what counts is what was said: notes, what
meetings were about, positions and firms, skills endorsed, help given before. A word
that few people share says more than one of many; of two who fit as well the stronger
tie comes first. It is somebody to ask, never a promise (R0-15).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from closeknit.desk.giving.rules.meet import words

AT_MOST = 20
REASONS = 3
"""Reasons that are told of one person."""


class Said(NamedTuple):
    """One thing that is known of a person: where it stands, and its words."""

    person: int
    where: str
    text: str


class Able(NamedTuple):
    """Somebody who could help, and why that is believed."""

    person: int
    because: tuple[str, ...]


def could_help(
    asked: str, said: Iterable[Said], *, warmth: Mapping[int, float]
) -> list[Able]:
    """Return who could help with something, whoever fits best first.

    >>> said = [Said(1, "position", "Tax adviser"), Said(2, "position", "Cook")]
    >>> could_help("tax advice", said, warmth={})
    [Able(person=1, because=('position: Tax adviser',))]
    """
    looked_for = set(words(asked))
    has: dict[int, set[str]] = {}
    because: dict[int, list[tuple[int, str]]] = {}
    for one in said:
        shared = looked_for & words(one.text).keys()
        if shared:
            has.setdefault(one.person, set()).update(shared)
            told = f"{one.where}: {' '.join(one.text.split())}"
            because.setdefault(one.person, []).append((-len(shared), told))
    many = Counter(word for found in has.values() for word in found)
    fits = {
        person: math.fsum(1 / math.log2(1 + many[word]) for word in sorted(found))
        for person, found in has.items()
    }
    order = sorted(fits, key=lambda one: (-fits[one], -warmth.get(one, 0.0), one))
    return [Able(one, _told(because[one])) for one in order]


def _told(found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    best = dict.fromkeys(told for _, told in sorted(found))
    return tuple(best)[:REASONS]
