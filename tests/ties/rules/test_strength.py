"""The measure of a tie: by hand, and what it promises for any history."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.ties.rules.exchange import DAY, Exchange
from closeknit.ties.rules.forecast import LASTS, chance, forecast, log_odds, signs
from closeknit.ties.rules.strength import NOTHING, STRONG, Measured, band, measure

NOW = 20_000 * DAY


def ago(days: float, by: str, channel: str = "mail", size: int = 1) -> Exchange:
    return (NOW - int(days * DAY), by, channel, size)


def measured(*exchanges: Exchange, now: int = NOW) -> Measured:
    return measure(sorted(exchanges), now=now)


def test_strength_is_as_computed_by_hand() -> None:
    # They wrote 90 days ago and yesterday, the ego 45 days ago by phone: two halvings.
    # The pause is one day in 90; the ego wrote on one day only. On paper
    # -2.786 + 0.1914 + 0.7770 - 0.0169 + 0.7329 = -1.1016, and 1 / (1 + e^1.1016).
    found = measured(ago(90, "them"), ago(45, "ego", "call"), ago(1, "them"))

    z = (
        -2.786
        + 0.8579 * math.log(1 + 1 / 4)
        - 0.2239 * math.log(0.02 + 1 / 90)
        - 1.526 * math.log(1 + 1 / 90)
        + 1.0573 * math.log(1 + 1)
    )
    assert found.strength == pytest.approx(1 / (1 + math.exp(-z)))
    assert found.strength == pytest.approx(0.2494, abs=5e-5)


def test_everything_counted_of_one_history() -> None:
    found = measured(
        ago(100, "them"), ago(100 - 1 / 24, "ego"), ago(50, "ego"), ago(1, "them")
    )

    assert found._replace(strength=0.0) == Measured(
        strength=0.0,
        two_way=True,
        theirs=2,
        ours=2,
        theirs_lately=1,
        ours_lately=1,
        started_by_them=2,
        starts=3,
        days=3,
        first=NOW - 100 * DAY,
        last=NOW - DAY,
        last_theirs=NOW - DAY,
        last_ours=NOW - 50 * DAY,
        rhythm=99 / 2,
    )


def test_one_way_traffic_is_no_tie_however_much_of_it() -> None:
    theirs = measured(*(ago(day, "them") for day in range(300)))
    ours = measured(*(ago(day, "ego") for day in range(300)))

    assert (theirs.strength, theirs.two_way) == (0.0, False)
    assert (ours.strength, ours.two_way) == (0.0, False)
    assert {band(one, now=NOW, connected=False) for one in (theirs, ours)} == {"none"}


def test_meeting_goes_both_ways_by_itself() -> None:
    found = measured(ago(3, "both", "meeting"))

    assert (found.two_way, found.theirs, found.ours) == (True, 1, 1)
    assert found.strength > 0


def test_exchange_of_the_future_is_not_counted() -> None:
    tie = (ago(40, "them"), ago(30, "ego"))

    assert measured(*tie, ago(-2, "them"), ago(-900, "ego")) == measured(*tie)
    assert measured(ago(-1, "both", "call")) == NOTHING


def test_nothing_between_two_measures_nothing() -> None:
    assert measured() == NOTHING


def test_message_to_many_counts_less() -> None:
    alone = measured(ago(5, "them"), ago(4, "ego"))
    crowd = measured(ago(5, "them", size=20), ago(4, "ego", size=20))

    assert crowd.strength < alone.strength


@pytest.mark.parametrize(
    ("strength", "two_way", "connected", "named"),
    [
        (0.35, True, False, "strong"),
        (0.3499, True, False, "medium"),
        (0.1, True, False, "medium"),
        (0.0999, True, False, "weak"),
        (0.0, False, True, "weak"),
        (0.0, False, False, "none"),
    ],
)
def test_band_begins_where_it_is_said_to(
    strength: float,
    two_way: bool,  # noqa: FBT001 - a row of the table above
    connected: bool,  # noqa: FBT001 - same
    named: str,
) -> None:
    of = NOTHING._replace(strength=strength, two_way=two_way, last=NOW)

    assert band(of, now=NOW, connected=connected) == named


def test_silence_of_a_whole_period_leaves_no_tie_strong() -> None:
    many = [ago(day, by) for day in range(400, 90, -1) for by in ("ego", "them")]
    of = measured(*many)

    assert of.strength > STRONG
    assert band(of, now=NOW, connected=True) == "medium"
    assert band(of, now=NOW - DAY, connected=True) == "strong"
    assert band(of, now=NOW, connected=True, own_word="strong") == "strong"


@pytest.mark.parametrize("word", ["strong", "medium", "weak"])
def test_users_own_word_stands_above_the_measure(word: str) -> None:
    strong = NOTHING._replace(strength=0.9, two_way=True)

    assert band(strong, now=NOW, connected=True, own_word=word) == word
    assert band(NOTHING, now=NOW, connected=False, own_word=word) == word


EXCHANGES = st.builds(
    ago,
    st.floats(-10, 4000),
    st.sampled_from(["them", "ego", "both"]),
    st.sampled_from([*LASTS, "smoke"]),
    st.integers(1, 30),
)
HISTORIES = st.lists(EXCHANGES, max_size=25)


@given(HISTORIES)
def test_one_pass_says_what_the_forecast_says(history: list[Exchange]) -> None:
    found = measured(*history)

    of = signs(history, now=NOW)
    if found.two_way:
        assert of is not None
        told = chance(log_odds(of, forecast().tie))
        assert found.strength == pytest.approx(told, rel=1e-9)
    else:
        assert found.strength == 0.0


@given(HISTORIES)
def test_strength_is_never_negative_and_never_certain(history: list[Exchange]) -> None:
    found = measured(*history)

    assert 0.0 <= found.strength < 1.0
    assert (found.strength > 0.0) == found.two_way


@given(HISTORIES, st.randoms(use_true_random=False))
def test_order_of_exchanges_does_not_matter(
    history: list[Exchange], dice: random.Random
) -> None:
    shuffled = dice.sample(history, len(history))

    assert measured(*shuffled) == measured(*history)


@given(HISTORIES, EXCHANGES)
def test_further_exchange_never_weakens(
    history: list[Exchange], further: Exchange
) -> None:
    before = measured(*history)

    after = measured(*history, further)

    assert after.strength >= before.strength - 1e-12


@given(HISTORIES, st.integers(0, 2000))
def test_silence_never_strengthens(history: list[Exchange], days: int) -> None:
    past = [one for one in history if one[0] <= NOW]
    before = measured(*past)

    later = measured(*past, now=NOW + days * DAY)

    assert later.strength <= before.strength + 1e-12


@given(HISTORIES)
def test_counts_agree_with_each_other(history: list[Exchange]) -> None:
    found = measured(*history)

    past = [one for one in history if one[0] <= NOW]
    assert found.theirs == sum(by != "ego" for _, by, _, _ in past)
    assert found.ours == sum(by != "them" for _, by, _, _ in past)
    assert found.days == len({at // DAY for at, *_ in past})
    assert found.started_by_them <= found.starts <= found.days
    assert found.first == min((at for at, *_ in past), default=None)
    assert found.last == max((at for at, *_ in past), default=None)
    assert found.theirs_lately <= found.theirs
    assert found.ours_lately <= found.ours
