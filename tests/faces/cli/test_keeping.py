"""Everything is backed up whole, and brought back only from what is sound."""

import shutil
from pathlib import Path

import pytest

from tests.faces.cli.inside import contents, opened
from tests.faces.cli.program import asked, refused, run


@pytest.fixture
def safe(home: Path, tmp_path: Path) -> Path:
    """A good backup of the town's home."""
    file = tmp_path / "safe.sqlite3"
    asked(home, "backup", file)
    return file


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
