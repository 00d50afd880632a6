"""Keep what a file says, in batches that never hold the database for long."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import NamedTuple

from django.db import connection, transaction

from closeknit.engines import rows
from closeknit.records.models import Fault, Import, Part
from closeknit.records.rules.keys import Keys, keys_of
from closeknit.records.store import Run
from closeknit.shared.errors import NoEgo
from closeknit.sources.reader import Reading
from closeknit.sources.record import (
    AnyRecord,
    Hidden,
    Noticed,
    NotRead,
    Said,
    Unreadable,
    encode,
    kind_of,
)

HOLD = 0.1
"""Seconds a transaction of an import may hold the database, about."""
PAUSE = 0.008
"""Seconds between two of them at least, so that what the page writes gets in; reading
and keying the next batch counts, since it needs no lock."""
SMALLEST, LARGEST = 50, 8_000
"""Items of a batch."""
TOLD = 1_000
"""Unreadable lines kept for each import; the others are counted."""
LISTED = 2_000

Fresh = tuple[int, AnyRecord, bool]
"""Number, record, and whether it is new here."""
Then = Callable[[Sequence[Fresh]], None]
"""What is done with records in the transaction that keeps them."""
Refuse = Callable[[AnyRecord], bool]
Watch = Callable[[int, int], None]
"""Told how far an import is: bytes done, bytes in all."""


@dataclass(slots=True)
class _Batch:
    """What one transaction of an import keeps."""

    keyed: dict[bytes, tuple[Keys, AnyRecord, str, int]] = field(default_factory=dict)
    faults: list[tuple[str, int, Unreadable]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    not_read: list[dict[str, str]] = field(default_factory=list)
    noticed: list[dict[str, str]] = field(default_factory=list)
    items: int = 0
    said: int = 0


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
    reading: Reading,
    then: Then,
    watch: Watch,
    *,
    refuse: Refuse | None = None,
) -> None:
    """Keep what a file says, batch by batch, each batch whole or not at all.

    `refuse` says which records must stay out (people the user has forgotten).

    An interrupted import goes on where its last batch ended: the same file yields the
    same items in the same order. Between two batches the database is free.
    """
    said = islice(iter(reading), run.items, None)
    parts = dict(
        Part.objects.of(run.ego_id).filter(run=run).values_list("file", "id")
    )
    size, free = 400, 0.0
    while batch := _gather(said, size, refuse):
        time.sleep(max(0.0, free + PAUSE - time.monotonic()))
        began = time.monotonic()
        with transaction.atomic():
            _keep(run, batch, parts, then)
            run.bytes_done, run.bytes_total = reading.done, reading.total
            run.save()
        free = time.monotonic()
        watch(reading.done, reading.total)
        size = int(size * min(2.0, HOLD * 0.8 / max(free - began, 1e-3)))
        size = max(SMALLEST, min(LARGEST, size))


def finish(run: Import, *, because: str = "") -> None:
    """Close an import: done, or failed because."""
    run.state = Import.State.FAILED if because else Import.State.DONE
    run.because = because
    run.ended = datetime.now(UTC)
    run.save()


def preview(ego: int, opened: Opened, reading: Reading) -> Run:
    """Say what an import would bring, keeping nothing: the same report, never saved."""
    run = Import(ego_id=ego, began=datetime.now(UTC), **opened._asdict())
    seen: set[bytes] = set()
    said = iter(reading)
    while batch := _gather(said, 1_000):
        _count(run, batch)
        with connection.cursor() as cursor:
            twins = _twins(cursor, ego, batch)
            fresh = [k for k in batch.keyed if k not in twins and k not in seen]
            known = _known(cursor, "key", ego, fresh)
        seen.update(fresh)
        new = len(fresh) - len(known)
        run.added += new
        run.known += batch.said - new
    return Run(0, *(getattr(run, name) for name in Run._fields[1:]))


def _gather(
    said: Iterator[Said], size: int, refuse: Refuse | None = None
) -> _Batch | None:
    """Return the next items, keyed and ready; no lock is held while they are read."""
    batch = _Batch()
    for file, line, what in islice(said, size):
        batch.items += 1
        if isinstance(what, Unreadable):
            batch.faults.append((file, line, what))
        elif isinstance(what, Hidden):
            batch.counts["hidden"] += 1
        elif isinstance(what, NotRead):
            batch.not_read.append({"file": file, "because": what.because})
        elif isinstance(what, Noticed):
            where = f"{file}:{line}" if line else file
            batch.noticed.append({"file": where, "says": what.says})
        elif refuse is not None and refuse(what):
            batch.counts["refused"] += 1
        else:
            keys = keys_of(what)
            batch.said += 1
            batch.counts[kind_of(what)] += 1
            batch.keyed.setdefault(keys.key, (keys, what, file, line))
    return batch if batch.items else None


def _keep(run: Import, batch: _Batch, parts: dict[str, int], then: Then) -> None:
    fresh = _insert(run, batch, parts)
    then(fresh)
    new = sum(is_new for _, _, is_new in fresh)
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


def _count(run: Import, batch: _Batch) -> None:
    """Add what the batch holds, besides records, to the import's report."""
    run.items += batch.items
    run.hidden += batch.counts.pop("hidden", 0)
    run.refused += batch.counts.pop("refused", 0)
    run.read = dict(Counter(run.read) + batch.counts)
    run.not_read = (run.not_read + batch.not_read)[:LISTED]
    run.noticed = (run.noticed + batch.noticed)[:LISTED]
    run.unreadable += len(batch.faults)


