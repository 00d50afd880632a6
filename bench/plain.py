"""The yardsticks: what the same files cost when nothing is understood of them."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TextIO
from zipfile import ZipFile

AT_ONCE = 1_000


@dataclass(slots=True)
class Yardstick:
    """Readings of the same files with Python's `csv`, before and after a measurement.

    So that a busy machine slows both.
    """

    path: Path
    walls: list[float]
    cpus: list[float]
    rows: int = 0

    @classmethod
    def of(cls, path: Path) -> "Yardstick":
        return cls(path, [], [])

    def read(self, times: int = 3) -> None:
        """Read the files that many times."""
        for _ in range(times):
            wall, cpu = perf_counter(), process_time()
            self.rows = read_with_csv(self.path)
            self.walls.append(perf_counter() - wall)
            self.cpus.append(process_time() - cpu)

    @property
    def wall(self) -> float:
        return median(self.walls)

    @property
    def cpu(self) -> float:
        return median(self.cpus)


def files(path: Path) -> Iterator[TextIO]:
    """Yield the tables of a folder or a zip, one after the other, opened."""
    if path.is_dir():
        for one in sorted(path.glob("*.csv")):
            with one.open(encoding="utf-8", newline="") as file:
                yield file
        return
    with ZipFile(path) as archive:
        for name in archive.namelist():
            with archive.open(name) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", newline="")


def read_with_csv(path: Path) -> int:
    """Read every row and keep none; return how many there were."""
    rows = 0
    for file in files(path):
        for _ in csv.reader(file):
            rows += 1
    return rows


def insert_with_key(path: Path, into: Path) -> tuple[float, int]:
    """Parse and insert every row under a unique key; return seconds and rows kept."""
    began = perf_counter()
    with closing(sqlite3.connect(into, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, key, said)")
        connection.execute("CREATE UNIQUE INDEX once ON kept (key)")
        for file in files(path):
            rows = csv.reader(file)
            while batch := [row for _, row in zip(range(AT_ONCE), rows, strict=False)]:
                texts = ["\x1f".join(row) for row in batch]
                keyed = [
                    (blake2b(text.encode(), digest_size=16).digest(), text)
                    for text in texts
                ]
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    "INSERT INTO kept (key, said) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    keyed,
                )
                connection.execute("COMMIT")
        ((kept,),) = connection.execute("SELECT count(*) FROM kept")
    return perf_counter() - began, kept
