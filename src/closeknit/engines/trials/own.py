"""One person's own history: how it turned out, and what puts their forecasts right."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.asked import BELIEF, FIRST_RATE, WITHIN, asked
from closeknit.engines.trials.events import DAY, Counts, Events, Numbers, Truths
from closeknit.engines.trials.fits import chance, log_odds, logistic
from closeknit.engines.trials.ties import TWO_WAY, moment_of, of_the_past

PERIODS = 4
"""The last periods whose outcomes are known that a forecast is put right by."""


class PutRight(NamedTuple):
    """What puts a forecast right, `start + slope * log-odds`, and how sure that is.

    `spread` is the variance of the start, of the slope, and what they share; `came` and
    `stayed_out` are on how many people it rests.
    """

    start: float
    slope: float
    spread: tuple[float, float, float]
    came: int
    stayed_out: int


def put_right(
    value: Numbers, truth: Truths, unit: Counts, weight: Numbers | None = None
) -> PutRight | None:
    """Return what puts log-odds right; None where all came true, or nothing did.

    The variance counts all rows of a unit (a person) as one observation, since what
    happens with one person on several days hangs together.
    """
    came, out = np.unique(unit[truth]).size, np.unique(unit[~truth]).size
    if not came or not out:
        return None
    w = np.ones(len(truth)) if weight is None else weight
    fit = logistic(value[:, None], truth, weight=w, ridge=1e-6)
    start, slope = float(fit.starts[0]), float(fit.weights[0])
    p = chance(start + slope * value)
    x = np.stack([np.ones(len(value)), value], axis=1)
    bend = (x * (w * p * (1 - p))[:, None]).T @ x + 1e-9 * np.eye(2)
    _, of = np.unique(unit, return_inverse=True)
    off = w * (truth - p)
    pull = np.stack([np.bincount(of, off), np.bincount(of, off * value)], axis=1)
    flat = np.linalg.inv(bend)
    spread = flat @ (pull.T @ pull) @ flat
    told = (float(spread[0, 0]), float(spread[1, 1]), float(spread[0, 1]))
    return PutRight(start, slope, told, int(came), int(out))


def ties_put_right(
    events: Events, people: int, weights: Mapping[str, float], *, horizon: float
) -> PutRight | None:
    """Return what the last periods of these events say of two-way ties."""
    begin, end = float(events.t[0]), float(events.t[-1])
    ends = (end - n * horizon * DAY for n in range(PERIODS, 0, -1))
    past = [
        moment_of(events, at, horizon=horizon, people=people, mutual=False)
        for at in ends
        if at > begin
    ]
    if not past:
        return None
    value, truth, weight, pair = of_the_past(past, weights, TWO_WAY)
    return put_right(value, truth, pair, weight)


class Answers(NamedTuple):
    """What puts forecasts of answers right, and the writer's own rate of answers."""

    put_right: PutRight | None
    rate: float


def answers_put_right(
    events: Events, weights: Mapping[str, float], *, by: int
) -> Answers | None:
    """Return what one writer's messages to known people say; None where none is told.

    A message is told of once its week has passed.
    """
    if not len(events.t):
        return None
    signs = asked(events)
    told = (events.src == by) & (events.t <= events.t[-1] - WITHIN)
    if not told.any():
        return None
    known = told & signs.known
    value = log_odds(signs.signs, weights)[known]
    right = put_right(value, signs.answered[known], events.dst[known])
    known_rate = signs.answered[told].sum() + BELIEF * FIRST_RATE
    return Answers(right, float(known_rate / (told.sum() + BELIEF)))
