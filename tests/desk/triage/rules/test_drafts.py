"""The drafts: their parts, their languages, the user's own words."""

import pytest

from closeknit.desk.triage.rules.drafts import (
    PARTS,
    Draft,
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
    made = draft(what, to="Dr. Ada Quill", me="Sam", spoken=spoken)

    assert tuple(shipped()[spoken][what]) == PARTS[what]
    assert made.language == spoken
    assert language(made.text) == spoken
    assert " Ada" in made.text
    assert "{" not in made.text


def test_the_question_has_its_six_parts_in_their_order() -> None:
    text = draft(Draft.ASK_WHY, to="Ada Quill", me="Sam").text

    places = [
        text.index(part)
        for part in ("thank you", "forgive", "not sure", "How are", "benefit", "Sam")
    ]
    assert places == sorted(places)


def test_a_name_in_braces_fills_nothing() -> None:
    assert "Hello {me}," in draft(Draft.CLOSE, to="{me}", me="Sam").text


def test_nothing_is_drafted_by_itself_for_a_snippy_reply() -> None:
    assert draft_for(State.SNIPPY) is None
    assert draft_for(State.APOLOGY) is Draft.CLOSE


def test_the_language_is_that_of_their_note() -> None:
    assert spoken_in("Wir haben uns auf der Messe getroffen.") == "de"
    assert spoken_in("", "nl") == "nl"


def test_the_users_own_words_replace_a_part_and_add_a_language() -> None:
    words = reworded(
        '[en.ask]\napology = ""\nsign_off = "Yours, {me}"\n'
        '[sv.close]\nclosing = "Hej {first}!"\n',
        file="messages.toml",
    )

    asked = draft(Draft.ASK_WHY, to="Bo", me="Sam", wording=words).text
    closed = draft(Draft.CLOSE, to="Bo", me="Sam", spoken="sv", wording=words).text

    assert "forgive" not in asked
    assert asked.endswith("Yours, Sam")
    assert closed == "Hej Bo!"
    assert draft(Draft.ASK_WHY, to="Bo", me="", spoken="sv", wording=words)[1] == "en"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[en", "messages.toml: Expected"),
        ("en = 1", 'messages.toml: "en" is a section: [en.ask].'),
        ("[en.shout]", "messages.toml: [en.shout] is none of ask, follow_up, close."),
        ("[en.close]\nbye = ''", "messages.toml: [en.close] has closing; no bye."),
        ("[en.close]\nclosing = 1", "messages.toml: closing in [en.close] is a text"),
    ],
)
def test_a_file_that_cannot_be_believed_is_told(text: str, says: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        reworded(text, file="messages.toml")

    assert str(told.value).startswith(says)
