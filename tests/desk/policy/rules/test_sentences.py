"""The policy in sentences: each setting says itself, under its requirement."""

from dataclasses import replace

import pytest

from closeknit.desk.policy.rules.policy import (
    Gravity,
    Policy,
    Purpose,
    TargetMarket,
)
from closeknit.desk.policy.rules.presets import (
    LION,
    REFERRAL,
    SEND_STRICT,
    STRICT_PERSONAL,
    THREE_RULES,
)
from closeknit.desk.policy.rules.sentences import Sentence, sentence

OPEN = replace(
    LION,
    purpose=Purpose.JOB_SEARCH,
    outbound=replace(
        LION.outbound,
        personal_note=False,
        note_limit=200,
        notes_per_month=None,
        links=Gravity.WARN,
    ),
)


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (OPEN, Sentence("purpose", "I use LinkedIn to find work.", "R1-03")),
        (
            STRICT_PERSONAL,
            Sentence(
                "known",
                "I know somebody with whom there is at least 1 meeting, 1 call, or 1 "
                "event.",
                "R0-09",
            ),
        ),
        (
            REFERRAL,
            Sentence(
                "willing",
                "I invite those I know who are willing to help; who has not said is "
                "asked.",
                "R0-13",
            ),
        ),
        (
            SEND_STRICT,
            Sentence("note", "Every invitation of mine has a note of my own.", "R3-24"),
        ),
        (
            THREE_RULES,
            Sentence(
                "grace",
                "Within 2 days of talking, one line of reminder is enough.",
                "R1-04",
            ),
        ),
        (
            REFERRAL,
            Sentence(
                "ask_in_note",
                "My notes ask for nothing but the tie itself.",
                "R0-22",
            ),
        ),
        (
            STRICT_PERSONAL,
            Sentence(
                "ask_in_note", "My notes may ask for permission to speak.", "R2-13"
            ),
        ),
        (
            LION,
            Sentence(
                "ask_in_note", "My notes may invite to a call or a coffee.", "R3-27"
            ),
        ),
        (OPEN, Sentence("length", "A note has 200 characters at most.", "R0-18")),
        (
            OPEN,
            Sentence(
                "ration", "Invitations with a note a month: as many as I like.", "R3-15"
            ),
        ),
        (
            REFERRAL,
            Sentence("motive", "A note that wants a client is held back.", "R0-21"),
        ),
        (
            LION,
            Sentence(
                "reason", "A note without a reason is sent with a warning.", "R1-10"
            ),
        ),
        (
            STRICT_PERSONAL,
            Sentence(
                "benefit", "A note without a benefit to them is held back.", "R2-12"
            ),
        ),
        (
            OPEN,
            Sentence("links", "A note with a link is sent with a warning.", "R3-23"),
        ),
        (
            LION,
            Sentence(
                "names",
                "I never use a name without that person's permission.",
                "R0-25",
            ),
        ),
        (
            STRICT_PERSONAL,
            Sentence(
                "silence",
                "No answer to my question within 14 days: I delete the invitation.",
                "R2-19",
            ),
        ),
        (
            REFERRAL,
            Sentence(
                "silence",
                "No answer to my question within 14 days: I decide myself.",
                "R4-17",
            ),
        ),
        (
            REFERRAL,
            Sentence(
                "snippy",
                "The question is taken badly: I decline, calmly or in silence.",
                "R2-22",
            ),
        ),
        (
            REFERRAL,
            Sentence("followup", "After accepting I follow up within 1 day.", "R4-19"),
        ),
        (
            REFERRAL,
            Sentence(
                "introducers",
                "For an introduction I ask people with whom my tie is at least medium.",
                "R4-04",
            ),
        ),
        (
            STRICT_PERSONAL,
            Sentence(
                "first",
                "A relationship first: I ask nothing of anybody before 3 exchanges "
                "both ways.",
                "R0-22",
            ),
        ),
        (
            LION,
            Sentence(
                "first",
                "I ask when I need something, however new the tie is.",
                "R0-22",
            ),
        ),
        (
            REFERRAL,
            Sentence("review", "I look through my ties every 3 months.", "R3-06"),
        ),
    ],
    ids=lambda value: value.id if isinstance(value, Sentence) else value.name,
)
def test_each_setting_is_a_sentence_under_its_requirement(
    policy: Policy, said: Sentence
) -> None:
    assert sentence(policy, said.id) == said


def test_the_target_market_is_one_sentence_that_leaves_nobody_out() -> None:
    market = TargetMarket(
        titles=("buyer", "planner"),
        seniority=("head",),
        places=("Leeds",),
        sizes=(11, 500),
        firms=("Quay",),
        at_least=2,
    )

    said = sentence(replace(REFERRAL, target_market=market), "market")

    assert said is not None
    assert said.says == (
        "I look for people with a position like buyer or planner; of the rank head; at "
        "or near Leeds; at a firm of 11 to 500 people (at least 2 of these 4), and for "
        "anybody at Quay. Nobody is left out for not fitting."
    )
