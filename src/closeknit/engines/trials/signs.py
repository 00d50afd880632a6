"""What is known of each pair on a day, and whether a two-way exchange came after.

A pair is two people with at least one message by then. Times are counted in horizons
(the length of the period that is foretold), so that one set of weights fits a company's
mail and a summer of texts.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.events import DAY, Counts, Events, Numbers, Truths

OURS = ("lately", "pause", "silence", "days_both")
"""The signs of closeknit's own measure, `ties/rules/forecast.py`."""

FOUR: Mapping[str, float] = {
    "start": -1.43,
    "lesser": 1.01,
    "silence": -1.90,
    "stale": -0.31,
    "days": 0.43,
}
"""The four-feature measure that closeknit showed until 2026, a rival. Its faded counts
have a half-life of one horizon whatever the channel."""

STALEST = 20.0
"""Horizons after which a side that stays silent is not any staler."""
JUST_NOW = 0.02
"""Horizons added to the pause, or an exchange a minute ago would weigh endlessly."""


class Known(NamedTuple):
    """Each pair's key and signs, by name; who of them is active, who both ways."""

    pair: Counts
    signs: dict[str, Numbers]
    active: Truths
    both: Truths


class _Sides(NamedTuple):
    """The messages by pair, in order of time, and which of the two wrote each."""

    pair: Counts
    side: Counts
    t: Numbers
    size: Numbers
    lasts: Numbers
    many: int

    def each(self, worth: Numbers) -> Numbers:
        """Return the sum for each side of each pair."""
        total = np.bincount(self.pair * 2 + self.side, worth, 2 * self.many)
        return total.astype(np.float64).reshape(self.many, 2)


def keys(events: Events, people: int) -> Counts:
    """Return one number for the two people of each message, whoever wrote."""
    low = np.minimum(events.src, events.dst)
    return low * people + np.maximum(events.src, events.dst)


def known(
    events: Events, moment: float, *, horizon: float, people: int, mutual: bool = False
) -> Known:
    """Return what was known of each pair at the moment; `horizon` in days.

    `mutual` counts the neighbours two people share as well, which only the whole
    network tells and which takes longer.
    """
    past = events.until(moment)
    pair, index = np.unique(keys(past, people), return_inverse=True)
    order = np.lexsort((past.t, index))
    side = (past.src > past.dst).astype(np.int64)
    of = _Sides(
        index[order],
        side[order],
        past.t[order],
        past.size[order],
        past.lasts[order],
        len(pair),
    )
    age = (moment - of.t) / DAY / horizon
    last = np.full(2 * of.many, -np.inf)
    np.maximum.at(last, of.pair * 2 + of.side, of.t)
    silent = (moment - last.reshape(of.many, 2)) / DAY / horizon
    recent = silent.min(axis=1)
    counts = of.each(np.ones(len(of.t)))
    fresh = of.each(np.exp2(-age / of.lasts) / np.sqrt(of.size))
    signs = {
        "lately": np.log1p(fresh.min(axis=1)),
        "pause": np.log(recent + JUST_NOW),
        "silence": np.log1p(recent),
        "days_both": np.log1p(_days(of, by_side=True).min(axis=1)),
        "lesser": np.log1p(of.each(np.exp2(-age)).min(axis=1)),
        "total": np.log1p(of.each(np.exp2(-age)).sum(axis=1)),
        "stale": np.log1p(np.minimum(silent.max(axis=1), STALEST)),
        "days": np.log1p(_days(of, by_side=False)[:, 0]),
        "count": np.log1p(counts.sum(axis=1)),
        "lesser_count": np.log1p(counts.min(axis=1)),
        **_course(of, age),
    }
    if mutual:
        signs["mutual"] = np.log1p(_mutual(pair, people))
    active = recent <= 1
    return Known(pair, signs, active, active & (counts.min(axis=1) > 0))


def happened(
    events: Events, moment: float, *, horizon: float, people: int, pair: Counts
) -> Truths:
    """Return which pairs had messages both ways within the horizon after the moment."""
    after = events.between(moment, moment + horizon * DAY)
    key, up = keys(after, people), after.src > after.dst
    return np.isin(pair, key[up]) & np.isin(pair, key[~up])


def _days(of: _Sides, *, by_side: bool) -> Numbers:
    """Return the days with a message, of each side or (twice) of the pair."""
    group = of.pair * 2 + (of.side if by_side else 0)
    day = np.floor(of.t / DAY)
    order = np.lexsort((day, group))
    group, day = group[order], day[order]
    new = np.r_[True, (group[1:] != group[:-1]) | (day[1:] != day[:-1])]
    days = np.bincount(group[new], minlength=2 * of.many).astype(np.float64)
    return days.reshape(of.many, 2)


def _course(of: _Sides, age: Numbers) -> dict[str, Numbers]:
    """Return how it went: turns taken, trend, burstiness, age, and the own rhythm."""
    pair, many = of.pair, of.many
    follows = np.r_[False, pair[1:] == pair[:-1]]
    turn = follows & np.r_[False, of.side[1:] != of.side[:-1]]
    gap = np.r_[0.0, -np.diff(age)][follows]
    gaps = np.bincount(pair[follows], minlength=many)
    mean = np.bincount(pair[follows], gap, many) / np.maximum(gaps, 1)
    square = np.bincount(pair[follows], gap**2, many) / np.maximum(gaps, 1)
    spread = np.sqrt(np.maximum(square - mean**2, 0.0))
    oldest, newest = np.zeros(many), np.full(many, np.inf)
    np.maximum.at(oldest, pair, age)
    np.minimum.at(newest, pair, age)
    now = np.bincount(pair, age <= 1, many)
    then = np.bincount(pair, (age > 1) & (age <= 2), many)  # noqa: PLR2004 - the horizon before the last
    return {
        "turns": np.log1p(np.bincount(pair, turn, many)),
        "trend": np.log((1 + now) / (1 + then)),
        "bursty": np.where(gaps > 1, (spread - mean) / (spread + mean + 1e-9), 0.0),
        "age": np.log1p(oldest),
        "rhythm": np.log1p(newest * (gaps + 1) / (oldest - newest + 1)),
    }


def _mutual(pair: Counts, people: int) -> Numbers:
    """Return how many others both have exchanged a message with."""
    ones, others = (pair // people).tolist(), (pair % people).tolist()
    near: dict[int, set[int]] = {}
    for one, other in zip(ones, others, strict=True):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    shared = [len(near[a] & near[b]) for a, b in zip(ones, others, strict=True)]
    return np.array(shared, np.float64)
