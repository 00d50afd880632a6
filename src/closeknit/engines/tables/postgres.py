"""SQL over rows in a PostgreSQL. psycopg is an extra, loaded when asked for.

What is held is copied in, into tables that end with the session; between Parquet and
PostgreSQL lies a table of text, in a folder that is emptied at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from closeknit.engines.rows import Found
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.shared.errors import CannotKeep, RuleBroken

AT_ONCE = 1 << 20
"""Characters that are copied at a time."""
_TYPES = {"DOUBLE": "DOUBLE PRECISION", "HUGEINT": "NUMERIC", "TINYINT": "SMALLINT"}


class Postgres:
    """Tables in a PostgreSQL, through one connection."""

    dialect = "postgres"

    def __init__(self, url: str, spill: Path) -> None:
        """Connect; `spill` is a folder for what does not fit while Parquet is read.

        Raises:
            RuleBroken: psycopg is not installed.
            CannotKeep: nobody answers there, or the database lets nobody in.
        """
        try:
            psycopg = import_module("psycopg")
        except ImportError as error:
            raise RuleBroken(
                "PostgreSQL needs the extra `postgres`: "
                "pip install 'closeknit[postgres]'."
            ) from error
        self._at = _place(url)
        self._refused = (psycopg.OperationalError, psycopg.errors.InsufficientPrivilege)
        try:
            self._connection: Any = psycopg.connect(url, autocommit=True)
        except psycopg.Error as error:
            # Not in its own words: those may quote the address as it was given.
            raise CannotKeep(
                f"No PostgreSQL answers at {self._at}, or it does not let you in: "
                "check the address, the user and PGPASSWORD or ~/.pgpass."
            ) from error
        self._spill = spill

    def hold(self, name: str, parquet: Path) -> None:
        """Give a Parquet file, or a folder of them, a name; an earlier one goes.

        Raises:
            UnreadableFile: it is no Parquet.
        """
        with self._beside() as (tables, text):
            tables.hold("held", parquet)
            columns = ", ".join(
                f"{column} {_TYPES.get(str(kind), str(kind))}"
                for column, kind, *_ in tables.rows("DESCRIBE SELECT * FROM held")
            )
            tables.rows(f"COPY held TO {_quoted(text)} (FORMAT csv, HEADER false)")
            self._run(f"DROP TABLE IF EXISTS {name}")
            self._run(f"CREATE TEMP TABLE {name} ({columns})")
            with (
                text.open(encoding="utf-8", newline="") as lines,
                self._connection.cursor() as cursor,
                cursor.copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy,
            ):
                while chunk := lines.read(AT_ONCE):
                    copy.write(chunk)
        self._run(f"ANALYZE {name}")

    def make(self, name: str, sql: str) -> None:
        """Keep what a query finds under a name; an earlier one goes."""
        self._run(f"CREATE TEMP TABLE fresh AS {sql}")
        self._run(f"DROP TABLE IF EXISTS {name}")
        self._run(f"ALTER TABLE fresh RENAME TO {name}")
        self._run(f"ANALYZE {name}")

    def rows(self, sql: str) -> list[Found]:
        """Return what a query finds."""
        with self._connection.cursor() as cursor:
            found: list[Found] = cursor.execute(sql).fetchall()
        return found

    def write(self, sql: str, to: Path) -> None:
        """Write what a query finds as Parquet: `to` is there whole, or not at all."""
        with self._beside() as (tables, text), self._connection.cursor() as cursor:
            names = cursor.execute(f"SELECT * FROM ({sql}) q LIMIT 0").description  # noqa: S608 - a text of the program
            kinds = ", ".join(
                f"'{one.name}': '{_kind(one.type_code)}'" for one in names
            )
            with (
                text.open("wb") as file,
                cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)") as copy,
            ):
                for chunk in copy:
                    file.write(chunk)
            tables.write(
                f"SELECT * FROM read_csv({_quoted(text)}, header = false,"  # noqa: S608 - same
                " auto_detect = false, allow_quoted_nulls = false,"
                f" columns = {{{kinds}}})",
                to,
            )

    def _run(self, sql: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(sql)

    @contextmanager
    def _beside(self) -> Iterator[tuple[Duckdb, Path]]:
        self._spill.mkdir(parents=True, exist_ok=True)
        with (
            TemporaryDirectory(dir=self._spill) as folder,
            Duckdb(Path(folder) / "spill") as tables,
        ):
            yield tables, Path(folder) / "rows.csv"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        if isinstance(error, self._refused):
            first = str(error).strip().partition("\n")[0]
            raise CannotKeep(
                f"The PostgreSQL at {self._at} did not do it: {first}"
            ) from error


def _place(url: str) -> str:
    """Return where an address leads, without user, password and the rest.

    >>> _place("postgresql://ada:pass@db.example:5433/desk?sslmode=require")
    'db.example:5433'
    >>> _place("postgresql:///desk")
    'this machine'
    """
    return urlsplit(url).netloc.rpartition("@")[2] or "this machine"


_KINDS = {16: "BOOLEAN", 20: "BIGINT", 21: "SMALLINT", 23: "INTEGER", 701: "DOUBLE"}
"""DuckDB's names for PostgreSQL's numbers of its types; the rest is text."""


def _kind(number: int) -> str:
    return _KINDS.get(number, "VARCHAR")


def _quoted(path: Path) -> str:
    quoted = str(path).replace("'", "''")
    return f"'{quoted}'"
