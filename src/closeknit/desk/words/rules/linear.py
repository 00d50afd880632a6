"""A small linear model: what each sign adds for or against a label, fitted once."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from closeknit.desk.words.rules.look import Sign

Weights = Mapping[str, float]


class Model(NamedTuple):
    """What each sign adds, by sign and then label, and where each label begins."""

    start: Weights
    adds: Mapping[str, Weights]

    def sums(self, signs: Iterable[Sign]) -> dict[str, float]:
        """Return the sum of each label; a sign seen twice counts once."""
        total, adds = dict(self.start), self.adds
        for name in {sign.name for sign in signs}:
            if name in adds:
                for label, weight in adds[name].items():
                    total[label] += weight
        return total


def likely(total: float) -> float:
    """Return a sum as a probability.

    >>> likely(0.0), round(likely(2.0), 2)
    (0.5, 0.88)
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def parsed(told: str) -> Model:
    """Return a model from its text: a sign, a tab, then label:weight, by spaces."""
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
    return Model(start, dict(adds))


@cache
def model(name: str) -> Model:
    """Return a shipped model: `notes`, `good` or `replies`."""
    return parsed(files(__package__).joinpath(f"{name}.tsv").read_text("utf-8"))
