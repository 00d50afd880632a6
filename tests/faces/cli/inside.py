"""A look inside a home, past the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from closeknit.engines.home import DATABASE

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
