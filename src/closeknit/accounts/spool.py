"""A mailbox file that grows while an account is asked, and survives being killed.

Beside it stands how far it is sure: the folder's UIDVALIDITY, the number it began
after, the last number in it and its length in bytes. What stands beyond that length is
of a batch that was never finished; it is cut off, and asked for again.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

ENVELOPE = b"From closeknit Thu Jan  1 00:00:00 1970\n"
"""The same above every mail, so that the same mails give the same bytes."""

_QUOTED = re.compile(rb"^(>*From )", re.MULTILINE)


class Place(msgspec.Struct, frozen=True):
    """How far a file is sure. `of`: what was asked for, which must stay the same."""

    of: str
    validity: int
    after: int
    last: int
    length: int = 0
    mails: int = 0


class Spool:
    """One folder's mails on their way to the import."""

    def __init__(self, file: Path, begun: Place) -> None:
        """Go on from what a killed fetch has left, if it was the same fetch."""
        self._file = file
        self._beside = file.with_suffix(".json")
        file.parent.mkdir(parents=True, exist_ok=True)
        left = self._left()
        same = left is not None and (left.of, left.validity, left.after) == (
            begun.of,
            begun.validity,
            begun.after,
        )
        self.place = left if left is not None and same else begun
        with open(file, "ab", opener=_private) as grown:
            grown.truncate(self.place.length)

    def add(self, mails: Iterable[bytes], last: int) -> None:
        """Keep these mails for sure; all up to `last` have been asked for."""
        with open(self._file, "ab", opener=_private) as grown:
            many = 0
            for mail in mails:
                grown.write(as_mbox(mail))
                many += 1
            grown.flush()
            os.fsync(grown.fileno())
            length = grown.tell()
        self.place = msgspec.structs.replace(
            self.place, last=last, length=length, mails=self.place.mails + many
        )
        self._keep()

    def _left(self) -> Place | None:
        """Return what stands beside the file, if the file is as long as that says."""
        try:
            place = msgspec.json.decode(self._beside.read_bytes(), type=Place)
            return place if self._file.stat().st_size >= place.length else None
        except (OSError, msgspec.DecodeError):
            return None

    def _keep(self) -> None:
        fresh = self._beside.with_suffix(".new")
        with open(fresh, "wb", opener=_private) as file:
            file.write(msgspec.json.encode(self.place))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._beside)
        folder = os.open(self._beside.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def as_mbox(mail: bytes) -> bytes:
    r"""Return a mail as it stands in an mbox: line ends of Unix, ``>From`` in its text.

    >>> as_mbox(b"Subject: hi\r\n\r\nFrom me\r\n").removeprefix(ENVELOPE)
    b'Subject: hi\n\n>From me\n\n'
    """
    plain = mail.replace(b"\r\n", b"\n")
    if b"From " in plain:
        plain = _QUOTED.sub(rb">\1", plain)
    end = b"\n" if plain.endswith(b"\n") else b"\n\n"
    return ENVELOPE + plain + end


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
