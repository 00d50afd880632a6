from datetime import date
from pathlib import Path

import pytest

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.calendar.outlook_table import is_outlook_table
from closeknit.sources.record import Mention, Met
from closeknit.sources.said import Noticed
from tests.sources.calendar.says import MINE, mets, said_of

HEADER = (
    "Subject,Start Date,Start Time,End Date,End Time,All day event,Meeting Organizer,"
    "Required Attendees,Optional Attendees,Location\r\n"
)


def row(day: str, clock: str = "10:00:00", who: str = "Ada;Odile") -> str:
    return f"Tea,{day},{clock},{day},11:00:00,False,Odile,{who},,Cafe\r\n"


def days(path: Path, *rows: str) -> list[date]:
    return [met.on for met in mets(path, HEADER + "".join(rows))]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "calendar.csv"


def test_the_month_is_the_number_that_can_be_one(table: Path) -> None:
    assert days(table, row("3/4/2026"), row("13/4/2026")) == [
        date(2026, 4, 3),
        date(2026, 4, 13),
    ]
    assert days(table, row("3/4/2026"), row("4/13/2026")) == [
        date(2026, 3, 4),
        date(2026, 4, 13),
    ]
    assert days(table, row("3/4/2026", "9:00:00 AM")) == [date(2026, 3, 4)]
    assert days(table, row("03.04.2026"), row("2026-05-06")) == [
        date(2026, 4, 3),
        date(2026, 5, 6),
    ]


def test_table_whose_month_cannot_be_told_is_refused(table: Path) -> None:
    with pytest.raises(UnreadableFile, match="Export the calendar") as refused:
        days(table, row("3/4/2026"))

    assert refused.value.code == "date_order"


def test_name_at_all_of_five_meetings_is_the_egos(table: Path) -> None:
    rows = [row(f"4/{13 + n}/2026", who=f"Odile;Guest {n}") for n in range(5)]

    said = said_of_rows(table, *rows)

    assert [met.who for met in said if isinstance(met, Met)] == [
        (Mention(name=f"Guest {n}"),) for n in range(5)
    ]
    assert [one for one in said if isinstance(one, Noticed)] == []


def test_table_says_when_the_egos_name_cannot_be_told(table: Path) -> None:
    said = said_of_rows(table, row("4/13/2026"))

    assert said[0] == Noticed(
        "Which of the names in it is yours could not be told: you may find yourself "
        "among the people"
    )


def test_the_egos_address_is_nobody_else(table: Path) -> None:
    (met,) = mets(
        table,
        HEADER
        + row("4/13/2026", who="odile@example.com;Ada").replace(
            "Odile", "odile@example.com"
        ),
        MINE,
    )

    assert met.who == (Mention(name="Ada"),)


@pytest.mark.parametrize(
    ("first", "second", "delimiter", "where"),
    [
        ("Betreff", "Beginnt am", ";", "Ort"),
        ("Objet", "Début", ";", "Emplacement"),
        ("Onderwerp", "Begindatum", ",", "Locatie"),
        ("Asunto", "Fecha de comienzo", ",", "Ubicación"),
        ("Oggetto", "Data inizio", ";", "Luogo"),
        ("Assunto", "Data de início", "\t", "Local"),
    ],
)
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp1252"])
def test_table_of_22_columns_is_read_by_their_places_in_other_languages(
    table: Path, first: str, second: str, delimiter: str, where: str, letters: str
) -> None:
    head = [first, second, second, *(f'"x{n}, {n}"' for n in range(3, 22))]
    head[16] = where
    cells = ["Tea", "3/4/2026", "10:00:00", "3/4/2026", "11:00:00", "no", *[""] * 16]
    cells[9:12] = ["odile@example.com", "Bo", "Ada"]
    cells[16] = "Cafe"
    lines = (delimiter.join(row) for row in (head, cells))

    table.write_bytes("\r\n".join((*lines, "")).encode(letters))

    assert is_outlook_table(table.read_bytes())
    (met,) = (said for _, _, said in said_of(table, MINE) if isinstance(said, Met))
    assert (met.who, met.on, met.minutes, met.where, met.about) == (
        (Mention(name="Bo"), Mention(name="Ada")),
        date(2026, 4, 3),
        60,
        "Cafe",
        "Tea",
    )


def test_table_of_another_kind_is_none_of_outlooks() -> None:
    head = ";".join(["Betreff", "Beginnt am", *map(str, range(20))]).encode()

    assert is_outlook_table(head)
    assert not is_outlook_table(head.replace(b";7;", b";"))
    assert not is_outlook_table(head.replace(b"Beginnt", b"Gesendet"))


def said_of_rows(path: Path, *rows: str) -> list[object]:
    path.write_text(HEADER + "".join(rows), newline="")
    return [item for _, _, item in said_of(path)]
