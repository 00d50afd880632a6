"""A tie is quiet by its own rhythm, not by a calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.ties.rules.exchange import DAY
from closeknit.ties.rules.rhythm import Quiet, quiet, usual_gap
from closeknit.ties.rules.strength import NOTHING, Measured

LAST = date(2026, 6, 1)
SECONDS = (LAST.toordinal() - date(1970, 1, 1).toordinal()) * DAY


def tie(rhythm: float | None, days: int = 9, *, two_way: bool = True) -> Measured:
    return NOTHING._replace(rhythm=rhythm, days=days, two_way=two_way, last=SECONDS)


def test_monthly_tie_fades_after_four_months_and_lapses_after_eight() -> None:
    assert quiet(tie(30.0)) == Quiet(date(2026, 9, 29), date(2027, 1, 27))


def test_burst_within_a_week_is_no_daily_habit() -> None:
    assert usual_gap(tie(0.5)) == 7.0
    assert quiet(tie(0.5)).fades == date(2026, 6, 29)


def test_three_days_with_an_exchange_are_no_rhythm_yet() -> None:
    assert usual_gap(tie(30.0, days=3)) is None
    assert usual_gap(tie(30.0, days=4)) == 30.0


@pytest.mark.parametrize("of", [NOTHING, tie(None), tie(30.0, two_way=False)])
def test_tie_without_a_rhythm_or_one_way_never_fades(of: Measured) -> None:
    assert quiet(of) == Quiet(None, None)


def test_rhythm_longer_than_the_calendar_never_fades() -> None:
    assert quiet(tie(400_000.0)) == Quiet(None, None)


@given(st.floats(0.0, 100_000.0), st.integers(1, 1000))
def test_tie_fades_before_it_lapses_and_never_before_four_weeks(
    rhythm: float, days: int
) -> None:
    fades, lapses = quiet(tie(rhythm, days))

    assert (fades is None) == (lapses is None) == (days < 4)
    if fades and lapses:
        assert (fades - LAST).days >= 28
        assert fades < lapses
