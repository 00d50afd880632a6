r"""How strong an edge of the network is: a whole number from 1 to 255.

The file of the network holds one byte an edge, so that products of strengths are exact
and every database gives the same answer. Two rules, each monotone:

- the ego's own tie: its band has a third of the numbers (`FLOORS`), and within it the
  strength decides; the user's own word moves the tie into the band that was said;
- between two others: how sure it is that they know each other, `1 + 254 w`.

The two are different opinions, and words say so: the ego's is a strength, theirs is how
sure it is (R4-05). What a path is worth is the product of the two.
"""

from collections.abc import Mapping
from typing import NamedTuple

from closeknit.ties.rules.strength import MEDIUM, STRONG

MOST = 255
FLOORS: Mapping[str, int] = {"weak": 1, "medium": 86, "strong": 171}
"""The least number of each band; the next band's floor ends it."""


class _Span(NamedTuple):
    """The numbers of a band, and the strengths that it is for."""

    least: int
    most: int
    since: float
    upto: float


_SPANS: Mapping[str, _Span] = {
    "weak": _Span(FLOORS["weak"], FLOORS["medium"] - 1, 0.0, MEDIUM),
    "medium": _Span(FLOORS["medium"], FLOORS["strong"] - 1, MEDIUM, STRONG),
    "strong": _Span(FLOORS["strong"], MOST, STRONG, 1.0),
}


def own_tie(band: str, strength: float) -> int:
    """Return how strong the ego's tie is; 0 where there is none.

    A strength outside of its band is the user's own word's doing: the nearest number of
    the band stands.

    >>> own_tie("strong", STRONG), own_tie("medium", MEDIUM), own_tie("weak", 0.0)
    (171, 86, 1)
    >>> own_tie("strong", 0.0), own_tie("none", 0.0)
    (171, 0)
    """
    span = _SPANS.get(band)
    if span is None:
        return 0
    within = (strength - span.since) / (span.upto - span.since)
    return span.least + round((span.most - span.least) * min(1.0, max(0.0, within)))


def alter_tie(weight: float) -> int:
    """Return how sure it is that two others know each other; 0 where nothing says so.

    >>> alter_tie(0.95), alter_tie(0.3), alter_tie(0.0001), alter_tie(0.0)
    (242, 77, 1, 0)
    """
    return 1 + round((MOST - 1) * min(1.0, weight)) if weight > 0 else 0


def band(number: int) -> str:
    """Return the band of a number: weak, medium or strong.

    >>> band(1), band(86), band(255)
    ('weak', 'medium', 'strong')
    """
    return max((floor, name) for name, floor in FLOORS.items() if floor <= number)[1]


_SURE = {
    "strong": "they surely know each other",
    "medium": "they probably know each other",
    "weak": "little shows that they know each other",
}


def sure(number: int) -> str:
    """Return in words how sure it is that two others know each other.

    >>> sure(242), sure(20)
    ('they surely know each other', 'little shows that they know each other')
    """
    return _SURE[band(number)]
