"""What scripts may rely on when they import, and take it back."""

from pathlib import Path
from zipfile import ZipFile

from closeknit.sources.record import AnyRecord
from closeknit.town import Town
from tests.faces.cli.program import asked, refused, rows, run

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


def test_unreadable_lines_are_named_in_words_too(tmp_path: Path) -> None:
    table = tmp_path / "Connections.csv"
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    table.write_text(head + "Bo,Diddley\n" * 7)
    home = tmp_path / "home"

    looked = run(home, "import", "--dry-run", table).stdout.splitlines()
    told = run(home, "import", table).stdout.splitlines()
    listed = run(home, "imports").stdout.splitlines()

    named = told[told.index("  7 lines could not be read:") :][:7]
    assert named[1].startswith("    Connections.csv:2: ")
    assert named[5].startswith("    Connections.csv:6: ")
    assert named[6] == "    and 2 more: --json lists them"
    assert listed[1:] == named
    assert looked[-8:-1] == named


def test_file_left_alone_in_a_folder_is_named_with_its_columns(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "tea.csv").write_text("Wer,Wo\nAda,Quay\n")

    words = run(tmp_path / "home", "import", folder)
    (left,) = rows(asked(tmp_path / "home", "import", folder), "not_read")

    assert words.stdout.startswith("not read: tea.csv: Which of its columns")
    assert (left["file"], left["code"]) == ("tea.csv", "asks_columns")
    assert [column["name"] for column in rows(left, "columns")] == ["Wer", "Wo"]


def test_file_that_is_refused_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "tea.txt").write_text("tea")

    nowhere = refused(tmp_path / "home", "import", "nope.zip")
    strange = refused(tmp_path / "home", "import", tmp_path / "tea.txt")

    assert nowhere == "closeknit: There is no file nope.zip.\n"
    assert strange.startswith("closeknit: tea.txt: This is no file closeknit knows.")


def test_archive_of_misleading_names_alone_is_called_unsafe(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in ("../../a.csv", "Conn\u202evsc.csv", "/etc/b", "C:c", "fine.txt"):
            archive.writestr(name, "x")

    told = refused(tmp_path / "home", "import", tmp_path / "x.zip")

    assert told == (
        "closeknit: x.zip: This is an unsafe archive, and nothing of it is read. "
        "../../a.csv: its name points out of the archive; Conn\\u202evsc.csv: its name "
        "holds characters that are not to be seen; /etc/b: its name is not one an "
        "export has; and 1 more.\n"
    )


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
