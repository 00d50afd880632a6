"""Replies that the user has named teach how to read the next ones."""

from closeknit.desk.triage.rules.taught import Example, read_reply
from closeknit.desk.words.rules.reply import classify

KNOWN = [Example("Let us see what the tide brings, shall we?", "jobseeker")]


def test_a_reply_near_one_that_was_named_is_of_its_kind() -> None:
    read = read_reply("let us see what the tide brings, shall we", KNOWN)

    assert read.label == "jobseeker"
    assert read.because == (
        "as you called: Let us see what the tide brings, shall we?",
    )


def test_a_reply_unlike_any_is_read_as_without_examples() -> None:
    text = "Sorry, I pressed the wrong button."

    assert read_reply(text, KNOWN) == classify(text)


def test_an_empty_reply_is_like_nothing() -> None:
    assert read_reply("", [Example("", "spam")]) == classify("")
