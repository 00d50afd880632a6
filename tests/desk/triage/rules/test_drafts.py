"""The drafts: their parts, their languages, the user's own words."""

import pytest

from closeknit.desk.triage.rules.drafts import (
    AFTER_ACCEPTING,
    PARTS,
    Draft,
    Names,
    draft,
    draft_for,
    reworded,
    shipped,
    spoken_in,
)
from closeknit.desk.triage.rules.states import State
from closeknit.desk.words.rules.tongue import language
from closeknit.shared.errors import UnreadableFile

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("what", list(Draft))
def test_each_draft_has_all_its_parts_in_each_language(
    spoken: str, what: Draft
) -> None:
    names = Names("Dr. Ada Quill", "Sam", "rope maker", "Tide")

    made = draft(what, names, spoken=spoken)

    assert tuple(shipped()[spoken][what]) == PARTS[what]
    assert made.language == spoken
    assert language(made.text) == spoken
    assert " Ada" in made.text
    assert "{" not in made.text


def test_the_question_has_its_six_parts_in_their_order() -> None:
    text = draft(Draft.ASK_WHY, Names("Ada Quill", "Sam")).text

    places = [
        text.index(part)
        for part in ("thank you", "forgive", "not sure", "How are", "benefit", "Sam")
    ]
    assert places == sorted(places)


def test_a_name_in_braces_fills_nothing() -> None:
    assert "Hello {me}," in draft(Draft.CLOSE, Names("{me}", "Sam")).text


def test_three_drafts_say_who_one_is_ask_for_their_work_and_offer_a_call() -> None:
    names = Names("Ada Quill", "Sam", "rope maker", "Tide")

    told = [draft(what, names).text for what in AFTER_ACCEPTING[1:]]

    assert told == [
        """Hello Ada, good to be connected.

A word on who I am: rope maker. I like to know the people I am connected with, so tell \
me a little about yourself when you have a moment.

Kind regards, Sam""",
        """Hello Ada,

I see that you are at Tide. What are you working on just now, and what would be of \
help to you there?

Kind regards, Sam""",
        """Hello Ada,

Ten minutes of talk often tell more than many messages. Would you like a call in the \
next two weeks, or a coffee if you are near? You choose the time.

Kind regards, Sam""",
    ]


def test_what_is_not_known_of_somebody_is_left_out() -> None:
    told = draft(Draft.COMPANY, Names("Ada Quill", "Sam")).text

    assert told.startswith("Hello Ada,\n\nWhat are you working on just now")


def test_nothing_is_drafted_by_itself_for_a_snippy_reply() -> None:
    assert draft_for(State.SNIPPY) is None
    assert draft_for(State.APOLOGY) is Draft.CLOSE


def test_the_language_is_that_of_their_note() -> None:
    assert spoken_in("Wir haben uns auf der Messe getroffen.") == "de"
    assert spoken_in("", ["nl", "de"]) == "nl"


def test_the_users_own_words_replace_a_part_and_add_a_language() -> None:
    words = reworded(
        '[en.ask]\napology = ""\nsign_off = "Yours, {me}"\n'
        '[sv.close]\nclosing = "Hej {first}!"\n',
        file="messages.toml",
    )

    asked = draft(Draft.ASK_WHY, Names("Bo", "Sam"), wording=words).text
    closed = draft(Draft.CLOSE, Names("Bo", "Sam"), spoken="sv", wording=words).text

    assert "forgive" not in asked
    assert asked.endswith("Yours, Sam")
    assert closed == "Hej Bo!"
    assert draft(Draft.ASK_WHY, Names("Bo", ""), spoken="sv", wording=words)[1] == "en"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[en", "messages.toml: Expected"),
        ("en = 1", 'messages.toml: "en" is a section: [en.ask].'),
        ("[en.shout]", "messages.toml: [en.shout] is none of ask, follow_up, close"),
        ("[en.close]\nbye = ''", "messages.toml: [en.close] has closing; no bye."),
        ("[en.close]\nclosing = 1", "messages.toml: closing in [en.close] is a text"),
    ],
)
def test_a_file_that_cannot_be_believed_is_told(text: str, says: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        reworded(text, file="messages.toml")

    assert str(told.value).startswith(says)
