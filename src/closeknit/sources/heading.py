"""The header of a table nobody has described: its columns as they are written."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.header import FIRST_CHARACTERS, LAST_LINE, MOST_COLUMNS
from closeknit.sources.letters import Letters, letters_of

LONGEST_NAME = 100
_DELIMITERS = ",;\t"
_FIRST_BYTES = 1 << 18


def key(name: str) -> str:
    """Return a column's name without what makes no difference: case, marks, blanks.

    >>> key("E-Mail-Adresse"), key("  Prénom_ "), key("Company / Account")
    ('emailadresse', 'prenom', 'companyaccount')
    """
    apart = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o"))
    return "".join(c for c in apart if c.isalnum())


def names_in(
    file: BinaryIO, letters: Letters, known: Callable[[tuple[str, ...]], int]
) -> tuple[str, ...]:
    """Return the names of a table's columns; none where no line looks like a header.

    Among the first lines, the one of which the most names are `known`; with none, the
    first that has several cells and neither an address nor a number among them.
    """
    best: tuple[str, ...] = ()
    most = -1
    for names in _candidates(file, letters):
        count = known(names)
        if count > most and (count or len(names) > 1):
            best, most = names, count
    return best


def names_of_table(
    path: Path, known: Callable[[tuple[str, ...]], int]
) -> tuple[str, ...]:
    """Return the columns of a CSV by its first bytes; none where it is none."""
    if path.suffix.casefold() not in {".csv", ".tsv"} or not path.is_file():
        return ()
    try:
        with path.open("rb") as file:
            begin = file.read(_FIRST_BYTES)
        letters = letters_of(lambda: io.BytesIO(begin))
        return names_in(io.BytesIO(begin), letters, known)
    except (OSError, UnreadableFile, UnicodeDecodeError):
        return ()


def _candidates(file: BinaryIO, letters: Letters) -> Iterator[tuple[str, ...]]:
    errors = "replace" if letters.torn else "strict"
    text = io.TextIOWrapper(file, letters.encoding, errors, letters.newline)
    left = FIRST_CHARACTERS
    with text:
        for _ in range(LAST_LINE):
            line = text.readline(left)
            left -= len(line)
            if not line or left <= 0:
                return
            names = max((_cells(line, d) for d in _DELIMITERS), key=len)
            if len(names) <= MOST_COLUMNS and all(map(_like_a_name, names)):
                yield names


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return ()
    return tuple(cell.strip().strip("\ufeff") for cell in cells)


def _like_a_name(cell: str) -> bool:
    if len(cell) > LONGEST_NAME or "@" in cell or "://" in cell or "\0" in cell:
        return False
    return not cell or not cell.replace(".", "").replace("-", "").isdecimal()
