"""Insert a batch's records: the new ones once, the known ones as seen again."""

import msgspec
from django.db import connection

from closeknit.engines import rows
from closeknit.records.actions.retell import retell
from closeknit.records.models import Import, Part
from closeknit.records.rules.chunks import Chunk, Keyed

Known = dict[bytes, tuple[int, int]]
"""For a key, the record's number and the import that said it first."""


class Fresh(msgspec.Struct, frozen=True, gc=False):
    """A record of the batch with its number.

    `was`: how it was told before, where this import tells it better.
    """

    number: int
    one: Keyed
    new: bool
    was: str = ""


def keep(run: Import, batch: Chunk, parts: dict[str, int]) -> list[Fresh]:
    """Return the batch's records with their numbers, and whether each is new here.

    `parts` are the numbers of the files inside this import, added to as they come.
    """
    with connection.cursor() as cursor:
        known = twins(cursor, run.ego_id, batch)
        tried = [one for key, one in batch.keyed.items() if key not in known]
        columns = "ego_id run_id part_id line kind key twin said".split()
        ego, number = run.ego_id, run.pk
        wanted: list[rows.Row] = [
            (
                ego,
                number,
                parts.get(one.file) or _part(run, one.file, parts),
                one.line,
                one.kind,
                one.key,
                one.twin,
                one.said,
            )
            for one in tried
        ]
        numbers = rows.insert_numbered(cursor, "records_kept", columns, wanted)
        fresh = [
            Fresh(kept, one, new=True)
            for one, kept in zip(tried, numbers, strict=True)
            if kept is not None
        ]
        if len(fresh) < len(batch.keyed):
            old = [
                one.key
                for one, kept in zip(tried, numbers, strict=True)
                if kept is None
            ]
            known.update(known_by_key(cursor, ego, old))
            fresh += _see_again(cursor, run, batch, known, parts)
    return fresh


def known_by_key(cursor: rows.Cursor, ego: int, keys: list[bytes]) -> Known:
    """Return which of these records are kept already."""
    sql = "SELECT key, id, run_id FROM records_kept WHERE ego_id = %s AND key IN ({in})"
    found = rows.where_in(cursor, sql, keys, [ego])
    return {_bytes(key): (_int(pk), _int(of)) for key, pk, of in found}


def twins(cursor: rows.Cursor, ego: int, batch: Chunk) -> Known:
    """Return the batch's mails that are kept already under another key.

    A mail without an id is the one with the same twin; so is a mail with an id, where
    the kept one has none. Two of one batch are told apart in their order, the later
    one taken out.
    """
    first = _first_of_each_twin(batch)
    if not first:
        return {}
    sql = (
        "SELECT twin, key, id, run_id FROM records_kept"
        " WHERE ego_id = %s AND twin IN ({in})"
    )
    known: Known = {}
    for twin, key, pk, of in rows.where_in(cursor, sql, list(first), [ego]):
        one = first[_bytes(twin)]
        kept_nameless = _bytes(key) == _bytes(twin)
        if one.key != _bytes(key) and (one.nameless or kept_nameless):
            known[one.key] = (_int(pk), _int(of))
    return known


def _first_of_each_twin(batch: Chunk) -> dict[bytes, Keyed]:
    first: dict[bytes, Keyed] = {}
    for key, one in list(batch.keyed.items()):
        if one.twin is None:
            continue
        before = first.setdefault(one.twin, one)
        if before is not one and (before.nameless or one.nameless):
            del batch.keyed[key]
    return first


def _see_again(
    cursor: rows.Cursor,
    run: Import,
    batch: Chunk,
    known: Known,
    parts: dict[str, int],
) -> list[Fresh]:
    """Note where this import says what another said first, or tells it better."""
    again: dict[int, tuple[Keyed, int]] = {}
    for key, (pk, of) in known.items():
        if of != run.pk:
            one = batch.keyed[key]
            again[pk] = (one, parts.get(one.file) or _part(run, one.file, parts))
    columns = "ego_id kept_id run_id part_id line said".split()
    seen: list[rows.Row] = [
        (run.ego_id, pk, run.pk, part, one.line, "")
        for pk, (one, part) in again.items()
    ]
    rows.insert(cursor, "records_sighting", columns, seen)
    was = retell(cursor, run, again)
    return [
        Fresh(pk, batch.keyed[key], new=False, was=was.get(pk, ""))
        for key, (pk, _) in known.items()
    ]


def _part(run: Import, file: str, parts: dict[str, int]) -> int:
    """Return the number of a file inside this import."""
    part = Part(ego_id=run.ego_id, run=run, file=file[:400])
    part.save(force_insert=True)
    parts[file] = part.pk
    return part.pk


def _bytes(value: object) -> bytes:
    if isinstance(value, memoryview | bytes):
        return bytes(value)
    raise TypeError(value)


def _int(value: object) -> int:
    if isinstance(value, int):
        return value
    raise TypeError(value)
