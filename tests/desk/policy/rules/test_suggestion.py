"""What a policy suggests, and that none accepts LinkedIn's own text silently."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeknit.desk.policy.rules.policy import (
    CELLS,
    FOLLOWUP_AT_MOST,
    Action,
    Inbound,
    Policy,
)
from closeknit.desk.policy.rules.presets import (
    LION,
    PRESETS,
    REFERRAL,
    STRICT_PERSONAL,
    adopt,
)
from closeknit.desk.policy.rules.reading import read
from closeknit.desk.policy.rules.sentences import sentence
from closeknit.desk.policy.rules.suggestion import Asked, Suggestion, suggest
from closeknit.desk.policy.rules.written import written
from tests.desk.policy.policies import asked, policies

IVAN = Asked(known=False, reason=False, fit=True, default=True)
OLGA = Asked(known=False, reason=False, fit=False, default=True)


def is_silent(suggested: Suggestion) -> bool:
    """Say whether an invitation would be accepted, and nothing said."""
    if suggested.action in {Action.ASK_WHY, Action.DECLINE, Action.YOUR_CALL}:
        return False
    due = suggested.followup_due_days
    return due is None or not 0 <= due <= FOLLOWUP_AT_MOST


@given(policies, asked)
def test_r4_01_no_policy_accepts_a_default_invitation_silently(
    policy: Policy, case: Asked
) -> None:
    suggested = suggest(case._replace(default=True), policy)

    assert not is_silent(suggested)


@given(policies, st.text(max_size=30), asked)
def test_r4_08_no_file_edited_by_hand_accepts_silently(
    policy: Policy, typed: str, case: Asked
) -> None:
    lines = written(policy).replace(f'"{Action.FOLLOW_UP}"', repr(typed))

    found = read(lines).policy

    assert found is None or not is_silent(suggest(case, found))


@pytest.mark.parametrize("word", ["accept", "accept_silently", "ACCEPT", ""])
def test_the_file_has_no_word_for_a_silent_acceptance(word: str) -> None:
    text = written(LION).replace(Action.FOLLOW_UP, word)

    assert [one.says for one in read(text).wrong] == [
        f'"{name}" is one of "ask_before_accept", "accept_then_followup", "decline", '
        '"my_call".'
        for name in (
            "known, reason, fit",
            "known, reason, other",
            "known, no reason, fit",
            "known, no reason, other",
            "unknown, reason, fit",
            "unknown, reason, other",
            "unknown, no reason, fit",
            "unknown, no reason, other",
        )
    ]


def test_a_follow_up_cannot_be_put_off_for_ever() -> None:
    with pytest.raises(ValueError, match="400"):
        Inbound(followup_due_days=400)

    with pytest.raises(ValueError, match="decline"):
        Inbound(matrix=(Action.DECLINE,))


def test_the_referral_preset_answers_ivan_and_olga_as_the_playbook_does() -> None:
    held = replace(REFERRAL, version=3)

    assert suggest(IVAN, held) == Suggestion(
        Action.FOLLOW_UP,
        "inbound.unknown.no_reason.fit",
        "Somebody I do not know, no reason given, whom I look for: I accept and follow "
        "up with a question.",
        "R4-19",
        3,
        followup_due_days=1,
    )
    assert suggest(OLGA, held) == Suggestion(
        Action.ASK_WHY,
        "inbound.unknown.no_reason.other",
        "Somebody I do not know, no reason given, not whom I look for: I ask why "
        "before I accept.",
        "R4-14",
        3,
    )


def test_linkedins_own_text_gives_no_reason_whatever_is_said_of_it() -> None:
    said = OLGA._replace(reason=True)

    assert suggest(said, REFERRAL) == suggest(OLGA, REFERRAL)


@given(policies, asked, st.sampled_from(sorted(PRESETS)))
def test_r4_07_being_unknown_is_declined_by_strict_personal_at_most(
    own: Policy, case: Asked, name: str
) -> None:
    held = adopt(PRESETS[name], own)

    suggested = suggest(case._replace(known=False), held)

    assert suggested.action is not Action.DECLINE or name == "strict-personal"


def test_strict_personal_asks_all_it_does_not_know() -> None:
    unknown = [case for case in CELLS if not case.known]

    found = {STRICT_PERSONAL.inbound.action(case) for case in unknown}

    assert found == {Action.ASK_WHY}


@given(policies, asked)
def test_the_sentence_that_decides_is_one_of_the_policys(
    policy: Policy, case: Asked
) -> None:
    suggested = suggest(case, policy)

    said = sentence(policy, suggested.sentence)

    assert said is not None
    assert (said.says, said.requirement) == (suggested.says, suggested.requirement)
