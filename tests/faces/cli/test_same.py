"""same: what is asked, put off, and left apart."""

from pathlib import Path

from tests.faces.adas import MAIL, TABLE
from tests.faces.cli.program import asked, rows, run


def test_what_is_put_off_and_left_apart_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name, text in (("Connections.csv", TABLE), ("mail.mbox", MAIL)):
        (tmp_path / name).write_text(text)
        run(home, "import", tmp_path / name)
    questions = rows(asked(home, "same"), "questions")
    reasons = [rows(question, "reasons") for question in questions]
    assert {str(why["speaks"]) for some in reasons for why in some} == {
        *("for", "against", "little", "asked")
    }
    told = run(home, "same").stdout
    assert "    asked because: several people have this name\n    for: " in told
    assert "    against: one of several of this name at the firm\n" in told

    for question in questions:
        run(home, "same", question["id"], "later")

    document = asked(home, "same")
    assert document["later"] == {"total": 2, "until": "2026-12-21"}
    assert document["of_one_name"] == {"names": 1, "people": 3}
    told = run(home, "same").stdout
    assert "2 are put off: you are asked again from 21 December 2026 on." in told
    assert "3 people share one name and are left apart" in told
    assert "everybody is told apart" not in told
    (alike,) = rows(asked(home, "same", "names"), "names")
    assert [one["company"] for one in rows(alike, "people")] == ["Engines"] * 2 + [""]
    assert "ada.quill@engines.example" in run(home, "same", "names").stdout


def test_nobody_to_tell_apart_is_said_too(tmp_path: Path) -> None:
    told = run(tmp_path / "home", "same").stdout

    assert told == "No questions: everybody is told apart.\n"
    assert "No two" in run(tmp_path / "home", "same", "names").stdout
