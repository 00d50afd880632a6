"""The table of states: what is open, where it leads, and what is asked for it."""

import pytest

from closeknit.desk.triage.rules.states import (
    ACCEPTED,
    BEFORE,
    ENDS,
    KINDS,
    MOVES,
    TIMEOUTS,
    State,
    Step,
    after,
    moves,
)
from closeknit.desk.words.rules.reply import LABELS


def test_every_state_is_reached_by_a_step_by_time_or_by_an_invitation() -> None:
    reached = {move.to for move in MOVES} | {one.to for one in TIMEOUTS} | KINDS

    assert reached | {State.WAITING} == set(State)


def test_every_state_but_the_last_ones_has_a_step_besides_denying() -> None:
    stuck = {
        state for state in State if all(move.step is Step.DENY for move in moves(state))
    }

    assert stuck == {State.DECLINED, State.CLOSED, State.REMOVED, State.DENIED}
    assert stuck < ENDS


def test_each_step_of_the_table_is_asked_for() -> None:
    assert {move.step for move in MOVES} == set(Step)
    assert all(one.requirement[:2] in {"R2", "R3", "R4"} for one in MOVES + TIMEOUTS)


def test_states_are_before_a_decision_after_an_acceptance_or_at_an_end() -> None:
    assert set(State) == BEFORE | ACCEPTED | ENDS
    assert not BEFORE & (ACCEPTED | ENDS)


@pytest.mark.parametrize("label", LABELS)
def test_a_confirmed_reply_is_of_its_kind(label: str) -> None:
    assert after(State.ANSWERED, Step.CONFIRM, label) == label


@pytest.mark.parametrize("state", sorted(BEFORE))
def test_nothing_leads_from_before_to_done_without_an_acceptance(state: State) -> None:
    assert after(state, Step.DONE) is None
    assert after(state, Step.FOLLOWUP) is None
