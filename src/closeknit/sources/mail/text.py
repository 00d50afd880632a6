"""The text of a message: its plain part, else its HTML with the tags taken off.

Attachments are passed over: never decoded, never unpacked, their names never used.
"""

import binascii
import re
from typing import NamedTuple

from closeknit.sources.mail import markup
from closeknit.sources.mail.headers import Fields, end_of_headers, fields, text_begins
from closeknit.sources.mail.words import in_charset, is_allowed, unbase64

TEXT = 64 * 1024
"""Characters of a text that are kept."""

DEPTH = 50
"""Parts within parts that are opened."""

_PARTS = 100
_PARAMETERS = 2048
_HEAD = 64 * 1024
_SHORT = 8  # characters; then the line ends around the text count
_UNQUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_BOUNDARY = re.compile(
    r'boundary\*?\s{0,9}=\s{0,9}(?:"([^"]{1,256})"|([^\s;"]{1,256}))', re.IGNORECASE
)
_CHARSET = re.compile(
    r'charset\*?\s{0,9}=\s{0,9}(?:"([^"]{1,60})"|([^\s;"]{1,60}))', re.IGNORECASE
)


class Text(NamedTuple):
    """What was written, and what went wrong reading it (empty: nothing)."""

    text: str
    trouble: str = ""
    is_html: bool = False


TOO_DEEP = "parts within parts more than 50 deep: text not read"
UNKNOWN_LETTERS = "unknown character set: read as Latin-1"


def text_of(headers: Fields, body: bytes, *, html: bool = False) -> Text:
    """Return the text of a message.

    With `html`, the HTML as it stands where plain text is missing: `Text.is_html`.
    """
    best: Text | None = None
    waiting: list[tuple[Fields, bytes, int]] = [(headers, body, 0)]
    seen = 0
    too_deep = False
    while waiting and seen < _PARTS:
        part, raw, depth = waiting.pop()
        seen += 1
        kind = part.get("content-type", "text/plain").lstrip()[:_PARAMETERS]
        name = kind.partition(";")[0].strip().lower()
        if name.startswith("multipart/"):
            too_deep |= depth >= DEPTH
            if depth < DEPTH:
                waiting.extend(reversed(_parts(kind, raw, depth + 1)))
        elif part.get("content-disposition", "").lower().startswith("attachment"):
            continue
        elif name == "text/html" and best is None:
            best = _decoded(part, kind, raw, is_html=True)
        elif name == "text/plain" or "/" not in name:
            return _finished(_decoded(part, kind, raw, is_html=False), html=html)
    if best is not None:
        return _finished(best, html=html)
    return Text("", TOO_DEEP if too_deep else "")


def _finished(found: Text, *, html: bool) -> Text:
    if not found.is_html or html:
        return found._replace(text=found.text[: TEXT * 4 if html else TEXT].strip())
    return Text(markup.words_of(found.text)[:TEXT], found.trouble)


def _parts(kind: str, raw: bytes, depth: int) -> list[tuple[Fields, bytes, int]]:
    """Cut a multipart at its boundary. Without one it holds nothing we can read."""
    found = _BOUNDARY.search(kind)
    if found is None:
        return []
    edge = b"\n--" + (found[1] or found[2]).encode("utf-8", "replace")
    wholes: list[list[bytes]] = []
    for piece in (b"\n" + raw).split(edge, _PARTS)[1:]:
        rest, _, whole = piece.partition(b"\n")
        if piece.startswith(b"--"):
            break
        if not rest.strip():
            wholes.append([whole])
        elif wholes:  # another boundary, which only begins like this one
            wholes[-1] += [edge, piece]
    return [(*_opened(b"".join(whole)), depth) for whole in wholes]


def _opened(whole: bytes) -> tuple[Fields, bytes]:
    """Return a part's headers and what follows them."""
    end = end_of_headers(whole)
    block, _ = fields(whole[: min(max(end, 0), _HEAD)])
    return block, whole[text_begins(whole, end) :]


def _decoded(part: Fields, kind: str, raw: bytes, *, is_html: bool) -> Text:
    found = _CHARSET.search(kind)
    charset = (found[1] or found[2]) if found else ""
    coding = part.get("content-transfer-encoding", "").strip().lower()
    if coding == "base64":
        raw = unbase64(raw)
    elif coding == "quoted-printable":
        raw = binascii.a2b_qp(raw)
    else:
        raw = _UNQUOTED.sub(rb"\1", raw)
    trouble = "" if is_allowed(charset) else UNKNOWN_LETTERS
    text = in_charset(raw[: TEXT * 4], charset).replace("\r\n", "\n").replace("\0", "")
    return Text(text, trouble, is_html)


def length_of(headers: Fields, message: bytes, begin: int, size: int) -> int:
    """Return about how long the text is, without decoding it.

    Of a message in parts, the first one's length; of base64, three quarters.
    """
    kind = headers.get("content-type", "")
    if kind[:10].lower() == "multipart/":
        return _length_of_first(message, begin)
    long = size - begin
    if long <= _SHORT:
        long = len(message[begin:].strip())
    if "content-transfer-encoding" not in headers:
        return long
    coding = headers["content-transfer-encoding"].lower()
    return long * 3 // 4 if coding == "base64" else long


def _length_of_first(message: bytes, begin: int) -> int:
    """Return about how long the first part is that has no parts itself."""
    for _ in range(4):
        if not message.startswith(b"--", begin):
            begin = message.find(b"\n--", begin) + 1
        line = message.find(b"\n", begin)
        if line < 0 or not begin:
            return 0
        boundary = message[begin:line].rstrip()
        head = message.find(b"\n\n", line, line + _HEAD)
        head = head + 2 if head >= 0 else message.find(b"\n\r\n", line) + 3
        block = message[line:head]
        if b"ultipart/" not in block:
            end = message.find(b"\n" + boundary, head - 1)
            long = (end if end >= 0 else len(message)) - head
            return long * 3 // 4 if b"ase64" in block else max(0, long)
        begin = head
    return 0
