"""What scripts may rely on when they import, and take it back."""

from pathlib import Path

from closeknit.sources.record import AnyRecord
from closeknit.town import Town
from tests.faces.cli.program import asked, rows, run

RUN = {"id", "file", "source", "read", "added", "already_known", "unreadable",
       "not_read", "hidden_members"}  # fmt: skip
KINDS = {str(kind.__struct_config__.tag) for kind in AnyRecord.__args__}


def test_import_tells_what_was_read_known_left_and_hidden(
    town: Town, tmp_path: Path
) -> None:
    told = asked(tmp_path / "home", "import", town.exports[0], town.mailbox)

    export, mailbox = rows(told, "imports")
    assert export.keys() >= RUN
    assert (export["id"], export["file"]) == (1, town.exports[0].name)
    assert (export["source"], mailbox["source"]) == ("linkedin.export", "mail.mbox")
    read = export["read"]
    assert isinstance(read, dict)
    assert read.keys() <= KINDS
    assert sum(read.values()) == (export["added"] or 0) + (export["already_known"] or 0)  # type: ignore[operator]  # two numbers
    assert export["hidden_members"] == 5
    assert export["unreadable"] == []
    assert all(left.keys() == {"file", "because"} for left in rows(export, "not_read"))
    assert isinstance(told["people"], int)


def test_unreadable_line_is_told_with_file_line_and_reason(tmp_path: Path) -> None:
    table = tmp_path / "Connections.csv"
    table.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Lovelace,https://www.linkedin.com/in/ada-ex,,,,02 Jan 2026\n"
        "Bo,Diddley\n"
    )

    (told,) = rows(asked(tmp_path / "home", "import", table), "imports")

    (line,) = rows(told, "unreadable")
    assert line.keys() >= {"file", "line", "because"}
    assert (line["file"], line["line"]) == ("Connections.csv", 3)


def test_second_import_adds_nothing(home: Path, town_paths: list[Path]) -> None:
    before = asked(home, "people")

    told = asked(home, "import", *town_paths)

    assert [one["added"] for one in rows(told, "imports")] == [0, 0, 0]
    assert asked(home, "people") == before


def test_dry_run_tells_what_would_come_and_keeps_nothing(
    town: Town, tmp_path: Path
) -> None:
    home = tmp_path / "home"

    dry = asked(home, "import", town.exports[0], "--dry-run")
    nothing = asked(home, "imports")
    real = asked(home, "import", town.exports[0])

    assert nothing == {"imports": []}
    assert (dry["dry_run"], dry["people"]) == (True, 0)
    ((would,), (came,)) = rows(dry, "imports"), rows(real, "imports")
    told = ("file", "read", "added", "already_known", "hidden_members", "not_read")
    assert [would[name] for name in told] == [came[name] for name in told]


def test_undo_gives_the_same_bytes_as_before(
    home: Path, town: Town, tmp_path: Path
) -> None:
    more = tmp_path / "more.mbox"
    more.write_bytes(
        town.mailbox.read_bytes().replace(b"@example.com>", b"@b.example>")
    )
    shows = [("people", "--limit", "999"), ("week",), ("person", "Callum Reddaway")]
    before = [run(home, *show, "--json").stdout for show in shows]

    (added,) = rows(asked(home, "import", more), "imports")
    assert [run(home, *show, "--json").stdout for show in shows] != before
    told = asked(home, "imports", "undo", added["id"])

    assert [run(home, *show, "--json").stdout for show in shows] == before
    assert (told["undone"], told["records"]) == (added["id"], added["added"])
    assert rows(asked(home, "imports"), "imports")[0]["state"] == "undone"
