"""Reading a CSV that somebody else designed, row by row, never the whole of it.

A header found by its content, columns by their names, and for each row that cannot be
read a value in its place that says where and why. Nothing is shifted, nothing guessed.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Self

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.letters import Letters
from closeknit.sources.record import Noticed, Unreadable
from closeknit.sources.shown import shown

Row = list[str]
"""One row's values, with an empty one at the end: that of a column that is missing."""

MOST_COLUMNS = 200
MOST_LINES = 20
"""Lines a row may take in a table without long texts; more is a quote left open."""
LONGEST_VALUE = 1 << 16

_HEADER_LINES = 10
_HEADER_CHARACTERS = 1 << 16
_LONGEST_LINE = 1 << 20
_MOST_REPAIRS = 1_000
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
_HANDLES = ("email", "url", "phone", "number")
_BLANK = str.maketrans("", "", ' _\ufeff"\t\r\n')

_STRAY = "\udc0d"
"""Stands for a carriage return that ends no line: `csv` would end a row at it."""

csv.field_size_limit(LONGEST_VALUE)  # for the whole program: every CSV is foreign


def plain(name: str) -> str:
    """Return a column's name without what makes no difference: case, blanks, marks.

    >>> plain("First_Name"), plain("  first name ")
    ('firstname', 'firstname')
    """
    return name.translate(_BLANK).casefold()


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
        self._most_lines = LONGEST_VALUE if prose else MOST_LINES
        self._held: list[str] = []
        self._again: deque[str] = deque()
        self._cut = self._ended = self._odd = False
        self._repairs = 0
        self.taken = 0
        self.header_line = 0
        try:
            self._delimiter, self._names = self._header(tuple(needs))
        except UnreadableFile:
            self.close()
            raise
        self._width = len(self._names)
        self._handles = {
            at for at, n in enumerate(self._names) if any(h in n for h in _HANDLES)
        }

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
        for name in names:
            found = self._names.count(plain(name))
            if found > 1:
                raise _ambiguous(name)
            if found:
                return self._names.index(plain(name))
        return -1

    def rows(self) -> Iterator[tuple[int, Row | Unreadable | Noticed]]:
        """Yield each row, or what is wrong with it, with the number of its first line.

        To be called once.
        """
        yield from self._said_first()
        line = self.header_line + 1
        held, width, most = self._held, self._width, self._most_lines
        letters = self._letters
        careful = letters.torn or letters.nul or letters.strays
        while not self._ended or self._again:
            because = ""
            reader = csv.reader(self._lines(), delimiter=self._delimiter)
            try:
                for row in reader:
                    if len(row) != width or careful or self._odd or len(held) > most:
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
                yield line, Unreadable(because, self._raw())
                line += self._give_up()

    def _lines(self) -> Iterator[str]:
        """Yield line by line, and hold those of the row that is being read."""
        again, hold, readline = self._again, self._held.append, self._text.readline
        strays = self._letters.strays
        while True:
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
        self._repairs += 1
        lost = 1 if self._repairs <= _MOST_REPAIRS else len(self._held)
        back = self._held[lost:]
        self.taken -= sum(map(len, back))
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
        if self._delimiter != ",":
            word = _DELIMITERS.get(self._delimiter, repr(self._delimiter))
            yield self.header_line, Noticed(f"separated by {word}, not by commas")

    def _header(self, needs: tuple[str, ...]) -> tuple[str, list[str]]:
        """Read up to the header; return the delimiter and the columns' names."""
        left, seen, widest = _HEADER_CHARACTERS, 0, 0
        delimiters = list(_DELIMITERS)
        while seen < _HEADER_LINES and left > 0:
            line = self._text.readline(left)
            if not line:
                break
            left -= len(line)
            seen += 1
            if stated := _SEPARATOR_LINE.fullmatch(line):
                delimiters.insert(0, stated[1])
            for delimiter in delimiters:
                names = _names(line, delimiter)
                widest = max(widest, len(names))
                if {plain(n) for n in needs} <= set(names) and len(
                    names
                ) <= MOST_COLUMNS:
                    self.header_line = seen
                    self.taken = _HEADER_CHARACTERS - left
                    return delimiter, _single(names, needs)
        raise _no_header(needs, seen=seen, widest=widest)


def _stray_marked(line: str) -> str:
    body = line.rstrip("\r\n")
    return body.replace("\r", _STRAY) + line[len(body) :]


def _names(line: str, delimiter: str) -> list[str]:
    try:
        return [plain(name) for name in next(csv.reader([line], delimiter=delimiter))]
    except (csv.Error, TypeError, ValueError, StopIteration):
        return []


def _single(names: list[str], needs: tuple[str, ...]) -> list[str]:
    for name in needs:
        if names.count(plain(name)) > 1:
            raise _ambiguous(name)
    return names


def _ambiguous(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Two columns are called “{shown(name)}”; which is meant cannot be told.",
        code="header_ambiguous",
    )


def _no_header(needs: tuple[str, ...], *, seen: int, widest: int) -> UnreadableFile:
    if not seen:
        return UnreadableFile("The file is empty.", code="empty_file")
    wanted = ", ".join(needs)
    if widest <= 1:
        return UnreadableFile(
            f"No header in the first {_HEADER_LINES} lines; looked for {wanted}.",
            code="no_header",
        )
    return UnreadableFile(
        f"None of the first {_HEADER_LINES} lines has the columns {wanted}. Nothing "
        "was read; LinkedIn writes them in English.",
        code="header_unknown",
    )


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
