r"""What is likely to come: a two-way exchange in the next while, an answer in a week.

Additive on the log-odds, each sign a reason. For a two-way exchange within the next
`H` days:

.. math::
    z = w_0 + w_1 \ln(1 + l) + w_2 \ln(0.02 + r/H) + w_3 \ln(1 + r/H)
        + w_4 \ln(1 + b)

with `l` the lesser of the two sides' faded counts (half-life `H`/4; a message to n
people counts one over the root of n), `r` days since the last exchange, and `b` the
lesser of the days on which each side wrote. The weights stand in `forecast.toml`, with
what they were fitted on and by which command. The same on arrays, for a file of
events, is `engines/trials/signs.py`; a test holds the two together.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from closeknit.shared.errors import NotKept
from closeknit.ties.rules.strength import DAY, HORIZON, Exchange
from closeknit.ties.rules.terms import Term

Weights = Mapping[str, float]

JUST_NOW = 0.02
"""Horizons added to the pause, or an exchange a minute ago would weigh endlessly."""
FADES = 4.0
"""Half-lives in a horizon."""


class Forecast(NamedTuple):
    """The weights of the two forecasts, by the name of the sign; `start` with them."""

    tie: Weights
    reply: Weights


class Signs(NamedTuple):
    """What is counted of one tie for the forecast, each a logarithm."""

    lately: float
    pause: float
    silence: float
    days_both: float


@cache
def forecast(*, without: str = "") -> Forecast:
    """Return the shipped weights, or those that a family of data sets had no part in.

    Raises:
        NotKept: there is no such family.
    """
    told = tomllib.loads(
        files(__package__).joinpath("forecast.toml").read_text("utf-8")
    )
    families = sorted(told["without"])
    if without and without not in families:
        raise NotKept(
            f"No weights were fitted without “{without}”; there are: "
            f"{', '.join(families)}."
        )
    of = told["without"][without] if without else told
    return Forecast(of["tie"], of["reply"])


def signs(
    exchanges: Iterable[Exchange], *, now: int, horizon: float = HORIZON
) -> Signs | None:
    """Return what is counted of the exchanges up to `now`; None where there is none.

    In any order; what is both's counts for each side.

    >>> signs([(0, "both", "meeting", 1)], now=90 * DAY)
    Signs(lately=0.06..., pause=0.01..., silence=0.69..., days_both=0.69...)
    """
    faded: dict[str, float] = {"them": 0.0, "ego": 0.0}
    days: dict[str, set[int]] = {"them": set(), "ego": set()}
    last: int | None = None
    for at, by, _, size in exchanges:
        if at > now:
            continue
        last = at if last is None else max(last, at)
        worth = math.exp2(-FADES * (now - at) / DAY / horizon) / math.sqrt(size)
        for side in faded if by == "both" else (by,):
            faded[side] += worth
            days[side].add(at // DAY)
    if last is None:
        return None
    recent = (now - last) / DAY / horizon
    return Signs(
        lately=math.log1p(min(faded.values())),
        pause=math.log(recent + JUST_NOW),
        silence=math.log1p(recent),
        days_both=math.log1p(min(map(len, days.values()))),
    )


def log_odds(of: Signs, weights: Weights) -> float:
    """Return the sum of the weighted signs, from `start` on.

    >>> weights = {"start": -1.0, "lately": 0.5, "pause": -0.25, "silence": -1.0}
    >>> log_odds(Signs(1.0, 0.0, 0.0, 2.0), weights | {"days_both": 1.0})
    1.5
    """
    each = zip(of._fields, of, strict=True)
    return weights["start"] + sum(weights[name] * sign for name, sign in each)


def chance(log_odds: float) -> float:
    """Return log-odds as a chance.

    >>> chance(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-log_odds))


def terms(of: Signs, weights: Weights) -> list[Term]:
    """Return what speaks for the tie and what against it, in words."""
    since = weights["pause"] * of.pause + weights["silence"] * of.silence
    long = of.silence > math.log(2.0)
    return [
        Term("what went both ways lately", weights["lately"] * of.lately),
        Term("the silence since" if long else "the days since the last word", since),
        Term(
            "the days on which each of you wrote", weights["days_both"] * of.days_both
        ),
    ]
