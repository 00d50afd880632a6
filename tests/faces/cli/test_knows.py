"""Who knows whom, and a meeting in one line, at the command line."""

from pathlib import Path

from tests.faces.cli.program import asked, refused, rows, run

TABLE = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-ex,,Quay,Clerk,02 Jan 2026
Bo,Diddley,https://www.linkedin.com/in/bo-ex,,Mill,Clerk,02 Jan 2026
Bo,Diddley,https://www.linkedin.com/in/bo-too,,Pier,Clerk,03 Jan 2026
Cleo,Quill,https://www.linkedin.com/in/cleo-ex,,Pier,Clerk,03 Jan 2026
"""


def home_of(folder: Path) -> Path:
    table = folder / "Connections.csv"
    table.write_text(TABLE)
    asked(folder / "home", "import", table)
    return folder / "home"


def test_meeting_is_typed_in_one_line_and_shown_as_where_they_met(
    tmp_path: Path,
) -> None:
    home = home_of(tmp_path)

    line = "at PyCon Lisbon on 2026-11-14: wants the onboarding notes".split()
    kept = run(home, "met", "Ann Lee", *line)
    again = run(home, "met", "Ann Lee", *line)
    person = asked(home, "person", "Ann Lee")
    asked(home, "met", "New Person", "and", "Cleo Quill", "yesterday")

    assert kept.stdout == (
        "Kept: Ann Lee at PyCon Lisbon on 14 Nov 2026: wants the onboarding notes "
        "(undo: closeknit imports undo 2)\n"
    )
    assert again.returncode == 0
    assert again.stdout.startswith("You said that already on ")
    assert again.stdout.endswith(": nothing has changed. (import 2)\n")
    assert person["met"] == {
        "first": "2026-11-14",
        "last": "2026-11-14",
        "how": "meeting",
        "where": "PyCon Lisbon",
        "about": "wants the onboarding notes",
        "weight": 1.0,
        "origin": {"file": "typed in", "line": 1, "import": 2},
        "latest": {
            "on": "2026-11-14",
            "how": "meeting",
            "where": "PyCon Lisbon",
            "about": "wants the onboarding notes",
            "weight": 1.0,
            "origin": {"file": "typed in", "line": 1, "import": 2},
        },
    }
    assert asked(home, "person", "New Person")["second_degree"] is False
    assert "'2026-13-14' is no day" in refused(home, "met", "Ann Lee on 2026-13-14")
    told = refused(home, "met", "Bo Diddley", "at", "the", "quay")
    assert "Several people answer to 'Bo Diddley'" in told


def test_pairs_are_said_pasted_shown_and_listed_by_person(tmp_path: Path) -> None:
    home = home_of(tmp_path)
    text = "Cleo Quill\n· 1st\nClerk\nMessage\nDot Ember\n· 1st\nPilot\nMessage\n"

    said = asked(home, "knows", "Ann Lee", "Cleo Quill", "--how", "introduced")
    again = asked(home, "knows", "Ann Lee", "Cleo Quill", "--how", "introduced")
    assert again == {"import": said["import"], "already": True}
    pasted = run(home, "knows", "Ann Lee", "--paste", "--json", stdin=text)
    every = asked(home, "knows")
    anns = asked(home, "knows", "Ann Lee")
    refusal = refused(home, "knows", "Ann Lee", "--how", "said")

    assert '"names": ["Cleo Quill", "Dot Ember"]' in pasted.stdout
    (first, second) = rows(every, "pairs")
    assert (every["total"], anns["total"]) == (2, 2)
    assert [e["how"] for e in rows(first, "evidence")] == ["mutual", "introduced"]
    assert rows(second, "evidence") == [
        {"how": "mutual", "count": 1, "first": "2026-11-21", "last": "2026-11-21"}
    ]
    assert second["weight"] == 0.95
    assert "Say two people" in refusal


def test_how_well_two_know_each_other_is_typed_and_read_back(tmp_path: Path) -> None:
    home = home_of(tmp_path)

    asked(home, "knows", "Ann Lee", "Cleo Quill", "--how", "worked", "--years", "3")
    told = run(home, "knows", "Ann Lee").stdout
    refusal = refused(home, "knows", "Ann Lee", "Cleo Quill", "--years", "3")

    assert "they worked together for 3 years, you said on 21 Nov 2026" in told
    assert "Years go with worked" in refusal


def test_own_word_is_set_shown_and_refused_in_a_sentence(tmp_path: Path) -> None:
    home = home_of(tmp_path)

    asked(home, "person", "set", "Ann Lee", "company", "Harbour")
    person = asked(home, "person", "Ann Lee")

    assert person["company"] == "Harbour"
    standing = [e for e in rows(person, "history") if e["stands"]]
    assert [(e["field"], e["value"], e["source"]) for e in standing] == [
        ("company", "Harbour", "your own word"),
        ("position", "Clerk", "LinkedIn's export"),
    ]
    assert "Say one of: name" in refused(home, "person", "set", "Ann Lee", "mood", "x")
    assert "in quotes" in refused(home, "person", "Ann", "Lee", code=2)
