"""The header block of a message, read within limits that no message can exceed.

The standard library's `email.policy.default` takes gigabytes for one bad Subject
so nothing here hands a raw header to it. Every step is one pass.
"""

import re
from functools import lru_cache

HEADER = 16 * 1024
"""Characters of one header that are read."""

HEADERS = 1000
"""Headers of one message that are read."""

_UNFOLDED = re.compile(r"\n(?![ \t])")
_JOINED = frozenset({"from", "to", "cc", "bcc", "delivered-to", "x-original-to"})
_READ = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "date",
        "subject",
        "message-id",
        "in-reply-to",
        "references",
        "sender",
        "return-path",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "delivered-to",
        "x-original-to",
        "x-gm-thrid",
        "x-gmail-labels",
        "list-id",
        "list-post",
        "list-unsubscribe",
        "mailing-list",
        "x-mailing-list",
        "x-beenthere",
        "precedence",
        "auto-submitted",
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-auto-response-suppress",
        "x-failed-recipients",
        "feedback-id",
        "x-mailer",
        "x-mailgun-sid",
        "x-sg-eid",
        "x-mc-user",
        "x-mandrill-user",
        "x-campaign",
        "x-campaignid",
        "x-campaign-id",
        "x-csa-complaints",
        "x-ses-outgoing",
        "x-roving-id",
        "x-spam-flag",
    ]
)
Fields = dict[str, str]
"""The headers that are read, by name in lower case. Raw 8-bit bytes are decoded."""


def end_of_headers(message: bytes) -> int:
    """Return where the headers end, which is where an empty line begins; else -1."""
    if message.startswith((b"\n", b"\r\n")):
        return 0
    end = message.find(b"\n\n")
    if message.find(b"\r", 0, end if end >= 0 else len(message)) >= 0:
        mixed = message.find(b"\n\r\n", 0, end if end >= 0 else len(message))
        end = mixed if mixed >= 0 else end
    return end + 1 or -1


def text_begins(message: bytes, end: int) -> int:
    """Return where the text begins, after the empty line at `end`."""
    if end < 0:
        return len(message)
    return end + 2 if message[end : end + 1] == b"\r" else end + 1


def fields(block: bytes) -> tuple[Fields, bool]:
    r"""Return the headers we read, and whether some were too long or too many.

    >>> fields(b"TO: a@example.com\nSubject: two\n lines\nX-Other: 1\n")
    ({'to': 'a@example.com', 'subject': 'two lines'}, False)
    """
    text = block.decode("latin-1")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", " ")
    lines, cut = text.split("\n"), False
    if len(text) > HEADER:
        lines, cut = _within_limits(_UNFOLDED.split(text))
    found: Fields = {}
    known = ""
    for line in lines:
        if line < "!":  # it begins with a space or a tab: the header above goes on
            if known:
                found[known] = (found[known] + line).strip()
            continue
        name, _, value = line.partition(":")
        known = _known(name)
        if not known:
            continue
        if known not in found:
            found[known] = value.strip()
        elif known in _JOINED and len(found[known]) < HEADER:
            found[known] += ", " + value.strip()
        else:
            known = ""
    if not text.isascii():
        found = {name: _decoded(value) for name, value in found.items()}
    return found, cut


def _within_limits(lines: list[str]) -> tuple[list[str], bool]:
    """Return the first headers, each cut short and on one line, and whether any is."""
    most = [line[:HEADER] for line in lines[:HEADERS]]
    return [line.replace("\n", "") for line in most], most != lines


@lru_cache(maxsize=512)
def _known(name: str) -> str:
    """Return the name of a header that is read, however it is written, else nothing."""
    plain = name.rstrip().lower()
    return plain if plain in _READ else ""


def _decoded(value: str) -> str:
    """Read raw 8-bit bytes as UTF-8, else leave them as Latin-1."""
    if value.isascii():
        return value
    try:
        return value.encode("latin-1").decode()
    except UnicodeDecodeError:
        return value
