"""Scenario S6 by commands: contacts and connections, told apart with the counts."""

from pathlib import Path

from tests.faces.cli.program import asked, refused, rows, run
from tests.faces.mo_and_nia import mo_and_nia


def test_s6_mo_is_a_contact_and_nia_a_connection(tmp_path: Path) -> None:
    home, box = tmp_path / "home", mo_and_nia(tmp_path)
    asked(home, "settings", "bodies", "on")
    asked(home, "me", "sam@quay.example")
    asked(home, "import", box)
    noted = asked(
        home, "give", "Nia Cole", "--kind", "introduction", "--to", "Mo Reyes",
        "--on", "2026-06-20",
    )  # fmt: skip

    mo, nia = asked(home, "owe", "Mo Reyes"), asked(home, "owe", "Nia Cole")
    every = asked(home, "owe")

    assert (mo["word"], mo["because"]) == (
        "contact",
        [
            "you wrote 8 times, they never did",
            "you only write when you need something: 8 of your 8 messages ask",
            "all within 8 months, none in others",
        ],
    )
    assert (nia["word"], nia["because"]) == (
        "connection",
        [
            "both ways: 5 mails from them, 5 mails from you",
            "2 of yours needed nothing, 3 asked for something",
            "you gave 1 introduction, the last 5 months ago",
        ],
    )
    assert [one["person"]["name"] for one in rows(every, "only_when_you_need")] == [  # type: ignore[index]  # as it is printed
        "Mo Reyes"
    ]
    asked(home, "owe", "--undo", noted["noted"])
    assert asked(home, "owe", "Nia Cole")["favours"] == []


def test_what_cannot_be_noted_is_said_in_a_sentence(home: Path) -> None:
    later = refused(home, "give", "Imogen Tate", "tips", "--on", "2027-01-01")

    assert later == "closeknit: 1 Jan 2027 has not been yet.\n"
    assert "no line 99" in refused(home, "owe", "--undo", "99")


def test_a_wish_shows_until_it_is_done(home: Path) -> None:
    number = asked(home, "wish", "Imogen Tate", "a printer of maps")["wish"]

    told = run(home, "owe", "Imogen Tate").stdout

    assert "looks for: a printer of maps" in told
    assert [one["text"] for one in rows(asked(home, "owe"), "wishes")] == [
        "a printer of maps"
    ]
    asked(home, "owe", "--done", number)
    assert asked(home, "owe")["wishes"] == []


def test_r3_12_two_who_should_meet_are_both_asked_first(home: Path) -> None:
    for name in ("Ada Ray", "Bo Lind"):
        asked(home, "met", name, "--on", "2026-10-01")
    asked(home, "note", "Bo Lind", "a tax adviser on the quay")
    refused(home, "together", "Ada Ray", "Bo Lind")
    asked(home, "wish", "Ada Ray", "a tax adviser")

    first = asked(home, "together", "Ada Ray", "Bo Lind")
    asked(home, "together", "Ada Ray", "Bo Lind", "ask", "--who", "Bo Lind")
    asked(home, "together", "Ada Ray", "Bo Lind", "yes", "--who", "Bo Lind")
    early = refused(home, "together", "Ada Ray", "Bo Lind", "introduce")
    then = asked(home, "together", "Ada Ray", "Bo Lind")

    assert first["says"] == "nobody is asked yet"
    assert [one["said_yes"] for one in rows(then, "people")] == [False, True]
    assert "Bo Lind" not in str(rows(first, "people")[0]["text"])
    assert "Bo Lind could fit" in str(rows(then, "people")[0]["text"])
    assert "both have said yes" in early
