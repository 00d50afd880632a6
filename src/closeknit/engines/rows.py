"""Many rows at once, the same text on SQLite and PostgreSQL.

Table and column names come from the program, never from a user; values are always
parameters.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Protocol, TypeVar

Value = bool | int | float | str | bytes | date | datetime | None
Row = tuple[Value, ...]
Found = tuple[object, ...]
"""A row as a database gives it back."""
T = TypeVar("T")

FEW = 500
"""Rows that are looked up one by one; more than that are found among all."""
VALUES = 4_000
"""Parameters in one statement; SQLite takes 32,766, PostgreSQL 65,535."""


class Database(Protocol):
    """Which database is behind a cursor."""

    vendor: str


class Cursor(Protocol):
    """What is needed of a database cursor. Placeholders are ``%s``."""

    @property
    def db(self) -> Database:
        """The database behind it."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement changed."""

    def execute(self, sql: str, params: Sequence[Value] | None = None) -> object:
        """Run one statement."""

    def executemany(self, sql: str, params: Sequence[Row]) -> object:
        """Run one statement with each of the rows."""

    def fetchall(self) -> list[Found]:
        """Return the rows of the last statement."""


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of `size`, the last one shorter.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk


def insert(
    cursor: Cursor, table: str, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """Insert the rows that are new; a row that a constraint knows is left as it is."""
    if not rows:
        return
    head, one = _texts(table, columns)
    if _is_sqlite(cursor):
        # One prepared statement run many times is SQLite's quickest way in.
        cursor.executemany(f"{head}{one} ON CONFLICT DO NOTHING", rows)
        return
    for chunk in chunks(rows, VALUES // len(columns)):
        values = [value for row in chunk for value in row]
        many = ", ".join([one] * len(chunk))
        cursor.execute(f"{head}{many} ON CONFLICT DO NOTHING", values)


def insert_numbered(
    cursor: Cursor, table: str, columns: Sequence[str], rows: Sequence[Row]
) -> list[int | None]:
    """Insert the rows that are new; return each one's number, None where it is known.

    Within a transaction that holds the database for writing (SQLite: IMMEDIATE), as
    all of Django's here do: the numbers are handed out from the highest one on.
    """
    if not rows:
        return []
    if _is_sqlite(cursor):
        return _numbered_by_us(cursor, table, columns, rows)
    head, one = _texts(table, columns)
    numbers: list[int | None] = []
    for chunk in chunks(rows, VALUES // (len(columns) + 1)):
        # Known beforehand, so that a row left out by ON CONFLICT is told from the rest.
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
            " FROM generate_series(1, %s)",
            [table, len(chunk)],
        )
        given = [int(str(number)) for (number,) in cursor.fetchall()]
        values = [v for n, row in zip(given, chunk, strict=True) for v in (n, *row)]
        marks = ", ".join(["(%s, " + one[1:]] * len(chunk))
        cursor.execute(
            head.replace("(", "(id, ", 1)
            + marks
            + " ON CONFLICT DO NOTHING RETURNING id",
            values,
        )
        new = {int(str(number)) for (number,) in cursor.fetchall()}
        numbers += [number if number in new else None for number in given]
    return numbers


def _numbered_by_us(
    cursor: Cursor, table: str, columns: Sequence[str], rows: Sequence[Row]
) -> list[int | None]:
    cursor.execute(
        f"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'),"  # noqa: S608 - names are ours
        f" 0), coalesce((SELECT max(id) FROM {table}), 0)) + 1"
    )
    first = int(str(cursor.fetchall()[0][0]))
    head, one = _texts(table, ("id", *columns))
    cursor.executemany(
        f"{head}{one} ON CONFLICT DO NOTHING",
        [(first + i, *row) for i, row in enumerate(rows)],
    )
    if cursor.rowcount == len(rows):
        return list(range(first, first + len(rows)))
    cursor.execute(f"SELECT id FROM {table} WHERE id >= %s", [first])  # noqa: S608 - names are ours
    new = {int(str(number)) for (number,) in cursor.fetchall()}
    return [n if n in new else None for n in range(first, first + len(rows))]


def _texts(table: str, columns: Sequence[str]) -> tuple[str, str]:
    """Return the beginning of an INSERT, and the placeholders of one row."""
    marks = ", ".join(["%s"] * len(columns))
    named = ", ".join(columns)
    return f"INSERT INTO {table} ({named}) VALUES ", f"({marks})"  # noqa: S608 - names are ours


def _is_sqlite(cursor: Cursor) -> bool:
    return cursor.db.vendor == "sqlite"


def where_in(
    cursor: Cursor, sql: str, values: Sequence[Value], before: Sequence[Value] = ()
) -> Iterator[Found]:
    """Yield the rows of `sql`, whose ``{in}`` stands for a list of the values."""
    for chunk in chunks(values, VALUES // 2):
        marks = ", ".join(["%s"] * len(chunk))
        cursor.execute(sql.replace("{in}", marks), [*before, *chunk])
        yield from cursor.fetchall()


def among(
    cursor: Cursor,
    every: str,
    few: str,
    values: Collection[int],
    before: Sequence[Value] = (),
) -> Iterator[Found]:
    """Yield the rows whose first column is one of the values. One query, or none.

    `few` has a place for the values, ``{in}``; of many values `every` is asked, and
    what is not of them left out.
    """
    if len(values) <= FEW:
        yield from where_in(cursor, few, sorted(values), before)
        return
    asked = set(values)
    cursor.execute(every, before)
    for row in cursor.fetchall():
        if row[0] in asked:
            yield row
