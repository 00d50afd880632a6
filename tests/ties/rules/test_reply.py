"""Will they answer: by hand, and that the arrays say the same."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.engines.trials import asked as arrays
from closeknit.engines.trials.events import sorted_events
from closeknit.engines.trials.fits import log_odds as log_odds_of_arrays
from closeknit.ties.rules.exchange import DAY, Exchange
from closeknit.ties.rules.forecast import forecast
from closeknit.ties.rules.reply import Asked, asked, band, because, log_odds, terms

NOW = 400 * DAY
WEIGHTS = forecast().reply
HISTORY: list[Exchange] = [
    (380 * DAY, "ego", "mail", 1), (382 * DAY, "them", "mail", 1),
    (384 * DAY, "ego", "mail", 1), (399 * DAY, "ego", "mail", 1),
    (399 * DAY, "both", "meeting", 1),
]  # fmt: skip

messages = st.lists(
    st.tuples(
        st.integers(0, 399 * DAY),
        st.sampled_from(["them", "ego"]),
        st.just("mail"),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda one: one[0],
)


def test_signs_by_hand() -> None:
    found = asked(HISTORY, now=NOW)

    # Of the three messages the last is a day old: its week has not passed.
    assert found == Asked(
        fresh=math.log1p(2 ** (-18 / 30)),
        pair=(1 + 2 * 0.3) / (2 + 2),
        waiting=math.log1p(2),
        since=math.log1p(18),
        told=2,
        answered=1,
        open=2,
        knows=True,
    )


@settings(max_examples=50, deadline=None)
@given(messages)
def test_arrays_say_the_same_as_the_rule(told: list[Exchange]) -> None:
    asks = [*told, (NOW, "ego", "mail", 1)]
    array = arrays.asked(
        sorted_events(
            np.array([int(by == "them") for _, by, *_ in asks]),
            np.array([int(by == "ego") for _, by, *_ in asks]),
            np.array([float(at) for at, *_ in asks]),
            np.ones(len(asks)),
        )
    )

    rule = asked(told, now=NOW, rate=float(array.signs["own"][-1]))

    by_rule = [getattr(rule, name) for name in ("fresh", "pair", "waiting", "since")]
    by_array = [array.signs[n][-1] for n in ("fresh", "pair", "waiting", "since")]
    assert by_array == pytest.approx(by_rule, rel=1e-9, abs=1e-9)
    assert float(log_odds_of_arrays(array.signs, WEIGHTS)[-1]) == pytest.approx(
        log_odds(rule, WEIGHTS)
    )
    assert bool(array.known[-1]) == rule.knows


def test_first_message_ever_is_little_evidence() -> None:
    met_only = asked([(0, "both", "meeting", 1)], now=NOW)

    assert band(met_only, WEIGHTS) == "little evidence"
    assert because(met_only) == ["no message has gone either way yet"]
    assert terms(met_only, WEIGHTS) == []


def test_band_follows_what_they_did_before() -> None:
    answers: list[Exchange] = [
        (day * DAY + n, by, "mail", 1)
        for day in range(350, 400)
        for n, by in enumerate(("ego", "them"))
    ]
    silent: list[Exchange] = [(day * DAY, "ego", "mail", 1) for day in range(300, 400)]

    found = [band(asked(one, now=NOW), WEIGHTS) for one in (answers, HISTORY, silent)]

    assert found == ["likely", "unlikely", "unlikely"]


def test_reasons_are_in_words() -> None:
    silent = asked([(0, "ego", "mail", 1)], now=NOW)

    assert because(asked(HISTORY, now=NOW)) == [
        "they answered 1 of 2 messages of yours within a week",
        "2 messages of yours wait for an answer",
        "they last wrote 18 days ago",
    ]
    assert because(silent) == [
        "they answered 0 of 1 message of yours within a week",
        "1 message of yours waits for an answer",
        "they have never written to you",
    ]


def test_terms_add_up_to_the_log_odds() -> None:
    of = asked(HISTORY, now=NOW)

    told = sum(term.weight for term in terms(of, WEIGHTS))

    even = WEIGHTS["start"] + WEIGHTS["pair"] / 2
    assert even + told == pytest.approx(log_odds(of, WEIGHTS))
