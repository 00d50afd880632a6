"""A person's fields over time: the ego's word first, then what was said last."""

from datetime import UTC, date, datetime

from closeknit.sources.record import (
    Card,
    Connected,
    Mention,
    Note,
    Recommended,
    Told,
)
from closeknit.ties.rules.history import Entry, Said, history

ADA = Mention("Ada Lovelace", "ada-ex", "ada@example.com")
JAN, JUNE, NOV = date(2026, 1, 1), date(2026, 6, 1), date(2026, 11, 1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EXPORT = "LinkedIn's export"


def joined(company: str, kept: int, first: date, last: date) -> Said:
    return Said(kept, Connected(Mention("Ada"), None, company), first, last)


def test_each_value_has_its_days_and_the_newest_stands() -> None:
    quay, mill = joined("Quay", 1, JAN, JUNE), joined("Mill", 2, NOV, NOV)

    assert history([quay, mill]) == [
        Entry("company", "Mill", NOV, NOV, EXPORT, 2, stands=True),
        Entry("company", "Quay", JAN, JUNE, EXPORT, 1),
    ]


def test_same_firm_in_another_spelling_is_one_entry_with_the_newest_one() -> None:
    found = history([joined("Quay Ltd", 1, JAN, JAN), joined("QUAY", 2, JUNE, NOV)])

    assert found == [Entry("company", "QUAY", JAN, NOV, EXPORT, 2, stands=True)]


def test_own_word_stands_above_what_is_newer() -> None:
    word = Said(3, Told(ADA, "company", "Harbour", NOON), None, None)

    found = history([joined("Mill", 2, NOV, NOV), word])

    assert [(e.value, e.source, e.stands) for e in found] == [
        ("Harbour", "your own word", True),
        ("Mill", EXPORT, False),
    ]


def test_own_word_taken_back_or_said_anew_stands_no_more() -> None:
    word = Said(3, Told(ADA, "company", "Harbour", NOON), None, None)
    later = NOON.replace(month=4)
    back = Said(4, Told(ADA, "company", "", later), None, None)
    anew = Said(5, Told(ADA, "company", "Pier", later), None, None)

    assert history([back, word]) == []
    assert [e.value for e in history([anew, word])] == ["Pier"]


def test_card_says_where_somebody_is_and_its_book_is_the_source() -> None:
    card = Card((ADA,), "Quay", "", JUNE, place="Lisbon", book="hubspot")

    assert history([Said(7, card, None, NOV)]) == [
        Entry("company", "Quay", JUNE, JUNE, "hubspot", 7, stands=True),
        Entry("place", "Lisbon", JUNE, JUNE, "hubspot", 7, stands=True),
        Entry("email", "ada@example.com", JUNE, JUNE, "hubspot", 7, stands=True),
    ]


def test_card_without_a_day_was_last_said_when_it_was_brought() -> None:
    (entry,) = history([Said(7, Card((Mention("Ada"),), "Quay"), None, NOV)])

    assert (entry.first, entry.last) == (None, NOV)


def test_dated_source_stands_above_a_card_without_a_day() -> None:
    card = Said(7, Card((Mention("Ada"),), "OldFirm", "Intern"), None, NOV)
    export = Said(2, Connected(Mention("Ada"), None, "NewFirm", "CEO"), JAN, JAN)

    found = history([card, export])

    assert [(e.value, e.stands) for e in found] == [
        ("NewFirm", True),
        ("OldFirm", False),
        ("CEO", True),
        ("Intern", False),
    ]


def test_spelling_and_days_are_those_of_the_dated_source() -> None:
    card = Said(7, Card((Mention("Ada"),), "Firm Ltd"), None, NOV)
    crm = Said(8, Card((Mention("Ada"),), "Firm GmbH", on=JUNE, book="crm"), None, NOV)

    assert history([card, crm]) == [
        Entry("company", "Firm GmbH", JUNE, JUNE, "crm", 8, stands=True)
    ]


def test_of_two_of_one_day_the_one_stands_that_is_shown() -> None:
    found = history([joined("Mill", 1, JAN, JAN), joined("Quay", 2, JAN, JAN)])

    assert [e.value for e in found if e.stands] == ["Quay"]


def test_recommendation_says_a_job_of_its_own_day_and_a_note_says_none() -> None:
    praise = Recommended(ADA, outgoing=False, at=NOON, position="Clerk")

    assert history([Said(1, praise, None, NOV), Said(2, Note(ADA, "x"), JAN, JAN)]) == [
        Entry(
            "position",
            "Clerk",
            NOON.date(),
            NOON.date(),
            "recommendation",
            1,
            stands=True,
        )
    ]


def test_address_of_messages_joins_the_one_of_an_export() -> None:
    exported = Said(1, Connected(ADA), JUNE, JUNE)
    written = Entry("email", "ada@example.com", JAN, NOV, "messages", 2)

    (entry,) = history([exported], [written])

    assert (entry.first, entry.last) == (JAN, NOV)
