"""SQL over Parquet in this process, with a bound on memory: what is over it spills."""

from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from closeknit.engines.rows import Found
from closeknit.shared.errors import UnreadableFile

MEMORY = 1_024
"""Megabytes the engine keeps; it writes the rest to a folder while it works."""


class Duckdb:
    """Tables in DuckDB. Held ones are read from their files each time."""

    dialect = "duckdb"

    def __init__(
        self, spill: Path, *, megabytes: int = MEMORY, threads: int | None = None
    ) -> None:
        """Begin with no table; `spill` is the folder for what does not fit."""
        asked: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": f"{megabytes}MB",
            "preserve_insertion_order": False,
            "temp_directory": str(spill),
        }
        if threads is not None:
            asked["threads"] = threads
        self._database = duckdb.connect(config=asked)

    def hold(self, name: str, parquet: Path) -> None:
        """Give a Parquet file, or a folder of them, a name; an earlier one goes.

        Raises:
            UnreadableFile: it is no Parquet.
        """
        files = parquet / "**" / "*.parquet" if parquet.is_dir() else parquet
        found = f"read_parquet({_text(files)}, hive_partitioning = true)"
        sql = f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {found}"  # noqa: S608 - the name is ours, the path is quoted
        try:
            self._database.execute(sql)
        except duckdb.Error as error:
            first = str(error).partition("\n")[0]
            raise UnreadableFile(f"{parquet.name} cannot be read: {first}") from error

    def make(self, name: str, sql: str) -> None:
        """Keep what a query finds under a name; an earlier one goes."""
        self._database.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def rows(self, sql: str) -> list[Found]:
        """Return what a query finds."""
        return self._database.execute(sql).fetchall()

    def write(self, sql: str, to: Path) -> None:
        """Write what a query finds as Parquet: `to` is there whole, or not at all."""
        fresh = to.with_name(f"{to.name}.new")
        self._database.execute(
            f"COPY ({sql}) TO {_text(fresh)} (FORMAT parquet, COMPRESSION zstd)"
        )
        fresh.replace(to)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()


def _text(path: Path) -> str:
    quoted = str(path).replace("'", "''")
    return f"'{quoted}'"
