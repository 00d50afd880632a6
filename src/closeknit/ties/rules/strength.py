r"""The strength of a tie: how likely a two-way exchange is in the next 90 days.

Four features, additive on the log-odds, each with its reason:

.. math::
    z = -1.43 + 1.01 \ln(1 + d) - 1.90 \ln(1 + r/H) - 0.31 \ln(1 + s/H)
        + 0.43 \ln(1 + a)

with `d` the lesser of the two directions' faded counts, `r` days since the last
exchange, `s` days since the last one of the staler direction (at most 20 H), `a` days
with an exchange, and `H` = 90 days. The coefficients come from eight families of
public communication histories, each judged by a model fitted on the others; on a set
it never saw the model's area under the curve is .88 among all ties, .82 among active
and .78 among active two-way ones (`docs/why/tie_strength.md`).

It is a ranking with bands, not a percentage: calibration does not carry over from
one network to another.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

DAY = 86_400
HORIZON = 90.0
STALEST = 20 * HORIZON

HALF_LIFE: Mapping[str, float] = {
    "mail": 90.0,
    "linkedin": 90.0,
    "meeting": 180.0,
    "call": 30.0,
    "chat": 30.0,
    "whatsapp": 30.0,
}
"""Days after which an exchange counts half, by channel."""

STRONG, MEDIUM = 0.5, 0.2


Exchange = tuple[int, str, str, int]
"""One message, meeting or call: when (seconds since 1970), by (them, ego, both), by
which channel, and for how many people."""


class Measured(NamedTuple):
    """What is counted of one tie. Times in seconds, `rhythm` in days."""

    strength: float = 0.0
    two_way: bool = False
    theirs: int = 0
    ours: int = 0
    theirs_lately: int = 0
    ours_lately: int = 0
    started_by_them: int = 0
    starts: int = 0
    days: int = 0
    first: int | None = None
    last: int | None = None
    last_theirs: int | None = None
    last_ours: int | None = None
    rhythm: float | None = None


NOTHING = Measured()

PAUSE = 14 * DAY
"""Whoever writes after this long a silence starts something."""


def log_odds(faded: float, recent: float, stale: float, active: int) -> float:
    """Return z of the module's formula; `recent` and `stale` in days.

    >>> round(log_odds(0.0, 90.0, 1800.0, 1), 2)
    -3.39
    """
    return (
        -1.43
        + 1.01 * math.log1p(faded)
        - 1.90 * math.log1p(recent / HORIZON)
        - 0.31 * math.log1p(min(stale, STALEST) / HORIZON)
        + 0.43 * math.log1p(active)
    )


def weight(age: float, channel: str, size: int) -> float:
    """Return what an exchange of `age` days still counts, less in a larger group.

    >>> weight(90.0, "mail", 1), weight(0.0, "mail", 4)
    (0.5, 0.25)
    """
    return math.exp2(-age / HALF_LIFE.get(channel, HORIZON)) / size


def measure(  # noqa: PLR0915 - one pass over every message there is: no calls in it
    exchanges: Iterable[Exchange], *, now: int
) -> Measured:
    """Return what there is between the two, from the exchanges in order of time.

    Those after `now` (seconds, the end of the day asked about) are not counted: a
    mail from the future makes no tie fresh. Without something in both directions there
    is no tie in this measure: `two_way` is a gate, and `strength` then 0.

    Cost: one pass.
    """
    theirs = ours = theirs_lately = ours_lately = 0
    from_them = from_us = 0.0
    last_theirs = last_ours = first = last = None
    days = starts = started = 0
    day_before = -1
    recent = now - int(HORIZON) * DAY
    for at, by, channel, size in exchanges:
        if at > now:
            break
        if last is None:
            first, starts, started = at, 1, int(by == "them")
        elif at - last > PAUSE:
            starts += 1
            started += by == "them"
        last = at
        if at // DAY != day_before:
            day_before = at // DAY
            days += 1
        worth = weight((now - at) / DAY, channel, size)
        if by != "ego":
            theirs += 1
            theirs_lately += at >= recent
            from_them += worth
            last_theirs = at
        if by != "them":
            ours += 1
            ours_lately += at >= recent
            from_us += worth
            last_ours = at
    if first is None or last is None:
        return NOTHING
    strength = 0.0
    if last_theirs is not None and last_ours is not None:
        stale = (now - min(last_theirs, last_ours)) / DAY
        z = log_odds(min(from_them, from_us), (now - last) / DAY, stale, days)
        strength = 1.0 / (1.0 + math.exp(-z))
    return Measured(
        strength, theirs > 0 < ours, theirs, ours, theirs_lately, ours_lately,
        started, starts, days, first, last, last_theirs, last_ours,
        (last - first) / DAY / (days - 1) if days > 1 else None,
    )  # fmt: skip


def band(of: Measured, *, connected: bool, own_word: str = "") -> str:
    """Return the band shown: strong, medium, weak or none. The user's word stands.

    One-way traffic is not a tie, and a LinkedIn link alone is a weak one.

    >>> band(NOTHING, connected=True)
    'weak'
    >>> band(NOTHING, connected=False, own_word="strong")
    'strong'
    """
    if own_word:
        return own_word
    if of.strength >= STRONG:
        return "strong"
    if of.strength >= MEDIUM:
        return "medium"
    return "weak" if of.two_way or connected else "none"
