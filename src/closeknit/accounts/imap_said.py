"""What an IMAP server says, taken apart: lists within lists, folders, messages."""

import re
from binascii import Error as NotBase64
from binascii import a2b_base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Piece = bytes | tuple[bytes, bytes] | None
"""As imaplib gives it: a line, or the part of a line and the literal after it."""

Value = bytes | list["Value"]

_TOKEN = re.compile(
    rb'\s*(?:([()])|"((?:[^"\\]|\\.)*)"|((?:[^\s()"\[]+|\[[^\]]*\]?)+|"))', re.DOTALL
)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_ANNOUNCED = re.compile(rb"\{\d+\+?\}$")
_SHIFTED = re.compile(r"&([^-]*)-?")


@dataclass(frozen=True, slots=True)
class Folder:
    """A mailbox of the account: its name on the wire, as people read it, its marks."""

    wire: bytes
    name: str
    marks: frozenset[str]

    @property
    def leaf(self) -> str:
        """Return the last part of the name."""
        return self.name.rpartition("/")[2]


def values(pieces: Iterable[Piece]) -> Iterator[list[Value]]:
    """Yield each response as lists within a list; a literal is a value like another.

    >>> list(values([(b'1 (UID 7 BODY[HEADER] {3}', b"a b"), b")"]))
    [[b'1', [b'UID', b'7', b'BODY[HEADER]', b'a b']]]
    """
    waiting: list[bytes | tuple[bytes, bytes]] = []
    for piece in pieces:
        if piece is None:
            continue
        waiting.append(piece)
        if isinstance(piece, bytes):  # imaplib ends each response with a bare line
            yield _value(waiting)
            waiting = []


def _value(pieces: list[bytes | tuple[bytes, bytes]]) -> list[Value]:
    whole: list[Value] = []
    open_ = [whole]
    for piece in pieces:
        line, literal = (piece, None) if isinstance(piece, bytes) else piece
        if literal is not None:
            line = _ANNOUNCED.sub(b"", line)
        for bracket, quoted, atom in _TOKEN.findall(line):
            if bracket == b"(":
                inner: list[Value] = []
                open_[-1].append(inner)
                open_.append(inner)
            elif bracket == b")":
                if len(open_) > 1:
                    open_.pop()
            else:
                open_[-1].append(atom or _ESCAPED.sub(rb"\1", quoted))
        if literal is not None:
            open_[-1].append(literal)
    return whole


def messages(pieces: Iterable[Piece]) -> Iterator[Mapping[bytes, Value]]:
    r"""Yield the items of each message, by name in capitals, ``BODY[...]`` as ``BODY``.

    >>> list(messages([b'2 (UID 9 X-GM-LABELS ("\\\\Sent" Work) BODY[]<0> "x")']))
    [{b'UID': b'9', b'X-GM-LABELS': [b'\\Sent', b'Work'], b'BODY': b'x'}]
    """
    for response in values(pieces):
        items = response[-1] if response else None
        if not isinstance(items, list):
            continue
        yield {
            name.partition(b"[")[0].upper(): value
            for name, value in zip(items[::2], items[1::2], strict=False)
            if isinstance(name, bytes)
        }


def folders(pieces: Iterable[Piece]) -> Iterator[Folder]:
    r"""Yield the folders of a LIST that can be opened, by names as people read them.

    >>> [f.name for f in folders([b'(\\HasNoChildren) "." "Kunden.M&APw-ller"'])]
    ['Kunden/Müller']
    """
    for response in values(pieces):
        match response:
            case [list(marks), bytes(between), bytes(wire)]:
                said = {
                    m.decode("latin-1").lower() for m in marks if isinstance(m, bytes)
                }
            case _:
                continue
        whole = readable(wire)
        if between.upper() != b"NIL" and between:
            whole = whole.replace(between.decode("latin-1"), "/")
        if not said & {"\\noselect", "\\nonexistent"} and whole.isprintable():
            yield Folder(wire, whole, frozenset(said))


def readable(wire: bytes) -> str:
    """Return a folder's or label's name in letters: IMAP writes its own UTF-7.

    >>> readable(b"Entw&APw-rfe"), readable(b"R&-D"), readable(b"&b-")
    ('Entwürfe', 'R&D', '&b-')
    """
    return _SHIFTED.sub(_unshifted, wire.decode("utf-8", "replace"))


def _unshifted(found: re.Match[str]) -> str:
    coded = found[1].replace(",", "/")
    if not coded:
        return "&"
    try:
        padded = a2b_base64(coded + "=" * (-len(coded) % 4))
        return padded.decode("utf-16-be")
    except (NotBase64, UnicodeError, ValueError):
        return found[0]
