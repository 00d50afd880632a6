"""What the columns of a table are taken for, and what is refused."""

from pathlib import Path

import pytest

from closeknit.shared.errors import Unanswered, UnreadableFile
from closeknit.sources.crm.books import book_of, standing_of
from closeknit.sources.crm.fields import FIELDS, header_key, taken_for
from closeknit.sources.reader import Answers
from closeknit.sources.record import Card, Mention
from closeknit.sources.registry import columns_of
from tests.sources.said import records_of, said_of

PLAIN = "Name,Email,Company\nAda Osei,ada@example.com,Kettle & Co\n"


def table(folder: Path, text: str, name: str = "people.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "header",
    [
        "Name,Email,Company",
        "Full Name,E-mail Address,Organisation",
        "NAME,e_mail,COMPANY NAME",
        "Ansprechpartner,E-Mail-Adresse,Firma",
        "Nom,Courriel,Société",
        "Nombre,Correo electrónico,Empresa",
        "Nome,Posta elettronica,Azienda",
        "Nome completo,E-mail,Empresa",
        "Naam,E-mailadres,Bedrijf",
        "Namn,E-postadress,Företag",
        "Navn,E-post,Virksomhed",
        "Imię i nazwisko,Adres e-mail,Firma",
        "ФИО,Почта,Компания",
        "Person - Name,Person - Email - Work,Organization - Name",
    ],
)
def test_header_of_any_language_gives_the_same_card(
    header: str, tmp_path: Path
) -> None:
    rows = "Ada Osei,ada@example.com,Kettle & Co\n"

    (card,) = records_of(table(tmp_path, f"{header}\n{rows}"))

    assert isinstance(card, Card)
    assert (card.who, card.company) == (
        (Mention("Ada Osei", email="ada@example.com"),),
        "Kettle & Co",
    )


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Name", "Vorname"], ("last", "first")),
        (["Nom", "Prénom"], ("last", "first")),
        (["Nombre", "Apellidos"], ("first", "last")),
        (["Nome", "Cognome"], ("first", "last")),
        (["Naam", "Voornaam"], ("last", "first")),
        (["First Name", "Last Name", "Name"], ("first", "last", "name")),
        (["Organization - Name", "Deal - Title"], ("company", "-")),
    ],
)
def test_word_with_two_meanings_is_told_by_the_columns_beside_it(
    header: list[str], fields: tuple[str, ...]
) -> None:
    assert taken_for(header) == fields


@pytest.mark.parametrize(
    ("header", "book"),
    [
        (["Record ID", "Lifecycle Stage"], "hubspot"),
        (["firstname", "hs_object_id"], "hubspot"),
        (["Last Name", "Account Name"], "salesforce"),
        (["LastName", "AccountId"], "salesforce"),
        (["Company / Account", "Last Name"], "salesforce"),
        (["Person - Name"], "pipedrive"),
        (["Name", "E-Mail"], "crm"),
    ],
)
def test_crm_is_told_by_columns_only_it_writes(header: list[str], book: str) -> None:
    assert book_of(header) == book


@pytest.mark.parametrize(
    ("stage", "standing"),
    [
        ("Customer", "client"),
        ("Closed Won", "client"),
        ("Kunde", "client"),
        ("Cliente", "client"),
        ("Marketing Qualified Lead", "prospect"),
        ("Open - Not Contacted", "prospect"),
        ("Closed Lost", ""),
        ("Former customer", ""),
        ("", ""),
    ],
)
def test_stage_tells_clients_from_those_to_be(stage: str, standing: str) -> None:
    assert standing_of([stage], []) == standing


@pytest.mark.parametrize(
    "text",
    [
        "Name,Amount\nRent,900\n",
        "Company name,Company owner,Record ID\nKettle & Co,Ottilie,7\n",
        "Wer,Wo\nAda,hier\n",
    ],
)
def test_table_that_need_not_be_of_people_is_asked_about(
    text: str, tmp_path: Path
) -> None:
    file = table(tmp_path, text)
    header = text.partition("\n")[0].replace(",", ", ")

    with pytest.raises(Unanswered, match=header) as asked:
        said_of(file)

    assert asked.value.code == "asks_columns"


def test_word_of_the_user_stands_before_ours(tmp_path: Path) -> None:
    file = table(tmp_path, PLAIN)

    (card,) = records_of(
        file, Answers(columns=(("company", "position"), ("EMAIL", "-")))
    )

    assert card == Card((Mention("Ada Osei"),), position="Kettle & Co", book="crm")


def test_remembered_columns_hold_for_the_same_header_in_another_order(
    tmp_path: Path,
) -> None:
    file = table(tmp_path, "Wo,Wer\nKettle & Co,Ada Osei\n")
    before = (header_key(["Wer", "Wo"]), (("Wer", "name"), ("Wo", "company")))

    (card,) = records_of(file, Answers(remembered=(before,)))

    assert card == Card((Mention("Ada Osei"),), "Kettle & Co", book="crm")


def test_columns_are_shown_with_their_first_values(tmp_path: Path) -> None:
    columns = columns_of(table(tmp_path, PLAIN), Answers())

    assert [(one.name, one.taken_for, one.first) for one in columns] == [
        ("Name", "name", ("Ada Osei",)),
        ("Email", "email", ("ada@example.com",)),
        ("Company", "company", ("Kettle & Co",)),
    ]


def test_two_columns_of_one_name_are_both_read(tmp_path: Path) -> None:
    file = table(tmp_path, "Name,Email,Email\nAda,a@example.com,b@example.com\n")

    (card,) = records_of(file)

    assert card == Card(
        (Mention("Ada", email="a@example.com"), Mention("Ada", email="b@example.com")),
        book="crm",
    )


def test_what_is_no_table_is_not_known(tmp_path: Path) -> None:
    file = table(tmp_path, "a@example.com\nb@example.com\n")

    with pytest.raises(UnreadableFile) as refused:
        said_of(file)

    assert refused.value.code == "unknown_file"


def test_every_known_word_is_a_field() -> None:
    header = ["Name", "Nachname", "Vorname", "Won deals", "Tags", "Source", "Owner"]

    assert set(taken_for(header)) <= set(FIELDS)
