"""The reader of vCard files. The file is taken apart behind a fence, card by card."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from closeknit.engines.fenced import Fence, fenced
from closeknit.shared.errors import UnreadableFile
from closeknit.sources.address_book.lines import opened, unfolded
from closeknit.sources.address_book.sheets import NO_END, Sheet, cut_apart
from closeknit.sources.address_book.vcard import read
from closeknit.sources.address_book.written import Troubles, said
from closeknit.sources.reader import Options, Reading
from closeknit.sources.record import AnyRecord
from closeknit.sources.said import Noticed, Said, Unreadable

FENCE = Fence(megabytes=512, cpu_seconds=300)

_FIRST = 1 << 12
_ENDINGS = (".vcf", ".vcard")

Told = tuple[int, int, AnyRecord | Unreadable | Noticed]
"""Bytes read so far, a line's number, and what it says."""


class VcfReading:
    """One vCard file being read; see `closeknit.sources.reader.Reading`.

    It has no day of its own: a card is as old as it says, and nothing if it does not.
    """

    def __init__(self, path: Path, today: date) -> None:
        self.as_of: date | None = None
        self.total = path.stat().st_size
        self.done = 0
        self._path = path
        self._today = today

    def __iter__(self) -> Iterator[Said]:
        """Yield what each card says, then what went wrong on the way.

        Raises:
            UnreadableFile: there is no card in it, or it takes too much to read.
        """
        for done, line, what in fenced(cards_in, self._path, self._today, fence=FENCE):
            self.done = min(done, self.total)
            yield self._path.name, line, what
        self.done = self.total


class Vcf:
    """vCards 2.1, 3.0 and 4.0, many in one file: Google's, Apple's, a phone's."""

    name = "address_book.vcf"

    def recognises(self, path: Path) -> bool:
        """Say whether it is named like one, or begins like one."""
        if not path.is_file() or path.stat().st_size == 0:
            return False
        if path.suffix.casefold() in _ENDINGS:
            return True
        try:
            with path.open("rb") as file:
                begin = file.read(_FIRST).replace(b"\0", b"")
        except OSError:
            return False
        return begin.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n")[:11].upper() == b"BEGIN:VCARD"

    def read(self, path: Path, options: Options) -> Reading:
        """Return the reading of it."""
        return VcfReading(path, options.today)


def cards_in(path: Path, today: date) -> Iterator[Told]:
    """Yield what a vCard file says. Called behind the fence.

    Raises:
        UnreadableFile: not one card begins in it.
    """
    troubles = Troubles()
    file, counted = opened(path)
    began = False
    with file:
        for one in cut_apart(unfolded(counted.read), troubles):
            if isinstance(one, Sheet):
                began = True
                card = read(one, today, troubles)
                for what in said(card, troubles) if card is not None else ():
                    yield counted.done, one.line, what
            else:
                began = began or one[1].because == NO_END
                yield counted.done, *one
    if not began:
        raise UnreadableFile(
            "There is no card in it: no line says BEGIN:VCARD.", code="vcf_malformed"
        )
    for line, noticed in troubles.noticed():
        yield counted.done, line, noticed
