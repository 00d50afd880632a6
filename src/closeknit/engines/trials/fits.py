"""Fitting: logistic regression, recalibration, and, where installed, boosting."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.events import Counts, Numbers, Truths

ROUNDS = 50
FAR = 30.0
ENOUGH = 20
"""Of each kind, for a recalibration to rest on."""


class Fit(NamedTuple):
    """What each sign adds to the log-odds, and where each group begins."""

    weights: Numbers
    starts: Numbers


def chance(log_odds: Numbers) -> Numbers:
    """Return log-odds as chances.

    >>> chance(np.array([0.0])).tolist()
    [0.5]
    """
    told: Numbers = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -FAR, FAR)))
    return told


def log_odds(signs: Mapping[str, Numbers], weights: Mapping[str, float]) -> Numbers:
    """Return the sum of the weighted signs, from `start` on."""
    many = len(next(iter(signs.values())))
    total = np.full(many, weights["start"])
    for name, weight in weights.items():
        if name != "start":
            total += weight * signs[name]
    return total


def logistic(
    signs: Numbers,
    truth: Truths,
    *,
    weight: Numbers | None = None,
    group: Counts | None = None,
    ridge: float = 1.0,
) -> Fit:
    """Return the fit by Newton's method; `signs` holds a row for each truth.

    Each group of rows has a start of its own: what is common to a group (how much goes
    on in a company at all) then says nothing about the signs. `ridge` holds the weights
    of standardised signs back.
    """
    w = np.ones(len(truth)) if weight is None else weight
    g = np.zeros(len(truth), np.int64) if group is None else group
    many = int(g.max()) + 1
    mean = np.average(signs, axis=0, weights=w)
    spread = np.sqrt(np.average((signs - mean) ** 2, axis=0, weights=w)) + 1e-9
    z = (signs - mean) / spread
    beta, start = np.zeros(z.shape[1]), np.zeros(many)
    for _ in range(ROUNDS):
        p = chance(z @ beta + start[g])
        bend, off = w * p * (1 - p) + 1e-12, w * (truth - p)
        of_start = np.bincount(g, bend, many)
        between = np.stack([np.bincount(g, bend * one, many) for one in z.T], axis=1)
        of_beta = (z * bend[:, None]).T @ z + ridge * np.eye(len(beta))
        pull = np.bincount(g, off, many) / of_start
        step = np.linalg.solve(
            of_beta - between.T @ (between / of_start[:, None]),
            z.T @ off - ridge * beta - between.T @ pull,
        )
        rise = np.clip(pull - between @ step / of_start, -5.0, 5.0)
        beta, start = beta + step, start + rise
        if max(np.abs(step).max(), np.abs(rise).max()) < 1e-9:  # noqa: PLR2004 - nothing moves any more
            break
    return Fit(beta / spread, start - float(beta @ (mean / spread)))


def recalibrated(
    past: Numbers, truth: Truths, new: Numbers, weight: Numbers | None = None
) -> Numbers:
    """Return log-odds put right by what came of earlier ones: a slope and a start.

    With too little past of either kind they are left as they are. `weight` lets some of
    the past say less.
    """
    if min(truth.sum(), (~truth).sum()) < ENOUGH:
        return new
    fit = logistic(past[:, None], truth, weight=weight, ridge=1e-6)
    put_right: Numbers = fit.starts[0] + fit.weights[0] * new
    return put_right


def boosted(signs: Numbers, truth: Truths, new: Numbers) -> Numbers | None:
    """Return what gradient boosting makes of `new`; None without scikit-learn."""
    try:
        # An extra, and slow to load.
        from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - see above
        from threadpoolctl import threadpool_limits  # noqa: PLC0415 - same
    except ImportError:
        return None
    model = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.06, max_leaf_nodes=15, random_state=0
    )
    # On small sets threads wait for one another longer than they work.
    with threadpool_limits(1):
        told: Numbers = model.fit(signs, truth).predict_proba(new)[:, 1]
    return told
