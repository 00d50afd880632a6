"""What a file says, keyed, encoded and with whom it names; a large one read beside."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from closeknit.engines.beside import beside
from closeknit.people.actions.resolve import Resolver, Told
from closeknit.people.rules import namer, naming
from closeknit.people.rules.chunks_of import chunks_of
from closeknit.records.actions.ego import set_stale
from closeknit.records.actions.insert import Fresh
from closeknit.records.rules.chunks import Chunk, chunks
from closeknit.sources.coded import decode
from closeknit.sources.reader import Options, Reading
from closeknit.sources.record import Owner

LARGE = 8 << 20
"""Bytes from which a file is read by a process of its own: starting one takes half a
second, and saves a third of the time."""


def said(
    path: Path, options: Options, reading: Reading, skip: int, resolver: Resolver
) -> Iterable[Chunk]:
    """Return what a file says after its first `skip` items."""
    if reading.total < LARGE:
        return chunks(reading, skip, namer.Namer(resolver.own))
    return beside(chunks_of, path, options, skip, resolver.own)


def into(resolver: Resolver, as_of: date | None) -> Callable[[Sequence[Fresh]], None]:
    """Return what is done with kept records in their transaction: tell the resolver."""

    def absorb(fresh: Sequence[Fresh]) -> None:
        # With each batch, so that no catching up meanwhile can leave this one out.
        set_stale(resolver.ego, "people")
        resolver.absorb(
            [
                Told(
                    kept.number,
                    kept.one.kind,
                    namer.unpack(kept.one.also),
                    kept.new,
                    _owner(kept.one.said) if kept.one.kind == "owner" else None,
                    naming.named(decode(kept.was), resolver.own) if kept.was else (),
                )
                for kept in fresh
            ],
            as_of,
        )

    return absorb


def _owner(said_so: str) -> Owner | None:
    record = decode(said_so)
    return record if isinstance(record, Owner) else None
