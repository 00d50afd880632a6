"""Which letters the bytes of a table mean: looked at once, from beginning to end."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from closeknit.shared.errors import UnreadableFile

_CHUNK = 1 << 20
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NO_CP1252 = re.compile(
    rb"\xff\xfe|\xfe\xff|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
"""Never in a text somebody wrote in Windows-1252, but in damaged UTF-8 or UTF-16."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How to decode a table: `torn` where some of its bytes mean nothing in it."""

    encoding: str = "utf-8-sig"
    torn: bool = False
    nul: bool = False


def letters_of(opens: Callable[[], BinaryIO]) -> Letters:
    """Return how the file is written; reads all of it, so a damaged member shows.

    UTF-8, UTF-16 by its mark, else Windows-1252 if not one line is good UTF-8.

    Raises:
        UnreadableFile: UTF-16 that cannot be decoded, or what `opens` raises.
    """
    with opens() as file:
        chunk = file.read(_CHUNK)
        encoding = _MARKS.get(chunk[:2], "utf-8")
        decoder = codecs.getincrementaldecoder(encoding)()
        nul = good = False
        torn = False
        while chunk:
            nul = nul or b"\0" in chunk
            if not torn:
                torn = not _decodes(decoder, chunk, final=False)
            chunk = file.read(_CHUNK)
        torn = torn or not _decodes(decoder, b"", final=True)
    if encoding == "utf-16":
        if torn:
            raise UnreadableFile(
                "The file says it is UTF-16 and is not. Save it again as UTF-8.",
                code="encoding",
            )
        return Letters(encoding, nul=True)  # every second byte; rows are looked at
    good = torn and _is_cp1252(opens)
    return Letters("cp1252", nul=nul) if good else Letters(torn=torn, nul=nul)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _is_cp1252(opens: Callable[[], BinaryIO]) -> bool:
    with opens() as file:
        for line in iter(partial(file.readline, _CHUNK), b""):
            if line.isascii():
                continue
            if _NO_CP1252.search(line) or _is_utf8(line):
                return False
            try:
                line.decode("cp1252")
            except UnicodeDecodeError:
                return False
    return True


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
