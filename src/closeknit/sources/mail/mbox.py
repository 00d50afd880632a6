"""An mbox is many messages in one file: this cuts them apart, whatever its size.

A message begins at a line ``From `` that looks like an envelope and follows an empty
line. Such a line inside a text is neither, so no message is cut in two by its own words.
"""

import re
from collections.abc import Callable, Iterator
from typing import IO

from closeknit.shared.errors import UnreadableFile

CHUNK = 1 << 18
"""Bytes read at a time; what fits the processor's cache is searched twice as fast."""

KEPT = 1 << 18
"""Bytes of one message that are kept; the rest of a longer one is only counted."""

_LINE = 512
_NEWLINE, _RETURN = 10, 13
_ENVELOPE = re.compile(
    rb" (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +"
    rb"(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2})[ ,]+(?:\d{4} +)?\d{1,2}:\d\d"
    rb"|\d{4}-\d\d-\d\d[ T]\d\d:\d\d"
)
_FIELD = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")

Cut = tuple[bytes, int]
"""A message's beginning, without its From line, and its whole size in bytes."""


def is_envelope(line: bytes, following: bytes) -> bool:
    """Say whether a line begins a message. Thunderbird writes a bare ``From ``."""
    if not line.startswith(b"From "):
        return False
    if line.strip() == b"From":
        return _FIELD.match(following) is not None
    return _ENVELOPE.search(line) is not None


def begins_mbox(start: bytes) -> bool:
    """Say whether a file that starts like this is an mbox."""
    lines = _past_blanks(start).split(b"\n", 2)
    following = lines[1] if len(lines) > 1 else b""
    return is_envelope(lines[0][:_LINE], following)


def cut_apart(stream: IO[bytes], advance: Callable[[int], None]) -> Iterator[Cut]:
    """Yield the messages of an mbox in their order; `advance` is told of bytes read.

    Memory stays at a chunk or two, however long the file or one message in it.

    Raises:
        UnreadableFile: it does not begin as an mbox does.
    """
    first = stream.read(CHUNK)
    advance(len(first))
    here = _past_blanks(first)
    if not here and not first.strip():
        return
    if not here.startswith(b"From "):
        raise UnreadableFile(
            "This is not an mbox: it does not begin with a line “From ”. "
            "If it holds one message, give it the ending .eml and try again.",
            code="not_mbox",
        )
    yield from _cut(here, stream, advance)


def _past_blanks(start: bytes) -> bytes:
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")


def _cut(
    here: bytes, stream: IO[bytes], advance: Callable[[int], None]
) -> Iterator[Cut]:
    """Walk over the chunks. `begin` is where the present message stands in `here`."""
    begin, look, over = 0, 0, False
    kept, gone = b"", 0  # of a message longer than `KEPT`: its beginning, what passed
    while True:
        hit = here.find(b"\nFrom", look)  # with the space it would be slower
        if hit >= 0 and (over or len(here) - hit > 2 * _LINE):
            look = hit + 1
            if _separates(here, hit):
                yield _message(
                    kept or here[begin : min(hit, begin + KEPT)], gone + hit - begin
                )
                begin, kept, gone = hit + 1, b"", 0
            continue
        if over:
            yield _message(kept or here[begin : begin + KEPT], gone + len(here) - begin)
            return
        look = hit if hit >= 0 else max(look, len(here) - 5)
        chunk = stream.read(CHUNK)
        advance(len(chunk))
        over = not chunk
        if kept or look - begin > KEPT:
            kept = kept or here[begin : begin + KEPT]
            begin, gone = max(begin, look - 2), gone + max(0, look - 2 - begin)
        here = here[begin:] + chunk
        begin, look = 0, look - begin


def _separates(here: bytes, hit: int) -> bool:
    """Say whether the line after the newline at `hit` is a From line of the mbox."""
    before = here[hit - 1]
    if before != _NEWLINE and not (before == _RETURN and here[hit - 2] == _NEWLINE):
        return False
    line, _, rest = here[hit + 1 : hit + 2 * _LINE].partition(b"\n")
    return is_envelope(line[:_LINE], rest)


def _message(whole: bytes, size: int) -> Cut:
    """Take the From line off."""
    head = whole.find(b"\n") + 1 or len(whole)
    return whole[head:], size - head
