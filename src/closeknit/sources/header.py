"""The header of a table: found by what is in it, wherever the notes above it end."""

import csv
import re
from dataclasses import dataclass
from io import TextIOWrapper

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.shown import shown

MOST_COLUMNS = 200
LAST_LINE = 10
"""The header stands there or above."""
FIRST_CHARACTERS = 1 << 16
"""And within these."""

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
_BLANK = str.maketrans("", "", ' _\ufeff"\t\r\n')


def plain(name: str) -> str:
    """Return a column's name without what makes no difference: case, blanks, marks.

    >>> plain("First_Name"), plain("  first name ")
    ('firstname', 'firstname')
    """
    return name.translate(_BLANK).casefold()


@dataclass(frozen=True, slots=True)
class Header:
    """A table's columns, by their plain names, and the line and characters it took."""

    names: tuple[str, ...]
    delimiter: str
    line: int
    characters: int

    def column(self, *names: str) -> int:
        """Return where the first of these columns is, or -1.

        Raises:
            UnreadableFile: two columns have that name.
        """
        for name in names:
            found = self.names.count(plain(name))
            if found > 1:
                raise UnreadableFile(
                    f"Two columns are called “{shown(name)}”; which one is meant "
                    "cannot be told.",
                    code="header_ambiguous",
                )
            if found:
                return self.names.index(plain(name))
        return -1


def delimiter_word(delimiter: str) -> str:
    """Return how to speak of a delimiter.

    >>> delimiter_word(";")
    'semicolons'
    """
    return _DELIMITERS.get(delimiter, f"“{shown(delimiter)}”")


def find_header(text: TextIOWrapper, needs: tuple[str, ...]) -> Header:
    """Read up to the line that has all the columns needed, and return it.

    Raises:
        UnreadableFile: there is none, or a column of it stands there twice.
    """
    wanted = set(map(plain, needs))
    left, seen, widest = FIRST_CHARACTERS, 0, 0
    delimiters = list(_DELIMITERS)
    while seen < LAST_LINE and left > 0 and (line := text.readline(left)):
        left -= len(line)
        seen += 1
        if stated := _SEPARATOR_LINE.fullmatch(line):
            delimiters.insert(0, stated[1])
        for delimiter in delimiters:
            names = _names(line, delimiter)
            widest = max(widest, len(names))
            if wanted <= set(names) and len(names) <= MOST_COLUMNS:
                header = Header(names, delimiter, seen, FIRST_CHARACTERS - left)
                for name in needs:
                    header.column(name)
                return header
    raise _not_found(needs, seen=seen, widest=widest)


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(map(plain, next(csv.reader([line], delimiter=delimiter))))
    except (csv.Error, TypeError, ValueError, StopIteration):
        return ()


def _not_found(needs: tuple[str, ...], *, seen: int, widest: int) -> UnreadableFile:
    if not seen:
        return UnreadableFile("The file is empty.", code="empty_file")
    wanted = ", ".join(needs)
    if widest <= 1:
        return UnreadableFile(
            f"No header in the first {LAST_LINE} lines; looked for {wanted}.",
            code="no_header",
        )
    return UnreadableFile(
        f"None of the first {LAST_LINE} lines has the columns {wanted}. Nothing was "
        "read; LinkedIn writes them in English.",
        code="header_unknown",
    )
