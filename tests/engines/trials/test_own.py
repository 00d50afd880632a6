"""What puts a forecast right, where it is known how wrong it is."""

import numpy as np
import pytest

from closeknit.engines.trials.events import DAY, sorted_events
from closeknit.engines.trials.fits import chance
from closeknit.engines.trials.own import answers_put_right, put_right, ties_put_right
from closeknit.ties.rules.forecast import forecast


def test_slope_and_start_are_found_again_within_what_is_said_to_be_sure() -> None:
    dice = np.random.default_rng(7)
    told = dice.normal(0.0, 2.0, 20_000)
    truth = dice.random(20_000) < chance(-0.5 + 0.6 * told)

    found = put_right(told, truth, np.arange(20_000))

    assert found is not None
    assert found.start == pytest.approx(-0.5, abs=3 * found.spread[0] ** 0.5)
    assert found.slope == pytest.approx(0.6, abs=3 * found.spread[1] ** 0.5)
    assert found.spread[0] ** 0.5 < 0.03


def test_person_seen_four_times_is_no_surer_than_seen_once() -> None:
    dice = np.random.default_rng(7)
    told = dice.normal(0.0, 2.0, 500)
    truth = dice.random(500) < chance(told)

    once = put_right(told, truth, np.arange(500))
    four = put_right(np.tile(told, 4), np.tile(truth, 4), np.tile(np.arange(500), 4))

    assert once is not None
    assert four is not None
    assert four.spread == pytest.approx(once.spread, rel=1e-3)
    assert four.came == once.came


def test_past_in_which_everything_came_true_puts_nothing_right() -> None:
    all_true = np.ones(50, bool)

    assert put_right(np.zeros(50), all_true, np.arange(50)) is None


def test_one_persons_past_tells_of_their_ties_and_answers() -> None:
    # With 40 people: half answer on the next day, half wrote once and never again.
    told = [
        (src, dst, float(day), 1.0)
        for person in range(1, 41)
        for week in range(100)
        for src, dst, day in (
            (0, person, week * 7),
            (person, 0, week * 7 + 1 if person % 2 else -1 - person),
        )
    ]
    src, dst, day, size = (np.array(column) for column in zip(*told, strict=True))
    events = sorted_events(src, dst, day * DAY, size)

    ties = ties_put_right(events, 41, forecast().tie, horizon=90.0)
    answers = answers_put_right(events, forecast().reply, by=0)

    assert ties is not None
    assert (ties.came, ties.stayed_out) == (20, 20)
    assert answers is not None
    assert answers.put_right is not None
    assert (answers.put_right.came, answers.put_right.stayed_out) == (20, 20)
    assert answers.rate == pytest.approx(0.5, abs=0.01)
