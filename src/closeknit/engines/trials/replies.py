"""The protocol for answers: will they write back within a week?

Every message asks; the signs are from strictly before it. Judged are the last three
tenths of the time; what is fitted is fitted on the messages before, those left out
whose week had not passed by then, and the first twentieth, when nobody knows anything.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from closeknit.engines.trials.asked import WITHIN, Asked, asked
from closeknit.engines.trials.events import Events, Numbers, Truths
from closeknit.engines.trials.fits import boosted, log_odds, logistic, recalibrated
from closeknit.engines.trials.measures import auc
from closeknit.engines.trials.told import Pooled, Told, told

JUDGED_FROM, LEARNT_FROM = 0.7, 0.05


class Replies(NamedTuple):
    """How well answers are foretold, by subset: all, known, cold."""

    messages: int
    answered: dict[str, float]
    told: Told
    rivals: dict[str, dict[str, float]]


def judge_replies(
    events: Events,
    people: int,
    weights: Mapping[str, float],
    *,
    by: int | None = None,
) -> Replies | None:
    """Return how well the weights foretell answers; None with nothing to judge.

    *Known* are those who have written to the writer before; *cold* is the first message
    between two people, of which too little is known for a number. `by` judges the
    messages of that one writer alone.
    """
    signs = asked(events)
    theirs = np.ones(len(events.t), bool) if by is None else events.src == by
    past, now = (part & theirs for part in _parts(events.t))
    if not now.any() or not past.any():
        return None
    ours = log_odds(signs.signs, weights)
    truth = signs.answered[now]
    unit = (events.src * people + events.dst)[now]
    subsets = {"all": theirs, "known": signs.known, "cold": signs.cold}
    among = {name: one[now] for name, one in subsets.items() if one[now].any()}
    pooled = {}
    for name, m in among.items():
        before = past & subsets[name]
        right = recalibrated(ours[before], signs.answered[before], ours[now][m])
        pooled[name] = Pooled(truth[m], ours[now][m], right, unit[m])
    values = _rivals(signs, past, now)
    return Replies(
        messages=int(now.sum()),
        answered={name: float(of.truth.mean()) for name, of in pooled.items()},
        told=told({n: auc(of.truth, of.value) for n, of in pooled.items()}, pooled),
        rivals={
            who: {name: auc(truth[m], value[m]) for name, m in among.items()}
            for who, value in values.items()
        },
    )


def _parts(t: Numbers) -> tuple[Truths, Truths]:
    """Return which messages are learnt from, and which are judged."""
    first, cut = np.quantile(t, [LEARNT_FROM, JUDGED_FROM])
    past = (t >= first) & (t < cut - WITHIN)
    return past, (t >= cut) & (t <= t[-1] - WITHIN)


def _rivals(of: Asked, past: Truths, now: Truths) -> dict[str, Numbers]:
    """Return what each rival says of the judged messages; higher means likelier."""
    values = {
        "recency": -of.signs["since"][now],
        "count": of.signs["theirs"][now],
        "decayed count": of.signs["fresh"][now],
        "pair's rate": of.signs["pair"][now],
    }
    x, truth = np.stack(list(of.signs.values()), axis=1), of.answered[past]
    if 0 < truth.sum() < len(truth):
        fit = logistic(x[past], truth)
        values["logistic regression, on its own past"] = x[now] @ fit.weights
        if (boost := boosted(x[past], truth, x[now])) is not None:
            values["gradient boosting, on its own past"] = boost
    return values
