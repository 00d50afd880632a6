"""The one SQLite of this process.

SQLite before 3.51.3 can lose committed rows in WAL mode when a checkpoint races a
commit, and two SQLite libraries in one process break each other's file locks
(sqlite.org/howtocorrupt.html, 2.2.1). So the fixed library takes the place of the
standard library's before anything imports it; where there is none for the platform,
the standard library's is used without WAL.

See `docs/decisions/0004-one-fixed-sqlite.md`.
"""

import importlib
import os
import sys

FIXED = (3, 51, 3)
"""The first release without the WAL-reset fault."""


def install() -> tuple[int, int, int]:
    """Make `import sqlite3` give the fixed library, and return its version.

    `CLOSEKNIT_SQLITE=standard` keeps Python's own: for platforms without the wheel,
    and for the test that shows it works there too.
    """
    if os.environ.get("CLOSEKNIT_SQLITE") != "standard":
        try:
            library = importlib.import_module("sqlcipher3")
            dbapi2 = importlib.import_module("sqlcipher3.dbapi2")
        except ImportError:  # no wheel here: said by `pragmas`, not hidden
            pass
        else:
            sys.modules["sqlite3"] = library
            sys.modules["sqlite3.dbapi2"] = dbapi2
    _bind_quickly()
    return version()


def _bind_quickly() -> None:
    """Spare Python's SQLite a search, for each value, of how to bind it.

    It knows int, float, str and bytearray by sight; for bytes, None and bool it looks
    for an adapter and then for two methods, none of which is there: a third of the
    time of inserting a record. An adapter that gives back the same is found at once.
    """
    register = importlib.import_module("sqlite3.dbapi2").register_adapter
    register(bytes, bytes)
    register(bool, int)
    register(type(None), {}.get)  # of C, and None for None


def version() -> tuple[int, int, int]:
    """Return the version of the SQLite that `import sqlite3` gives here."""
    dbapi2 = importlib.import_module("sqlite3.dbapi2")
    major, minor, patch = str(dbapi2.sqlite_version).split(".")[:3]
    return int(major), int(minor), int(patch)


def pragmas(of_version: tuple[int, int, int]) -> str:
    """Return what every connection is told first: durable, strict, one cache size.

    `synchronous=FULL` with WAL or with TRUNCATE loses no acknowledged commit in a
    power cut; NORMAL, and DELETE with FULL, do.

    >>> "WAL" in pragmas((3, 53, 4)), "WAL" in pragmas((3, 40, 1))
    (True, False)
    """
    mended = of_version >= FIXED
    journal = "WAL" if mended else "TRUNCATE"
    # Older releases refuse JSON_VALID, which Django's checks call, in such a schema.
    trusted = "OFF" if mended else "ON"
    return (
        "PRAGMA page_size=8192;"
        f"PRAGMA journal_mode={journal};"
        "PRAGMA synchronous=FULL;"
        f"PRAGMA trusted_schema={trusted};"
        "PRAGMA cell_size_check=ON;"
        "PRAGMA secure_delete=ON;"
        "PRAGMA mmap_size=0;"
        "PRAGMA cache_size=-49152;"
        "PRAGMA wal_autocheckpoint=4000;"
        "PRAGMA temp_store=MEMORY"
    )
