"""How good a forecast is: order, precision, distance from the truth, and how sure."""

import math
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.events import Counts, Numbers, Truths

BINS = 10
RESAMPLES = 200


class Interval(NamedTuple):
    """Between these lie 95 of 100 resamples."""

    low: float
    high: float


class Share(NamedTuple):
    """A bin of a forecast: the mean chance told, the share that came true, how many."""

    foretold: float
    came: float
    many: int


def auc(truth: Truths, value: Numbers) -> float:
    """Return how often one that came true is ranked above one that did not.

    Equal values count half; nan where there is only one kind.

    >>> auc(np.array([False, True, True]), np.array([1.0, 1.0, 2.0]))
    0.75
    """
    order, step = _steps(value)
    return _auc(step, truth[order].astype(np.float64), (~truth[order]).astype(float))


def average_precision(truth: Truths, value: Numbers) -> float:
    """Return the precision at each rise in recall, from the highest value down.

    >>> average_precision(np.array([True, False, True]), np.array([3.0, 2.0, 1.0]))
    0.8333333333333333
    """
    if not truth.any():
        return math.nan
    order, step = _steps(-value)
    true = np.bincount(step, truth[order])
    all_ = np.cumsum(np.bincount(step))
    found = np.cumsum(true)
    return float((true * found / all_).sum() / found[-1])


def brier(truth: Truths, chance: Numbers) -> float:
    """Return the mean squared distance of the chances from what happened."""
    return float(np.mean((chance - truth) ** 2)) if truth.size else math.nan


def calibration_error(truth: Truths, chance: Numbers) -> float:
    """Return how far chances and shares lie apart, over ten bins of equal size.

    >>> calibration_error(np.array([True, False]), np.array([0.75, 0.25]))
    0.25
    """
    apart = [abs(told - came) * many for told, came, many in shares(truth, chance)]
    return sum(apart) / truth.size if truth.size else math.nan


def shares(truth: Truths, chance: Numbers) -> list[Share]:
    """Return what was foretold and what came, over ten bins of equal size.

    >>> shares(np.array([True, False]), np.array([0.75, 0.25]))[1]
    Share(foretold=0.75, came=1.0, many=1)
    """
    order = np.argsort(chance, kind="stable")
    bins = np.array_split(order, min(BINS, truth.size)) if truth.size else []
    return [
        Share(float(chance[b].mean()), float(truth[b].mean()), len(b)) for b in bins
    ]


def interval(truth: Truths, value: Numbers, unit: Counts) -> Interval:
    """Return where the area under the curve lies when the units are drawn anew.

    `unit` says which rows belong together: a pair that is judged on several days is
    drawn or left out as a whole.
    """
    if not truth.size:
        return Interval(math.nan, math.nan)
    order, step = _steps(value)
    yes, (_, unit) = truth[order], np.unique(unit, return_inverse=True)
    many, chance = int(unit.max()) + 1, np.random.default_rng(0)
    drawn: list[float] = []
    for _ in range(RESAMPLES):
        times = np.bincount(chance.integers(0, many, many), minlength=many)
        weight = times[unit[order]].astype(np.float64)
        drawn.append(_auc(step, weight * yes, weight * ~yes))
    told = [one for one in drawn if not math.isnan(one)]
    if not told:
        return Interval(math.nan, math.nan)
    low, high = np.quantile(told, [0.025, 0.975])
    return Interval(float(low), float(high))


def _steps(value: Numbers) -> tuple[Counts, Counts]:
    """Return the order of the values, and the place of each; equal ones share one."""
    order = np.argsort(value, kind="stable")
    told = value[order]
    rise = np.zeros(told.size, bool)
    rise[1:] = told[1:] != told[:-1]
    return order, np.cumsum(rise)


def _auc(step: Counts, yes: Numbers, no: Numbers) -> float:
    above, below = np.bincount(step, yes), np.bincount(step, no)
    pairs = above.sum() * below.sum()
    if not pairs:
        return math.nan
    return float((above * (np.cumsum(below) - below / 2)).sum() / pairs)
