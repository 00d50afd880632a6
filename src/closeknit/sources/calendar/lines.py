"""The lines of an iCalendar file, unfolded: one at a time, none of them too long."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO, NamedTuple

LONGEST = 1 << 16
"""Bytes of an unfolded line that are kept; 4,000 dates, or 500 seats' names."""

_NAME = re.compile(rb"(?:\xef\xbb\xbf)?([A-Za-z][A-Za-z0-9-]{0,63})[;:]")
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,64})=((?:"[^"]*+"|[^";:]++)*+)')
_MOST_PARAMETERS = 50
_SHORT = 400
_ESCAPED = re.compile(r"\\([\\;,Nn])")
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}


class Line(NamedTuple):
    """One unfolded line: its number, its name in capitals, and all of it.

    `name` is empty where the line is no property. `cut`: it was longer than `LONGEST`.
    """

    number: int
    name: str
    raw: bytes
    cut: bool


class Property(NamedTuple):
    """One property: its name, its parameters by name in capitals, its value as is.

    The parameters are shared with other properties of the same text: to be read only.
    """

    name: str
    parameters: Mapping[str, str]
    value: str


def lines(file: BinaryIO) -> Iterator[Line]:
    """Yield the unfolded lines that are not empty. Linear in the file's length."""
    number = begun = held = 0
    parts: list[bytes] = []
    cut = False
    while raw := file.readline(LONGEST):
        number += 1
        over = not raw.endswith(b"\n") and _rest_of_line(file)
        kept = raw.rstrip(b"\r\n")
        if parts and kept[:1] in {b" ", b"\t"}:
            held += len(kept) - 1
            cut = cut or over or held > LONGEST
            if held <= LONGEST:
                parts.append(kept[1:])
            continue
        if parts:
            yield _line(begun, b"".join(parts), cut=cut)
        parts, begun, held, cut = [kept] if kept else [], number, len(kept), over
    if parts:
        yield _line(begun, b"".join(parts), cut=cut)


def _rest_of_line(file: BinaryIO) -> bool:
    """Read to the end of the line; say whether there was anything."""
    some = False
    while rest := file.readline(LONGEST):
        some = True
        if rest.endswith(b"\n"):
            break
    return some


def _line(number: int, raw: bytes, *, cut: bool) -> Line:
    found = _NAME.match(raw)
    return Line(number, found[1].decode().upper() if found else "", raw, cut)


def decoded(raw: bytes) -> tuple[str, bool]:
    """Return the text, and whether it was good UTF-8; else Windows-1252 is taken."""
    try:
        return raw.decode().removeprefix("\ufeff"), True
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), False


def property_of(text: str) -> Property | None:
    """Return the property that a line holds, None where it is torn.

    >>> property_of('ATTENDEE;CN="Lee, Ann":mailto:ann@example.com').parameters
    {'CN': 'Lee, Ann'}
    """
    return _known(text) if len(text) < _SHORT else _property(text)


def _property(text: str) -> Property | None:
    name, colon, value = text.partition(":")
    if ";" not in name:
        return Property(name.upper(), {}, value) if colon else None
    name, _, _ = name.partition(";")
    at = len(name)
    parameters: dict[str, str] = {}
    while (found := _PARAMETER.match(text, at)) is not None:
        if len(parameters) < _MOST_PARAMETERS:
            parameters.setdefault(found[1].upper(), _bare(found[2]))
        at = found.end()
    if text[at : at + 1] != ":":
        return None
    return Property(name.upper(), parameters, text[at + 1 :])


_known = lru_cache(maxsize=16_384)(_property)  # the same guests, again and again


def _bare(value: str) -> str:
    kept = value.replace('"', "") if '"' in value else value
    if "^" in kept:
        kept = re.sub(r"\^[n^']", lambda found: _CARET[found[0]], kept)
    return kept.strip()


def plain(value: str) -> str:
    r"""Return a text value as it was meant: escapes undone.

    >>> plain(r"Lunch\, then coffee\nat Bo's")
    "Lunch, then coffee\nat Bo's"
    """
    if "\\" not in value:
        return value.strip()
    kept = _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
    return kept.strip()
