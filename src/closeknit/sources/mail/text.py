"""The text of a message: its plain part, else its HTML with the tags taken off."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from closeknit.sources.charsets import in_charset, is_allowed
from closeknit.sources.mail import markup, parts
from closeknit.sources.mail.headers import Fields

TEXT = 64 * 1024
"""Characters of a text that are kept."""

_PARAMETERS = 2048
_HEAD = 64 * 1024
_SHORT = 8  # characters; then the line ends around the text count
_TELLING = ("content-type", "content-transfer-encoding", "content-disposition")
_UNQUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE_END = re.compile(r"\r+\n?")
_CHARSET = re.compile(
    r'charset\*?\s{0,9}=\s{0,9}(?:"([^"]{1,60})"|([^\s;"]{1,60}))', re.IGNORECASE
)


class Text(NamedTuple):
    """What was written, and what went wrong reading it (empty: nothing)."""

    text: str
    trouble: str = ""
    is_html: bool = False


TOO_DEEP = "too many parts within parts: text not read"
DAMAGED = "its parts are damaged: text not read"
UNKNOWN_LETTERS = "unknown character set: read as Latin-1"


def text_of(headers: Fields, body: bytes, *, html: bool = False) -> Text:
    """Return the text of a message.

    With `html`, the HTML as it stands where plain text is missing: `Text.is_html`.
    """
    head = "".join(f"{name}: {headers[name]}\n" for name in _TELLING if name in headers)
    message = head.encode() + b"\n" + _UNQUOTED.sub(rb"\1", body)
    found = _read(message)
    if not found.is_html or html:
        return found._replace(text=found.text[: TEXT * 4 if html else TEXT].strip())
    return Text(markup.words_of(found.text)[:TEXT], found.trouble)


def _read(message: bytes) -> Text:
    """Return the text by one parser, or by the other where the first gives up."""
    try:
        try:
            return _chosen(parts.quickly(message))
        except parts.PartsDamaged:
            return _chosen(parts.patiently(message))
    except parts.PartsTooDeep:
        return Text("", TOO_DEEP)
    except parts.FAULTS:
        return Text("", DAMAGED)


def _chosen(found: Iterable[parts.Part]) -> Text:
    """Return the first plain text, else the first HTML as it stands."""
    page = None
    for part in found:
        if part.kind.startswith("text/plain") or "/" not in part.kind:
            return _decoded(part, is_html=False)
        if part.kind.startswith("text/html") and page is None:
            page = part
    return _decoded(page, is_html=True) if page is not None else Text("")


def _decoded(part: parts.Part, *, is_html: bool) -> Text:
    found = _CHARSET.search(part.stated[:_PARAMETERS])
    charset = (found[1] or found[2]) if found else ""
    trouble = "" if is_allowed(charset) else UNKNOWN_LETTERS
    text = in_charset(part.content()[: TEXT * 4], charset).replace("\0", "")
    return Text(_LINE_END.sub("\n", text), trouble, is_html)


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
