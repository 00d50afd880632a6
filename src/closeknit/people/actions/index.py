"""The index of keys that sides are found by: brought into line, and asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from itertools import chain
from typing import NamedTuple

from django.db import connection, transaction

from closeknit.engines.rows import Row, chunks, insert, where_in
from closeknit.engines.sqlite_turns import rest
from closeknit.people.models import Block, Packed
from closeknit.people.rules.found_by import ROLES, FoundBy, Under, packed, unpacked
from closeknit.people.rules.identity.blocking import LARGEST

BATCH = 2_000
AT_ONCE = 10_000
"""Rows of the index in one transaction: half of its pages are touched by each."""


class Entry(NamedTuple):
    """A side under a key, and what the key is to it (`people.rules.found_by`)."""

    key: int
    side: int
    role: int


Standing = tuple[int, int, int]
"""An `Entry` where there are very many of them."""

_Side = tuple[int, tuple[int, ...]]
"""A side and the marks of its keys."""


def bring_in_line(
    ego: int, found: Mapping[int, FoundBy], concerned: Collection[int] | None
) -> list[tuple[Entry, int]]:
    """Have these sides stand under their keys; return what changed.

    As one more (1) or one less (-1). `concerned` are the numbers under which a side may
    stand until now; None where `found` are all there are: then what changed is not
    returned, since everybody is looked at.
    """
    now = {side: packed(its.marks) for side, its in found.items()}
    if concerned is None:
        _finish(ego)
    kept = _kept(ego, concerned)
    changed = sorted(s for s in now.keys() | kept.keys() if now.get(s) != kept.get(s))
    gone: list[_Side] = []
    come: list[_Side] = []
    for side in changed:
        new = found[side].marks if side in now else ()
        if side not in kept:
            come.append((side, new))
            continue
        old = unpacked(kept[side])
        gone.append((side, tuple(mark for mark in old if mark not in new)))
        come.append((side, tuple(mark for mark in new if mark not in old)))
    few = sum(len(marks) for _, marks in (*gone, *come)) <= AT_ONCE
    less: Iterable[Standing] = in_order(gone)
    more: Iterable[Standing] = in_order(come)
    if concerned is not None:
        less, more = list(less), list(more)
    # What is too much for one transaction leaves a mark until all of it is done.
    if not few:
        _repack(ego, [], {-ego: b""})
    with transaction.atomic() if few else nullcontext():
        _rewrite(ego, less, more)
        was = [side for side in changed if side in kept]
        _repack(ego, was, {side: now[side] for side in changed if side in now})
        if not few:
            _repack(ego, [-ego], {})
    if concerned is None:
        return []
    return [
        *((Entry(*entry), -1) for entry in less),
        *((Entry(*entry), 1) for entry in more),
    ]


def in_order(sides: Collection[_Side]) -> Iterator[Standing]:
    """Yield these sides under each of their keys, as neighbours of the index stand.

    >>> [*in_order([(7, (5 * ROLES + 1, 9 * ROLES)), (4, (5 * ROLES,))])]
    [(5, 4, 0), (5, 7, 1), (9, 7, 0)]
    """
    many = [len(marks) for _, marks in sides]
    if sum(many) <= AT_ONCE:
        yield from sorted((m // ROLES, s, m % ROLES) for s, ms in sides for m in ms)
        return
    # A quarter of the time for hundreds of thousands; for few it is not worth loading.
    import numpy as np  # noqa: PLC0415 - see above

    every = np.fromiter(chain.from_iterable(marks for _, marks in sides), np.int64)
    under = np.repeat(np.array([side for side, _ in sides], np.int64), many)
    order = np.lexsort((under, every // ROLES))
    every, under = every[order], under[order]
    for at in range(0, len(every), AT_ONCE):
        marks, some = every[at : at + AT_ONCE], under[at : at + AT_ONCE]
        columns = (marks // ROLES, some, marks % ROLES)
        yield from zip(*(column.tolist() for column in columns), strict=True)


def _finish(ego: int) -> None:
    """Empty the index if it was left half written."""
    if Packed.objects.of(ego).filter(side=-ego).exists():
        for model in (Block, Packed):
            with transaction.atomic():
                model.objects.of(ego).exclude(pk=-ego).delete()


def _kept(ego: int, concerned: Collection[int] | None) -> dict[int, bytes]:
    rows = Packed.objects.of(ego).filter(side__gt=0)
    parts = [rows]
    if concerned is not None:
        some = chunks(sorted(concerned), BATCH)
        parts = [rows.filter(side__in=those) for those in some]
    return {
        side: bytes(keys)
        for part in parts
        for side, keys in part.values_list("side", "keys")
    }


def _rewrite(ego: int, less: Iterable[Standing], more: Iterable[Standing]) -> None:
    write(
        "DELETE FROM people_block WHERE ego_id = %s AND key = %s AND side = %s",
        [(ego, key, side) for key, side, _ in less],
    )
    columns = ("ego_id", *Entry._fields)
    for some in chunks(more, AT_ONCE):
        with transaction.atomic(), connection.cursor() as cursor:
            new: list[Row] = [(ego, *entry) for entry in some]
            insert(cursor, "people_block", columns, new)
        rest()


def _repack(ego: int, old: Collection[int], new: Mapping[int, bytes]) -> None:
    """Keep the keys of these sides as they are in the index now."""
    write("DELETE FROM people_packed WHERE side = %s", [(side,) for side in old])
    for some in chunks(new.items(), BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            rows: list[Row] = [(ego, side, keys) for side, keys in some]
            insert(cursor, "people_packed", ("ego_id", "side", "keys"), rows)
        rest()


def sizes_of(ego: int, keys: Iterable[int]) -> dict[int, int]:
    """Return under how many sides each of these keys stands."""
    sql = (
        "SELECT key, count(*) FROM people_block WHERE ego_id = %s"
        " AND key IN ({in}) GROUP BY key"
    )
    with connection.cursor() as cursor:
        rows = list(where_in(cursor, sql, sorted(keys), [ego]))
    return {int(str(key)): int(str(many)) for key, many in rows}


def all_under(ego: int, keys: Iterable[int]) -> Iterator[Entry]:
    """Yield what stands under these keys."""
    sql = "SELECT key, side, role FROM people_block WHERE ego_id = %s AND key IN ({in})"
    with connection.cursor() as cursor:
        for row in where_in(cursor, sql, sorted(keys), [ego]):
            yield Entry(*row)  # type: ignore[arg-type]  # the columns' types


def under_few(ego: int, keys: Iterable[int]) -> dict[int, list[Under]]:
    """Return what stands under these keys, the crowded ones left out."""
    sizes = sizes_of(ego, keys)
    few = [key for key, many in sizes.items() if many <= LARGEST]
    found: dict[int, list[Under]] = defaultdict(list)
    for entry in all_under(ego, few):
        found[entry.key].append((entry.side, entry.role))
    return found


def write(sql: str, values: Collection[Row]) -> None:
    """Run a statement for many rows, in short transactions."""
    for some in chunks(values, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, some)
        rest()
