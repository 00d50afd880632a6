"""What to do next: by the policy's own sentence, never without a question."""

from datetime import date

import pytest

from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.presets import LION, PRESETS, REFERRAL, STRICT_PERSONAL
from closeknit.desk.policy.rules.suggestion import Asked, suggest
from closeknit.desk.triage.rules.advice import Advice, Next, advise
from closeknit.desk.triage.rules.cases import Case, Ended
from closeknit.desk.triage.rules.states import ENDS, State

STRANGER = Asked(known=False, reason=False, fit=False, default=True)
DAY = date(2026, 11, 1)


def advised(state: State, policy: Policy = REFERRAL) -> Advice:
    return advise(Case(state, DAY, None), suggest(STRANGER, policy), policy)


def test_a_new_invitation_is_answered_as_the_matrix_says() -> None:
    found = advised(State.WAITING, LION)

    assert (found.action, found.requirement, found.sentence) == (
        Next.ACCEPT,
        "R4-19",
        "inbound.unknown.no_reason.other",
    )


@pytest.mark.parametrize(
    ("policy", "action", "requirement"),
    [(STRICT_PERSONAL, Next.DELETE, "R2-19"), (REFERRAL, Next.YOUR_CALL, "R4-17")],
)
def test_silence_is_answered_as_the_policy_says(
    policy: Policy, action: Next, requirement: str
) -> None:
    found = advised(State.NO_REPLY, policy)

    assert (found.action, found.requirement, found.sentence) == (
        action,
        requirement,
        "silence",
    )


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_nothing_is_ever_accepted_without_a_question_or_a_follow_up(
    preset: Policy,
) -> None:
    told = {state: advised(state, preset).action for state in State}

    accepts = {state for state, action in told.items() if action is Next.ACCEPT}
    assert accepts <= {State.WAITING, State.DETAILED}
    assert told[State.ACCEPTED] is Next.FOLLOW_UP


def test_what_reads_like_spam_is_to_be_declined() -> None:
    found = advised(State.SPAM)

    assert (found.action, found.requirement) == (Next.DECLINE, "R2-09")


@pytest.mark.parametrize("state", [State.RECRUITER, State.JOBSEEKER, State.OTHER])
def test_an_answer_for_another_reason_is_a_conversation(state: State) -> None:
    found = advised(state)

    assert (found.action, found.requirement) == (Next.YOUR_CALL, "R4-16")
    assert "a conversation" in found.says


def test_whoever_was_removed_and_invites_again_is_the_egos_call() -> None:
    again = Case(State.WAITING, DAY, None, earlier=(Ended(State.REMOVED, DAY),))

    found = advise(again, suggest(STRANGER, LION), LION)

    assert (found.action, found.requirement) == (Next.YOUR_CALL, "R3-07")


@pytest.mark.parametrize("state", sorted(ENDS - {State.DENIED}))
def test_nothing_is_left_to_do_at_an_end(state: State) -> None:
    assert advised(state).action is Next.NOTHING
