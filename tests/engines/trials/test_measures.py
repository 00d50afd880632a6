"""The measures, worked out by hand."""

import math
import sys

import numpy as np
import pytest

from closeknit.engines.trials.fits import boosted, chance, logistic, recalibrated
from closeknit.engines.trials.measures import (
    auc,
    average_precision,
    brier,
    calibration_error,
    interval,
)

TRUTH = np.array([True, False, True, False])
CHANCE = np.array([0.9, 0.6, 0.4, 0.1])


def test_measures_by_hand() -> None:
    # Of four pairs of a true and a false one, .4 against .6 alone is the wrong way.
    found = (
        auc(TRUTH, CHANCE),
        average_precision(TRUTH, CHANCE),
        brier(TRUTH, CHANCE),
        calibration_error(TRUTH, CHANCE),
    )

    assert found == pytest.approx((0.75, (1 + 2 / 3) / 2, 0.185, 0.35))


def test_area_of_one_kind_alone_is_not_a_number() -> None:
    assert math.isnan(auc(np.array([True]), np.array([0.5])))
    assert math.isnan(auc(np.zeros(0, bool), np.zeros(0)))
    assert math.isnan(average_precision(np.array([False]), np.array([0.5])))


def test_calibration_error_is_over_ten_bins_of_equal_size() -> None:
    chance_of = np.repeat([0.2, 0.8], 50)
    truth = np.tile([True, False, False, False, False], 20)

    # The lower five bins are right; the upper five say .8 and are .2.
    assert calibration_error(truth, chance_of) == pytest.approx(0.3)


def test_interval_draws_pairs_and_not_rows() -> None:
    truth, value = np.tile(TRUTH, 50), np.tile(CHANCE, 50)

    rows = interval(truth, value, np.arange(200))
    pairs = interval(truth, value, np.tile(np.arange(4), 50))

    assert 0.6 < rows.low < 0.75 < rows.high < 0.9
    assert (pairs.low, pairs.high) == (0.0, 1.0)


def test_logistic_finds_the_weights_that_made_the_truth() -> None:
    draw = np.random.default_rng(1)
    x = draw.normal(size=(20_000, 2))
    group = np.arange(20_000) % 2
    z = 1.5 * x[:, 0] - 0.5 * x[:, 1] + np.array([-1.0, 1.0])[group]
    truth = draw.random(20_000) < chance(z)

    fit = logistic(x, truth, group=group)

    assert fit.weights == pytest.approx([1.5, -0.5], abs=0.1)
    assert fit.starts == pytest.approx([-1.0, 1.0], abs=0.1)


def test_recalibration_takes_back_what_was_said_too_loudly() -> None:
    draw = np.random.default_rng(2)
    z = draw.normal(size=20_000)
    truth = draw.random(20_000) < chance(z)

    found = recalibrated(3 * z + 1, truth, np.array([1.0, 4.0]))

    assert found == pytest.approx([0.0, 1.0], abs=0.1)


def test_recalibration_leaves_all_as_it_is_with_too_little_past() -> None:
    past, truth = np.arange(39.0), np.arange(39) < 20

    assert recalibrated(past, truth, np.array([2.0])).tolist() == [2.0]


def test_boosting_ranks_what_no_line_can() -> None:
    x = np.linspace(-1, 1, 400)[:, None]
    truth = np.abs(x[:, 0]) > 0.5

    told = boosted(x, truth, np.array([[-0.9], [0.0], [0.9]]))

    assert told is not None
    assert (told > 0.5).tolist() == [True, False, True]


def test_boosting_is_left_out_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.ensemble", None)

    assert boosted(np.zeros((2, 1)), np.array([True, False]), np.zeros((1, 1))) is None
