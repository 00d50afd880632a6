"""The home: closed to others, its tables brought up to date or left as they were."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from closeknit.engines.home import DATABASE
from tests.faces.cli.inside import contents, opened
from tests.faces.cli.program import asked, refused, rows, run, surroundings


def one_behind(home: Path) -> None:
    """Make the home as it was before the tables of ties came."""
    with opened(home / DATABASE) as connection:
        tables = list(
            connection.execute(
                "SELECT name FROM sqlite_master"
                " WHERE type = 'table' AND name LIKE 'ties~_%' ESCAPE '~'"
            )
        )
        for (table,) in tables:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM django_migrations WHERE app = 'ties'")


def as_of_the_first(home: Path) -> None:
    """Give the home the tables it would have in the first closeknit that was out."""
    steps = "\n".join(
        f"call_command('migrate', {app!r}, {to!r}, verbosity=0)"
        for app, to in (
            ("policy", "zero"),
            ("accounts", "zero"),
            ("ties", "0001"),
            ("people", "0001"),
            ("records", "0001"),
        )
    )
    django(home, steps)


def django(home: Path, steps: str) -> None:
    """Run Django's own commands on a home."""
    program = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n" + steps
    )
    subprocess.run(
        [sys.executable, "-c", program],
        env=surroundings(
            CLOSEKNIT_HOME=str(home), DJANGO_SETTINGS_MODULE="closeknit.settings"
        ),
        check=True,
    )


def shape(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the columns, keys and indexes of every table, and what was applied."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with opened(home / DATABASE) as connection:
        rows = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        for kind, name, sql in connection.execute(rows):
            if kind == "index":
                found[name] = [(sql,)]
                continue
            about = ("table_info", "foreign_key_list", "index_list")
            for pragma in about:
                lines = connection.execute(f"PRAGMA {pragma}({name})")
                # The first number counts columns and keys in the order they came.
                found[f"{name} {pragma}"] = sorted(line[1:] for line in lines)
        applied = "SELECT app, name FROM django_migrations"
        found["applied"] = sorted(connection.execute(applied))
    return found


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


def test_new_home_has_the_tables_that_all_migrations_come_to(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made", tmp_path / "migrated"
    asked(made, "imports")
    migrated.mkdir(mode=0o700)
    django(migrated, "call_command('migrate', verbosity=0)")

    assert shape(made) == shape(migrated)


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


def test_home_of_the_first_closeknit_is_brought_up_whole(home: Path) -> None:
    asked(home, "rebuild")
    before = contents(home)
    told = asked(home, "person", "Callum Reddaway")
    as_of_the_first(home)

    asked(home, "week")

    assert contents(home) == before
    assert asked(home, "person", "Callum Reddaway") == told


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
