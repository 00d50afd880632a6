"""What is known of a pair on a day, by hand, and that nothing of it is from later."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.engines.trials.asked import asked
from closeknit.engines.trials.events import DAY, Events, sorted_events
from closeknit.engines.trials.signs import FOUR, happened, known

Message = tuple[int, int, float, float]

ADA, BO, SAM = 0, 1, 2
TOLD: list[Message] = [
    (ADA, BO, 0, 1), (BO, ADA, 10, 4), (ADA, BO, 20, 1),
    (SAM, ADA, 5, 1), (BO, SAM, 25, 1), (ADA, BO, 41, 1), (BO, ADA, 45, 1),
]  # fmt: skip


def events(messages: list[Message]) -> Events:
    src, dst, day, size = (np.array(one) for one in zip(*messages, strict=True))
    return sorted_events(src, dst, day * DAY, size.astype(np.float64))


def test_centuries_between_two_pairs_change_neither() -> None:
    # A warning is an error here: what lies between two pairs must not be reckoned with.
    early: list[Message] = [(BO, SAM, 0, 1), (SAM, BO, 1, 1), (BO, SAM, 2, 1)]

    alone = asked(events(early)).signs["fresh"].tolist()
    both = asked(events([*early, (ADA, BO, 4e5, 1)])).signs["fresh"].tolist()

    assert both == [*alone, 0.0]


def test_signs_by_hand() -> None:
    found = known(events(TOLD), 40 * DAY, horizon=20, people=3, mutual=True)

    one = {name: float(sign[0]) for name, sign in found.signs.items()}
    assert found.pair.tolist() == [1, 2, 5]
    # Ages 40, 30, 20 days are 2, 1.5 and 1 horizons.
    assert one == pytest.approx({
        "lately": math.log1p(2**-6 / 2),
        "pause": math.log(1.02),
        "silence": math.log(2),
        "days_both": math.log(2),
        "lesser": math.log1p(2**-1.5),
        "total": math.log1p(2**-2 + 2**-1.5 + 2**-1),
        "stale": math.log(2.5),
        "days": math.log(4),
        "count": math.log(4),
        "lesser_count": math.log(2),
        "turns": math.log(3),
        "trend": math.log(2 / 3),
        "bursty": -1.0,
        "age": math.log(3),
        "rhythm": math.log(2.5),
        "mutual": math.log(2),
    }, abs=1e-6)  # fmt: skip
    assert found.active.tolist() == [True, False, True]
    assert found.both.tolist() == [True, False, False]


def test_truth_is_both_ways_within_the_horizon_alone() -> None:
    said = events(TOLD)
    pair = np.array([1, 2, 5])

    within, too_short, over = (
        happened(said, day * DAY, horizon=long, people=3, pair=pair).tolist()
        for day, long in ((40, 20), (40, 4), (41, 20))
    )

    assert (within, too_short, over) == (
        [True, False, False], [False] * 3, [False] * 3,
    )  # fmt: skip


messages = st.lists(
    st.tuples(
        st.integers(0, 4), st.integers(0, 4), st.integers(0, 60), st.integers(1, 5)
    ).filter(lambda one: one[0] != one[1]),
    min_size=5,
    max_size=60,
)


@settings(max_examples=30, deadline=None)
@given(messages)
def test_deleting_the_future_changes_no_sign_by_a_bit(told: list[Message]) -> None:
    said = events(told)
    moment = float(np.median(said.t))

    whole = known(said, moment, horizon=7, people=5, mutual=True)
    cut = known(said.until(moment), moment, horizon=7, people=5, mutual=True)

    assert all(np.array_equal(whole.signs[n], cut.signs[n]) for n in whole.signs)


@settings(max_examples=30, deadline=None)
@given(messages)
def test_deleting_the_future_changes_nothing_known_of_a_message(
    told: list[Message],
) -> None:
    said = events(told)
    moment = float(np.median(said.t))
    many = len(said.until(moment).t)

    whole, cut = asked(said), asked(said.until(moment))

    assert all(np.array_equal(whole.signs[n][:many], cut.signs[n]) for n in cut.signs)


def test_what_is_known_when_one_writes_by_hand() -> None:
    # Ada asks on day 0, is answered on day 3, writes on 4 and 5, never answered.
    said = events([(ADA, BO, 0, 1), (BO, ADA, 3, 1), (ADA, BO, 4, 1), (ADA, BO, 5, 1)])

    found = asked(said)

    assert found.answered.tolist() == [True, True, False, False]
    assert found.cold.tolist() == [True, False, False, False]
    assert found.known.tolist() == [False, True, True, True]
    assert found.signs["waiting"].tolist() == [0.0, 0.0, 0.0, math.log(2)]
    assert found.signs["fresh"][2:] == pytest.approx(
        [math.log1p(2 ** (-1 / 30)), math.log1p(2 ** (-2 / 30))]
    )
    assert found.signs["since"][2:] == pytest.approx([math.log(2), math.log(3)])
    # Own rate: .3 at first; one of one answered: (1 + .6) / 3, and for the pair again.
    own = 1.6 / 3
    assert found.signs["own"] == pytest.approx([0.3, 0.3, own, own])
    assert found.signs["pair"][2:] == pytest.approx([(1 + 2 * own) / 3] * 2)


def test_signs_named_by_the_rival_are_there() -> None:
    found = known(events(TOLD), 40 * DAY, horizon=20, people=3)

    assert set(FOUR) - {"start"} <= set(found.signs)
