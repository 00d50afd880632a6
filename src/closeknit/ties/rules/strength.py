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
}
"""Days after which an exchange counts half, by channel."""

STRONG, MEDIUM = 0.5, 0.2


class Exchange(NamedTuple):
    """One message, meeting or call. `at` in seconds since 1970, `by` them/ego/both."""

    at: int
    by: str
    channel: str
    size: int


class Measured(NamedTuple):
    """What is counted of one tie. Times in seconds, `rhythm` in days."""

    strength: float
    two_way: bool
    theirs: int
    ours: int
    theirs_lately: int
    ours_lately: int
    started_by_them: int
    starts: int
    days: int
    first: int | None
    last: int | None
    last_theirs: int | None
    last_ours: int | None
    rhythm: float | None


NOTHING = Measured(0.0, False, 0, 0, 0, 0, 0, 0, 0, None, None, None, None, None)

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


def weight(exchange: Exchange, *, now: int) -> float:
    """Return what one exchange still counts: less with age, less in a larger group.

    >>> weight(Exchange(0, "ego", "mail", 1), now=90 * DAY)
    0.5
    >>> weight(Exchange(0, "ego", "mail", 4), now=0)
    0.25
    """
    age = (now - exchange.at) / DAY
    half_life = HALF_LIFE.get(exchange.channel, HORIZON)
    return math.exp2(-age / half_life) / exchange.size


def measure(exchanges: Iterable[Exchange], *, now: int) -> Measured:
    """Return what there is between the two, from the exchanges in order of time.

    Those after `now` (seconds, the end of the day asked about) are not counted: a
    mail from the future makes no tie fresh. Without something in both directions there
    is no tie in this measure: `two_way` is a gate, and `strength` then 0.

    Cost: one pass.
    """
    n = {"them": 0, "ego": 0}
    lately = {"them": 0, "ego": 0}
    faded = {"them": 0.0, "ego": 0.0}
    newest: dict[str, int] = {}
    first = last = None
    days = starts = started = 0
    today = -1
    recent = now - int(HORIZON) * DAY
    for e in exchanges:
        if e.at > now:
            continue
        if first is None:
            first = e.at
        if last is None or e.at - last > PAUSE:
            starts += 1
            started += e.by == "them"
        last = e.at
        days += e.at // DAY != today
        today = e.at // DAY
        worth = weight(e, now=now)
        for side in ("them", "ego") if e.by == "both" else (e.by,):
            n[side] += 1
            lately[side] += e.at >= recent
            faded[side] += worth
            newest[side] = e.at
    if first is None or last is None:
        return NOTHING
    two_way = n["them"] > 0 and n["ego"] > 0
    strength = 0.0
    if two_way:
        stale = (now - min(newest.values())) / DAY
        least = min(faded.values())
        z = log_odds(least, (now - last) / DAY, stale, days)
        strength = 1.0 / (1.0 + math.exp(-z))
    return Measured(
        strength, two_way, n["them"], n["ego"], lately["them"], lately["ego"],
        started, starts, days, first, last, newest.get("them"), newest.get("ego"),
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
