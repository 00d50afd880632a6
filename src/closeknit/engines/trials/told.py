"""All measures of a forecast, by subset, the same for ties and for answers."""

from collections.abc import Mapping
from typing import NamedTuple

from closeknit.engines.trials.events import Counts, Numbers, Truths
from closeknit.engines.trials.fits import chance
from closeknit.engines.trials.measures import (
    Interval,
    Share,
    average_precision,
    brier,
    calibration_error,
    interval,
    shares,
)


class Pooled(NamedTuple):
    """One subset's rows: what came true, log-odds, the same put right, and of whom."""

    truth: Truths
    value: Numbers
    put_right: Numbers
    pair: Counts


class Told(NamedTuple):
    """How good our measure is, by subset; `raw` is before recalibration."""

    auc: dict[str, float]
    within: dict[str, Interval]
    average_precision: dict[str, float]
    brier: dict[str, float]
    calibration_error: dict[str, float]
    raw_brier: dict[str, float]
    raw_calibration_error: dict[str, float]
    reliability: dict[str, list[Share]]


def told(areas: Mapping[str, float], pooled: Mapping[str, Pooled]) -> Told:
    """Return all measures; `areas` are handed in, since they are means over days."""
    right = {name: chance(of.put_right) for name, of in pooled.items()}
    raw = {name: chance(of.value) for name, of in pooled.items()}
    each = pooled.items()
    return Told(
        dict(areas),
        {n: interval(of.truth, of.value, of.pair) for n, of in each},
        {n: average_precision(of.truth, right[n]) for n, of in each},
        {n: brier(of.truth, right[n]) for n, of in each},
        {n: calibration_error(of.truth, right[n]) for n, of in each},
        {n: brier(of.truth, raw[n]) for n, of in each},
        {n: calibration_error(of.truth, raw[n]) for n, of in each},
        {n: shares(of.truth, right[n]) for n, of in each},
    )
