"""How well the rules on words agree with labels given by people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Agreement(NamedTuple):
    """F1 of each class, their mean, and who was taken for what."""

    macro_f1: float
    per_class: dict[str, float]
    confusion: dict[str, dict[str, int]]
    """By the label given, then by the label found."""


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """Return how far labels given and labels found agree; a class is one of either.

    >>> agreement([("yes", "yes"), ("yes", "no"), ("no", "no")]).per_class
    {'no': 0.667, 'yes': 0.667}
    """
    counted = Counter(pairs)
    given, found = Counter[str](), Counter[str]()
    for (one, other), many in counted.items():
        given[one] += many
        found[other] += many
    classes: Sequence[str] = sorted(given | found)
    per_class = {
        one: 2 * counted[one, one] / (given[one] + found[one]) for one in classes
    }
    return Agreement(
        round(sum(per_class.values()) / max(len(classes), 1), 3),
        {one: round(f1, 3) for one, f1 in per_class.items()},
        {
            one: {other: counted[one, other] for other in classes}
            for one in classes
            if given[one]
        },
    )
