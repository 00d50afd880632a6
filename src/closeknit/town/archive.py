"""Writing files as LinkedIn does: its CSV, and a zip made in one go."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def table(
    header: str,
    rows: Iterable[Sequence[str]],
    *,
    all_quoted: bool = False,
) -> str:
    r'''Return a CSV file as exports have it: no mark at its head, one LF a row.

    >>> table("Name,Note", [["Ada", 'so "so"']])
    'Name,Note\nAda,"so ""so"""\n'
    '''
    out = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    pen = csv.writer(out, quoting=quoting, lineterminator="\n")
    if all_quoted:
        pen.writerow(header.split(","))
    else:
        out.write(header + "\n")
    pen.writerows(rows)
    return out.getvalue()


class OneWay:
    """A file that can only be written on, so that the zip is streamed.

    Then its entries carry flag bit 3 and no sizes in front, as LinkedIn's do.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, some: bytes) -> int:
        """Write on, and return how many bytes."""
        return self._file.write(some)

    def flush(self) -> None:
        """Hand over what is waiting."""
        self._file.flush()


def write_zip(path: Path, files: Iterable[tuple[str, str]], *, on: date) -> None:
    """Write the archive; every entry bears nine o'clock of that day."""
    with path.open("wb") as raw, ZipFile(OneWay(raw), "w") as zipped:  # type: ignore[call-overload] # zipfile needs no more than write and flush
        for name, text in files:
            entry = ZipInfo(name, date_time=(on.year, on.month, on.day, 9, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            zipped.writestr(entry, text.encode())
