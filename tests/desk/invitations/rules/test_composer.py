"""The composer: the ending first, its length reserved, then slots from evidence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.invitations.rules.composer import (
    ORDER,
    Composed,
    Needed,
    compose,
    counter,
    joined,
)
from closeknit.desk.invitations.rules.draft import Phrase, Slot
from closeknit.desk.words.rules.length import counted

MET = Phrase(Slot.WHERE_MET, "We met at PyCon Lisbon on 14 November.", (7,), "a.ics:3")
WHO = Phrase(Slot.WHO_I_AM, "I keep the books at Quay & Co.", (2,), "Positions.csv:2")
WHY = Phrase(Slot.REASON, "You asked for the onboarding notes.")
TALK = Phrase(Slot.TALK, "May I call you next week?")
WHY_NEEDED = Needed(Slot.REASON, "R0-20", "They may not recall you.")


def test_s8_295_characters_and_the_ending_are_11_too_many() -> None:
    count = counter("x" * 295, "Thank you, Hal", limit=300)

    assert (count.used, count.left, count.over) == (311, -11, 11)


def test_a_note_without_an_ending_needs_no_join() -> None:
    assert (joined("Hi Ann.\n", ""), joined("", "Hal")) == ("Hi Ann.", "Hal")


def test_phrases_stand_in_the_order_of_the_articles_before_the_ending() -> None:
    made = compose(
        "Hi Ann,", [TALK, WHY, WHO, MET], [], ending="Thank you, Hal", limit=300
    )

    assert made == Composed(
        f"Hi Ann,\n{MET.text} {WHO.text} {WHY.text} {TALK.text}",
        "Thank you, Hal",
        (MET, WHO, WHY, TALK),
        (),
        (),
    )


def test_a_needed_phrase_takes_the_room_of_one_that_is_not() -> None:
    limit = counted(joined(f"Hi Ann,\n{WHY.text}", "Thank you, Hal"))

    made = compose(
        "Hi Ann,", [MET, WHY], [WHY_NEEDED], ending="Thank you, Hal", limit=limit
    )

    assert (made.phrases, made.left_out, made.missing) == ((WHY,), (MET,), ())


def test_a_needed_slot_that_nothing_fills_is_left_to_the_user() -> None:
    made = compose("Hi Ann,", [MET], [WHY_NEEDED], ending="Hal", limit=300)

    assert made.missing == (WHY_NEEDED,)


def test_one_phrase_a_slot_and_the_others_are_offered() -> None:
    other = MET._replace(text="We had a call on 1 November.", kept=(9,))

    made = compose("Hi Ann,", [MET, other], [], ending="Hal", limit=300)

    assert (made.phrases, made.left_out) == ((MET,), (other,))


@settings(max_examples=50)
@given(
    phrases=st.lists(
        st.builds(Phrase, st.sampled_from(ORDER), st.text(max_size=120)), max_size=8
    ),
    ending=st.text(max_size=30),
    limit=st.integers(100, 300),
)
def test_no_draft_is_too_long_whatever_its_phrases(
    phrases: list[Phrase], ending: str, limit: int
) -> None:
    made = compose("Hi Ann,", phrases, [], ending=ending, limit=limit)

    assert counter(made.body, made.ending, limit=limit).over == 0
