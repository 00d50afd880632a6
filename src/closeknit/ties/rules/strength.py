r"""The strength of a tie: how likely a two-way exchange is in the next 90 days.

It is the forecast of `forecast.py`, counted in one pass, behind two gates: one-way
traffic is no tie, and a LinkedIn link alone is a weak one; and the user's own word
stands. How well it foretells is in `docs/why/tie_strength.md`.

It is a ranking with bands. A percentage is only shown once it has been put right by
the user's own past (`calibration.py`), since how much goes on differs from one network
to another.
"""

import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from closeknit.ties.rules.exchange import DAY, HORIZON, Exchange
from closeknit.ties.rules.forecast import (
    JUST_NOW,
    LASTS,
    OTHERWISE,
    Signs,
    forecast,
)

STRONG, MEDIUM = 0.35, 0.1
ALIVE = int(HORIZON) * DAY
"""Seconds since the last exchange after which no tie is called strong.

Of those that the forecast calls strong all the same, no more came true than of the
medium ones: `python -m bench.ties_bands` counts them.
"""


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


FADING = {name: -1.0 / (lasts * HORIZON * DAY) for name, lasts in LASTS.items()}
OTHERS_FADING = -1.0 / (OTHERWISE * HORIZON * DAY)
"""Halvings a second, by channel; counted once, not for every message."""


@cache
def _weights() -> tuple[float, ...]:
    tie = forecast().tie
    return (tie["start"], *(tie[name] for name in Signs._fields))


def measure(  # noqa: C901, PLR0915 - one pass over every message there is: no calls in it
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
    their_days = our_days = 0
    their_day = our_day = -1
    last_theirs = last_ours = first = last = None
    days = starts = started = 0
    day_before = -1
    recent = now - int(HORIZON) * DAY
    halved, fading = math.exp2, FADING.get  # looked up once, not for every message
    for at, by, channel, size in exchanges:
        if at > now:
            break
        if last is None:
            first, starts, started = at, 1, int(by == "them")
        elif at - last > PAUSE:
            starts += 1
            started += by == "them"
        last = at
        day = at // DAY
        if day != day_before:
            day_before = day
            days += 1
        worth = halved((now - at) * fading(channel, OTHERS_FADING))
        if size > 1:
            worth /= math.sqrt(size)
        if by != "ego":
            theirs += 1
            theirs_lately += at >= recent
            from_them += worth
            last_theirs = at
            if day != their_day:
                their_day = day
                their_days += 1
        if by != "them":
            ours += 1
            ours_lately += at >= recent
            from_us += worth
            last_ours = at
            if day != our_day:
                our_day = day
                our_days += 1
    if first is None or last is None:
        return NOTHING
    strength = 0.0
    if theirs > 0 < ours:
        start, lately, pause, silence, days_both = _weights()
        apart = (now - last) / DAY / HORIZON
        z = (
            start
            + lately * math.log1p(min(from_them, from_us))
            + pause * math.log(apart + JUST_NOW)
            + silence * math.log1p(apart)
            + days_both * math.log1p(min(their_days, our_days))
        )
        strength = 1.0 / (1.0 + math.exp(-z))
    return Measured(
        strength, theirs > 0 < ours, theirs, ours, theirs_lately, ours_lately,
        started, starts, days, first, last, last_theirs, last_ours,
        (last - first) / DAY / (days - 1) if days > 1 else None,
    )  # fmt: skip


def band(of: Measured, *, now: int, connected: bool, own_word: str = "") -> str:
    """Return the band shown: strong, medium, weak or none. The user's word stands.

    One-way traffic is not a tie, and a LinkedIn link alone is a weak one; what has been
    silent for longer than `ALIVE` before `now` is medium at most.

    >>> band(NOTHING, now=0, connected=True)
    'weak'
    >>> band(NOTHING, now=0, connected=False, own_word="strong")
    'strong'
    >>> lively = Measured(0.4, two_way=True, last=0)
    >>> band(lively, now=ALIVE, connected=True)
    'strong'
    >>> band(lively, now=ALIVE + 1, connected=True)
    'medium'
    """
    if own_word:
        return own_word
    if of.strength >= STRONG and of.last is not None and now - of.last <= ALIVE:
        return "strong"
    if of.strength >= MEDIUM:
        return "medium"
    return "weak" if of.two_way or connected else "none"


_UPTO = {"medium": math.nextafter(STRONG, 0), "weak": math.nextafter(MEDIUM, 0)}
_SINCE = {"strong": STRONG, "medium": MEDIUM}


def within(strength: float, named: str) -> float:
    """Return a strength as it is kept: within its band, so that both have one order.

    It lies outside where the user's own word stands, or after a long silence.

    >>> within(0.0, "strong"), within(0.4, "strong"), within(0.05, "medium")
    (0.35, 0.4, 0.1)
    >>> round(within(0.4, "medium"), 9), within(0.0, "weak")
    (0.35, 0.0)
    """
    return min(_UPTO.get(named, 1.0), max(_SINCE.get(named, 0.0), strength))
