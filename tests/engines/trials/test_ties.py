"""The protocols on an invented town, in which it is known what will happen."""

import numpy as np
import pytest

from closeknit.engines.trials.events import DAY, Events, sorted_events
from closeknit.engines.trials.replies import judge_replies
from closeknit.engines.trials.ties import judge_ties, moment_of, parts, plan
from closeknit.shared.errors import UnreadableFile
from closeknit.ties.rules.forecast import forecast

PAIRS, DAYS = 30, 200


def town() -> Events:
    """Thirty pairs: a third write to and fro, a third stop, a third are one-sided."""
    told = [
        (2 * pair + way, 2 * pair + 1 - way, day * DAY + pair, 1)
        for pair in range(PAIRS)
        for day in range(DAYS)
        for way in (0, 1)
        if (day + way) % 4 == 0
        and not (pair % 3 == 1 and day > 90 + pair)
        and not (pair % 3 == 2 and way)
    ]
    src, dst, t, size = (np.array(column) for column in zip(*told, strict=True))
    return sorted_events(src, dst, t, size.astype(np.float64))


def test_plan_is_by_the_span_of_the_events() -> None:
    found = {
        days: (of.horizon, len(of.origins))
        for days in (40, 100, 300, 1_000)
        for of in [plan(np.arange(0.0, days * DAY, DAY / 4))]
    }

    assert found == {40: (7.0, 2), 100: (21.0, 1), 300: (45.0, 3), 1_000: (90.0, 4)}


def test_plan_keeps_to_the_horizon_asked_for() -> None:
    assert plan(np.arange(0.0, 300 * DAY, DAY), 30.0).horizon == 30.0


def test_events_of_too_short_a_time_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match=r"span 9 days; .*at least 21 are needed"):
        plan(np.arange(0.0, 10 * DAY, DAY))


def test_subsets_are_all_active_and_active_both_ways() -> None:
    of = moment_of(town(), 195 * DAY, horizon=45, people=2 * PAIRS)

    sizes = {name: int(among.sum()) for name, among in parts(of.known).items()}

    # One pair falls silent on day 91, the last one on day 118: all before day 150.
    assert sizes == {"all": 30, "active": 20, "both": 10}


def test_town_that_keeps_its_habits_is_foretold_without_a_mistake() -> None:
    judged = judge_ties(town(), 2 * PAIRS, forecast().tie)

    assert (judged.pairs, judged.plan.horizon, judged.leaks) == (30, 45.0, False)
    assert judged.told.auc["all"] == 1.0
    # Whoever writes without an answer is as recent as those who get one.
    assert judged.rivals["recency"]["all"] < 0.95
    assert judged.rivals["gradient boosting, on its own past"]["all"] > 0.9
    # Asked on day 152: ten go on, and four have stopped within the last 45 days.
    assert judged.came_true == pytest.approx(
        {"all": 10 / 30, "active": 10 / 24, "both": 10 / 14}
    )


def test_own_past_is_judged_on_all_who_ever_wrote_to_each_other_too() -> None:
    judged = judge_ties(town(), 2 * PAIRS, forecast().tie, own=True)

    assert judged.came_true["two-way"] == pytest.approx(10 / 20)
    # The ten that go on are told apart from the ten that stopped, and fall together.
    low, high = (
        [one for one in judged.told.reliability["two-way"] if one.came == came]
        for came in (0.0, 1.0)
    )
    assert sum(one.many for one in low) == sum(one.many for one in high) == 10
    assert max(one.foretold for one in low) < min(one.foretold for one in high)


def test_nothing_after_the_last_hundredth_decides() -> None:
    said = town()
    stray = Events(
        np.append(said.src, 1), np.append(said.dst, 0),
        np.append(said.t, 9e9), np.append(said.size, 1.0), np.append(said.lasts, 1.0),
    )  # fmt: skip

    assert judge_ties(stray, 2 * PAIRS, forecast().tie).plan.horizon == 45.0


def test_those_who_always_answer_are_told_from_those_who_never_do() -> None:
    judged = judge_replies(town(), 2 * PAIRS, forecast().reply)

    assert judged is not None
    assert judged.told.auc == {"all": 1.0, "known": pytest.approx(np.nan, nan_ok=True)}
    assert judged.answered["known"] == 1.0


def test_file_in_which_nobody_answers_has_nothing_to_measure() -> None:
    said = town()
    calls = said.src < said.dst
    one_way = said.rows(calls)

    judged = judge_ties(one_way, 2 * PAIRS, forecast().tie)

    assert judged.came_true["all"] == 0.0
    assert all(np.isnan([*judged.told.auc.values(), judged.came_true["both"]]))


def test_answers_of_a_week_cannot_be_judged() -> None:
    said = town().between(-1.0, 6 * DAY)

    assert judge_replies(said, 2 * PAIRS, forecast().reply) is None
