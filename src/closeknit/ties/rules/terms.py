"""What speaks for a tie's strength and what against it, as its measure has it."""

import math
from typing import NamedTuple

from closeknit.ties.rules.forecast import Signs, Weights


class Term(NamedTuple):
    """One term of the measure; `weight` is on the log-odds, below 0 against the tie."""

    says: str
    weight: float


def terms(of: Signs | None, weights: Weights) -> list[Term]:
    """Return the terms of a two-way tie, in words; none where the gate is shut.

    >>> weights = {"lately": 0.5, "pause": -0.25, "silence": -1.0, "days_both": 1.0}
    >>> terms(Signs(1.0, -1.0, 0.25, 2.0), weights)[1]
    Term(says='the days since the last word', weight=0.0)
    """
    if of is None or not of.days_both:
        return []
    since = weights["pause"] * of.pause + weights["silence"] * of.silence
    long = of.silence > math.log(2.0)
    return [
        Term("what went both ways lately", weights["lately"] * of.lately),
        Term("the silence since" if long else "the days since the last word", since),
        Term(
            "the days with something from each of you",
            weights["days_both"] * of.days_both,
        ),
    ]
