"""The protocol for ties: will the two of them exchange messages both ways soon?

Rolling origins, one horizon apart, the last one a horizon before the end. At each, the
signs of all pairs from what had happened by then, and the truth from what came after.
What is fitted is fitted at the three origins before it, whose outcomes were known.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.events import DAY, Counts, Events, Numbers, Truths
from closeknit.engines.trials.fits import (
    boosted,
    log_odds,
    logistic,
    recalibrated,
)
from closeknit.engines.trials.measures import auc
from closeknit.engines.trials.signs import FOUR, Known, happened, known
from closeknit.engines.trials.told import Pooled, Told, told
from closeknit.shared.errors import UnreadableFile

HORIZONS = ((60, 7.0), (180, 21.0), (365, 45.0))
"""Under so many days of events, so many days are foretold; else 90."""
LONGEST = 90.0
MOST_ORIGINS, BEFORE = 4, 3
EDGE = 0.01
"""The first and last hundredth of the events may be strays with broken dates."""
SUBSETS = ("all", "active", "both")
TWO_WAY = "two-way"
"""All who have ever written to each other: whom the desk gives a strength."""
FADES = 0.25
"""What each earlier period counts when a forecast is put right by the past: how much
goes on changes from one to the next."""


class Plan(NamedTuple):
    """How many days are foretold, the moments judged, and those fitted at before."""

    horizon: float
    origins: tuple[float, ...]

    def earlier(self, origin: float, begin: float) -> list[float]:
        """Return the moments whose outcomes were known at an origin, oldest first."""
        steps = [origin - n * self.horizon * DAY for n in range(BEFORE, 0, -1)]
        return [moment for moment in steps if moment > begin]


class Moment(NamedTuple):
    """What was known at a moment, and what came."""

    known: Known
    truth: Truths


class Judged(NamedTuple):
    """A file of events judged: its size, our measure, and the rivals' areas."""

    pairs: int
    plan: Plan
    came_true: dict[str, float]
    told: Told
    rivals: dict[str, dict[str, float]]
    leaks: bool


def plan(t: Numbers, horizon: float | None = None) -> Plan:
    """Return the plan for events at these times, sorted.

    >>> plan(np.arange(0.0, 100 * DAY, DAY)).horizon
    21.0

    Raises:
        UnreadableFile: the events span less than three horizons.
    """
    begin, end = _edges(t)
    span = (end - begin) / DAY
    days = horizon or next((h for under, h in HORIZONS if span < under), LONGEST)
    windows = int(span / days)
    if windows < BEFORE:
        raise UnreadableFile(
            f"The events span {span:.0f} days; to foretell {days:g} days, at least "
            f"{BEFORE * days:.0f} are needed. --horizon DAYS asks for fewer."
        )
    many = min(MOST_ORIGINS, max(1, windows - BEFORE))
    return Plan(days, tuple(end - n * days * DAY for n in range(many, 0, -1)))


def moment_of(
    events: Events, moment: float, *, horizon: float, people: int, mutual: bool = True
) -> Moment:
    """Return what was known at a moment and what came of it."""
    then = known(events, moment, horizon=horizon, people=people, mutual=mutual)
    truth = happened(events, moment, horizon=horizon, people=people, pair=then.pair)
    return Moment(then, truth)


def parts(of: Known) -> dict[str, Truths]:
    """Return which pairs are in each subset: all, active, active both ways."""
    everyone = np.ones(len(of.pair), bool)
    return dict(zip(SUBSETS, (everyone, of.active, of.both), strict=True))


def judged_parts(of: Known) -> dict[str, Truths]:
    """Return which pairs are in each subset that is judged."""
    return {**parts(of), TWO_WAY: of.signs["lesser_count"] > 0}


