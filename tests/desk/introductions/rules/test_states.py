"""The table of an introduction: who said what leads where, and what time does."""

from datetime import date, timedelta

import pytest

from closeknit.desk.introductions.rules.states import (
    ENDS,
    LOCKS,
    MOVES,
    WORDS,
    Said,
    Standing,
    State,
    Step,
    after,
    moves,
    standing,
)

DAY = date(2026, 11, 1)


def said(*steps: Step) -> list[Said]:
    return [Said(step, DAY) for step in steps]


def test_the_whole_conversation_ends_with_telling_what_came_of_it() -> None:
    way = said(
        Step.ASK, Step.AGREE, Step.ASK_TARGET, Step.TARGET_AGREE, Step.INTRODUCE,
        Step.MEET, Step.THANK, Step.TELL,
    )  # fmt: skip

    states = [
        standing(way[: n + 1], DAY, today=DAY).state.value for n in range(len(way))
    ]

    assert states == [
        "asked", "agreed", "target_asked", "both_agreed", "introduced", "met",
        "thanked", "told",
    ]  # fmt: skip


def test_no_answer_is_one_after_a_fortnight_and_a_late_yes_still_counts() -> None:
    before = standing(said(Step.ASK), DAY, today=DAY + timedelta(days=13))
    after_it = standing(said(Step.ASK), DAY, today=DAY + timedelta(days=14))

    assert before.state is State.ASKED
    assert after_it == Standing(
        State.NO_ANSWER,
        DAY + timedelta(days=14),
        "ask once more, or let it go",
        DAY + timedelta(days=14),
    )
    assert after(State.NO_ANSWER, Step.AGREE) is State.AGREED


@pytest.mark.parametrize("state", sorted(ENDS))
def test_nothing_is_open_at_an_end(state: State) -> None:
    assert moves(state) == ()


def test_a_no_of_either_is_the_end_and_unlocks() -> None:
    for step in (Step.DECLINE, Step.TARGET_DECLINE):
        end = standing(said(Step.ASK, step), DAY, today=DAY)

        assert end.state in ENDS
        assert end.state not in LOCKS
        assert end.due is None


def test_every_state_has_its_words_and_every_move_its_requirement() -> None:
    assert set(WORDS) == set(State)
    assert {move.requirement[0] for move in MOVES} == {"R"}
    assert {step for move in MOVES for step in [move.step]} == set(Step)


def test_a_step_out_of_turn_is_no_step() -> None:
    assert standing(said(Step.THANK), DAY, today=DAY).state is State.PLANNED
    assert after(State.PLANNED, Step.INTRODUCE) is None
