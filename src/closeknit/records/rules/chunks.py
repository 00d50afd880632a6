"""What a reading says, keyed and encoded, in chunks ready to be kept.

Reading and keying need no database, so a large file's chunks are made in a process of
their own (`engines.beside`) while the chunks before are being kept.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from closeknit.records.rules.keys import keys_of
from closeknit.sources.coded import encode, kind_of
from closeknit.sources.reader import Reading
from closeknit.sources.record import AnyRecord, Owner
from closeknit.sources.said import Hidden, Noticed, NotRead, Unreadable

SIZE = 400
"""Items of a chunk."""


class Keyed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record ready to be kept: its identity, its kind, what it says, where it stood.

    `also` is what the caller wanted made of it on the way (whom it names).
    """

    key: bytes
    twin: bytes | None
    nameless: bool
    kind: str
    said: str
    file: str
    line: int
    also: bytes = b""


Also = Callable[[AnyRecord], bytes]


def _nothing(_record: AnyRecord) -> bytes:
    return b""


@dataclass(slots=True)
class Chunk:
    """Some items of a reading, and how far they bring it."""

    keyed: dict[bytes, Keyed] = field(default_factory=dict)
    faults: list[tuple[str, int, Unreadable]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    not_read: list[dict[str, str]] = field(default_factory=list)
    noticed: list[dict[str, str]] = field(default_factory=list)
    items: int = 0
    hidden: int = 0
    said: int = 0
    done: int = 0
    total: int = 0

    def __reduce__(self) -> tuple[Callable[[bytes], "Chunk"], tuple[bytes]]:
        """Travel between processes as MessagePack: five times as quick as pickle."""
        return unpack, (msgspec.msgpack.encode(self),)

    def add(self, later: "Chunk") -> None:
        """Take in the chunk that comes next."""
        if self.keyed.keys().isdisjoint(later.keyed):
            self.keyed.update(later.keyed)
        else:
            self.keyed = self.keyed | later.keyed | self.keyed
        self.faults += later.faults
        self.counts = dict(Counter(self.counts) + Counter(later.counts))
        self.not_read += later.not_read
        self.noticed += later.noticed
        self.items += later.items
        self.hidden += later.hidden
        self.said += later.said
        self.done, self.total = later.done, later.total


_unpacker = msgspec.msgpack.Decoder(Chunk)


def unpack(packed: bytes) -> Chunk:
    """Return the chunk that travelled."""
    return _unpacker.decode(packed)


def chunks(reading: Reading, skip: int = 0, also: Also = _nothing) -> Iterator[Chunk]:
    """Yield what the reading says after its first `skip` items.

    The same bytes yield the same items in the same order, so an interrupted import
    goes on by skipping what it has kept. Whose file it is, and what is odd about it,
    are no items: they depend on what else is known by then. They go with the item
    before them.
    """
    chunk, past = Chunk(), 0
    for file, line, what in reading:
        kind = type(what)
        is_item = kind not in NO_ITEMS
        past += is_item
        if past <= skip and skip:
            continue
        if is_item and chunk.items == SIZE:
            chunk.done, chunk.total = reading.done, reading.total
            yield chunk
            chunk = Chunk()
        chunk.items += is_item
        aside = _ASIDE.get(kind)
        if aside is None:
            _say(chunk, what, file, line, also)  # type: ignore[arg-type]  # a record
        else:
            aside(chunk, what, file, line)
    chunk.done, chunk.total = reading.done, reading.total
    if chunk != Chunk(done=chunk.done, total=chunk.total):
        yield chunk


def _say(chunk: Chunk, what: AnyRecord, file: str, line: int, also: Also) -> None:
    kind, keyed = kind_of(what), chunk.keyed
    chunk.said += 1
    chunk.counts[kind] = chunk.counts.get(kind, 0) + 1
    keys = keys_of(what)
    key = keys.key
    if key not in keyed:
        said = encode(what).decode()
        keyed[key] = Keyed(
            key, keys.twin, keys.nameless, kind, said, file, line, also(what)
        )


def _fault(chunk: Chunk, what: Unreadable, file: str, line: int) -> None:
    chunk.faults.append((file, line, what))


def _hidden(chunk: Chunk, _what: Hidden, _file: str, _line: int) -> None:
    chunk.hidden += 1


def _not_read(chunk: Chunk, what: NotRead, file: str, _line: int) -> None:
    chunk.not_read.append({"file": file, "because": what.because})


def _noticed(chunk: Chunk, what: Noticed, file: str, line: int) -> None:
    where = f"{file}:{line}" if line else file
    chunk.noticed.append({"file": where, "says": what.says})


NO_ITEMS = frozenset({Owner, Noticed})
_ASIDE: dict[type, Callable[..., None]] = {
    Unreadable: _fault,
    Hidden: _hidden,
    NotRead: _not_read,
    Noticed: _noticed,
}
