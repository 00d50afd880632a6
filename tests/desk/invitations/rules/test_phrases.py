"""Phrases for a note: each from a record, in seven languages."""

import pytest

from closeknit.desk.invitations.rules.case import Recall, Whom
from closeknit.desk.invitations.rules.draft import Phrase, Slot
from closeknit.desk.invitations.rules.phrases import (
    LANGUAGES,
    Facts,
    Me,
    ending,
    first_name,
    greeting,
    needed,
    phrases,
)
from closeknit.desk.policy.rules.policy import AskInNote
from closeknit.ties.rules.encounters import Acquaintance, Encounter
from tests.desk.invitations.rules.cases import (
    CALL,
    LONG_AGO,
    MAY,
    STRANGER,
    TODAY,
    YESTERDAY,
)

ME = Me("Hal Quay", "rope maker", "Quay & Co", "Rope maker", (2, 3))
ALL = Facts(
    LONG_AGO._replace(met=Acquaintance(MAY, CALL)),
    ME,
    "Tide Ropes",
    (5,),
    shared=3,
    reason="Your paper helped me",
    benefit="I can show you our tests!",
    ask=AskInNote.PERMISSION,
)


def test_each_fact_has_its_phrase_and_its_record() -> None:
    assert phrases(ALL, today=TODAY) == (
        Phrase(Slot.WHERE_MET, "We met at the rope fair on 21 May.", (7,)),
        Phrase(Slot.WHERE_MET, "We spoke on the phone on 20 November.", (9,)),
        Phrase(
            Slot.WHERE_MET,
            "We spoke on the phone on 20 November. It was about rye.",
            (9,),
        ),
        Phrase(Slot.COMMON, "We both have worked at Tide Ropes.", (5,)),
        Phrase(Slot.COMMON, "We know 3 of the same people."),
        Phrase(Slot.WHO_I_AM, "I work at Quay & Co as Rope maker.", (2, 3)),
        Phrase(Slot.WHO_I_AM, "About me: rope maker.", (2, 3)),
        Phrase(Slot.REASON, "Your paper helped me."),
        Phrase(Slot.BENEFIT, "I can show you our tests!"),
        Phrase(Slot.TALK, "May I ask you about it some time?"),
    )


def test_without_facts_nothing_is_made_up() -> None:
    assert phrases(Facts(STRANGER), today=TODAY) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: str) -> None:
    said = phrases(ALL, language, today=TODAY)

    assert [one.slot for one in said] == [one.slot for one in phrases(ALL, today=TODAY)]
    assert not any("{" in one.text for one in said)
    assert greeting("Tess Lind", language).endswith("Tess,")
    assert ending(ME, language).endswith("Hal")


@pytest.mark.parametrize(
    ("whom", "requirements"),
    [
        (STRANGER, ["R1-06", "R1-07", "R1-07"]),
        (LONG_AGO, ["R0-19", "R0-20"]),
        (YESTERDAY, ["R0-19"]),
    ],
)
def test_what_is_needed_follows_from_what_they_recall(
    whom: Whom, requirements: list[str]
) -> None:
    assert [one.requirement for one in needed(whom)] == requirements


def test_a_place_that_is_a_whole_text_is_left_out() -> None:
    hostile = Encounter(MAY.on, "meeting", "x\u202e" * 3, "y" * 400, 1.0, 7)
    whom = Whom(8, "Tess", Recall.SURE, "", Acquaintance(hostile, hostile))

    said = phrases(Facts(whom), today=TODAY)

    assert [one.text for one in said] == ["We met on 21 May."]


@pytest.mark.parametrize(
    ("name", "first"),
    [("Dr. Tess Lind", "Tess"), ("Lind, Tess", "Tess"), ("Cher", "Cher"), ("", "")],
)
def test_a_person_is_greeted_by_the_first_name(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ("Re: Ten minutes on air?", "It was about Ten minutes on air."),
        ("AW: Fwd: the rope fair!", "It was about the rope fair."),
        ("refunds: who pays", "It was about refunds: who pays."),
    ],
)
def test_the_subject_of_an_answer_is_told_without_its_mark(
    about: str, says: str
) -> None:
    met = Acquaintance(MAY, CALL._replace(about=about))

    said = phrases(ALL._replace(whom=LONG_AGO._replace(met=met)), today=TODAY)

    found = [one.text for one in said]
    assert any(text.endswith(says) for text in found)
