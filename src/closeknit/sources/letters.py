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
    """How a table is written.

    `torn`: some of its bytes are no letters. `nul`: it may hold NUL characters.
    `newline` is what ends a line, as `open` takes it: "" for whatever does.
    `strays`: it holds carriage returns that end no line.
    """

    encoding: str = "utf-8-sig"
    torn: bool = False
    nul: bool = False
    newline: str = ""
    strays: bool = False


def letters_of(opens: Callable[[], BinaryIO]) -> Letters:
    """Return how the file is written; reads all of it, so a damaged member shows.

    UTF-8, UTF-16 by its mark, else Windows-1252 if not one line is good UTF-8.

    Raises:
        UnreadableFile: UTF-16 that cannot be decoded, or what `opens` raises.
    """
    with opens() as file:
        chunk = file.read(_CHUNK)
        encoding = _MARKS.get(chunk[:2], "utf-8")
        begin = chunk
        decoder = codecs.getincrementaldecoder(encoding)()
        nul = torn = False
        returns = 0
        while chunk:
            nul = nul or b"\0" in chunk
            returns += chunk.count(b"\r") - chunk.count(b"\r\n")
            torn = torn or not _decodes(decoder, chunk, final=False)
            chunk = file.read(_CHUNK)
        torn = torn or not _decodes(decoder, b"", final=True)
    if encoding == "utf-16":
        if torn:
            raise UnreadableFile(
                "The file says it is UTF-16 and is not. Save it again as UTF-8.",
                code="encoding",
            )
        return Letters(encoding, nul=True)  # rows are looked at one by one
    newline = _newline(begin)
    guess = torn and _is_cp1252(opens)
    return Letters(
        "cp1252" if guess else "utf-8-sig",
        torn=torn and not guess,
        nul=nul,
        newline=newline,
        strays=returns > 0 and newline == "\n",
    )


def _newline(begin: bytes) -> str:
    """Return LF where the first line ends in one (or CRLF): then a bare CR is text."""
    line, _, _ = begin.partition(b"\n")
    return "" if b"\r" in line.removesuffix(b"\r") else "\n"


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
