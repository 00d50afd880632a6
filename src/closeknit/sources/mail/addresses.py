"""Who a message is from and to: mailboxes out of address headers, in one pass.

An address counts only where it stands alone or in the one pair of angle brackets.
Whatever could be read in two ways names nobody (CVE-2023-27043).
"""

import re
from functools import lru_cache

from closeknit.sources.handles import email
from closeknit.sources.mail.words import shown
from closeknit.sources.record import NOBODY, Mention

RECIPIENTS = 500
"""Recipients of one message that are read."""

_NAME = 200
_ADDRESS = 320
_CACHED = 300
_SPECIAL = re.compile(r'["(:;]|=\?')
"""What lets a comma stand within one mailbox."""
_UNIT = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*"?'  # "a name", perhaps without its end
    r"|\([^()\\]*(?:\\.[^()\\]*)*\)?"  # (a comment)
    r"|<[^<>]*>?"  # <an address>
    r"|=\?[^?\s]{1,40}\?[bBqQ]\?[^?]*\?="  # an encoded word, whatever is in it
    r'|[,;:]|[^",;:(<=]+|=',
    re.DOTALL,
)
_AFTER_NAMES = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "dphil",
        "md",
        "mba",
        "msc",
        "ma",
        "ba",
        "bsc",
        "esq",
        "cpa",
        "cfa",
        "pmp",
        "inc",
        "ltd",
        "llc",
        "llp",
        "plc",
        "gmbh",
        "ag",
        "co",
        "corp",
        "dds",
        "rn",
        "jd",
        "pe",
        "frsa",
        "obe",
        "mbe",
    ]
)


def _sender(value: str) -> Mention:
    pieces = _split(value)
    addressed = [piece for piece in pieces if "@" in piece or "<" in piece]
    if len(addressed) != 1 or pieces[-1] is not addressed[0]:
        return NOBODY
    found = mention(pieces[-1])
    if len(pieces) == 2 and found.name:  # noqa: PLR2004  Okafor, Ben <ben@...>
        full = f"{found.name} {person_name(pieces[0])}".strip()
        return Mention(name=full[:_NAME], email=found.email)
    return found


_known_sender = lru_cache(maxsize=8192)(_sender)


def sender(value: str) -> Mention:
    """Return who a From header names: its one address, or nobody.

    >>> sender('"Okafor, Ben" <Ben@example.org>')
    Mention(name='Ben Okafor', email='ben@example.org')
    >>> sender('"ada@example.com" <eve@attacker.example>')
    Mention(email='eve@attacker.example')
    >>> sender("ada@example.com, eve@attacker.example")
    Mention()
    """
    return _known_sender(value) if len(value) <= _CACHED else _sender(value)


def recipients(value: str) -> tuple[tuple[Mention, ...], int]:
    """Return whom a To or Cc header names, 500 at most, and how many it lists.

    >>> recipients("Team: ada@example.com, Bo <bo@example.com>;, nobody")
    ((Mention(email='ada@example.com'), Mention(name='Bo', email='bo@example.com')), 2)
    """
    return _recipients_of(value) if len(value) <= _CACHED else _recipients(value)


def _recipients(value: str) -> tuple[tuple[Mention, ...], int]:
    if len(value) <= _CACHED and _SPECIAL.search(value) is None:
        found = tuple([who for who in map(_known, value.split(",")) if who.email])
        return found, len(found)
    pieces = [piece for piece in _split(value) if "@" in piece]
    every = [mention(piece) for piece in pieces[:RECIPIENTS]]
    return tuple([who for who in every if who.email]), len(pieces)


_recipients_of = lru_cache(maxsize=8192)(_recipients)


def mention(piece: str) -> Mention:
    """Return whom one piece of an address header names."""
    return _known(piece) if len(piece) <= _CACHED else _mention(piece)


def _mention(piece: str) -> Mention:
    words: list[str] = []
    asides: list[str] = []
    angles: list[str] = []
    is_quoted = False
    for unit in _UNIT.findall(piece):
        kind = unit[0]
        if kind == "<":
            angles.append(unit)
        elif kind == "(":
            asides.append(unit[1:].rstrip(")"))
        elif angles and unit.strip(" \t)"):
            return NOBODY  # something stands after the address
        elif kind == '"':
            words.append(unit.strip('"').replace("\\", ""))
            is_quoted = True
        else:
            words.append(unit.replace(")", "") if asides else unit)
    if len(angles) > 1:
        return NOBODY
    if angles:
        address = angles[0][1:-1] if angles[0].endswith(">") else ""
        return _named("".join(words), address, is_quoted=is_quoted)
    return _named(" ".join(asides), "".join(words), is_quoted=False)


_known = lru_cache(maxsize=16384)(_mention)


def _named(name: str, address: str, *, is_quoted: bool) -> Mention:
    """Return the mention, or nobody where the address is none."""
    clean = email(address) if len(address) <= _ADDRESS else ""
    if not clean:
        return NOBODY
    return Mention(name=person_name(name, is_quoted=is_quoted), email=clean)


def person_name(raw: str, *, is_quoted: bool = True) -> str:
    """Return a display name as people say it; an address in its place is dropped.

    >>> person_name("Okafor, Ben"), person_name("Ada Example, PhD")
    ('Ben Okafor', 'Ada Example, PhD')
    >>> person_name("ada@example.com")
    ''
    """
    name = shown(raw).strip("\"' ")
    if not name or len(name) > 4 * _NAME or any(map(_is_address, name.split())):
        return ""
    if (is_quoted or "=?" in raw) and name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        after = first.replace(".", "").lower().split()
        if last and after and after[0] not in _AFTER_NAMES:
            name = f"{first} {last}"
    return name[:_NAME] if any(map(str.isalnum, name)) else ""


def _is_address(word: str) -> bool:
    return "@" in word and email(word.strip("<>()[]'\",;:")[:_ADDRESS]) != ""


def _split(value: str) -> list[str]:
    """Cut an address header at the commas between mailboxes, and open its groups."""
    if _SPECIAL.search(value) is None:
        return [piece for piece in value.split(",") if piece.strip()]
    pieces: list[str] = []
    piece: list[str] = []
    for unit in [*_UNIT.findall(value), ","]:
        if unit in (",", ";"):
            pieces.append("".join(piece))
            piece = []
        elif unit == ":":
            piece = []
        else:
            piece.append(unit)
    return [piece for piece in pieces if piece.strip()]
