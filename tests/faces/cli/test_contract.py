"""What scripts may rely on: the fields, one document on stdout, the exit codes."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from closeknit.faces.cli import COMMANDS, cli
from closeknit.town import Part, Town
from tests.faces.cli.program import Document, asked, refused, rows, run

PERSON = {"id", "name", "company", "position", "profile_url", "emails", "tie"}
TIE = {"strength", "two_way", "because"}
RUN = {"id", "file", "source", "read", "added", "already_known", "unreadable",
       "not_read", "hidden_members"}  # fmt: skip
ITEM = {"person", "because", "do", "requirement"}
SECTIONS = ("met_not_invited", "inbound", "accepted_not_spoken", "job_changes",
            "to_keep", "introductions")  # fmt: skip


def test_imports_lists_the_runs_newest_first(first_home: Path) -> None:
    runs = rows(asked(first_home, "imports"), "imports")

    assert [one["id"] for one in runs] == [3, 2, 1]
    assert all(one.keys() >= RUN for one in runs)
    assert all(datetime.fromisoformat(str(one["began"])).tzinfo for one in runs)


def test_people_are_shown_strongest_first_and_counted_in_all(first_home: Path) -> None:
    told = asked(first_home, "people", "--limit", 7)

    found = rows(told, "people")
    assert len(found) == 7
    assert isinstance(told["total"], int)
    assert told["total"] > 100
    assert all(one.keys() >= PERSON for one in found)
    ties = [one["tie"] for one in found]
    assert all(isinstance(tie, dict) and tie.keys() >= TIE for tie in ties)
    values = [tie["value"] for tie in ties if isinstance(tie, dict)]
    assert values == sorted(values, reverse=True)


def test_people_are_found_by_any_word_without_marks_or_case(first_home: Path) -> None:
    told = asked(first_home, "people", "VESTERGARD hanne")

    assert [one["name"] for one in rows(told, "people")] == ["Hanne Vestergård"]


@pytest.mark.parametrize(
    "who", ["Callum Reddaway", "https://www.linkedin.com/in/callum-reddaway-ex/",
            "CALLUM@example.com", "callum reddaway"]
)  # fmt: skip
def test_person_is_found_by_name_link_or_address(first_home: Path, who: str) -> None:
    assert asked(first_home, "person", who)["name"] == "Callum Reddaway"


def test_person_has_a_timeline_with_origins(first_home: Path, town: Town) -> None:
    told = asked(first_home, "person", "Callum Reddaway")

    lines = rows(told, "timeline")
    assert told.keys() >= PERSON
    assert all(
        line.keys() >= {"on", "kind", "channel", "by", "origin"} for line in lines
    )
    origins = [line["origin"] for line in lines]
    assert all(isinstance(one, dict) and {*one} >= {"file", "line"} for one in origins)
    assert {str(one["file"]) for one in origins if isinstance(one, dict)} >= {
        town.mailbox.name,
        "Connections.csv",
    }
    days = [str(line["on"]) for line in lines if line["on"]]
    assert days == sorted(days, reverse=True)
    assert asked(first_home, "person", told["id"]) == told


def test_origin_leads_to_the_line_that_says_it(first_home: Path, town: Town) -> None:
    told = asked(first_home, "person", "Callum Reddaway")
    first = next(
        line["origin"]
        for line in rows(told, "timeline")
        if line["channel"] == "mail" and line["by"] == "them"
    )

    assert isinstance(first, dict)
    mails = re.split(rb"(?m)^From \d+@xxx", town.mailbox.read_bytes())
    assert b"callum@example.com" in mails[int(first["line"])]


def test_week_has_its_lists_and_each_item_says_why_and_what(
    first_home: Path, town: Town
) -> None:
    told = asked(first_home, "week")

    assert told["as_of"] == "2026-11-21"
    for name in (*SECTIONS, "one_way"):
        for item in rows(told, name):
            assert item.keys() >= ITEM
            assert isinstance(item["person"], dict)
            assert item["person"].keys() >= {"id", "name"}
            assert item["because"]
            assert re.fullmatch(r"R\d-\d\d", str(item["requirement"]))
    waiting = {
        item["person"]["name"]
        for item in rows(told, "inbound")
        if isinstance(item["person"], dict)
    }
    names = [town.playing(part) for part in Part if part.name.startswith("WAITING")]
    assert waiting == {name for some in names for name in some}


def test_changes_between_two_exports_are_told(first_home: Path) -> None:
    changes = rows(asked(first_home, "changes"), "changes")

    kinds = {"accepted", "withdrawn", "gone", "changed job", "joined"}
    assert {str(one["what"]) for one in changes} == kinds
    later = asked(first_home, "changes", "--since", "2027-01-01")
    assert rows(later, "changes") == []


def test_what_is_typed_in_is_kept_and_can_be_taken_back(home: Path) -> None:
    before = run(home, "person", "Osgood Tarrant", "--json").stdout

    met = asked(home, "met", "Osgood Tarrant", "--on", "2026-11-20", "--how", "call")
    asked(home, "note", "Osgood Tarrant", "Likes tea")
    tie = asked(home, "tie", "Osgood Tarrant", "strong")
    told = asked(home, "person", "Osgood Tarrant")

    kinds = [line["kind"] for line in rows(told, "timeline")[:4]]
    assert set(kinds) >= {"judged", "note", "met"}
    assert isinstance(told["tie"], dict)
    assert (told["tie"]["strength"], told["tie"]["two_way"]) == ("strong", True)
    for number in (tie["import"], int(str(tie["import"])) - 1, met["import"]):
        asked(home, "imports", "undo", number)
    assert run(home, "person", "Osgood Tarrant", "--json").stdout == before


def test_everything_is_handed_over_in_open_formats(home: Path, tmp_path: Path) -> None:
    told = asked(home, "export", "--to", tmp_path / "open")

    lines = (tmp_path / "open/records.jsonl").read_text().splitlines()
    wrote = told["wrote"]
    assert isinstance(wrote, dict)
    assert wrote["records"] == len(lines)
    assert all({"id", "origin", "kind"} <= json.loads(line).keys() for line in lines)
    assert "holds files already" in refused(home, "export", "--to", tmp_path / "open")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("person", "Nobody Here"), "Nobody here is called 'Nobody Here'"),
        (("person", "nobody@example.com"), "Nobody here answers to"),
        (("import", "no-such-file.zip"), "There is no file no-such-file.zip"),
        (("imports", "undo", "99"), "There is no import 99"),
        (("met", "Callum Reddaway", "--on", "2027-01-01"), "has not been yet"),
        (("note", "Callum Reddaway", "  "), "A note needs some words"),
        (("settings", "colour", "on"), "Say one of bodies"),
        (("restore", "no-such-file"), "There is no file no-such-file"),
    ],
)
def test_what_can_be_put_right_is_one_sentence_and_exit_code_1(
    home: Path, words: tuple[str, ...], says: str
) -> None:
    said = refused(home, *words)

    assert says in said
    assert len(said.strip().splitlines()) == 1


def test_ambiguous_name_lists_the_candidates(first_home: Path, town: Town) -> None:
    names = [name for name, _ in town.cast]
    twice = next(name for name in names if names.count(name) == 2)

    said = refused(first_home, "person", twice)

    found = re.findall(rf"(\d+) {re.escape(twice)}", said)
    assert len(found) >= 2
    assert [asked(first_home, "person", pk)["name"] for pk in found] == [twice] * len(
        found
    )


@pytest.mark.parametrize(
    "words",
    [("dance",), ("week", "--loud"), ("import",), ("--today", "soon", "week"),
     ("imports", "undo", "first"), ("tie", "Ada", "huge")],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = refused(tmp_path / "home", *words, code=2)

    assert said.startswith("Usage: closeknit")


def test_file_that_failed_is_told_beside_those_that_came(
    tmp_path: Path, town: Town
) -> None:
    page = tmp_path / "export.zip"
    page.write_text("<html>Sign in</html>")

    ran = run(tmp_path / "home", "import", page, town.exports[0], "--json")

    told: Document = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert ran.stderr.startswith("closeknit: export.zip: ")
    assert [one["code"] for one in rows(told, "failed")] == ["not_an_archive"]
    assert [one["state"] for one in rows(told, "imports")] == ["done"]


def test_words_for_people_go_without_json(first_home: Path) -> None:
    ran = run(first_home, "week")

    assert ran.stdout.startswith("This week, as of Saturday 21 November 2026\n")
    assert ran.stderr == ""


@pytest.mark.parametrize(
    "words", [(name,) for name in COMMANDS] + [("imports", "undo")]
)
def test_every_command_has_help_and_takes_json(words: tuple[str, ...]) -> None:
    told = CliRunner().invoke(cli, [*words, "--help"], prog_name="closeknit")

    assert told.exit_code == 0
    usage = r"Usage: closeknit .*(?:\n {8,}.*)*\n\n  [A-Z].*[.;:]"
    assert re.match(usage, told.stdout)
    _, _, inside = told.stdout.partition("\nCommands:\n")
    if "--json" not in told.stdout:  # a heading that does nothing by itself
        assert inside
        for name in re.findall(r"^  ([a-z]\S*)", inside, re.MULTILINE):
            test_every_command_has_help_and_takes_json((*words, name))


def test_help_lists_every_command_and_makes_no_home(tmp_path: Path) -> None:
    ran = run(tmp_path / "home", "--help")

    listed = re.findall(r"(?m)^  ([a-z][a-z-]*)  +[A-Z]", ran.stdout)
    assert listed == list(COMMANDS)
    assert not (tmp_path / "home").exists()
