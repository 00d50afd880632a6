"""Rows that become one Parquet file, in order; what does not fit in memory spills."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import numpy as np

from closeknit.engines.rows import Row

GROUP = 100_000
"""Rows that one group of a file holds; a reader skips the groups it does not need."""


class Parquet:
    """A table that is filled batch by batch and then written."""

    def __init__(
        self, columns: Sequence[str], spill: Path, *, megabytes: int = 256
    ) -> None:
        """Begin an empty table of columns (``name TYPE``); `spill` is a folder."""
        self._names = [column.partition(" ")[0] for column in columns]
        self._database = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "memory_limit": f"{megabytes}MB",
                "temp_directory": str(spill),
                "threads": 1,
            }
        )
        self._database.execute(f"CREATE TEMP TABLE rows ({', '.join(columns)})")

    def add(self, rows: Sequence[Row]) -> None:
        """Add a batch of rows, in the columns' order."""
        if not rows:
            return
        columns = zip(*rows, strict=True)
        batch = dict(zip(self._names, map(_array, columns), strict=True))
        self._database.register("batch", batch)
        self._database.execute("INSERT INTO rows SELECT * FROM batch")
        self._database.unregister("batch")

    def write(self, to: Path, *, order: str) -> int:
        """Write what was added since the last time, and return how many rows it is."""
        into = str(to).replace("'", "''")
        found = self._database.execute(
            f"COPY (SELECT * FROM rows ORDER BY {order}) TO '{into}'"  # noqa: S608 - our own columns, the path is quoted
            f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})"
        ).fetchall()
        self._database.execute("DELETE FROM rows")
        return int(found[0][0])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()


def _array(
    values: tuple[object, ...],
) -> "np.ndarray[tuple[int], np.dtype[np.generic]]":
    """Return a column; where something is missing, a masked one."""
    if isinstance(next((v for v in values if v is not None), None), str):
        return np.array(values, dtype=object)
    if None not in values:
        return np.array(values)
    mask = [value is None for value in values]
    return np.ma.array([value or 0 for value in values], mask=mask, dtype=np.int64)
