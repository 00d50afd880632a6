"""What a file cannot say is asked, and answered with an option."""

import json
from pathlib import Path

from tests.faces.cli.program import asked, refused, rows, run

SAMPLES = Path(__file__).parents[2] / "sources"
CHAT = "04/03/25, 14:05 - Bo Lind: hello\n04/03/25, 14:06 - Ottilie: hello\n"
GROUP = "13/03/25, 14:05 - Bo Lind: hello\n13/03/25, 14:06 - Ottilie Vance: hello\n"
TABLE = "Wer,Wo,Adresse\nAda Osei,Kettle & Co,ada@example.com\n"
MAPPED = ("--map", "Wer=name", "--map", "Wo=company", "--map", "Adresse=email")


def added(told: dict[str, object]) -> list[object]:
    return [one["added"] for one in rows(told, "imports")]


def failed(home: Path, *arguments: object) -> dict[str, object]:
    """Return the one file that was not read."""
    ran = run(home, "import", *arguments, "--json")
    assert ran.returncode == 1, ran.stderr
    (one,) = rows(json.loads(ran.stdout), "failed")
    return one


def test_chat_asks_who_the_ego_is_and_takes_the_answer(tmp_path: Path) -> None:
    chat = tmp_path / "_chat.txt"
    chat.write_text(GROUP)
    home = tmp_path / "home"

    one = failed(home, chat)
    told = asked(home, "import", chat, "--me", "ottilie vance")
    again = asked(home, "import", chat)

    assert (one["code"], one["choices"]) == ("asks_me", ["Bo Lind", "Ottilie Vance"])
    assert added(told) == [3]
    assert added(again) == [0]


def test_chat_asks_in_which_order_its_days_are(tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Bo Lind.txt"
    chat.write_text(CHAT)
    home = tmp_path / "home"

    one = failed(home, chat)
    asked(home, "import", chat, "--date-order", "month-first")
    (person,) = rows(asked(home, "people"), "people")

    assert one["code"] == "asks_date_order"
    assert one["choices"] == ["day-first", "month-first"]
    assert person["name"] == "Bo Lind"


def test_order_of_a_chats_days_is_asked_once(tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Bo Lind.txt"
    other, nameless = tmp_path / "WhatsApp Chat with Cy.txt", tmp_path / "_chat.txt"
    for one in (chat, nameless):
        one.write_text(CHAT)
    other.write_text(CHAT.replace("Bo Lind", "Cy"))
    home = tmp_path / "home"
    asked(home, "import", chat, "--date-order", "month-first")
    (first,) = rows(asked(home, "person", "Bo Lind"), "timeline")[-1:]

    chat.write_text(CHAT + "05/03/25, 09:00 - Bo Lind: again\n")
    looked = asked(home, "import", chat, "--dry-run")
    told = asked(home, "import", chat)
    days = {line["on"] for line in rows(asked(home, "person", "Bo Lind"), "timeline")}

    assert first["on"] == "2025-04-03"
    assert added(told) == added(looked) == [1]
    assert days == {"2025-04-03", "2025-05-03"}
    assert failed(home, other)["code"] == "asks_date_order"
    assert failed(home, nameless)["code"] == "asks_date_order"


def test_table_is_mapped_once_and_its_columns_are_remembered(tmp_path: Path) -> None:
    spring, summer = tmp_path / "spring.csv", tmp_path / "summer.csv"
    spring.write_text(TABLE)
    summer.write_text(TABLE + "Bo Lind,Lind AB,bo@example.com\n")
    home = tmp_path / "home"

    one = failed(home, spring)
    first = asked(home, "import", spring, *MAPPED)
    second = asked(home, "import", summer)

    assert one["code"] == "asks_columns"
    assert one["columns"] == [
        {"name": "Wer", "taken_for": "-", "first": ["Ada Osei"]},
        {"name": "Wo", "taken_for": "-", "first": ["Kettle & Co"]},
        {"name": "Adresse", "taken_for": "-", "first": ["ada@example.com"]},
    ]
    assert added(first) == [1]
    assert added(second) == [1]


def test_dry_run_shows_the_columns_and_the_first_cards(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,E-Mail,Umsatz\nAda Osei,ada@example.com,3\n")

    told = asked(tmp_path / "home", "import", table, "--dry-run")

    assert told["tables"] == [
        {
            "file": "people.csv",
            "columns": [
                {"name": "Name", "taken_for": "name", "first": ["Ada Osei"]},
                {"name": "E-Mail", "taken_for": "email", "first": ["ada@example.com"]},
                {"name": "Umsatz", "taken_for": "-", "first": ["3"]},
            ],
            "first": [
                {
                    "kind": "card",
                    "who": [{"name": "Ada Osei", "email": "ada@example.com"}],
                    "book": "crm",
                }
            ],
        }
    ]


def test_table_waits_for_its_columns_where_that_is_asked_for(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,E-Mail\nAda Osei,ada@example.com\n")
    home = tmp_path / "home"

    one = failed(home, table, "--ask-columns")
    told = asked(home, "import", table, "--ask-columns", "--map", "Name=name")
    later = asked(home, "import", table, "--ask-columns")

    assert one["code"] == "asks_columns"
    assert added(told) == [1]
    assert rows(later, "failed") == []


def test_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,E-Mail\nAda Osei,ada@example.com\n")

    one = failed(tmp_path / "home", table, "--map", "Firma=company")

    assert one["because"] == (
        "There is no column “Firma”. The columns are Name, E-Mail."
    )


def test_mapping_to_an_unknown_word_is_refused(tmp_path: Path) -> None:
    told = refused(tmp_path / "home", "import", "x.csv", "--map", "Firma=firm", code=2)

    assert "WHAT is one of name, first, last" in " ".join(told.split())


def test_zone_that_is_none_is_told(tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Bo Lind.txt"
    chat.write_text(GROUP)

    one = failed(tmp_path / "home", chat, "--zone", "Europe/Nowhere")

    assert one["code"] == "no_such_zone"


def test_zone_that_was_used_first_is_used_on(tmp_path: Path) -> None:
    chat, longer = tmp_path / "a", tmp_path / "b"
    for folder, text in ((chat, GROUP), (longer, GROUP + GROUP.replace("13", "14"))):
        folder.mkdir()
        (folder / "WhatsApp Chat with Bo Lind.txt").write_text(text)
    home = tmp_path / "home"

    asked(home, "import", chat, "--zone", "Asia/Tokyo")
    told = asked(home, "import", longer)

    (one,) = rows(told, "imports")
    assert (one["added"], one["already_known"]) == (2, 3)
