"""Who of the ego's own people should meet: one looks for what the other is (R3-12).

Nothing here is guessed from afar: what somebody looks for is what the user noted, what
somebody is, their firm, position, place and the notes on them. Both are asked first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from closeknit.sources.handles import folded

AT_MOST = 10
COMMON = 0.02
"""Share of the people from which a word says nothing: `manager`, `ltd`."""
LEAST_COMMON = 5
"""People who may share a word before it can be too common, however few there are."""
_WORD = re.compile(r"\w{3,}")
_SMALL = frozenset(
    "and are for from has have her his its not the their them they was who with"
    " wants needs looking seeking somebody someone anybody good new some any".split()
)


class Wanted(NamedTuple):
    """What somebody looks for."""

    id: int
    person: int
    text: str


class Meeting(NamedTuple):
    """Two who should meet: `one` looks for something that `other` is."""

    one: int
    other: int
    wish: int
    because: str


def words(text: str) -> dict[str, str]:
    """Return the words that tell one thing from another, by their stem.

    >>> words("a tax adviser in Leeds")
    {'tax': 'tax', 'advis': 'adviser', 'leed': 'leeds'}
    """
    found = (w for w in _WORD.findall(folded(text)) if w not in _SMALL)
    return {_stem(word): word for word in found}


def _stem(word: str) -> str:
    for ending in ("ers", "ors", "ing", "er", "or", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:  # noqa: PLR2004 - a stem of four letters still says something
            return word[: -len(ending)]
    return word


def who_should_meet(
    wishes: Iterable[Wanted],
    offers: Mapping[int, str],
    *,
    apart: Collection[tuple[int, int]] = (),
    warmth: Mapping[int, float],
    at_most: int = AT_MOST,
) -> list[Meeting]:
    """Return pairs in which one is what the other looks for, the surest first.

    `offers` says what each person is; `apart` holds pairs (lower number first) who know
    each other already or must not be introduced; `warmth` is the strength of the ego's
    tie with each: who is asked must be somebody the ego can ask.

    >>> meetings = who_should_meet(
    ...     [Wanted(7, 1, "a tax adviser")],
    ...     {1: "Bakery", 2: "Tax adviser, Hollis & Co", 3: "Tax office"},
    ...     warmth={1: 0.6, 2: 0.4},
    ... )
    >>> [(one.other, one.because) for one in meetings]
    [(2, 'looks for “a tax adviser”; what fits: adviser, tax')]
    """
    said = {person: words(text) for person, text in offers.items() if person in warmth}
    common = Counter(word for of in said.values() for word in of)
    too_common = max(LEAST_COMMON, COMMON * len(said))
    by_word = defaultdict(list)
    for person, of in said.items():
        for word in of:
            by_word[word].append(person)
    found = []
    for wish in wishes:
        sought = words(wish.text)
        telling = {w for w in sought if common[w] <= too_common}
        for other in {p for w in telling for p in by_word[w]}:
            pair = (min(wish.person, other), max(wish.person, other))
            if other == wish.person or pair in apart or wish.person not in warmth:
                continue
            shared = sorted(sought[w] for w in telling & said[other].keys())
            worth = len(shared) / len(telling)
            warm = min(warmth[wish.person], warmth[other])
            because = f"looks for “{wish.text}”; what fits: {', '.join(shared)}"
            meeting = Meeting(wish.person, other, wish.id, because)
            found.append((-worth, -warm, wish.person, other, wish.id, meeting))
    return [meeting for *_, meeting in sorted(found)[:at_most]]
