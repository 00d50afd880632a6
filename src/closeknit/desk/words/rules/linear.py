"""A small linear model: what each sign adds for or against a label, fitted once."""

import math
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

Weights = Mapping[str, float]
_LANE: Final = 32
"""Bits that a label's sum has to itself: more than any text of 2,000 letters needs."""
_ZERO: Final = 1 << (_LANE - 1)
"""What is added to each lane, so that none is ever below nothing."""
_MASK: Final = (1 << _LANE) - 1


class Model(NamedTuple):
    """What each sign adds, by sign and then label, and where each label begins.

    Weights are hundredths. `packed` has those of one sign for all labels in one whole
    number, in the order of `start`: one addition counts for all labels, and exactly.
    """

    start: Weights
    adds: Mapping[str, Weights]
    begin: int
    packed: Mapping[str, int]

    def sums(self, names: AbstractSet[str]) -> dict[str, float]:
        """Return the sum of each label, by the names of the signs seen."""
        packed = self.packed
        total = self.begin + sum([packed[name] for name in names if name in packed])
        lanes = range(0, _LANE * len(self.start), _LANE)
        return {
            label: ((total >> lane & _MASK) - _ZERO) / 100
            for label, lane in zip(self.start, lanes, strict=True)
        }


def likely(total: float) -> float:
    """Return a sum as a probability.

    >>> likely(0.0), round(likely(2.0), 2)
    (0.5, 0.88)
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def sum_of(chance: float) -> float:
    """Return the sum that is so likely: what `likely` undoes.

    >>> sum_of(0.5), round(likely(sum_of(0.3)), 2)
    (0.0, 0.3)
    """
    return math.log(chance / (1 - chance))


def parsed(told: str) -> Model:
    r"""Return a model from its text: a sign, a tab, then label:weight, by spaces.

    >>> parsed("start\tgood:-0.5 ask:0\nw:knot\tgood:1.25\n").sums({"w:knot", "w:a"})
    {'good': 0.75, 'ask': 0.0}
    """
    start: dict[str, float] = {}
    adds: dict[str, dict[str, float]] = defaultdict(dict)
    for line in told.splitlines():
        name, _, rest = line.partition("\t")
        pairs = (pair.split(":") for pair in rest.split())
        weights = {label: float(weight) for label, weight in pairs}
        if name == "start":
            start = weights
        else:
            adds[name] = weights
    zero = sum(_ZERO << at * _LANE for at in range(len(start)))
    packed = {name: _packed(weights, start) for name, weights in adds.items()}
    return Model(start, dict(adds), zero + _packed(start, start), packed)


def _packed(weights: Weights, labels: Weights) -> int:
    hundredths = (round(weights.get(label, 0.0) * 100) for label in labels)
    return sum(weight << at * _LANE for at, weight in enumerate(hundredths))


@cache
def model(name: str) -> Model:
    """Return a shipped model: `notes`, `good` or `replies`."""
    return parsed(files(__package__).joinpath(f"{name}.tsv").read_text("utf-8"))
