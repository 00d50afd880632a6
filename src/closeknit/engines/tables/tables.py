"""What every engine for tables can do."""

from pathlib import Path
from typing import Protocol

from closeknit.engines.rows import Found


class Tables(Protocol):
    """An engine that answers SQL over Parquet.

    Names of tables and texts come from the program, never from a user.
    """

    @property
    def dialect(self) -> str:
        """Sqlglot's name for the SQL it speaks: duckdb, postgres or spark."""

    def hold(self, name: str, parquet: Path) -> None:
        """Give a Parquet file, or a folder of them, a name; an earlier one goes.

        Raises:
            UnreadableFile: it is no Parquet.
        """

    def make(self, name: str, sql: str) -> None:
        """Keep what a query finds under a name; an earlier one goes."""

    def rows(self, sql: str) -> list[Found]:
        """Return what a query finds."""

    def write(self, sql: str, to: Path) -> None:
        """Write what a query finds as Parquet: `to` is there whole, or not at all."""
