"""One line of a vCard: its name, its parameters, and the text its value means."""

import binascii
import re
from typing import NamedTuple

from closeknit.sources.address_book.lines import MOST, Line
from closeknit.sources.charsets import in_charset

LONGEST_HEAD = 8_192
"""Bytes of name and parameters; more is no line that a program wrote."""
MOST_PARTS = 50
"""Of a list in one value: labels, nicknames."""

_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_QUOTES = re.compile(rb'"[^"]*"')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BETWEEN = {sign: re.compile(rf"((?:[^{sign}\\]+|\\.?)*){sign}?") for sign in ";,"}
_ONE_BYTE = ("iso-8859-", "windows-125", "cp125", "latin")
_BARE = {"QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING", "8BIT": "ENCODING"}


class Content(NamedTuple):
    """A line taken apart. Names are upper case; `group` ties a label to it.

    `old`: of a vCard 2.1, which escapes nothing but the semicolon.
    """

    line: int
    name: str
    value: bytes
    params: tuple[tuple[str, str], ...] = ()
    group: str = ""
    is_cut: bool = False
    old: bool = False

    def param(self, name: str) -> str:
        """Return the first value of a parameter, or ""."""
        return next((value for key, value in self.params if key == name), "")

    def types(self) -> frozenset[str]:
        """Return what kind of address or number it is, in lower case."""
        given = (value for key, value in self.params if key == "TYPE")
        return frozenset(t.strip(' "').lower() for v in given for t in v.split(","))

    def is_preferred(self) -> bool:
        """Say whether the card's owner marked it as the one to use."""
        return "pref" in self.types() or self.param("PREF") == "1"

    def text(self) -> str:
        """Return the value as text, escapes undone."""
        return self._plain(self._decoded())

    def parts(self, sign: str = ";") -> list[str]:
        """Return the parts of the value between signs that are not escaped."""
        text, at = self._decoded(), 0
        found: list[str] = []
        while at <= len(text) and len(found) < MOST_PARTS:
            part = _BETWEEN[sign].match(text, at)
            if part is None:
                break
            found.append(self._plain(part[1]).strip())
            if part.end() == part.end(1):  # no sign after it: the last
                break
            at = part.end()
        return found

    def _decoded(self) -> str:
        raw = self.value
        if self.param("ENCODING").upper() in {"QUOTED-PRINTABLE", "Q"}:
            raw = binascii.a2b_qp(raw)
        text = in_charset(raw, _charset(self.param("CHARSET").strip('" '), raw))
        text = text.replace("\0", "")
        return text.rstrip("\ufffd") if self.is_cut else text

    def _plain(self, text: str) -> str:
        if "\\" not in text:
            return text
        if self.old:
            return text.replace("\\;", ";").replace("\\,", ",")
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)


def content_of(line: Line, *, old: bool = False) -> Content | None:
    """Return the line taken apart, or None where it is no line of a card.

    >>> content_of(Line(1, b"item1.EMAIL;type=INTERNET:ada@example.com", 41)).name
    'EMAIL'
    >>> content_of(Line(1, b"no colon", 8)) is None
    True
    """
    begin = line.raw[:LONGEST_HEAD]
    bare = _QUOTES.sub(lambda m: b"x" * len(m[0]), begin) if b'"' in begin else begin
    colon = bare.find(b":")
    if colon < 0:
        return None
    head = in_charset(begin[:colon], "")
    whole, *given = head.split(";", 100)
    group, _, name = whole.strip().rpartition(".")
    if _NAME.fullmatch(name) is None:
        return None
    return Content(
        line=line.number,
        name=name.upper(),
        value=line.raw[colon + 1 :],
        params=tuple(map(_param, given)),
        group=group.lower(),
        is_cut=line.size > MOST,
        old=old,
    )


def _charset(named: str, raw: bytes) -> str:
    """Return the character set, which some programs name and do not write.

    Letters of one byte that are good UTF-8 all the same were written in UTF-8.
    """
    if not named.lower().startswith(_ONE_BYTE):
        return named
    try:
        raw.decode()
    except UnicodeDecodeError:
        return named
    return ""


def _param(text: str) -> tuple[str, str]:
    """Return a parameter; vCard 2.1 writes the values of some without their names."""
    name, equals, value = text.partition("=")
    if not equals:
        bare = name.strip().upper()
        return _BARE.get(bare, "TYPE"), bare
    return name.strip().upper(), value.strip(' "')
