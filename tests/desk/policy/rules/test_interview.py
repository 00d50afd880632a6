"""A few questions whose answers are the policy's own sentences."""

from dataclasses import replace

from hypothesis import given, settings

from closeknit.desk.policy.rules.interview import answered, questions
from closeknit.desk.policy.rules.policy import (
    Action,
    Enough,
    Kind,
    Needed,
    OnNoReply,
    Policy,
)
from closeknit.desk.policy.rules.presets import REFERRAL, STRICT_PERSONAL
from closeknit.desk.policy.rules.reading import Read
from tests.desk.policy.policies import policies


def given_answers(policy: Policy) -> dict[str, str]:
    """Return what the page's form would send, untouched."""
    found: dict[str, str] = {}
    for question in questions(policy):
        typed = [(field.name, field.value) for field in question.fields]
        chosen = [(question.id, c.value) for c in question.choices if c.chosen]
        found |= dict([*typed, *chosen])
    return found


@settings(max_examples=30)
@given(policies)
def test_the_form_sent_untouched_changes_nothing(policy: Policy) -> None:
    assert answered(policy, given_answers(policy)) == Read(policy)


def test_there_are_a_handful_of_questions_each_with_its_present_answer() -> None:
    asked = questions(REFERRAL)

    assert len(asked) == 9
    assert [sum(one.chosen for one in q.choices) for q in asked if q.choices] == [1] * 6
    assert asked[-3].becomes == (
        "No answer to my question within 14 days: I decide myself.",
    )


def test_answers_change_what_they_are_about_and_nothing_else() -> None:
    said = {
        "stranger": "my_call",
        "on_no_reply": "delete",
        "timeout_days": "21",
        "places": "Leeds; York",
        "notes_per_month": "no limit",
        "known_if": "2 meetings; 1 meeting and 1 call",
        "csrfmiddlewaretoken": "x",
    }

    found = answered(REFERRAL, said).policy

    two: Enough = (Needed(Kind.MEETING, 2),)
    both: Enough = (Needed(Kind.MEETING, 1), Needed(Kind.CALL, 1))
    matrix = (*REFERRAL.inbound.matrix[:-1], Action.YOUR_CALL)
    assert found == replace(
        REFERRAL,
        known_if=(two, both),
        target_market=replace(REFERRAL.target_market, places=("Leeds", "York")),
        outbound=replace(REFERRAL.outbound, notes_per_month=None),
        inbound=replace(
            REFERRAL.inbound,
            matrix=matrix,
            on_no_reply=OnNoReply.DELETE,
            timeout_days=21,
        ),
    )


def test_answers_that_cannot_be_are_all_told() -> None:
    said = {"goal": "", "timeout_days": "soon", "stranger": "accept"}

    found = answered(STRICT_PERSONAL, said)

    assert found.policy is None
    actions = ", ".join(f'"{action}"' for action in Action)
    assert [one.says for one in found.wrong] == [
        '"goal" is one line of text, 300 characters at most.',
        '"timeout_days" is a whole number from 1 to 90.',
        f'"unknown, no reason, other" is one of {actions}.',
    ]
