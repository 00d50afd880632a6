"""Taking turns at a SQLite file: whoever waits to write looks often, and gets in.

SQLite's own waiting looks every 100 ms after a while, so a small write missed the
moments that an import leaves between its transactions, for seconds. Here it looks
every few milliseconds, and whoever writes much rests for as long between two
transactions (`rest`).
"""

import time
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor

STEP = 0.008
"""Seconds that SQLite itself waits (1, 2 and 5 ms) before it is asked again."""
REST = 0.008
"""Seconds to leave the file alone between two transactions of a long work."""
AT_WORK = 0.08
"""Seconds of work after which to rest."""
PATIENCE = 10.0
"""Seconds after which a statement that cannot begin fails."""


def rest() -> None:
    """Leave the file to others for a moment, if there was none for a while."""
    global _rested  # noqa: PLW0603 - a process writes from one thread at a time
    if time.monotonic() - _rested >= AT_WORK:
        time.sleep(REST)
        _rested = time.monotonic()


_rested = 0.0


@cache
def patient() -> "type[Connection]":
    """Return the connections of the process's SQLite whose statements wait so.

    For a connection opened with ``timeout=STEP``. Only what begins a transaction
    waits; inside one nothing can be locked.
    """

    class Patient(import_module("sqlite3").Connection):  # type: ignore[misc]  # known only after `sqlite_library.install`
        def cursor(self, factory: "type[Cursor] | None" = None) -> "Cursor":
            made = factory or import_module("sqlite3").Cursor
            cursor: Cursor = super().cursor(_patient(made))
            return cursor

    return Patient


@cache
def _patient(factory: "type[Cursor]") -> "type[Cursor]":
    busy = import_module("sqlite3").OperationalError

    class PatientCursor(factory):  # type: ignore[misc, valid-type]  # Django's, or SQLite's own
        def execute(self, *statement: object) -> object:
            until = 0.0
            while True:
                try:
                    return super().execute(*statement)
                except busy as error:
                    until = until or time.monotonic() + PATIENCE
                    if (
                        str(error) != "database is locked"
                        or self.connection.in_transaction
                        or time.monotonic() > until
                    ):
                        raise

    return PatientCursor
