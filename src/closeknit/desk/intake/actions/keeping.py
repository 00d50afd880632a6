"""Open the home, back it up, bring a backup back."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from closeknit.desk.policy import actions as policy
from closeknit.engines import home, sqlite_file
from closeknit.records.actions.ego import ensure_ego, note_done
from closeknit.shared.errors import CannotKeep, RuleBroken, UnreadableFile

KEPT_BACKUPS = 5


def open_home() -> int:
    """Make or open the home, bring its tables up to date, and return the ego.

    Before a change of tables a checked copy is made in `backups/`; if the change
    fails, the copy is put back.

    Raises:
        CannotKeep: the home cannot be used, or was written by a newer closeknit.
    """
    if connection.vendor == "sqlite" and not settings.TESTING:
        home.make(settings.HOME)
    with connection.cursor():  # opens the connection, and with it makes the file
        pass
    _close_to_others()
    if _marker().exists() or _is_behind():
        with held("opening.lock"):
            _bring_up()
    return ensure_ego()


def _is_behind() -> bool:
    """Say whether tables are missing.

    Raises:
        CannotKeep: there are tables of a newer closeknit.
    """
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(
        executor.loader.disk_migrations
    )
    if unknown:
        named = ", ".join(sorted(f"{app} {name}" for app, name in unknown))
        raise CannotKeep(f"This home was written by a newer closeknit ({named}).")
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _close_to_others() -> None:
    """Keep the database file to its owner, whatever umask it was made under."""
    if connection.vendor == "sqlite":
        for file in settings.HOME.glob(f"{home.DATABASE}*"):
            file.chmod(0o600)


def _marker() -> Path:
    """Return the file that names the copy made before a change of tables at hand."""
    return Path(settings.HOME) / "backups" / "changing-tables"


def _bring_up() -> None:
    """Bring the tables up to date, in this process alone; make good a killed change.

    Django notes a migration after its transaction, so a kill between the two would
    leave tables that it makes again, in vain.
    """
    if connection.vendor != "sqlite":
        call_command("migrate", verbosity=0, interactive=False)
        return
    if _marker().exists():
        _put_back()
    if not _is_behind():  # another process was quicker
        return
    if _holds_nothing():
        connection.close()
        for file in Path(settings.HOME).glob(f"{home.DATABASE}*"):
            file.unlink()
        _make_tables()
        _close_to_others()
        return
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    safe = home.inside(settings.HOME, "backups") / f"before-migration-{stamp}.sqlite3"
    sqlite_file.copy_out(_raw(), safe)
    _marker().write_text(safe.name)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Exception:
        _put_back()
        raise
    _marker().unlink()
    _rotate(safe.parent)


def _make_tables() -> None:
    """Make all tables as they are now: what the migrations come to, in half a second.

    Running them one by one took four times as long in every new home; a test holds
    that both end in the same tables.
    """
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    with transaction.atomic():
        for app, name in sorted(MigrationLoader(connection).disk_migrations):
            recorder.record_applied(app, name)


def _put_back() -> None:
    """Undo a change of tables that did not come to its end."""
    marker = _marker()
    sqlite_file.copy_back(marker.with_name(marker.read_text()), _raw())  # type: ignore[arg-type]  # a sqlite3 connection has both
    marker.unlink()


def _holds_nothing() -> bool:
    """Say whether this home was never made to its end: not even an ego is there."""
    with connection.cursor() as cursor:
        if "records_ego" not in connection.introspection.table_names(cursor):
            return True
        cursor.execute("SELECT count(*) FROM records_ego")
        return bool(cursor.fetchall() == [(0,)])


def _rotate(folder: Path) -> None:
    for old in sorted(folder.glob("before-*.sqlite3"))[:-KEPT_BACKUPS]:
        old.unlink()


def _raw() -> sqlite_file.OpenFile:
    connection.ensure_connection()
    raw: sqlite_file.OpenFile = connection.connection
    return raw


def _on_sqlite(what: str) -> None:
    if connection.vendor != "sqlite":
        raise RuleBroken(
            f"{what} works on a home kept in SQLite. This one is in PostgreSQL: use "
            "pg_dump and pg_restore, or `closeknit export` for open formats."
        )


def backup(ego: int, to: Path) -> dict[str, int]:
    """Write a checked copy of everything kept to a new file; return its rows.

    Raises:
        CannotKeep: the file is there already, or cannot be written.
        RuleBroken: the home is in PostgreSQL.
    """
    _on_sqlite("Backup")
    try:
        counts = sqlite_file.copy_out(_raw(), to.absolute())
    except OSError as error:
        raise CannotKeep(f"{to} cannot be written: {error.strerror}.") from error
    note_done(ego, "backup", to.name)
    return counts


def restore(source: Path) -> dict[str, int]:
    """Put a backup in the place of what is kept; what was there is copied aside first.

    Raises:
        UnreadableFile: the backup is damaged, of a newer closeknit, or no backup.
        RuleBroken: the home is in PostgreSQL.
    """
    _on_sqlite("Restore")
    if not source.is_file():
        raise UnreadableFile(f"There is no file {source}.", code="no_file")
    if source.with_name(source.name + "-wal").exists():
        raise UnreadableFile(
            f"{source.name} has an unfinished -wal file beside it: copy both from a "
            "stopped closeknit, or make a backup with `closeknit backup`."
        )
    counts = sqlite_file.examine(source)
    with one_at_a_time():
        stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        aside = (
            home.inside(settings.HOME, "backups") / f"before-restore-{stamp}.sqlite3"
        )
        sqlite_file.copy_out(_raw(), aside)
        sqlite_file.copy_back(source, _raw())  # type: ignore[arg-type]  # a sqlite3 connection has both
        try:
            ego = open_home()
        except (CannotKeep, DatabaseError) as error:
            sqlite_file.copy_back(aside, _raw())  # type: ignore[arg-type]  # as above
            raise UnreadableFile(f"{source.name}: {error}") from error
        policy.follow_tables(ego)
        note_done(ego, "restore", source.name)
    return counts


def older_copies() -> list[Path]:
    """Return the copies that closeknit itself made before changes of tables."""
    folder = settings.HOME / "backups"
    return sorted(folder.glob("before-*.sqlite3")) if folder.is_dir() else []


@contextmanager
def one_at_a_time(*, wait: bool = True) -> Iterator[bool]:
    """Hold other imports off until this one is done, once none is running.

    Yields whether that is so: always, unless told not to `wait`.
    """
    with held("importing.lock", wait=wait) as nobody_else:
        yield nobody_else


@contextmanager
def held(name: str, *, wait: bool = True) -> Iterator[bool]:
    """Hold a lock of this home; yield whether it is held.

    It is the system's, on an open file: a killed process lets go of it.
    """
    path = home.make(settings.HOME) / name
    with path.open("w") as file:
        path.chmod(0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        try:
            yield True
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
