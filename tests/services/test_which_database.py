"""The store tests run on the database they are said to run on."""

import os
from pathlib import Path

import pytest
from django.db import connection

from closeknit.engines import sqlite_library


@pytest.mark.django_db
def test_tables_are_on_the_database_this_run_asked_for() -> None:
    asked_for = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"

    assert connection.vendor == asked_for


@pytest.mark.django_db
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="is about SQLite")
def test_sqlite_is_a_file_that_is_written_durably() -> None:
    with connection.cursor() as cursor:
        cursor.execute("pragma database_list")
        file = cursor.fetchone()[2]
        cursor.execute("pragma synchronous")
        synchronous = cursor.fetchone()[0]
        cursor.execute("pragma journal_mode")
        journal = cursor.fetchone()[0]

    mended = sqlite_library.version() >= sqlite_library.FIXED
    assert Path(file).is_file()
    assert (synchronous, journal) == (2, "wal" if mended else "truncate")
