"""The index of keys that sides are found by: brought into line, and asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
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
    less: list[Standing] = []
    more: list[Standing] = []
    for side in changed:
        new = found[side].marks if side in now else ()
        if side not in kept:
            more += [(mark // ROLES, side, mark % ROLES) for mark in new]
            continue
        old = unpacked(kept[side])
        less += [(m // ROLES, side, m % ROLES) for m in old if m not in new]
        more += [(m // ROLES, side, m % ROLES) for m in new if m not in old]
    few = len(less) + len(more) <= AT_ONCE
    # What is too much for one transaction leaves a mark until all of it is done.
    if not few:
        _repack(ego, [], {-ego: b""})
    with transaction.atomic() if few else nullcontext():
        less.sort()
        more.sort()
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


def _rewrite(ego: int, less: Collection[Standing], more: Collection[Standing]) -> None:
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
