"""A table of addresses being read: its layout by its header, then row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.address_book.written import Troubles, Written, said
from closeknit.sources.letters import letters_of
from closeknit.sources.reader import Options, Reading
from closeknit.sources.said import Said
from closeknit.sources.table import Row, Table

Fill = Callable[[int, Row], Written]
"""Fills in a card from a row, by its line's number."""

_FIRST_BYTES = 1 << 18
"""Enough to find a header in, whatever the letters."""
_ENDINGS = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a table is known by, and what makes of it what reads its rows."""

    needs: tuple[str, ...]
    columns: Callable[[Table], Fill]


def several(table: Table, *names: str) -> list[int]:
    """Return where each of these columns is; missing, or without a name, is empty."""
    return [table.column(name) if name else -1 for name in names]


class TableReading:
    """One table being read; see `closeknit.sources.reader.Reading`."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self.as_of: date | None = None
        self.total = path.stat().st_size
        self.done = 0
        self._path = path
        self._layout = layout

    def __iter__(self) -> Iterator[Said]:
        """Yield what each row says, then what went wrong on the way.

        Raises:
            UnreadableFile: a column that is needed stands there twice.
        """
        path, troubles = self._path, Troubles()
        letters = letters_of(lambda: path.open("rb"))
        needs = self._layout.needs
        with Table(path.open("rb"), needs, letters=letters, prose=True) as table:
            fill = self._layout.columns(table)
            for line, row in table.rows():
                if isinstance(row, list):
                    for what in said(fill(line, row), troubles):
                        yield path.name, line, what
                else:
                    yield path.name, line, row
                self.done = min(table.taken, self.total)
        for line, noticed in troubles.noticed():
            yield path.name, line, noticed
        self.done = self.total


class TableReader:
    """Reads the tables of one program, each known by its header."""

    def __init__(self, name: str, layouts: tuple[Layout, ...]) -> None:
        self.name = name
        self._layouts = layouts

    def recognises(self, path: Path) -> bool:
        """Say whether one of its first lines is such a header."""
        try:
            return self._layout(path) is not None
        except OSError:
            return False

    def read(self, path: Path, _options: Options) -> Reading:
        """Return the reading of it.

        Raises:
            UnreadableFile: it has no such header.
        """
        layout = self._layout(path)
        if layout is None:
            raise UnreadableFile(
                "None of its first lines has the columns of such an address book.",
                code="header_unknown",
            )
        return TableReading(path, layout)

    def _layout(self, path: Path) -> Layout | None:
        if path.suffix.casefold() not in _ENDINGS or not path.is_file():
            return None
        with path.open("rb") as file:
            begin = file.read(_FIRST_BYTES)
        if len(begin) == _FIRST_BYTES and begin[:1] not in {b"\xff", b"\xfe"}:
            begin = begin.rpartition(b"\n")[0]  # not within a letter
        for layout in self._layouts:
            try:
                letters = letters_of(lambda: BytesIO(begin))
                Table(BytesIO(begin), layout.needs, letters=letters).close()
            except UnreadableFile:
                continue
            return layout
        return None
