"""What a community's people share, and so what it is called by.

Of all that several of them share - a firm, a school, a place, a label or list that they
stand on, words of a meeting or mail that they were in together - the one is taken that
picks the community out best: with `k` of its `n` people sharing it, and `a` of the
ego's people in all,

.. math::
    F = 2k / (n + a)

A name says with how many of them it is so; nothing that fewer than a third share names
anything.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from closeknit.sources.handles import folded
from closeknit.ties.rules.jobs import firm

LEAST, PART = 2, 3
"""So many must share it, and no less than one in so many."""
KINDS = ("firm", "school", "label", "place", "words")
"""What is told first of two that fit as well."""
_SCHOOLS = re.compile(
    r"\b(universit\w*|college|school|academy|institute of technology|hochschule|"
    r"gymnasium|lycee|politecnico|ecole)\b"
)
_REPLY = re.compile(
    r"^\s*((re|fwd?|aw|wg|sv|tr|rv|antw)\s*(\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_NUMBERED = re.compile(r"[#(\[]?\d[\d./:-]*\)?\]?")
_TOO_SHORT = 4
"""Letters from which a subject says something."""

_WORDS = {
    "firm": "firm of",
    "school": "school of",
    "label": "label or list of",
    "place": "place of",
    "words": "in meetings or messages with",
}

Trait = tuple[str, str]
"""What is shared, and its value as it is compared."""


class Shared(NamedTuple):
    """What a community is called by, and how many of its people share it."""

    kind: str
    value: str
    many: int
    of: int

    def title(self) -> str:
        """Return what the community is called.

        >>> Shared("firm", "Quay", 8, 12).title(), Shared("around", "Bo", 0, 3).title()
        ('Quay', 'around Bo')
        """
        return f"around {self.value}" if self.kind == "around" else self.value

    def because(self) -> str:
        """Return why it is called so.

        >>> Shared("firm", "Quay", 8, 12).because()
        'firm of 8 of the 12'
        """
        if self.kind == "around":
            return f"{self.of} people; nothing is known that they share"
        return f"{_WORDS[self.kind]} {self.many} of the {self.of}"


def work_trait(company: str) -> Trait | None:
    """Return a firm as it is shared, a school where it is one; None where empty.

    >>> work_trait("Quay Ltd"), work_trait("University of Port")
    (('firm', 'quay'), ('school', 'university of port'))
    """
    value = firm(company)
    if not value:
        return None
    return ("school" if _SCHOOLS.search(value) else "firm"), value


def words_trait(text: str) -> tuple[Trait, str] | None:
    """Return the words of a meeting or subject as they are shared, and as shown.

    Signs of replies and numbers are left out: each of a row of meetings has its own.

    >>> words_trait("Re: Chess club #12")
    (('words', 'chess club'), 'Chess club')
    >>> words_trait("Hi") is None
    True
    """
    shown = " ".join(_NUMBERED.sub(" ", _REPLY.sub("", text)).split())[:60].strip(" -,")
    value = folded(shown)
    if len(value) < _TOO_SHORT:
        return None
    return ("words", value), shown


def names(
    parts: Sequence[Sequence[int]],
    traits: Mapping[int, Iterable[Trait]],
    shown: Mapping[Trait, str],
    most_known: Mapping[int, str],
) -> list[Shared]:
    """Return what each community is called by.

    `shown` is how a trait is written; `most_known` has, for a person, their name: who
    of a community without anything shared is known best gives it theirs. The first of
    each community's people in `most_known`'s order is taken.
    """
    everywhere = Counter(trait for theirs in traits.values() for trait in set(theirs))
    order = {person: at for at, person in enumerate(most_known)}
    found = []
    for part in parts:
        best = _best(part, traits, everywhere)
        if best is None:
            around = min(part, key=lambda one: order.get(one, len(order)))
            name = most_known.get(around, "")
            found.append(Shared("around", name, 0, len(part)))
        else:
            trait, many = best
            found.append(Shared(trait[0], shown[trait], many, len(part)))
    return found


def _best(
    part: Sequence[int],
    traits: Mapping[int, Iterable[Trait]],
    everywhere: Mapping[Trait, int],
) -> tuple[Trait, int] | None:
    here = Counter(trait for one in part for trait in set(traits.get(one, ())))
    enough = max(LEAST, len(part) / PART)
    fits = [(trait, many) for trait, many in here.items() if many >= enough]
    return min(
        fits,
        key=lambda fit: (
            -2 * fit[1] / (len(part) + everywhere[fit[0]]),
            KINDS.index(fit[0][0]),
            fit[0][1],
        ),
        default=None,
    )