def _insert(run: Import, batch: _Batch, parts: dict[str, int]) -> list[Fresh]:
    """Insert the batch's records; return all of them with number and newness."""
    with connection.cursor() as cursor:
        known = _twins(cursor, run.ego_id, batch)
        wanted: list[rows.Row] = []
        for key, (keys, record, file, line) in batch.keyed.items():
            if key not in known:
                at = (run.ego_id, run.pk, _part(run, file, parts), line)
                said = encode(record).decode()
                wanted.append((*at, kind_of(record), key, keys.twin, said))
        columns = "ego_id run_id part_id line kind key twin said".split()
        numbers = rows.insert_numbered(cursor, "records_kept", columns, wanted)
        tried = (key for key in batch.keyed if key not in known)
        given = zip(tried, numbers, strict=True)
        new = {key: number for key, number in given if number is not None}
        if len(new) < len(batch.keyed):
            seen = [key for key in batch.keyed if key not in new and key not in known]
            known.update(_known(cursor, "key", run.ego_id, seen))
            _see_again(cursor, run, batch, known, parts)
    return [
        (new[key], record, True) if key in new else (known[key][0], record, False)
        for key, (_, record, _, _) in batch.keyed.items()
    ]


def _known(
    cursor: rows.Cursor, column: str, ego: int, values: list[bytes]
) -> dict[bytes, tuple[int, int]]:
    """Return number and first import of the records with these keys."""
    sql = f"SELECT {column}, id, run_id FROM records_kept WHERE ego_id = %s AND {column} IN ({{in}})"  # noqa: E501, S608 - one of two columns, named above
    found = rows.where_in(cursor, sql, values, [ego])
    return {_bytes(key): (_int(pk), _int(of)) for key, pk, of in found}


def _twins(
    cursor: rows.Cursor, ego: int, batch: _Batch
) -> dict[bytes, tuple[int, int]]:
    """Return the batch's mails that are kept already under another key.

    A mail without an id is the one with the same twin; so is a mail with an id, where
    the kept one has none. Two of one batch are told apart in their order.
    """
    first: dict[bytes, Keys] = {}
    for key, (keys, *_) in list(batch.keyed.items()):
        if keys.twin is None:
            continue
        before = first.setdefault(keys.twin, keys)
        if before is not keys and (before.nameless or keys.nameless):
            del batch.keyed[key]
    if not first:
        return {}
    sql = "SELECT twin, key, id, run_id FROM records_kept WHERE ego_id = %s AND twin IN ({in})"  # noqa: E501, S608 - placeholders only
    known: dict[bytes, tuple[int, int]] = {}
    for twin, key, pk, of in rows.where_in(cursor, sql, list(first), [ego]):
        keys = first[_bytes(twin)]
        kept_nameless = _bytes(key) == _bytes(twin)
        if keys.key != _bytes(key) and (keys.nameless or kept_nameless):
            known[keys.key] = (_int(pk), _int(of))
    return known


def _see_again(
    cursor: rows.Cursor,
    run: Import,
    batch: _Batch,
    known: dict[bytes, tuple[int, int]],
    parts: dict[str, int],
) -> None:
    """Note where this import says what an earlier one said first."""
    again: list[rows.Row] = []
    for key, (pk, of) in known.items():
        if of != run.pk:
            _, _, file, line = batch.keyed[key]
            again.append((run.ego_id, pk, run.pk, _part(run, file, parts), line))
    columns = "ego_id kept_id run_id part_id line".split()
    rows.insert(cursor, "records_sighting", columns, again)


def _part(run: Import, file: str, parts: dict[str, int]) -> int:
    """Return the number of a file inside this import."""
    if file not in parts:
        part = Part(ego_id=run.ego_id, run=run, file=file[:400])
        part.save(force_insert=True)
        parts[file] = part.pk
    return parts[file]


def _bytes(value: object) -> bytes:
    if isinstance(value, memoryview | bytes):
        return bytes(value)
    raise TypeError(value)


def _int(value: object) -> int:
    if isinstance(value, int):
        return value
    raise TypeError(value)
