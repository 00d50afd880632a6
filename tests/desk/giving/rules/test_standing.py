"""Contact or connection, with the counts (S6, R3-11, R3-12)."""

from datetime import date

import pytest

from closeknit.desk.giving.rules.balance import Balance, balance
from closeknit.desk.giving.rules.favour import Favour, Kind, Side, introduces, says
from closeknit.desk.giving.rules.standing import Touch, Word, standing

TODAY = date(2026, 11, 21)
DAY = 86_400


def asks(count: int, *, needs: bool | None) -> list[Touch]:
    return [Touch(n * 40 * DAY, "ego", needs) for n in range(count)]


def test_somebody_who_is_only_asked_is_a_contact() -> None:
    told = standing(asks(8, needs=True), Balance())

    assert told.word is Word.ONE_WAY
    assert told.only_when_needed
    assert told.because == (
        "you wrote 8 times, they never did",
        "you only write when you need something: 8 of your 8 messages ask",
        "all within 8 months, none in others",
    )


def test_touches_without_need_and_an_introduction_make_a_connection() -> None:
    ours = [Touch(n * DAY, "ego", n > 1) for n in range(5)]
    theirs = [Touch(n * DAY, "them") for n in range(5)]
    given = Favour(1, Side.GIVEN, Kind.INTRODUCTION, TODAY, beside="Bo Lind")

    told = standing([*ours, *theirs], balance([given], today=TODAY))

    assert told.word is Word.TWO_WAY
    assert told.because == (
        "both ways: 5 messages from them, 5 messages from you",
        "2 of yours needed nothing, 3 asked for something",
        "you gave 1 introduction, the last today",
    )


def test_answers_to_requests_alone_do_not_make_a_connection() -> None:
    answered = [*asks(6, needs=True), Touch(DAY, "them")]

    assert standing(answered, Balance()).word is Word.ONE_WAY


def test_whoever_gives_back_is_not_said_to_write_only_in_need() -> None:
    told = standing(asks(8, needs=True), Balance(given=1))

    assert not told.only_when_needed


def test_messages_whose_text_is_not_kept_are_not_judged() -> None:
    told = standing([*asks(8, needs=None), Touch(DAY, "them")], Balance())

    assert told.word is Word.TWO_WAY
    assert told.because == ("both ways: 1 message from them, 8 messages from you",)


def test_a_meeting_is_told_as_one_and_not_as_a_message_from_each() -> None:
    met = Touch(9 * DAY, "both", None, "meeting")
    mails = [Touch(n * DAY, "ego", None, "mail") for n in range(2)]

    told = standing([*mails, met], Balance())

    assert told.word is Word.TWO_WAY
    assert told.because == (
        "both ways: nothing from them, 2 mails from you, 1 meeting",
    )


def test_nothing_at_all_has_no_name() -> None:
    assert standing([], Balance()).word is Word.NONE


def test_what_is_to_come_counts_for_nothing() -> None:
    later = Favour(1, Side.GIVEN, Kind.HELP, date(2026, 12, 1))

    assert balance([later], today=TODAY).given == 0


def test_endorsements_are_told_and_no_part_of_the_sums() -> None:
    click = Favour(1, Side.RECEIVED, Kind.ENDORSEMENT, TODAY, "Welding")

    told = balance([click], today=TODAY)

    assert (told.received, told.owes) == (0, 0)
    assert told.because == (
        "you received 1 endorsement, the last today",
        "you gave nothing",
    )


@pytest.mark.parametrize(
    ("subject", "is_one"),
    [
        ("Intro: Ada <> Bo", True),
        ("E-Intro Ada / Bo", True),
        ("Ada, meet Bo", True),
        ("Introducing Ada and Bo", True),
        ("Mise en relation : Ada et Bo", True),
        ("Vorstellung Ada und Bo", True),
        ("Presentación: Ada y Bo", True),
        ("Re: Intro: Ada <> Bo", False),
        ("AW: Vorstellung", False),
        ("Fwd: Introduction", False),
        ("Introvert club on Monday", False),
        ("Meeting on Monday", False),
        ("", False),
    ],
)
def test_an_introduction_is_known_by_its_subject(subject: str, is_one: bool) -> None:  # noqa: FBT001 - a table's column
    assert introduces(subject) is is_one


def test_every_favour_has_its_words() -> None:
    told = {says(Favour(1, side, kind, None)) for side in Side for kind in Kind}

    assert len(told) == 2 * len(Kind) + 1
