"""Whom each record of a reading names, in a form that travels between processes."""

from collections.abc import Iterable, Sequence

import msgspec

from closeknit.people.rules.naming import Handle, Named, named, owned
from closeknit.sources.record import AnyRecord, Owner

_unpacker = msgspec.msgpack.Decoder(tuple[Named, ...])


def pack(found: Sequence[Named]) -> bytes:
    """Return what `named` found in a form that travels between processes."""
    return msgspec.msgpack.encode(found) if found else b""


def unpack(packed: bytes) -> Sequence[Named]:
    """Return what was packed."""
    return _unpacker.decode(packed) if packed else ()


class Namer:
    """Names whom the records of one reading name, learning whose reading it is.

    Its owner's handles come first in a reading, so that what follows is told from the
    ego's side.
    """

    def __init__(self, own: Iterable[Handle]) -> None:
        self.own = set(own)

    def __call__(self, record: AnyRecord) -> bytes:
        """Return, packed, whom the record names."""
        if isinstance(record, Owner):
            self.own.update(owned(record))
            return b""
        return pack(named(record, self.own))
