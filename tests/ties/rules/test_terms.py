"""The terms of the measure, told apart again."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.ties.rules.strength import DAY, NOTHING, Exchange, log_odds, measure
from closeknit.ties.rules.terms import terms

NOW = 20_000 * DAY


def test_terms_and_the_base_add_up_to_the_strength() -> None:
    history = [
        (NOW - day * DAY, by, "mail", 1) for day, by in ((40, "ego"), (9, "them"))
    ]
    tie = measure(history, now=NOW)

    told = terms(tie, now=NOW)

    z = log_odds(0.0, 0.0, 0.0, 0) + sum(term.weight for term in told)
    assert 1 / (1 + math.exp(-z)) == pytest.approx(tie.strength)
    assert [term.says for term in told] == [
        "what went both ways lately",
        "the days since the last word",
        "how long the quieter one has been silent",
        "the days you were in touch",
    ]


def test_no_terms_where_the_gate_is_shut() -> None:
    one_way = measure([(NOW, "them", "mail", 1)], now=NOW)

    assert terms(one_way, now=NOW) == terms(NOTHING, now=NOW) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.sampled_from(["them", "ego", "both"])),
        min_size=1,
    )
)
def test_silence_speaks_against_and_exchange_speaks_for(
    days: list[tuple[int, str]],
) -> None:
    history: list[Exchange] = [
        (NOW - day * DAY, by, "mail", 1) for day, by in sorted(days, reverse=True)
    ]

    told = [term.weight for term in terms(measure(history, now=NOW), now=NOW)]

    if told:
        lately, silence, one_side, active = told
        assert lately >= 0
        assert silence <= 0
        assert one_side <= 0
        assert active > 0
