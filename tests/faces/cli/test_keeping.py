"""The home: closed to others, backed up whole, brought back only when it is sound."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from closeknit.engines.home import DATABASE
from tests.faces.cli.program import asked, refused, rows, run

Hostile = Callable[[str], Path]


KEPT = ("records_kept", "records_import", "records_fault", "people_handle",
        "people_mention", "people_person", "ties_tie")  # fmt: skip


def contents(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is kept in a home, its history aside."""
    with opened(home / DATABASE) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608 - the names above
            for name in KEPT
        }


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection:
        yield connection
        connection.commit()


@pytest.fixture
def safe(home: Path, tmp_path: Path) -> Path:
    """A good backup of the town's home."""
    file = tmp_path / "safe.sqlite3"
    asked(home, "backup", file)
    return file


def test_home_is_closed_to_everybody_else_under_any_umask(
    tmp_path: Path, first_home: Path
) -> None:
    before = os.umask(0o000)
    try:
        home = tmp_path / "made" / "home"
        asked(home, "me", "sam@example.com")
        asked(home, "backup", tmp_path / "safe.sqlite3")
        asked(home, "restore", tmp_path / "safe.sqlite3")
        asked(home, "export", "--to", tmp_path / "open")
    finally:
        os.umask(before)

    for inside in (home, *home.rglob("*")):
        mode = stat.S_IMODE(inside.stat().st_mode)
        assert mode == (0o700 if inside.is_dir() else 0o600), inside
    assert stat.S_IMODE((tmp_path / "safe.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "open").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "open" / "people.csv").stat().st_mode) == 0o600
    assert stat.S_IMODE(first_home.stat().st_mode) == 0o700


def test_home_that_stood_open_is_closed(home: Path) -> None:
    home.chmod(0o755)
    (home / DATABASE).chmod(0o644)

    asked(home, "imports")

    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / DATABASE).stat().st_mode) == 0o600


def test_backup_is_read_back_and_brings_everything_back(
    home: Path, tmp_path: Path
) -> None:
    before = contents(home)

    kept = asked(home, "backup", tmp_path / "safe.sqlite3")
    run(home, "imports", "undo", "3")
    assert contents(home) != before
    back = asked(home, "restore", tmp_path / "safe.sqlite3")

    assert kept["verified"] is True
    assert back["rows"] == kept["rows"]
    assert contents(home) == before


def test_backup_brings_everything_back_in_another_home(
    home: Path, safe: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"

    asked(other, "restore", safe)

    assert contents(other) == contents(home)


def test_what_was_there_before_a_restore_is_copied_aside(
    home: Path, safe: Path
) -> None:
    run(home, "imports", "undo", "3")
    before = contents(home)

    asked(home, "restore", safe)
    (aside,) = (home / "backups").glob("before-restore-*.sqlite3")
    kept_aside = aside.with_name("mine.sqlite3")
    shutil.copy(aside, kept_aside)
    asked(home, "restore", kept_aside)

    assert contents(home) == before


def test_backup_writes_over_no_file_and_leaves_none_behind(
    home: Path, safe: Path, tmp_path: Path
) -> None:
    before = safe.read_bytes()

    said = refused(home, "backup", safe)
    nowhere = refused(home, "backup", tmp_path / "no" / "such" / "folder.sqlite3")

    assert "exists already" in said
    assert "cannot be written" in nowhere
    assert safe.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []


def damaged(safe: Path, how: str) -> Path:
    """Return a copy of the backup, damaged so."""
    file = safe.with_name(f"{how}.sqlite3")
    whole = bytearray(safe.read_bytes())
    if how == "cut":
        del whole[len(whole) // 2 :]
    elif how == "flipped":
        # In each page a little: whatever the page holds, something does not fit.
        for page in range(4096, len(whole), 4096):
            whole[page : page + 12] = bytes(b ^ 0x55 for b in whole[page : page + 12])
    elif how == "empty":
        whole = bytearray()
    elif how == "text":
        whole = bytearray(b"This is no database.\n" * 500)
    file.write_bytes(whole)
    if how == "foreign":
        file.unlink()
        with opened(file) as connection:
            connection.execute("CREATE TABLE songs (title TEXT)")
    if how == "beside a -wal":
        file.with_name(file.name + "-wal").write_bytes(
            b"\x37\x7f\x06\x82" + b"x" * 4096
        )
    return file


@pytest.mark.parametrize(
    "how", ["cut", "flipped", "empty", "text", "foreign", "beside a -wal", "missing"]
)
def test_backup_that_is_not_sound_is_refused_and_nothing_is_touched(
    home: Path, safe: Path, how: str
) -> None:
    file = damaged(safe, how) if how != "missing" else safe.with_name("missing")
    before = contents(home)

    said = refused(home, "restore", file)

    assert file.name in said
    assert contents(home) == before


def test_backup_of_a_newer_closeknit_is_refused_and_nothing_is_touched(
    home: Path, safe: Path
) -> None:
    with opened(safe) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('ties', '0999_warmer', '2030-01-01')"
        )
    before = contents(home)

    said = refused(home, "restore", safe)

    assert "newer closeknit (ties 0999_warmer)" in said
    assert contents(home) == before


def test_backup_with_a_trap_in_it_is_refused_and_nothing_is_touched(
    home: Path, safe: Path
) -> None:
    with opened(safe) as connection:
        connection.execute(
            "CREATE TRIGGER trap AFTER INSERT ON records_done"
            " BEGIN DELETE FROM records_kept; END"
        )
    before = contents(home)

    said = refused(home, "restore", safe)

    assert "safe.sqlite3" in said
    assert contents(home) == before


def test_backup_that_is_half_a_closeknit_is_refused_and_nothing_is_touched(
    home: Path, safe: Path
) -> None:
    with opened(safe) as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'ties'")
    before = contents(home)

    said = refused(home, "restore", safe)

    assert "safe.sqlite3" in said
    assert contents(home) == before


def test_every_hostile_backup_is_refused_and_nothing_is_touched(
    home: Path, hostile_backups: list[Path]
) -> None:
    before = contents(home)

    for file in hostile_backups:
        assert file.name in refused(home, "restore", file)

    assert len(hostile_backups) == 7
    assert contents(home) == before
    leftovers = [
        f.name for f in home.rglob("*") if "hostile" in f.name or "part" in f.name
    ]
    assert leftovers == []


def one_behind(home: Path) -> None:
    """Make the home as it was before the tables of ties came."""
    with opened(home / DATABASE) as connection:
        connection.execute("DROP TABLE ties_tie")
        connection.execute("DELETE FROM django_migrations WHERE app = 'ties'")


def test_home_of_an_older_closeknit_is_backed_up_and_brought_up(home: Path) -> None:
    before = contents(home)
    one_behind(home)

    asked(home, "rebuild")  # mentions are numbered anew

    assert contents(home) | {"people_mention": []} == before | {"people_mention": []}
    (aside,) = (home / "backups").glob("before-migration-*.sqlite3")
    with opened(aside) as connection:
        (tables,) = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'ties_tie'"
        )
        (records,) = connection.execute("SELECT count(*) FROM records_kept")
    assert tables == (0,)
    assert records[0] > 900


