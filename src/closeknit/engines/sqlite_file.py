"""A SQLite file as a whole: is it sound, copy it, put a copy back.

Every copy is checked before it is called good. The functions take a path or an open
connection of the process's one SQLite (`sqlite_library`).
"""

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Protocol

from closeknit.engines.sqlite_library import FIXED, version
from closeknit.shared.errors import CannotKeep, UnreadableFile


class OpenFile(Protocol):
    """What is needed of a SQLite connection."""

    def execute(
        self, sql: str, params: Iterable[object] = ...
    ) -> Iterable[tuple[object, ...]]:
        """Run one statement."""

    def close(self) -> None:
        """Close it."""


_OURS = {"django_migrations", "records_ego", "records_import", "records_kept"}
_FOREIGN = (
    "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    " OR sql LIKE 'CREATE VIRTUAL%'"
)
"""closeknit makes no triggers or views: what they would do is somebody else's idea."""


class Backed(Protocol):
    """A connection that can be copied page by page."""

    def backup(self, target: object) -> None:
        """Copy the whole database into another connection."""


def _open(path: Path) -> OpenFile:
    import sqlite3  # noqa: PLC0415 - only after `sqlite_library.install`

    connection: OpenFile = sqlite3.connect(path, isolation_level=None)  # type: ignore[assignment]  # same calls, wider types
    if version() >= FIXED:  # older ones refuse our own JSON checks then
        connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _faults() -> type[Exception]:
    """Return what SQLite raises when a file or a disk is at fault."""
    import sqlite3  # noqa: PLC0415 - same

    return sqlite3.Error


def tables(connection: OpenFile) -> dict[str, int]:
    """Return how many rows each table holds."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    counts = {}
    for (name,) in list(names):
        sql = f'SELECT count(*) FROM "{name}"'  # noqa: S608 - from the file's own catalogue
        counts[str(name)] = int(str(next(iter(connection.execute(sql)))[0]))
    return counts


def examine(path: Path) -> dict[str, int]:
    """Return the rows of each table of a sound closeknit file.

    Raises:
        UnreadableFile: it is damaged, or not one of closeknit's.
    """
    try:
        with closing(_open(path)) as connection:
            (verdict,) = next(iter(connection.execute("PRAGMA integrity_check")))
            (foreign,) = next(iter(connection.execute(_FOREIGN)))
            counts = tables(connection)
    except _faults() as error:
        raise UnreadableFile(
            f"{path.name} is damaged or no backup of closeknit: {error}."
        ) from error
    if verdict != "ok" or foreign or not counts.keys() >= _OURS:
        raise UnreadableFile(f"{path.name} is damaged or no backup of closeknit.")
    return counts


def copy_out(connection: OpenFile, to: Path) -> dict[str, int]:
    """Write a checked copy of an open database to a new file; return its rows.

    The copy appears under its name only when it is whole, checked and on the disk.

    Raises:
        CannotKeep: the file is there already, cannot be written, or is not sound.
    """
    if to.exists():
        raise CannotKeep(f"{to} exists already; a backup never writes over a file.")
    fresh = to.with_name(to.name + ".part")
    fresh.unlink(missing_ok=True)
    try:
        try:
            connection.execute("VACUUM INTO ?", (str(fresh),))
        except _faults() as error:
            raise CannotKeep(f"{to} cannot be written: {error}.") from error
        fresh.chmod(0o600)
        counts = examine(fresh)
        if counts != tables(connection):
            raise CannotKeep("The copy differs from the original; it was not kept.")
        _settle(fresh)
        fresh.replace(to)
        _settle(to.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return counts


def copy_back(path: Path, connection: Backed) -> None:
    """Put a file's content in the place of an open database, in one transaction."""
    source = _open(path)
    try:
        source.backup(connection)  # type: ignore[attr-defined]  # a Backed in truth
    finally:
        source.close()


def _settle(path: Path) -> None:
    """Have the disk hold what was written."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
