"""Will they answer within a week, if the ego writes today?

The signs of the second forecast of `forecast.py`, from the messages of the two alone:
meetings and calls are no answers. The same on arrays, for a file of events, is
`engines/trials/asked.py`; a test holds the two together.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from closeknit.ties.rules.exchange import DAY, Exchange
from closeknit.ties.rules.forecast import chance
from closeknit.ties.rules.terms import Term
from closeknit.ties.rules.words import many

WITHIN = 7 * DAY
HALF_LIFE = 30.0
LONGEST = 3650.0
BELIEF = 2.0
"""Messages that the ego's own rate of answers counts for."""
RATE = 0.3
"""That rate before the ego's own is known."""
LIKELY, EVEN = 0.65, 0.35
LITTLE = "little evidence"


class Asked(NamedTuple):
    """What is known of two people's messages when one writes; the first four are signs.

    `answered` of `told`: messages whose week has passed. `knows`: they have written
    before.
    """

    fresh: float
    pair: float
    waiting: float
    since: float
    told: int = 0
    answered: int = 0
    open: int = 0
    knows: bool = False
    first: bool = False


def asked(exchanges: Iterable[Exchange], *, now: int, rate: float = RATE) -> Asked:
    """Return what is known at `now` (seconds) if the ego writes then.

    >>> asked([(0, "ego", "mail", 1), (DAY, "them", "mail", 1)], now=9 * DAY).answered
    1
    """
    messages = [one for one in exchanges if one[0] < now]
    theirs = sorted({at for at, by, *_ in messages if by == "them"})
    ours = sorted({at for at, by, *_ in messages if by == "ego"})
    fresh = sum(math.exp2(-(now - at) / DAY / HALF_LIFE) for at in theirs)
    told = answered = 0
    later = iter(theirs)
    back = next(later, None)
    for at in ours:
        while back is not None and back <= at:
            back = next(later, None)
        known = at + WITHIN if back is None else min(back, at + WITHIN)
        if known < now:
            told += 1
            answered += back is not None and back - at <= WITHIN
    last = theirs[-1] if theirs else None
    waiting = sum(1 for at in ours if last is None or at > last)
    days = LONGEST if last is None else min((now - last) / DAY, LONGEST)
    return Asked(
        fresh=math.log1p(fresh),
        pair=(answered + BELIEF * rate) / (told + BELIEF),
        waiting=math.log1p(waiting),
        since=math.log1p(days),
        told=told,
        answered=answered,
        open=waiting,
        knows=last is not None,
        first=not theirs and not ours,
    )


def log_odds(of: Asked, weights: Mapping[str, float]) -> float:
    """Return the sum of the weighted signs, from `start` on."""
    signs = [name for name in weights if name != "start"]
    return weights["start"] + sum(weights[n] * float(getattr(of, n)) for n in signs)


def band(of: Asked, weights: Mapping[str, float]) -> str:
    """Return what is shown: likely, as likely as not, unlikely; or little evidence.

    To a first message ever the forecast is hardly better than a coin.
    """
    if of.first:
        return LITTLE
    told = chance(log_odds(of, weights))
    if told >= LIKELY:
        return "likely"
    return "as likely as not" if told >= EVEN else "unlikely"


def because(of: Asked) -> list[str]:
    """Return the reasons, in words."""
    if of.first:
        return ["no message has gone either way yet"]
    said = []
    if of.told:
        said.append(
            f"they answered {of.answered} of {many(of.told, 'message')} of yours"
            " within a week"
        )
    if of.open:
        waits = "waits" if of.open == 1 else "wait"
        said.append(f"{many(of.open, 'message')} of yours {waits} for an answer")
    if not of.knows:
        said.append("they have never written to you")
    else:
        days = int(math.expm1(of.since) + 1e-6)
        said.append(f"they last wrote {many(days, 'day')} ago")
    return said


def terms(of: Asked, weights: Mapping[str, float]) -> list[Term]:
    """Return what speaks for an answer and what against it; none for a first message.

    The share answered is told from even on: at one half it says nothing.
    """
    if of.first:
        return []
    return [
        Term("what they wrote to you lately", weights["fresh"] * of.fresh),
        Term("how often they answered", weights["pair"] * (of.pair - 0.5)),
        Term("your messages that wait", weights["waiting"] * of.waiting),
        Term("the days since they wrote", weights["since"] * of.since),
    ]
