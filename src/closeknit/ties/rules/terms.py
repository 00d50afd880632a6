"""What speaks for a tie's strength and what against it, as its measure has it."""

import math
from typing import NamedTuple

from closeknit.ties.rules.strength import DAY, HORIZON, STALEST, Measured, log_odds


class Term(NamedTuple):
    """One term of the measure; `weight` is on the log-odds, below 0 against the tie."""

    says: str
    weight: float


def terms(of: Measured, *, now: int) -> list[Term]:
    """Return the four terms of a two-way tie; none where the gate is shut.

    `now` in seconds. What went both ways of late is what is left of the strength when
    the other three are taken off, since only its result is kept.

    >>> from closeknit.ties.rules.strength import measure
    >>> met = measure([(0, "both", "meeting", 1)], now=90 * DAY)
    >>> [round(term.weight, 2) for term in terms(met, now=90 * DAY)]
    [0.54, -1.32, -0.21, 0.3]
    """
    if not of.two_way or of.last is None or not 0.0 < of.strength < 1.0:
        return []
    recent = (now - of.last) / DAY
    stale = (now - min(of.last_theirs or of.last, of.last_ours or of.last)) / DAY
    base = log_odds(0.0, 0.0, 0.0, 0)
    silence = log_odds(0.0, recent, 0.0, 0) - base
    one_side = log_odds(0.0, 0.0, min(stale, STALEST), 0) - base
    active = log_odds(0.0, 0.0, 0.0, of.days) - base
    whole = math.log(of.strength / (1.0 - of.strength))
    lately = max(0.0, whole - base - silence - one_side - active)
    return [
        Term("what went both ways lately", lately),
        Term(_silence(recent), silence),
        Term("how long the quieter one has been silent", one_side),
        Term("the days you were in touch", active),
    ]


def _silence(days: float) -> str:
    return "the silence since" if days > HORIZON else "the days since the last word"
