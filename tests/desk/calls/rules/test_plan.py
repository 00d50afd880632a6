"""The plan of a call: who, why now, what they gain, how to begin, what to ask next."""

from datetime import date

import pytest

from closeknit.desk.cadence.rules.cadence import Reason, Why
from closeknit.desk.calls.rules.plan import (
    Facts,
    Noted,
    Plan,
    notes_of,
    opening,
    plan,
    questions,
    spoken,
)
from closeknit.desk.intake.rules.languages import CODES
from closeknit.desk.kinds.rules.channel import Channel

TODAY = date(2026, 11, 21)
PLAIN = Reason(Why.PLAIN, "ask how they are; nothing is needed")
NOBODY = Facts(
    "Ada Reed", "", "", (), (PLAIN,), "", (), (), None, spoken=True, channel=None
)
NOTE = Noted("wants the onboarding notes", date(2026, 11, 1))


def test_r2_10_plan_says_who_why_now_what_they_gain_and_how_to_begin() -> None:
    of = NOBODY._replace(
        work="Clerk at Quay",
        company="Quay",
        are=("a client",),
        reasons=(Reason(Why.TOPIC, "her exam in spring"), PLAIN),
        due="it is time to be in touch: a client, every 45 days",
        wishes=("a slater",),
        notes=(NOTE._replace(text="an exam"),),
        channel=Channel.VIDEO,
    )

    assert plan(of, today=TODAY, within=14) == Plan(
        "Ada Reed, Clerk at Quay, a client",
        (
            "her exam in spring",
            "it is time to be in touch: a client, every 45 days",
        ),
        ("they look for: a slater",),
        "Hello Ada, I wanted to come back to this: her exam in spring.",
        ("What came of this, which you noted 3 weeks ago: “an exam”?",),
        (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON),
        None,
    )


@pytest.mark.parametrize(
    ("joined", "says"),
    [
        (date(2026, 11, 16), "best spoken to by 30 Nov 2026"),
        (date(2026, 10, 1), "it was best to speak by 15 Oct 2026"),
    ],
)
def test_r3_29_whoever_joined_and_never_spoke_has_a_day_to_be_called_by(
    joined: date, says: str
) -> None:
    of = NOBODY._replace(joined=joined, spoken=False, company="Quay")

    found = plan(of, today=TODAY, within=14)

    assert found.by is not None
    assert says in found.why_now[0]
    assert found.opening == (
        "Hello Ada, thank you for connecting. I would like to hear about your work at "
        "Quay."
    )
    assert found.questions[0] == "What is your work at Quay about?"


def test_where_nothing_is_known_the_plan_says_what_to_think_of_first() -> None:
    found = plan(NOBODY, today=TODAY, within=14)

    assert found.why_now == ("nothing presses: call when it suits both",)
    assert found.they_gain == (
        "think first of what is in it for them; nothing is noted yet",
    )
    assert spoken(found)[:2] == [
        "Ada Reed",
        "Why now: nothing presses: call when it suits both",
    ]


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (
            NOBODY._replace(reasons=(Reason(Why.NEWS, "now Head at Rye"),)),
            "Hello Ada, I saw your news (now Head at Rye). How is it going?",
        ),
        (
            NOBODY._replace(notes=(NOTE._replace(text="back in May"),)),
            "Hello Ada, we last spoke of this 3 weeks ago: “back in May”.",
        ),
        (NOBODY._replace(name=""), "Hello there, how have you been?"),
    ],
)
def test_opening_begins_with_what_is_there_between_the_two(
    of: Facts, says: str
) -> None:
    assert opening(of, today=TODAY) == says


BEGUN = (
    NOBODY,
    NOBODY._replace(name=""),
    NOBODY._replace(reasons=(Reason(Why.TOPIC, "{exam}"), PLAIN)),
    NOBODY._replace(reasons=(Reason(Why.NEWS, "now Head at Rye"),)),
    NOBODY._replace(joined=TODAY, spoken=False),
    NOBODY._replace(joined=TODAY, spoken=False, company="Quay"),
    NOBODY._replace(notes=(NOTE,)),
)


def test_each_opening_is_made_in_each_language_of_the_drafts() -> None:
    made = {
        code: [opening(of._replace(language=code), today=TODAY) for of in BEGUN]
        for code in CODES
    }

    assert len({text for texts in made.values() for text in texts}) == 7 * len(CODES)
    assert {text[-1] for texts in made.values() for text in texts} == {".", "?"}
    for texts in made.values():
        assert ["Ada" in text for text in texts] == [True, False, *[True] * 5]
        assert "{exam}" in texts[2]
        assert "Quay" in texts[5]
        assert NOTE.text in texts[6]
        assert not any("{" in text for text in (*texts[:2], *texts[3:]))
    assert made["de"][4] == (
        "Guten Tag Ada, danke für die Vernetzung. Ich würde gern mehr über Ihre Arbeit"
        " hören."
    )


def test_a_language_without_openings_is_begun_in_english() -> None:
    assert opening(NOBODY._replace(language="fi"), today=TODAY) == (
        "Hello Ada, how have you been?"
    )


def test_r3_31_questions_come_from_the_newest_notes_and_are_three_at_most() -> None:
    notes = notes_of(
        [
            Noted("  ", TODAY),
            Noted("moves to\nRye", date(2026, 1, 2)),
            NOTE,
            NOTE._replace(on=date(2025, 1, 1)),
            Noted("x" * 500, None),
        ]
    )

    asked = questions(NOBODY._replace(notes=notes), today=TODAY)

    assert [one.on for one in notes] == [NOTE.on, date(2026, 1, 2), None]
    assert [one[:26] for one in asked] == ["What came of this, which y"] * 3
    assert "“moves to Rye”" in asked[1]
    assert len(asked[2]) < 200
