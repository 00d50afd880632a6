"""The chunks of a file, with whom each record names: what a process beside makes.

It stands here, and not with the action that asks for it, because the other process
knows no database.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from closeknit.people.rules.namer import Namer
from closeknit.people.rules.naming import Handle
from closeknit.records.rules.chunks import Chunk, chunks
from closeknit.sources.reader import Options


def chunks_of(
    path: Path, options: Options, skip: int, own: Iterable[Handle]
) -> Iterator[Chunk]:
    """Yield the chunks of a file; what another process is asked to do.

    Raises:
        UnreadableFile: the file as a whole is not what it says it is.
    """
    # All readers: a fifth of a second for every command that reads no file.
    from closeknit.sources.registry import reader_for  # noqa: PLC0415 - see above

    yield from chunks(reader_for(path).read(path, options), skip, Namer(own))
