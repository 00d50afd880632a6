r"""What is likely to come: a two-way exchange in the next while, an answer in a week.

Additive on the log-odds, each sign a reason. For a two-way exchange within the next
`H` days:

.. math::
    z = w_0 + w_1 \ln(1 + l) + w_2 \ln(0.02 + r/H) + w_3 \ln(1 + r/H)
        + w_4 \ln(1 + b)

with `l` the lesser of the two sides' faded counts (`half_life` by channel; a message to
n people counts one over the root of n), `r` days since the last exchange, and `b` the
lesser of the days on which each side wrote. The weights stand in `forecast.toml`, with
what they were fitted on and by which command. The same in one pass over everybody is
`strength.py`, on arrays, for a file of events, `engines/trials/signs.py`; tests hold
the three together.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from closeknit.shared.errors import NotKept
from closeknit.ties.rules.exchange import DAY, HORIZON, Exchange

Weights = Mapping[str, float]

JUST_NOW = 0.02
"""Horizons added to the pause, or an exchange a minute ago would weigh endlessly."""
LASTS: Mapping[str, float] = {
    "mail": 1.0,
    "linkedin": 1.0,
    "meeting": 2.0,
    "call": 0.25,
    "whatsapp": 0.25,
    "chat": 0.125,
}
"""Horizons after which an exchange counts half, by channel. Mail lasts: on both mail
histories a whole horizon ranked best; calls and texts a quarter, an online community's
messages an eighth. LinkedIn is taken for mail. No history of meetings is public: they
are arranged weeks ahead and rare, so they are let last twice as long as mail."""
OTHERWISE = 0.25
"""The same for a channel that is none of these."""
ALSO_CALLED: Mapping[str, str] = {
    "e-mail": "mail",
    "email": "mail",
    "phone": "call",
    "sms": "call",
}
"""Other words for a channel in files that are not ours; texts were fitted as calls."""


class Forecast(NamedTuple):
    """The weights of the two forecasts, by the name of the sign; `start` with them.

    `fitted_on`: the histories that they were fitted on.
    """

    tie: Weights
    reply: Weights
    fitted_on: tuple[str, ...] = ()

    def has_seen(self, history: str) -> bool:
        """Say whether a history or one of its family had a part in the weights."""
        return family(history) in map(family, self.fitted_on)


class Signs(NamedTuple):
    """What is counted of one tie for the forecast, each a logarithm."""

    lately: float
    pause: float
    silence: float
    days_both: float


def family(history: str) -> str:
    """Return the family of a history: whatever begins alike.

    >>> family("reality_call"), family("w3c")
    ('reality', 'w3c')
    """
    return history.partition("_")[0]


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(
        files(__package__).joinpath("forecast.toml").read_text("utf-8")
    )


def seen(events: int, people: int, first: float, last: float) -> str:
    """Return which of the fitted histories this is, by its size and span; "" if none.

    >>> seen(82_563, 167, 1_262_454_010.0, 1_285_884_492.0), seen(3, 2, 0.0, 9.0)
    ('radoslaw', '')
    """
    shape = [events, people, int(first), int(last)]
    return next((name for name, of in _told()["seen"].items() if of == shape), "")


@cache
def forecast(*, without: str = "") -> Forecast:
    """Return the shipped weights, or those that a family of data sets had no part in.

    Raises:
        NotKept: there is no such family.
    """
    told = _told()
    families = sorted(told["without"])
    if without and without not in families:
        raise NotKept(
            f"No weights were fitted without “{without}”; there are: "
            f"{', '.join(families)}."
        )
    of = told["without"][without] if without else told
    fitted_on = (one for one in told["fitted_on"] if family(one) != without)
    return Forecast(of["tie"], of["reply"], tuple(fitted_on))


def half_life(channel: str, horizon: float = HORIZON) -> float:
    """Return the days after which an exchange by this channel counts half.

    >>> half_life("mail"), half_life("call"), half_life("chat", 21.0)
    (90.0, 22.5, 2.625)
    """
    return LASTS.get(channel, OTHERWISE) * horizon


def signs(
    exchanges: Iterable[Exchange], *, now: int, horizon: float = HORIZON
) -> Signs | None:
    """Return what is counted of the exchanges up to `now`; None where there is none.

    In any order; what is both's counts for each side.

    >>> signs([(0, "both", "meeting", 1)], now=90 * DAY)
    Signs(lately=0.53..., pause=0.01..., silence=0.69..., days_both=0.69...)
    """
    faded: dict[str, float] = {"them": 0.0, "ego": 0.0}
    days: dict[str, set[int]] = {"them": set(), "ego": set()}
    last: int | None = None
    for at, by, channel, size in exchanges:
        if at > now:
            continue
        last = at if last is None else max(last, at)
        age = (now - at) / DAY
        worth = math.exp2(-age / half_life(channel, horizon)) / math.sqrt(size)
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
