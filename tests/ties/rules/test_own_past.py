"""When a percentage may be shown, and what it is."""

import pytest
from msgspec.structs import replace

from closeknit.ties.rules.own_past import (
    Percentage,
    Right,
    Trial,
    percentage,
    why_no_percentage,
)

RIGHT = Right(start=-0.5, slope=1.2, spread=(0.04, 0.01, 0.005), came=40, stayed_out=90)
GOOD = Trial(
    days=90.0,
    asked=4,
    came={"two-way": 0.2},
    areas={},
    within={},
    calibration_error={"two-way": 0.03},
    of="two-way",
    bins=(),
    right=RIGHT,
)


FEW = (
    "It rests on 29 people on the smaller side; 30 are needed before a percentage says "
    "anything."
)
APART = (
    "On your own past the chances and what came were too far apart for a percentage; "
    "the order still holds."
)


def test_percentage_is_put_right_by_the_past() -> None:
    # -0.5 + 1.2 = 0.7; variance 0.04 + 2 * 0.005 + 0.01 = 0.06, two sides of 0.480.
    assert percentage(1.0, GOOD) == Percentage(about=67, low=55, high=76)


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (None, "There is not enough of your own past yet."),
        (replace(GOOD, right=None), "There is not enough of your own past yet."),
        (
            replace(GOOD, right=replace(RIGHT, came=29)),
            FEW,
        ),
        (
            replace(GOOD, calibration_error={"two-way": 0.11}),
            APART,
        ),
        (
            replace(GOOD, right=replace(RIGHT, slope=-0.1)),
            APART,
        ),
    ],
)
def test_band_stands_where_the_past_does_not_bear_a_percentage(
    of: Trial | None, says: str
) -> None:
    assert percentage(0.0, of) is None
    assert why_no_percentage(of) == says


def test_nothing_is_held_against_a_percentage_that_may_be_shown() -> None:
    assert why_no_percentage(GOOD) == ""
