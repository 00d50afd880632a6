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
from closeknit.ties.rules import strength
from closeknit.ties.rules.forecast import forecast, log_odds, signs, terms
from closeknit.ties.rules.strength import Exchange

NOW = 400 * strength.DAY
CLOSE: float = 1e-9

exchanges = st.lists(
    st.tuples(
        st.integers(0, 400 * strength.DAY),
        st.sampled_from(["them", "ego"]),
        st.just("mail"),
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


def test_the_rival_is_the_measure_that_is_shown() -> None:
    faded, recent, stale, days = 1.7, 50.0, 120.0, 12
    found = {
        "lesser": np.array([math.log1p(faded)]),
        "silence": np.array([math.log1p(recent / 90)]),
        "stale": np.array([math.log1p(stale / 90)]),
        "days": np.array([math.log1p(days)]),
    }

    assert float(log_odds_of_arrays(found, arrays.FOUR)[0]) == pytest.approx(
        strength.log_odds(faded, recent, stale, days)
    )


@settings(max_examples=50, deadline=None)
@given(exchanges, st.integers(0, 400))
def test_one_more_exchange_of_both_never_weakens(
    told: list[Exchange], day: int
) -> None:
    before = signs(told, now=NOW)
    after = signs([*told, (day * strength.DAY, "both", "meeting", 1)], now=NOW)

    assert before is not None
    assert after is not None
    weights = forecast().tie
    assert log_odds(after, weights) >= log_odds(before, weights) - CLOSE


def test_every_sign_has_the_sense_it_should() -> None:
    for family in ("", "collegemsg", "radoslaw", "reality", "w3c"):
        of = forecast(without=family).tie

        assert min(of["lately"], of["days_both"]) > 0 > max(of["pause"], of["silence"])


def test_terms_add_up_to_the_log_odds() -> None:
    told: list[Exchange] = [
        (390 * strength.DAY, "them", "mail", 1), (395 * strength.DAY, "ego", "mail", 2),
    ]  # fmt: skip
    of, weights = signs(told, now=NOW), forecast().tie

    assert of is not None
    found = terms(of, weights)
    assert weights["start"] + sum(term.weight for term in found) == pytest.approx(
        log_odds(of, weights)
    )
    assert [term.says for term in found] == [
        "what went both ways lately",
        "the days since the last word",
        "the days on which each of you wrote",
    ]


def test_long_silence_is_called_one() -> None:
    of = signs([(0, "both", "meeting", 1)], now=NOW)

    assert of is not None
    assert terms(of, forecast().tie)[1].says == "the silence since"


def test_nothing_by_then_is_no_tie() -> None:
    assert signs([(NOW + 1, "them", "mail", 1)], now=NOW) is None


def test_family_nobody_fitted_without_is_told_of_those_there_are() -> None:
    with pytest.raises(NotKept, match="there are: collegemsg, radoslaw, reality, w3c"):
        forecast(without="enron")


def test_days_are_days_in_both() -> None:
    assert float(strength.DAY) == DAY
