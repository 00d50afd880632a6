"""A look inside a home, past the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from closeknit.engines.home import DATABASE

KEPT = ("records_kept", "records_import", "records_fault", "people_handle",
        "people_mention", "people_person", "ties_tie")  # fmt: skip


def contents(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is kept in a home, its history aside; columns in their order."""
    with opened(home / DATABASE) as connection:
        return {name: sorted(_rows(connection, name), key=repr) for name in KEPT}


def _rows(connection: sqlite3.Connection, name: str) -> sqlite3.Cursor:
    # Tables that were brought up have the same columns, the newer ones last.
    columns = sorted(row[1] for row in connection.execute(f"PRAGMA table_info({name})"))
    return connection.execute(f"SELECT {', '.join(columns)} FROM {name}")  # noqa: S608 - the names above


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection:
        yield connection
        connection.commit()
