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
    assert "you know Tess Orr, Tim Ash." in draft(Draft.REFERRAL, NAMES).text


def test_what_is_not_known_is_left_out() -> None:
    bare = Names("Ann Lee", ("Tess Orr",), "Sam Hale")

    text = draft(Draft.ASK, bare).text

    assert "What is in it" not in text
    assert "get to know" not in text
    assert blurb(bare).text == "Would a short talk suit you?"


def test_a_short_limit_spares_the_reason_and_tells_what_is_too_long() -> None:
    whole = blurb(NAMES).text

    assert len(blurb(NAMES, limit=len(whole)).text) == len(whole)
    assert blurb(NAMES, limit=20).text == "She builds domes."
    assert blurb(NAMES, limit=10).over == 7


def test_hostile_words_stay_words() -> None:
    odd = NAMES._replace(reason="{me} <script> {0}")

    assert "{me} <script> {0}" in draft(Draft.ASK, odd).text


def test_a_draft_helps_wherever_something_is_to_be_written() -> None:
    silent = {state for state in State if draft_for(state) is None}

    assert silent == ENDS | {State.TARGET_ASKED}
    assert draft_for(State.PLANNED, referral=True) is Draft.REFERRAL