def judge_ties(
    events: Events,
    people: int,
    weights: Mapping[str, float],
    *,
    horizon: float | None = None,
    own: bool = False,
) -> Judged:
    """Return how well the weights foretell two-way exchanges, beside the rivals.

    Areas are means over the origins; the rest is over all their rows together. The
    intervals draw pairs anew, so that a pair judged four times counts as one.
    `own`: the events are one person's own. Mutual neighbours, which the rivals look
    at, are then not known; and all who ever wrote to each other are judged as well.
    """
    asked = plan(events.t, horizon)
    begin, end = _edges(events.t)
    events = events.until(end)
    at = {
        moment: moment_of(
            events, moment, horizon=asked.horizon, people=people, mutual=not own
        )
        for moment in sorted(
            {m for o in asked.origins for m in (*asked.earlier(o, begin), o)}
        )
    }
    subsets = (*SUBSETS, TWO_WAY) if own else SUBSETS
    rows: dict[str, list[Pooled]] = {name: [] for name in subsets}
    areas: dict[str, dict[str, list[float]]] = {}
    for origin in asked.origins:
        past = [at[moment] for moment in asked.earlier(origin, begin)]
        values = _rivals(past, at[origin])
        ours = log_odds(at[origin].known.signs, weights)
        truth = at[origin].truth
        each = judged_parts(at[origin].known)
        for name, among in ((name, each[name]) for name in subsets):
            put_right = _put_right(past, ours[among], weights, name)
            pair = at[origin].known.pair[among]
            rows[name].append(Pooled(truth[among], ours[among], put_right, pair))
            for rival, value in {"ours": ours, **values}.items():
                areas.setdefault(rival, {}).setdefault(name, []).append(
                    auc(truth[among], value[among])
                )
    means = {who: {n: _mean(a) for n, a in by.items()} for who, by in areas.items()}
    pooled = {
        name: Pooled(*(np.concatenate(column) for column in zip(*many, strict=True)))
        for name, many in rows.items()
    }
    return Judged(
        pairs=len(at[asked.origins[-1]].known.pair),
        plan=asked,
        came_true={name: _mean(of.truth.tolist()) for name, of in pooled.items()},
        told=told(means.pop("ours"), pooled),
        rivals=means,
        leaks=not _sealed(events, asked, people, at[asked.origins[0]].known),
    )


def _edges(t: Numbers) -> tuple[float, float]:
    begin, end = np.quantile(t, [EDGE, 1 - EDGE])
    return float(begin), float(end)


def _mean(values: list[float]) -> float:
    sure = [one for one in values if not math.isnan(one)]
    return sum(sure) / len(sure) if sure else math.nan


def _rivals(past: list[Moment], now: Moment) -> dict[str, Numbers]:
    """Return each rival's values, in which higher means likelier."""
    signs = now.known.signs
    values = {
        "recency": -signs["silence"],
        "count": signs["count"],
        "decayed count": signs["total"],
        "min(out, in)": signs["lesser_count"],
        "four features": log_odds(signs, FOUR),
    }
    truth = np.concatenate([one.truth for one in past] or [np.zeros(0, bool)])
    if 0 < truth.sum() < len(truth):
        x = np.concatenate([_matrix(one.known) for one in past])
        new = _matrix(now.known)
        fit = logistic(x, truth)
        values["logistic regression, on its own past"] = new @ fit.weights
        if (boost := boosted(x, truth, new)) is not None:
            values["gradient boosting, on its own past"] = boost
    return values


def _matrix(of: Known) -> Numbers:
    return np.stack(list(of.signs.values()), axis=1)


def _put_right(
    past: list[Moment], new: Numbers, weights: Mapping[str, float], name: str
) -> Numbers:
    """Return the log-odds recalibrated on the same subset of the past."""
    if not past:
        return new
    value, truth, weight, _ = of_the_past(past, weights, name)
    return recalibrated(value, truth, new, weight)


def of_the_past(
    past: Sequence[Moment], weights: Mapping[str, float], name: str
) -> tuple[Numbers, Truths, Numbers, Counts]:
    """Return what to put a forecast right by: log-odds, truth, weight and pair.

    `past` begins with the oldest; each earlier moment weighs a quarter of the next.
    """
    among = [judged_parts(one.known)[name] for one in past]
    each = list(zip(past, among, strict=True))
    many = [int(rows.sum()) for rows in among]
    return (
        np.concatenate(
            [log_odds(one.known.signs, weights)[rows] for one, rows in each]
        ),
        np.concatenate([one.truth[rows] for one, rows in each]),
        np.repeat(FADES ** np.arange(len(past) - 1.0, -1.0, -1.0), many),
        np.concatenate([one.known.pair[rows] for one, rows in each]),
    )


def _sealed(events: Events, asked: Plan, people: int, before: Known) -> bool:
    """Return whether deleting the future leaves the first origin's signs as they are.

    Bit by bit: whatever looked ahead would show.
    """
    moment = asked.origins[0]
    again = known(
        events.until(moment),
        moment,
        horizon=asked.horizon,
        people=people,
        mutual="mutual" in before.signs,
    )
    return all(np.array_equal(before.signs[n], s) for n, s in again.signs.items())
