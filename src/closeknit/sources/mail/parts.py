"""The parts of a message that hold no others; attachments and forwards stay closed.

fast-mail-parser cuts them apart and undoes their transfer encodings. The standard
library does where that one refuses, loses letters or parts, or would take very long.
"""

import re
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from functools import partial
from typing import NamedTuple

from fast_mail_parser import (
    MimeStructureError,
    ParseError,
    PyLazyMimePart,
    parse_email_tree,
)

from closeknit.sources.mail.words import unbase64

DEPTH = 50
"""Parts within parts that the standard library is given; the other opens 256."""

FAULTS = (TypeError, ValueError, LookupError, AttributeError)
"""What `patiently` raises at some damage: the standard library has no word for it."""

_LONGEST = 16 * 1024
_HOLDS = re.compile(rb"content-type[ \t]*:\s*(?:multipart|message)/", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(rb"quoted-printable", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]*")


class Part(NamedTuple):
    """What a part is, as its Content-Type has it; `content` decodes it when called."""

    kind: str
    stated: str
    content: Callable[[], bytes]


class PartsTooDeep(Exception):
    """Parts within parts, deeper than any mail program writes them."""


class PartsDamaged(Exception):
    """A part that fast-mail-parser refuses; `patiently` reads it all the same."""


def quickly(message: bytes) -> Iterator[Part]:
    """Yield the parts in their order, by fast-mail-parser.

    Raises:
        PartsTooDeep: before the first part.
        PartsDamaged: also from `Part.content`.
    """
    if _loses_letters(message) or _takes_long(message):
        raise PartsDamaged
    try:
        waiting = [parse_email_tree(message, mode="lazy")]
    except MimeStructureError as error:
        raise PartsTooDeep from error
    except ParseError as error:
        raise PartsDamaged from error
    while waiting:
        part = waiting.pop()
        if part.is_message or part.disposition == "attachment":
            continue
        waiting += reversed(part.children)
        if part.encoded_size is not None:
            yield Part(part.content_type, _stated(part), partial(_content, part))
        elif not part.children:  # it takes “--edgeA” for “--edge”, and then finds none
            raise PartsDamaged


def _loses_letters(message: bytes) -> bool:
    """Say whether raw 8-bit letters may stand in quoted-printable: it drops them."""
    return not message.isascii() and _QUOTED_PRINTABLE.search(message) is not None


def _takes_long(message: bytes) -> bool:
    """Say whether a line is very long and may hold encoded words.

    Those of one header cost the square of its length: half a second for 256 KB.
    """
    return b"=?" in message and any(
        len(line) > _LONGEST and b"=?" in line for line in message.split(b"\n")
    )


def _stated(part: PyLazyMimePart) -> str:
    named = (v[0] for n, v in part.headers.items() if n.lower() == "content-type")
    return next(named, "")


def _content(part: PyLazyMimePart) -> bytes:
    try:
        return part.content or b""
    except ParseError as error:
        raise PartsDamaged from error


def patiently(message: bytes) -> Iterator[Part]:
    """Yield the parts in their order, by the standard library, mended where it can.

    Raises:
        PartsTooDeep: before the first part.
    """
    if len(_HOLDS.findall(message)) > DEPTH:
        raise PartsTooDeep
    waiting = [BytesParser(policy=compat32).parsebytes(message)]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "message":
            continue
        if part.get_content_disposition() == "attachment":
            continue
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list):
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        else:
            stated = str(part.get("content-type", ""))
            yield Part(part.get_content_type(), stated, partial(_mended, part))


def _mended(part: "Message[str, str]") -> bytes:
    """Return a part's bytes; of base64 as far as it goes: lists add lines below it."""
    coding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if coding == "base64":
        del part["content-transfer-encoding"]
    whole = part.get_payload(decode=True)  # without, it obeys whatever charset is named
    if not isinstance(whole, bytes):
        return b""
    if coding != "base64":
        return whole
    letters = _BASE64.match(whole)
    return unbase64(letters[0]) if letters else b""
