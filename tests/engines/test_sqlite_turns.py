"""Two writers on one file: the one that waits gets in as soon as the other is done."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, OperationalError, connect

import pytest

from closeknit.engines import sqlite_turns
from closeknit.engines.sqlite_turns import STEP, patient, rest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two.sqlite3"
    with closing(opened(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE said (word TEXT)")
    return path


@pytest.fixture
def busy(file: Path) -> Iterator[Connection]:
    """Somebody else, in the middle of writing."""
    with closing(opened(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def opened(path: Path) -> Connection:
    return connect(
        path,
        timeout=STEP,
        factory=patient(),
        isolation_level=None,
        check_same_thread=False,
    )


def test_waiting_statement_gets_in_when_the_other_writer_is_done(
    file: Path, busy: Connection
) -> None:
    after = threading.Timer(0.3, busy.execute, ["COMMIT"])
    with closing(opened(file)) as connection:
        after.start()
        began = time.monotonic()

        connection.execute("INSERT INTO said VALUES ('hello')")
        waited = time.monotonic() - began

        assert connection.execute("SELECT word FROM said").fetchall() == [("hello",)]
    after.join()
    assert waited > 0.2


@pytest.mark.usefixtures("busy")
def test_waiting_ends_with_patience(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_turns, "PATIENCE", 0.05)

    with closing(opened(file)) as connection:
        with pytest.raises(OperationalError, match="database is locked"):
            connection.execute("BEGIN IMMEDIATE")

        assert connection.in_transaction is False


def test_statement_that_read_before_is_refused_at_once(
    file: Path, busy: Connection
) -> None:
    with closing(opened(file)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM said").fetchall()
        busy.execute("INSERT INTO said VALUES ('first')")
        busy.execute("COMMIT")
        began = time.monotonic()

        with pytest.raises(OperationalError, match="database is locked"):
            connection.execute("INSERT INTO said VALUES ('too late')")

    assert time.monotonic() - began < sqlite_turns.PATIENCE / 2


def test_small_writes_get_in_between_those_of_one_that_writes_much(file: Path) -> None:
    over = threading.Event()

    def write_much() -> None:
        with closing(opened(file)) as connection:
            while not over.is_set():
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO said VALUES ('much')")
                time.sleep(0.05)
                connection.execute("COMMIT")
                rest()

    much = threading.Thread(target=write_much)
    much.start()
    with closing(opened(file)) as connection:
        for _ in range(10):
            connection.execute("INSERT INTO said VALUES ('small')")
        kept = connection.execute("SELECT count(*) FROM said WHERE word = 'small'")
        assert kept.fetchone() == (10,)
    over.set()
    much.join()
