"""Reading a CSV that somebody else designed, row by row, never the whole of it.

A header found by its content, columns by their names, and for each row that cannot be
read a value in its place that says where and why. Nothing is shifted, nothing guessed.
"""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Self

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.header import delimiter_word, find_header, plain
from closeknit.sources.letters import Letters
from closeknit.sources.said import Noticed, Unreadable
from closeknit.sources.shown import shown

Row = list[str]
"""One row's values, with an empty one at the end: that of a column that is missing."""

MOST_LINES = 20
"""Lines a row may take in a table without long texts; more is a quote left open."""
MOST_LINES_OF_PROSE = 1_000
LONGEST_VALUE = 1 << 16

_LONGEST_LINE = 1 << 17
_MOST_AGAIN = 1 << 26  # characters read a second time, in one table
_HANDLES = ("email", "url", "phone", "number")

_STRAY = "\udc0d"
"""Stands for a carriage return that ends no line: `csv` would end a row at it."""

csv.field_size_limit(LONGEST_VALUE)  # for the whole program: every CSV is foreign


class Table:
    """A CSV, open at its first row.

    `needs` are the columns it must have; they are what its header is known by. With
    `prose`, a value may have any number of lines. `taken` counts the characters read.

    Raises:
        UnreadableFile: there is no such header within the first lines.
    """

    def __init__(
        self,
        file: BinaryIO,
        needs: Iterable[str],
        *,
        letters: Letters | None = None,
        prose: bool = False,
    ) -> None:
        self._letters = letters or Letters()
        errors = "surrogateescape" if self._letters.torn else "strict"
        self._text = io.TextIOWrapper(
            file, self._letters.encoding, errors, self._letters.newline
        )
        self._most_lines = MOST_LINES_OF_PROSE if prose else MOST_LINES
        self._held: list[str] = []
        self._again: deque[str] = deque()
        self._cut = self._ended = self._odd = False
        self._spare = _MOST_AGAIN
        self.taken = 0
        try:
            self._header = find_header(self._text, tuple(needs))
        except UnreadableFile:
            self.close()
            raise
        names = self._header.names
        self._width = len(names)
        self._handles = {
            at for at, n in enumerate(names) if any(h in n for h in _HANDLES)
        }
        self.taken = self._header.characters

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._text.close()

    def column(self, *names: str) -> int:
        """Return where in a `Row` the first of these columns is; missing is empty.

        Raises:
            UnreadableFile: two columns have that name.
        """
        return self._header.column(*names)

    def columns(self, name: str) -> list[int]:
        """Return where all columns of this name are in a `Row`."""
        wanted = plain(name)
        return [at for at, n in enumerate(self._header.names) if n == wanted]

    def rows(self) -> Iterator[tuple[int, Row | Unreadable | Noticed]]:
        """Yield each row, or what is wrong with it, with the number of its first line.

        To be called once.
        """
        yield from self._said_first()
        line = self._header.line + 1
        held, width, most = self._held, self._width, self._most_lines
        letters = self._letters
        careful = letters.torn or letters.nul or letters.strays
        while not self._ended or self._again:
            because = ""
            reader = csv.reader(self._lines(), delimiter=self._header.delimiter)
            try:
                for row in reader:
                    odd = len(row) != width or self._odd or len(held) > most
                    if odd or careful or not (row[0] or any(row)):
                        because, said = self._made_good(row)
                        if said is not None:
                            yield line, said
                        if because:
                            break
                    if row:
                        row.append("")
                        yield line, row
                    line += len(held)
                    held.clear()
            except csv.Error:
                because = (
                    f"a value is longer than {LONGEST_VALUE:,} characters; perhaps a "
                    "quote is opened here and never closed"
                )
            if because:
                raw, lost = self._raw(), self._give_up()
                because += f"; with it {lost} lines are lost" if lost > 1 else ""
                yield line, Unreadable(because, raw)
                line += lost

    def _lines(self) -> Iterator[str]:
        """Yield line by line, and hold those of the row that is being read."""
        again, hold, readline = self._again, self._held.append, self._text.readline
        strays, held, most = self._letters.strays, self._held, self._most_lines
        while len(held) <= most:
            line = again.popleft() if again else readline(_LONGEST_LINE)
            if not line:
                self._ended = self._odd = True
                return
            if len(line) == _LONGEST_LINE and not line.endswith(("\r", "\n")):
                self._cut = self._odd = True
                while (rest := readline(_LONGEST_LINE)) and rest[-1] not in "\r\n":
                    self.taken += len(rest)
            self.taken += len(line)
            hold(line)
            yield _stray_marked(line) if strays else line
        self._odd = True

    def _made_good(self, row: Row) -> tuple[str, Noticed | None]:
        """Mend an odd row in place; return why it cannot be, and what was mended."""
        if self._letters.torn and not all(map(_is_text, self._held)):
            return "some of its bytes are no letters in UTF-8", None
        if self._cut:
            return f"a line is longer than {_LONGEST_LINE:,} characters", None
        if self._ended:
            return "a quote is opened here and never closed", None
        if len(self._held) > self._most_lines:
            many = f"more than {self._most_lines} lines"
            return f"a quote is opened here and not closed for {many}", None
        if not any(row):
            row.clear()  # an empty line, or what a spreadsheet leaves of one
        elif len(row) > self._width and not any(row[self._width :]):
            del row[self._width :]
        if row and len(row) != self._width:
            return f"{len(row)} columns where the header has {self._width}", None
        if self._letters.strays:
            row[:] = [value.replace(_STRAY, "\r") for value in row]
        return "", self._without_nul(row)

    def _without_nul(self, row: Row) -> Noticed | None:
        if not any("\0" in value for value in row):
            return None
        for at, value in enumerate(row):
            if "\0" in value:  # an address that held one cannot be the one meant
                row[at] = "" if at in self._handles else value.replace("\0", "")
        return Noticed("NUL characters were left out of this row")

    def _give_up(self) -> int:
        """Leave the row that failed; return how many lines it cost.

        Of a row over several lines only the first is lost: an open quote swallows the
        rows after it, and they are read again. Not for ever, or a file of open quotes
        would take the square of its length.
        """
        back = self._held[1:]
        again = sum(map(len, back))
        self._spare -= again
        if self._spare < 0:
            back, again = [], 0
        lost = len(self._held) - len(back)
        self.taken -= again
        self._again.extendleft(reversed(back))
        self._held.clear()
        self._cut = False
        self._ended = self._odd = self._ended and not back
        return lost

    def _raw(self) -> str:
        begin = "".join(self._held[:1]).rstrip("\r\n")
        if self._letters.torn:
            raw = begin[:100].encode("utf-8", "surrogateescape")
            begin = raw.decode("utf-8", "backslashreplace")
        return shown(begin)

    def _said_first(self) -> Iterator[tuple[int, Noticed]]:
        if self._letters.encoding == "cp1252":
            yield 1, Noticed("not UTF-8: read as Windows-1252, which is a guess")
        if self._header.delimiter != ",":
            word = delimiter_word(self._header.delimiter)
            yield self._header.line, Noticed(f"separated by {word}, not by commas")


def _stray_marked(line: str) -> str:
    body = line.rstrip("\r\n")
    return body.replace("\r", _STRAY) + line[len(body) :]


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
