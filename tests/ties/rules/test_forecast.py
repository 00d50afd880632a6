"""The forecast in plain Python, and that the arrays say the same."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.engines.trials import signs as arrays
from closeknit.engines.trials.events import DAY, sorted_events
from closeknit.engines.trials.fits import log_odds as log_odds_of_arrays
from closeknit.shared.errors import NotKept
from closeknit.ties.rules import exchange
from closeknit.ties.rules.exchange import Exchange
from closeknit.ties.rules.forecast import (
    LASTS,
    OTHERWISE,
    forecast,
    half_life,
    log_odds,
    signs,
)

NOW = 400 * exchange.DAY
CLOSE: float = 1e-9

exchanges = st.lists(
    st.tuples(
        st.integers(0, 400 * exchange.DAY),
        st.sampled_from(["them", "ego"]),
        st.sampled_from([*LASTS, "smoke"]),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda one: one[:2],
)


@settings(max_examples=50, deadline=None)
@given(exchanges, st.sampled_from([7.0, 21.0, 45.0, 90.0]))
def test_arrays_say_the_same_as_the_rule(told: list[Exchange], horizon: float) -> None:
    weights = forecast().tie
    events = sorted_events(
        np.array([int(by == "them") for _, by, *_ in told]),
        np.array([int(by == "ego") for _, by, *_ in told]),
        np.array([float(at) for at, *_ in told]),
        np.array([float(size) for *_, size in told]),
        np.array([LASTS.get(channel, OTHERWISE) for _, _, channel, _ in told]),
    )

    rule = signs(told, now=NOW, horizon=horizon)
    array = arrays.known(events, float(NOW), horizon=horizon, people=2).signs

    assert rule is not None
    by_rule = (*rule, log_odds(rule, weights))
    by_array = (
        *(float(array[name][0]) for name in rule._fields),
        float(log_odds_of_arrays(array, weights)[0]),
    )
    assert by_array == pytest.approx(by_rule, rel=CLOSE, abs=CLOSE)


def test_exchange_counts_half_after_its_channels_half_life() -> None:
    found = {
        channel: signs(
            [(NOW - round(days * exchange.DAY), "both", channel, 1)], now=NOW
        )
        for channel in (*LASTS, "smoke")
        for days in (half_life(channel),)
    }

    lately = {c: math.expm1(of.lately) for c, of in found.items() if of is not None}
    assert lately == pytest.approx(dict.fromkeys(found, 0.5), rel=1e-6)


@settings(max_examples=50, deadline=None)
@given(exchanges, st.integers(0, 400))
def test_one_more_exchange_of_both_never_weakens(
    told: list[Exchange], day: int
) -> None:
    before = signs(told, now=NOW)
    after = signs([*told, (day * exchange.DAY, "both", "meeting", 1)], now=NOW)

    assert before is not None
    assert after is not None
    weights = forecast().tie
    assert log_odds(after, weights) >= log_odds(before, weights) - CLOSE


def test_every_sign_has_the_sense_it_should() -> None:
    for family in ("", "collegemsg", "radoslaw", "reality", "w3c"):
        of = forecast(without=family).tie

        assert min(of["lately"], of["days_both"]) > 0 > max(of["pause"], of["silence"])


def test_nothing_by_then_is_no_tie() -> None:
    assert signs([(NOW + 1, "them", "mail", 1)], now=NOW) is None


def test_family_nobody_fitted_without_is_told_of_those_there_are() -> None:
    with pytest.raises(NotKept, match="there are: collegemsg, radoslaw, reality, w3c"):
        forecast(without="enron")


def test_days_are_days_in_both() -> None:
    assert float(exchange.DAY) == DAY
