"""Google's and Outlook's tables: known by their header, and by nothing else."""

from pathlib import Path

import pytest

from closeknit.sources.address_book.outlook_words import WORDS
from closeknit.sources.address_book.readers import ADDRESS_BOOK_READERS
from closeknit.sources.record import Card, Mention
from tests.sources.address_book.says import cards, noticed, said_of, unreadable

TODAYS = "First Name,Last Name,Phonetic First Name,Organization Name,Labels,Notes"


def table(folder: Path, *lines: str) -> Path:
    path = folder / "book.csv"
    path.write_bytes("\r\n".join([*lines, ""]).encode())
    return path


def names(path: Path) -> list[str]:
    return [reader.name for reader in ADDRESS_BOOK_READERS if reader.recognises(path)]


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Email Address,Company,Position",
        "Name,E-mail,Phone,Company",
        "First Name,Last Name,E-mail Address,Company,Job Title",
        "FirstName,LastName,Emails,PhoneNumbers",
        "Subject,Start Date,Start Time,Required Attendees",
        "Imię,Nazwisko,Adres e-mail,Adres e-mail 2,Firma",
    ],
)
def test_table_of_another_program_is_left_to_others(
    tmp_path: Path, header: str
) -> None:
    assert names(table(tmp_path, header, "a,b,c,d,e")) == []


def test_table_is_known_under_any_name_and_below_a_note(tmp_path: Path) -> None:
    path = table(tmp_path, "exported by hand", TODAYS, "Ada,Penrose,,,,")

    assert names(path) == ["address_book.google"]
    assert cards(said_of(path)) == [Card((Mention("Ada Penrose"),))]


def test_book_without_addresses_is_a_book(tmp_path: Path) -> None:
    path = table(tmp_path, TODAYS, "Ada,Penrose,,Engines,* myContacts,")

    assert cards(said_of(path)) == [Card((Mention("Ada Penrose"),), company="Engines")]


def test_row_that_is_too_short_costs_that_row(tmp_path: Path) -> None:
    said = said_of(table(tmp_path, TODAYS, "Ada", "Bo,Diddley,,,,"))

    assert unreadable(said) == [(2, "1 columns where the header has 6")]
    assert [card.who[0].name for card in cards(said)] == ["Bo Diddley"]


def test_row_of_nobody_is_told_with_its_line(tmp_path: Path) -> None:
    said = said_of(table(tmp_path, TODAYS, "Ada,Penrose,,,,", ",,,,Friends,"))

    assert unreadable(said) == [(3, "neither a name nor a way to reach anybody")]


def test_firm_without_a_person_is_counted_and_nobody(tmp_path: Path) -> None:
    said = said_of(table(tmp_path, TODAYS, ",,,Engines Ltd,,"))

    assert cards(said) == []
    assert noticed(said) == [
        (2, "1 card: an organisation, a group or a place: no person")
    ]


@pytest.mark.parametrize("language", WORDS)
def test_outlooks_table_is_known_in_each_language(
    tmp_path: Path, language: str
) -> None:
    words = WORDS[language]
    columns = [words.name[0], words.name[2], *words.emails[:2], words.company]
    row = ["Ada", "Penrose", "ada@example.com", "", "Engines"]
    path = table(tmp_path, ";".join(columns), ";".join(row))

    assert names(path) == ["address_book.outlook"]
    assert cards(said_of(path)) == [
        Card((Mention("Ada Penrose", email="ada@example.com"),), company="Engines")
    ]


def test_no_column_of_outlooks_stands_for_two_things() -> None:
    doubled = []
    for language, words in WORDS.items():
        columns = [*words.name, *words.emails, *words.phones, *words.pages]
        columns += [words.company, words.position, words.note, words.labels]
        doubled += [(language, c) for c in columns if columns.count(c) > 1]

    assert doubled == []
