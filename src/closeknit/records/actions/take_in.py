"""Keep what a file says, in batches that never hold the database for long."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection, transaction

from closeknit.records.actions.insert import Fresh, keep, known_by_key, twins
from closeknit.records.models import Fault, Import, Part
from closeknit.records.rules.chunks import Chunk, Keyed
from closeknit.records.rules.kept import Run
from closeknit.shared.errors import NoEgo
from closeknit.sources.said import Unreadable

HOLD = 0.1
"""Seconds a transaction of an import may hold the database, about."""
PAUSE = 0.008
"""Seconds between two of them at least, so that what the page writes gets in; time
spent waiting for the next chunk counts, since it needs no lock."""
LARGEST = 8_000
"""Items of a batch."""
TOLD = 1_000
"""Unreadable lines kept for each import; the others are counted."""
LISTED = 2_000

Then = Callable[[Sequence[Fresh]], None]
"""What is done with records in the transaction that keeps them."""
Refuse = Callable[[Keyed], bool]
Watch = Callable[[int, int], None]
"""Told how far an import is: bytes done, bytes in all."""


class Opened(NamedTuple):
    """The file to be read, as it is shown, and what makes its content the same."""

    file: str
    source: str
    sha256: str
    bodies: bool = False
    as_of: date | None = None


def begin(ego: int, opened: Opened) -> Import:
    """Return the row of this import: new, or the interrupted one of the same content.

    Content that is kept already makes a finished row that points at the first one.
    """
    if not ego:
        raise NoEgo
    same = Import.objects.of(ego).filter(sha256=opened.sha256, bodies=opened.bodies)
    left = same.filter(state=Import.State.READING).order_by("id").first()
    if left is not None:
        return left
    run = Import(ego_id=ego, began=datetime.now(UTC), **opened._asdict())
    first = same.filter(state=Import.State.DONE, same_as=None).order_by("id").first()
    if first is not None:
        run.same_as, run.state, run.ended = first, Import.State.DONE, run.began
        run.read, run.not_read, run.noticed = first.read, first.not_read, first.noticed
        run.known, run.hidden = first.added + first.known, first.hidden
        run.unreadable, run.as_of = first.unreadable, first.as_of
        run.bytes_done = run.bytes_total = first.bytes_total
    run.save(force_insert=True)
    return run


def take_in(
    run: Import,
    said: Iterable[Chunk],
    then: Then,
    watch: Watch,
    *,
    refuse: Refuse | None = None,
) -> None:
    """Keep what a file says, batch by batch, each batch whole or not at all.

    `said` goes on after the first `run.items` items of the reading, which an
    interrupted import has kept already. `refuse` says which records must stay out
    (people the user has forgotten). Between two batches the database is free.
    """
    parts = dict(Part.objects.of(run.ego_id).filter(run=run).values_list("file", "id"))
    size, free = 0, 0.0
    left = iter(said)
    while batch := _gather(left, size):
        if refuse is not None:
            _leave_out(run, batch, refuse)
        time.sleep(max(0.0, free + PAUSE - time.monotonic()))
        began = time.monotonic()
        with transaction.atomic():
            _keep(run, batch, parts, then)
        free = time.monotonic()
        watch(batch.done, batch.total)
        size = int(batch.items * min(2.0, HOLD * 0.8 / max(free - began, 1e-3)))
        size = min(LARGEST, size)


def finish(run: Import, *, because: str = "") -> None:
    """Close an import: done, or failed because."""
    run.state = Import.State.FAILED if because else Import.State.DONE
    run.because = because
    run.ended = datetime.now(UTC)
    run.save()


def preview(ego: int, opened: Opened, said: Iterable[Chunk]) -> Run:
    """Say what an import would bring, keeping nothing: the same report, never saved."""
    run = Import(ego_id=ego, began=datetime.now(UTC), **opened._asdict())
    seen: set[bytes] = set()
    for chunk in said:
        _count(run, chunk)
        with connection.cursor() as cursor:
            same = twins(cursor, ego, chunk)
            fresh = [k for k in chunk.keyed if k not in same and k not in seen]
            known = known_by_key(cursor, ego, fresh)
        seen.update(fresh)
        new = len(fresh) - len(known)
        run.added += new
        run.known += chunk.said - new
    return Run(0, *(getattr(run, name) for name in Run._fields[1:]))


def _gather(said: Iterator[Chunk], size: int) -> Chunk | None:
    """Return the next chunks as one batch of about `size` items."""
    batch = next(said, None)
    while batch is not None and batch.items < size:
        later = next(said, None)
        if later is None:
            break
        batch.add(later)
    return batch


def _leave_out(run: Import, batch: Chunk, refuse: Refuse) -> None:
    """Take records about forgotten people out of the batch, and count them.

    A line that cannot be read may be about them too: how it stood is not kept then.
    """
    out = [key for key, one in batch.keyed.items() if refuse(one)]
    for key in out:
        del batch.keyed[key]
    run.refused += len(out)
    batch.said -= len(out)
    batch.faults = [
        (file, line, Unreadable(fault.because)) for file, line, fault in batch.faults
    ]


def _keep(run: Import, batch: Chunk, parts: dict[str, int], then: Then) -> None:
    fresh = keep(run, batch, parts)
    then(fresh)
    new = sum(one.new for one in fresh)
    run.added += new
    run.known += batch.said - new
    room = max(0, TOLD - run.unreadable)
    _count(run, batch)
    Fault._base_manager.bulk_create(  # noqa: SLF001 - Django's public spelling
        Fault(
            ego_id=run.ego_id,
            run=run,
            file=file[:400],
            line=line,
            because=fault.because,
            raw=fault.raw,
        )
        for file, line, fault in batch.faults[:room]
    )
    run.bytes_done, run.bytes_total = batch.done, batch.total
    run.save()


def _count(run: Import, batch: Chunk) -> None:
    """Add what the batch holds, besides records, to the import's report."""
    run.items += batch.items
    run.hidden += batch.hidden
    run.read = dict(Counter(run.read) + Counter(batch.counts))
    run.not_read = (run.not_read + batch.not_read)[:LISTED]
    run.noticed = (run.noticed + batch.noticed)[:LISTED]
    run.unreadable += len(batch.faults)
