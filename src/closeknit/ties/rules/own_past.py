"""What the ego's own past says of the forecasts: how good they were, what to put right.

A percentage is shown once the past puts it right: at least `ENOUGH` different people
with whom it came true and as many with whom it did not, and chances that were at most
`WORST` apart from what came on days that had no part in the fit. Before that, bands.
"""

import math
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from closeknit.ties.rules.forecast import chance
from closeknit.ties.rules.reply import RATE

ENOUGH = 30
"""People on either side, for a percentage."""
FEWEST = 10
"""The same, for anything to be said at all."""
WORST = 0.1
SURE = 1.96
"""Standard deviations within which 95 of 100 lie."""


class Bin(Struct, frozen=True):
    """Forecasts alike: the mean chance told, the share that came true, how many."""

    foretold: float
    came: float
    many: int


class Right(Struct, frozen=True):
    """What puts log-odds right, `start + slope z`; its variances; on how many people.

    `spread`: the variance of the start, of the slope, and what they share.
    """

    start: float
    slope: float
    spread: tuple[float, float, float]
    came: int
    stayed_out: int


class Trial(Struct, frozen=True):
    """How good one forecast was, by subset; `areas` by who foretold, closeknit first.

    `days` is how far ahead, `asked` on how many days or messages it was asked of,
    `bins` those of the subset `of`.
    """

    days: float
    asked: int
    came: Mapping[str, float | None]
    areas: Mapping[str, Mapping[str, float | None]]
    within: Mapping[str, tuple[float | None, float | None]]
    calibration_error: Mapping[str, float | None]
    of: str
    bins: tuple[Bin, ...]
    right: Right | None = None

    @property
    def is_right(self) -> bool:
        """Whether its chances may be shown as percentages."""
        error = self.calibration_error.get(self.of)
        right = self.right
        if right is None or error is None or right.slope <= 0.0:
            return False
        return min(right.came, right.stayed_out) >= ENOUGH and error <= WORST


class OwnPast(Struct, frozen=True):
    """The ego's own past, judged on a day; `too_little` says why one was not judged."""

    on: date
    exchanges: int
    people: int
    days: int
    ties: Trial | None = None
    answers: Trial | None = None
    too_little: str = ""
    too_little_of_answers: str = ""
    rate: float = RATE


class Percentage(NamedTuple):
    """A chance in whole percent, with the bounds within which 95 of 100 lie."""

    about: int
    low: int
    high: int


def percentage(log_odds: float, of: Trial | None) -> Percentage | None:
    """Return the chance put right by the past; None where the past holds too little.

    >>> right = Right(0.0, 1.0, (0.04, 0.0, 0.0), 40, 40)
    >>> of = Trial(90.0, 1, {}, {}, {}, {"both": 0.02}, "both", (), right)
    >>> percentage(0.0, of)
    Percentage(about=50, low=40, high=60)
    """
    if of is None or of.right is None or not of.is_right:
        return None
    start, slope, (a, b, ab) = of.right.start, of.right.slope, of.right.spread
    z = start + slope * log_odds
    far = SURE * math.sqrt(max(0.0, a + 2 * ab * log_odds + b * log_odds**2))
    about, low, high = (round(100 * chance(one)) for one in (z, z - far, z + far))
    return Percentage(about, low, high)


def why_no_percentage(of: Trial | None) -> str:
    """Return why a band stands where a percentage could; "" where one may be shown."""
    if of is None or of.right is None:
        return "There is not enough of your own past yet."
    if of.is_right:
        return ""
    fewest = min(of.right.came, of.right.stayed_out)
    if fewest < ENOUGH:
        return (
            f"It rests on {fewest} people on the smaller side; {ENOUGH} are needed "
            "before a percentage says anything."
        )
    return (
        "On your own past the chances and what came were too far apart for a "
        "percentage; the order still holds."
    )
