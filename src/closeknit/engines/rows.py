"""Many rows at once, the same text on SQLite and PostgreSQL.

Table and column names come from the program, never from a user; values are always
parameters.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

Row = tuple[object, ...]
T = TypeVar("T")

VALUES = 4_000
"""Parameters in one statement; SQLite takes 32,766, PostgreSQL 65,535."""


class Cursor(Protocol):
    """What is needed of a database cursor. Placeholders are ``%s``."""

    def execute(self, sql: str, params: Sequence[object] | None = None) -> object:
        """Run one statement."""

    def executemany(self, sql: str, params: Sequence[Row]) -> object:
        """Run one statement with each of the rows."""

    def fetchall(self) -> list[Row]:
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
    cursor: Cursor,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    returning: Sequence[str] = (),
) -> list[Row]:
    """Insert the rows that are new and return `returning` of those that were.

    A row that a unique constraint knows already is left as it is.
    """
    head = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "  # noqa: S608 - names are ours
    one = "(" + ", ".join(["%s"] * len(columns)) + ")"
    tail = " ON CONFLICT DO NOTHING"
    if returning:
        tail += f" RETURNING {', '.join(returning)}"
    new: list[Row] = []
    for chunk in chunks(rows, VALUES // len(columns)):
        values = [value for row in chunk for value in row]
        cursor.execute(head + ", ".join([one] * len(chunk)) + tail, values)
        if returning:
            new += cursor.fetchall()
    return new


def where_in(
    cursor: Cursor, sql: str, values: Sequence[object], before: Sequence[object] = ()
) -> Iterator[Row]:
    """Yield the rows of `sql`, whose ``{in}`` stands for a list of the values."""
    for chunk in chunks(values, VALUES // 2):
        marks = ", ".join(["%s"] * len(chunk))
        cursor.execute(sql.replace("{in}", marks), [*before, *chunk])
        yield from cursor.fetchall()
