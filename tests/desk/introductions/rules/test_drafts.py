"""What is written around an introduction: a reason, a way out, a text to forward."""

import pytest

from closeknit.desk.introductions.rules.drafts import (
    PARTS,
    Draft,
    Names,
    blurb,
    draft,
    draft_for,
    wording,
)
from closeknit.desk.introductions.rules.states import ENDS, State

NAMES = Names(
    "Ann Lee", ("Tess Orr", "Tim Ash"), "Sam Hale", "Roofs of glass.",
    "She builds domes.", "I can show her our joints.",
)  # fmt: skip


@pytest.mark.parametrize("spoken", sorted(wording()))
@pytest.mark.parametrize("what", Draft)
def test_every_language_has_every_part_and_fills_every_place(
    spoken: str, what: Draft
) -> None:
    told = draft(what, NAMES, spoken=spoken)

    assert tuple(wording()[spoken][what]) == PARTS[what]
    assert told.language == spoken
    assert "{" not in told.text
    assert told.over == 0


def test_the_request_has_a_reason_a_way_out_and_the_text_to_forward() -> None:
    text = draft(Draft.ASK, NAMES).text

    assert text.startswith("Hello Ann,\n\nI would like to get to know Tess Orr: She")
    assert "if you would rather not" in text
    assert f"“{blurb(NAMES).text}”" in text
    assert "ask them first" in text


def test_a_referral_names_all_of_them() -> None:
    text = draft(Draft.REFERRAL, NAMES).text

    assert "you know Tess Orr and Tim Ash." in text
    assert "get to know Tess Orr and Tim Ash." in text
    three = NAMES._replace(targets=("Tess Orr", "Tim Ash", "Una Bell"))
    assert (
        "Tess Orr, Tim Ash und Una Bell kennenlernen." in blurb(three, spoken="de").text
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = Names("Ann Lee", ("Tess Orr",), "Sam Hale")

    text = draft(Draft.ASK, bare).text

    assert "What is in it" not in text
    assert "I would like to get to know Tess Orr. Would you be willing" in text
    assert blurb(bare).text == (
        "I would like to get to know Tess Orr. Would a short talk suit you?"
    )


@pytest.mark.parametrize("spoken", sorted(wording()))
def test_whom_it_is_about_is_named_in_every_language_however_short(spoken: str) -> None:
    bare = Names("Ann Lee", ("Tess Orr",), "")

    assert all(
        "Tess Orr" in blurb(names, spoken=spoken, limit=limit).text
        for names in (bare, bare._replace(reason="Domes"))
        for limit in (None, 90, 40, 1)
    )
    assert "Tess Orr" in draft(Draft.ASK, bare, spoken=spoken).text.split("\n\n")[1]


@pytest.mark.parametrize("spoken", sorted(wording()))
def test_an_introducer_who_did_not_allow_it_is_not_named(spoken: str) -> None:
    told = draft(Draft.READY, NAMES._replace(may_name=False), spoken=spoken).text

    assert "Ann Lee" not in told
    assert "Ann Lee" in draft(Draft.READY, NAMES, spoken=spoken).text
    assert len(told.split("\n\n")) == 3


def test_the_users_words_are_closed_as_sentences() -> None:
    open_ = NAMES._replace(reason="She builds domes", benefit="I have joints ")

    assert "She builds domes. I have joints. Would" in blurb(open_).text
    assert (
        "know Tess Orr: She builds domes. What is in it" in draft(Draft.ASK, open_).text
    )
    assert "came of it: She builds domes. Without" in draft(Draft.TELL, open_).text


def test_a_short_limit_spares_the_reason_and_tells_what_is_too_long() -> None:
    whole = blurb(NAMES).text

    assert len(blurb(NAMES, limit=len(whole)).text) == len(whole)
    assert blurb(NAMES, limit=70).text == (
        "I would like to get to know Tess Orr and Tim Ash. She builds domes."
    )
    assert blurb(NAMES, limit=40).text == "Tess Orr and Tim Ash: She builds domes."
    assert blurb(NAMES, limit=30).over == 9


def test_hostile_words_stay_words() -> None:
    odd = NAMES._replace(reason="{me} <script> {0}")

    assert "{me} <script> {0}" in draft(Draft.ASK, odd).text


def test_a_draft_helps_wherever_something_is_to_be_written() -> None:
    silent = {state for state in State if draft_for(state) is None}

    assert silent == ENDS | {State.TARGET_ASKED}
    assert draft_for(State.PLANNED, referral=True) is Draft.REFERRAL