def test_home_whose_tables_cannot_be_brought_up_is_as_it_was(home: Path) -> None:
    one_behind(home)
    with opened(home / DATABASE) as connection:
        connection.execute("CREATE TABLE ties_tie (in_the_way TEXT)")
        before = set(connection.execute("SELECT name, sql FROM sqlite_master"))

    ran = run(home, "week")

    assert ran.returncode != 0
    with opened(home / DATABASE) as connection:
        assert set(connection.execute("SELECT name, sql FROM sqlite_master")) == before
        assert list(connection.execute("PRAGMA integrity_check")) == [("ok",)]
    assert len(list((home / "backups").glob("before-migration-*.sqlite3"))) == 1


def test_change_of_tables_that_was_killed_is_made_good(home: Path) -> None:
    one_behind(home)
    with opened(home / DATABASE) as connection:
        connection.execute("VACUUM INTO ?", (str(home / "backups.sqlite3"),))
        connection.execute("CREATE TABLE ties_tie (half TEXT)")
    (home / "backups").mkdir()
    (home / "backups.sqlite3").rename(home / "backups" / "before-migration-x.sqlite3")
    (home / "backups" / "changing-tables").write_text("before-migration-x.sqlite3")

    asked(home, "rebuild")

    assert asked(home, "person", "Callum Reddaway")["name"] == "Callum Reddaway"
    assert not (home / "backups" / "changing-tables").exists()


def test_first_opening_that_was_killed_is_begun_again(tmp_path: Path) -> None:
    # Tables are made, and Django has not noted it yet.
    home = tmp_path / "home"
    asked(home, "imports")
    with opened(home / DATABASE) as connection:
        connection.execute("DELETE FROM records_ego")
        connection.execute("DELETE FROM django_migrations WHERE app = 'ties'")

    assert asked(home, "imports") == {"imports": []}


def test_home_of_a_newer_closeknit_is_left_alone(home: Path) -> None:
    with opened(home / DATABASE) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('people', '0999_wiser', '2030-01-01')"
        )
    before = (home / DATABASE).read_bytes()

    said = refused(home, "week")

    assert "written by a newer closeknit (people 0999_wiser)" in said
    assert (home / DATABASE).read_bytes() == before


def journal(home: Path) -> str:
    with opened(home / DATABASE) as connection:
        ((mode,),) = connection.execute("PRAGMA journal_mode")
    return str(mode)


def test_pythons_own_sqlite_gives_the_same_people_without_wal(
    home: Path, town_paths: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "other"

    asked(other, "import", *town_paths, CLOSEKNIT_SQLITE="standard")

    found = asked(other, "people", "--limit", 999, CLOSEKNIT_SQLITE="standard")
    assert found == asked(home, "people", "--limit", 999)
    assert (journal(home), journal(other)) == ("wal", "delete")
    kept = asked(other, "backup", tmp_path / "safe", CLOSEKNIT_SQLITE="standard")
    back = asked(other, "restore", tmp_path / "safe", CLOSEKNIT_SQLITE="standard")
    assert kept["rows"] == back["rows"]
    assert list(other.glob("*-wal")) == []


def test_folder_that_cannot_be_a_home_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert "--home" in refused(tmp_path / "file" / "home", "week")


def test_imports_are_listed_newest_first(home: Path) -> None:
    assert [one["id"] for one in rows(asked(home, "imports"), "imports")] == [3, 2, 1]
