"""The terms of the measure, told apart again."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.ties.rules.exchange import DAY, Exchange
from closeknit.ties.rules.forecast import forecast, signs
from closeknit.ties.rules.strength import measure
from closeknit.ties.rules.terms import terms

NOW = 20_000 * DAY
WEIGHTS = forecast().tie


def test_terms_and_the_start_add_up_to_the_strength() -> None:
    history: list[Exchange] = [
        (NOW - 40 * DAY, "ego", "mail", 2), (NOW - 9 * DAY, "them", "call", 1),
    ]  # fmt: skip

    told = terms(signs(history, now=NOW), WEIGHTS)

    z = WEIGHTS["start"] + sum(term.weight for term in told)
    strength = measure(history, now=NOW).strength
    assert 1 / (1 + math.exp(-z)) == pytest.approx(strength)
    assert [term.says for term in told] == [
        "what went both ways lately",
        "the days since the last word",
        "the days with something from each of you",
    ]


def test_long_silence_is_called_one() -> None:
    of = signs([(NOW - 91 * DAY, "both", "meeting", 1)], now=NOW)

    assert terms(of, WEIGHTS)[1].says == "the silence since"


def test_no_terms_where_the_gate_is_shut() -> None:
    one_way = signs([(NOW, "them", "mail", 1)], now=NOW)

    assert terms(one_way, WEIGHTS) == terms(None, WEIGHTS) == []


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.sampled_from(["them", "ego", "both"])),
        min_size=1,
    )
)
def test_exchange_speaks_for_and_long_silence_against(
    days: list[tuple[int, str]],
) -> None:
    history: list[Exchange] = [(NOW - day * DAY, by, "mail", 1) for day, by in days]

    told = terms(signs(history, now=NOW), WEIGHTS)

    if told:
        lately, silence, active = told
        assert lately.weight >= 0 < active.weight
        assert silence.weight < 0 or silence.says != "the silence since"
