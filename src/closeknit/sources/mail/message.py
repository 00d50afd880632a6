"""One message: the record of who wrote to whom, and when."""

import re
from datetime import date
from hashlib import sha256

import msgspec

from closeknit.sources.mail import linkedin_notices
from closeknit.sources.mail.addresses import RECIPIENTS, recipients, sender
from closeknit.sources.mail.bulk import MANY, why_bulk
from closeknit.sources.mail.dates import instant
from closeknit.sources.mail.headers import Fields, end_of_headers, fields, text_begins
from closeknit.sources.mail.labels import Kinds, gmail_labels
from closeknit.sources.mail.text import length_of, text_of
from closeknit.sources.mail.words import shown
from closeknit.sources.reader import Options
from closeknit.sources.record import NOBODY, AnyRecord, Mention, Wrote
from closeknit.sources.said import NotRead, Unreadable

SUBJECT = 998
"""Characters of a subject that are kept: the longest line mail allows."""

LONGEST_ID = 512
"""Characters of a message id that are kept as they are."""

_ID = re.compile(r"<([!-;=?-~]{1,512})>")
_SAMPLE = 1024
_RAW = 80
_ENDED = (b"", b"\n")
_QUOTED_FROM = re.compile(rb"^>+From ", re.MULTILINE)

CUT = "headers too long or too many: the rest not read"
SUBJECT_CUT = f"subject cut at {SUBJECT} characters"
TOO_MANY = f"more than {RECIPIENTS} recipients: the rest not read"
DRAFT = "draft left out: it was never sent"


class Letter(msgspec.Struct, gc=False):
    """What one message says, and what its mailbox can be told by."""

    says: tuple[AnyRecord | Unreadable | NotRead, ...]
    wrote: Wrote | None = None
    headers: Fields | None = None
    kinds: Kinds = frozenset()
    troubles: tuple[str, ...] = ()


def letter(message: bytes, size: int, folder: Kinds, options: Options) -> Letter:
    """Return what a message says; `message` may be the beginning of `size` bytes."""
    end = end_of_headers(message)
    if end < 0 and size <= len(message) and message[-1:] not in _ENDED:
        return _unreadable("the file ends inside this message's headers", message)
    headers, cut = fields(message[:end] if end >= 0 else message)
    kinds = folder
    if "x-gmail-labels" in headers:
        kinds = kinds | gmail_labels(headers["x-gmail-labels"])
    if "draft" in kinds:
        return Letter((), troubles=(DRAFT,))
    begin = text_begins(message, end)
    troubles = [CUT] if cut or (end < 0 and size > len(message)) else []
    body = _body(headers, message, begin, size, troubles if options.bodies else None)
    wrote = _wrote(headers, body, kinds, options.today, troubles)
    if wrote.sender is NOBODY and wrote.at is None:
        return _unreadable("it names neither a sender nor a date", message)
    says: tuple[AnyRecord, ...] = (wrote,)
    if wrote.sender.email in linkedin_notices.SENDERS and wrote.bulk != "spam":
        says = linkedin_notices.notices(wrote, headers, message[begin:]) or says
    return Letter(says, wrote, headers, kinds, tuple(troubles))


def _unreadable(because: str, message: bytes) -> Letter:
    raw = message[:_RAW].decode("utf-8", "replace")
    return Letter((Unreadable(because, raw),))


_Body = tuple[int, str, str]  # characters, text, digest


def _body(
    headers: Fields,
    message: bytes,
    begin: int,
    size: int,
    troubles: list[str] | None,
) -> _Body:
    """Return the text, if `troubles` asks for it, and what is kept without it."""
    digest = _digest(message, begin)
    if troubles is None:
        return length_of(headers, message, begin, size), "", digest
    text, trouble, _ = text_of(headers, message[begin:])
    if trouble:
        troubles.append(trouble)
    return len(text), text, digest


def _wrote(
    headers: Fields, body: _Body, kinds: Kinds, today: date, troubles: list[str]
) -> Wrote:
    """Return the record of a message."""
    get = headers.get
    characters, text, digest = body
    who = sender(get("from", ""))
    to, cc, listed = _recipients(headers)
    subject = shown(get("subject", ""))
    if len(subject) > SUBJECT:
        subject = subject[:SUBJECT]
        troubles.append(SUBJECT_CUT)
    if listed > RECIPIENTS:
        troubles.append(TOO_MANY)
    own_id = _identifier(get("message-id", ""))
    first, last = _references(get("references", ""))
    answered = _identifier(get("in-reply-to", "")) or last
    return Wrote(
        "mail",
        who,
        to,
        cc,
        instant(get("date", ""), today=today),
        _identifier(get("x-gm-thrid", "")) or first or answered or own_id,
        own_id,
        answered,
        subject,
        _bulk(headers, kinds, who.email, listed),
        characters,
        text,
        digest,
    )


def _bulk(headers: Fields, kinds: Kinds, address: str, listed: int) -> str:
    if "spam" in kinds:
        return "spam"
    found = why_bulk(headers, address, listed)
    is_bulk = "bulk" in kinds or address in linkedin_notices.SENDERS
    return found or ("bulk" if is_bulk else "")


def _recipients(
    headers: Fields,
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], int]:
    """Return To, Cc with Bcc (50 together), and how many the headers list."""
    to, listed = recipients(headers.get("to", ""))
    copied = headers.get("cc", "")
    if "bcc" in headers:
        copied = f"{copied}, {headers['bcc']}"
    if not copied:
        return to[:MANY], (), listed
    cc, more = recipients(copied)
    return to[:MANY], cc[: max(0, MANY - len(to))], listed + more


def _identifier(value: str) -> str:
    """Return a message id without its brackets; one too long becomes its hash."""
    usual = _ID.match(value)
    if usual is not None:
        return usual[1]
    if not value or (value.isdecimal() and len(value) <= LONGEST_ID):
        return value
    begin = value.find("<") + 1
    end = value.find(">", begin)
    found = value[begin:end] if begin and end > 0 else value
    found = "".join(c for c in found if c.isprintable() and c != " ")
    if len(found) > LONGEST_ID:
        return sha256(found.encode("utf-8", "replace")).hexdigest()[:32]
    return found


def _references(value: str) -> tuple[str, str]:
    """Return the first and the last id of a References header."""
    if not value:
        return "", ""
    last = value.rfind("<", 0, value.rfind(">") + 1)
    return _identifier(value), _identifier(value[last:] if last > 0 else value)


def _digest(message: bytes, begin: int) -> str:
    """Return a short hash of how the text begins, however its line ends are written.

    It tells a forged message from the one whose id it borrows. (The processor helps
    with SHA-256, which makes it the quickest.)
    """
    sample = message[begin : begin + _SAMPLE + 32]
    if b"\r" in sample:
        sample = message[begin : begin + 2 * _SAMPLE].replace(b"\r\n", b"\n")
    if b">" in sample:
        sample = _QUOTED_FROM.sub(b"From ", sample)
    return sha256(sample[:_SAMPLE].rstrip()).hexdigest()[:16]
