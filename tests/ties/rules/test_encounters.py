"""Where two met: the best kind of encounter, and of those the first."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from closeknit.sources.record import Connected, Mention, Met, Wrote
from closeknit.ties.rules.encounters import (
    Encounter,
    Happening,
    encounter,
    first_of,
    last_of,
    says,
    weight,
)

ADA = Mention("Ada Lovelace", "ada-ex")
TODAY, DAY = date(2026, 11, 21), date(2026, 11, 14)
AT = int(datetime(2026, 11, 14, 23, tzinfo=UTC).timestamp())
MAIL = Happening("mail", AT - 3, 1, 1)
CALL = Happening("call", AT - 2, 2, 1)
CROWD = Happening("meeting", AT - 4, 3, 200)
MEETING = Happening("meeting", AT, 4, 2)
LATER = Happening("meeting", AT + 9, 5, 1)
JOINED = Happening("connected", AT + 99, 6, 1)


def test_meeting_reminds_better_than_a_call_and_a_call_than_a_mail() -> None:
    assert first_of([MAIL, CALL, LATER, MEETING]) == MEETING
    assert first_of([MAIL, CALL]) == CALL
    assert first_of([MAIL, JOINED]) == MAIL


def test_mail_between_two_reminds_better_than_a_crowd() -> None:
    assert first_of([CROWD, MAIL]) == MAIL


def test_joining_on_linkedin_is_told_where_nothing_else_is() -> None:
    assert first_of([JOINED]) == last_of([JOINED]) == JOINED
    assert last_of([MAIL, JOINED]) == MAIL


def test_encounter_has_the_place_and_the_subject_its_record_says() -> None:
    met = Met((ADA,), DAY, where="Quay 7", about="Tea")
    wrote = Wrote("mail", ADA, subject="Hello")

    assert encounter(MEETING, met) == Encounter(DAY, "meeting", "Quay 7", "Tea", 0.5, 4)
    assert encounter(MAIL, wrote) == Encounter(DAY, "mail", "", "Hello", 1.0, 1)
    assert encounter(MAIL, Connected(ADA)).about == ""


def test_encounter_is_said_in_a_sentence() -> None:
    chat = Encounter(DAY, "chat", "", "", 1.0, 1)

    assert says(chat, today=TODAY) == "you chatted on 14 Nov 2026, 7 days ago"
    other = says(chat._replace(how="pigeon"), today=TODAY)
    assert other == "you were in touch by pigeon on 14 Nov 2026, 7 days ago"


@given(st.integers(0, 500), st.integers(0, 500))
def test_encounter_of_more_is_worth_no_more(one: int, other: int) -> None:
    few, many = sorted((one, other))

    assert 0 < weight(many) <= weight(few) <= 1
