"""Records become handles, links and mentions, in the transaction that keeps them."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from django.db import connection
from django.db.models import Max
from msgspec.structs import replace

from closeknit.engines import rows
from closeknit.people.models import Handle, Link, Mention
from closeknit.people.rules import naming
from closeknit.people.rules.heard import FACTS, Heard
from closeknit.people.rules.naming import Named, seconds
from closeknit.records import store as records
from closeknit.records.actions.ego import set_stale
from closeknit.sources.record import Owner

REMEMBERED = 300_000
"""Handles kept at hand; about 150 MB would be a million."""

DROPPED = 50_000
"""Rows dropped in one transaction."""

DATED = frozenset({"connected"})
"""Kinds whose facts are as of the export's day; a card is as old as it says itself."""


class Told(msgspec.Struct, frozen=True, gc=False):
    """A kept record and whom it names; `owner` where it says whose file it is.

    `was`: whom it named as it was told before, where it is told better now.
    """

    number: int
    kind: str
    named: Sequence[Named]
    new: bool
    owner: Owner | None = None
    was: Sequence[Named] = ()


class Resolver:
    """Turns records into mentions for one ego. Made for one import, used in batches.

    `touched` holds the handles mentioned, `moved` those of which something new was said
    that may change who is who: a handle, a link, a fact, or company. Where a handle
    proves to be the ego's own after records that may name it were kept, all mentions
    are due to be made again (`set_stale`).
    """

    def __init__(self, ego: int) -> None:
        self.ego = ego
        self.touched: set[int] = set()
        self.moved: set[int] = set()
        self._known: dict[naming.Handle, Heard] = {}
        self._own = set(
            Handle.objects.of(ego).filter(own=True).values_list("kind", "value")
        )

    @property
    def own(self) -> frozenset[naming.Handle]:
        """The ego's own handles."""
        return frozenset(self._own)

    def absorb(self, batch: Sequence[Told], as_of: date | None) -> None:
        """Take records in. Within the transaction that keeps them.

        A record that is not new adds no mention, but an export's date may make the
        position in it the newest known.
        """
        named: list[tuple[int, str, Named]] = []
        facts: list[Named] = []
        at = seconds(as_of)
        self._unsay([(told.number, who) for told in batch for who in told.was])
        for told in batch:
            if told.owner is not None:
                self._own_up(told.number, told.owner)
            is_told = told.new or told.was
            if is_told:
                named += [(told.number, told.kind, who) for who in told.named]
            if told.kind in DATED:
                facts += [replace(who, at=at) for who in told.named]
            elif is_told:
                facts += told.named
        with connection.cursor() as cursor:
            new = self._learn(cursor, [who for _, _, who in named], facts)
            changed = self._hear(facts)
            self._write(cursor, new, changed)
            self._mention(cursor, named)
            self._link(cursor, [who for _, _, who in named if len(who.handles) > 1])

    def _own_up(self, number: int, record: Owner) -> None:
        """Mark the ego's own handles."""
        fresh = [handle for handle in naming.owned(record) if handle not in self._own]
        for kind, value in fresh:
            row, _ = Handle._base_manager.update_or_create(  # noqa: SLF001 - Django's public spelling
                ego_id=self.ego, kind=kind, value=value, defaults={"own": True}
            )
            self.moved.add(row.pk)
        self._own.update(fresh)
        # In this transaction, so that no interruption can leave it undone.
        if fresh and records.exchanges_before(self.ego, number):
            set_stale(self.ego, "records")

    def _unsay(self, was: Sequence[tuple[int, Named]]) -> None:
        """Drop mentions of earlier tellings, and handles that only they gave."""
        if not was:
            return
        handles = {who.handles[0] for _, who in was}
        with connection.cursor() as cursor:
            self._look_up(cursor, handles)
            ids = {h: self._known.pop(h).id for h in handles if h in self._known}
            # Whoever was one person with a handle that goes is looked at again.
            of = "SELECT person_id FROM people_handle WHERE id IN ({in})"
            sql = f"SELECT id FROM people_handle WHERE person_id IN ({of})"  # noqa: S608 - our own words
            others = rows.where_in(cursor, sql, sorted(ids.values()))
            self.moved.update(_int(number) for (number,) in others)
            cursor.executemany(
                "DELETE FROM people_mention"
                " WHERE handle_id = %s AND coalesce(at, -1) = %s AND kept_id = %s",
                [
                    (ids[who.handles[0]], -1 if who.at is None else who.at, number)
                    for number, who in was
                    if who.handles[0] in ids
                ],
            )
            cursor.executemany(
                "DELETE FROM people_handle WHERE id = %s AND NOT own"
                " AND NOT EXISTS (SELECT 1 FROM people_mention WHERE handle_id = %s)"
                " AND NOT EXISTS (SELECT 1 FROM people_link WHERE one_id = %s)"
                " AND NOT EXISTS (SELECT 1 FROM people_link WHERE other_id = %s)",
                [(pk,) * 4 for pk in ids.values()],
            )
        self.touched.update(ids.values())
        self.moved.update(ids.values())
        if any(len(who.handles) > 1 or who.joined for _, who in was):
            # A link or a day of joining that nothing says any more.
            set_stale(self.ego, "records")

    def _learn(
        self, cursor: rows.Cursor, named: Iterable[Named], facts: Iterable[Named]
    ) -> list[naming.Handle]:
        """Have every handle of these at hand; return those that have no row yet."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        known = self._known
        # Not by the known ones' keys at once: that walks all of them, for every batch.
        mentioned = {h for who in named for h in who.handles if h not in known}
        missing = {h for who in facts for h in who.handles if h not in known}
        self._look_up(cursor, missing | mentioned)
        new = [h for h in sorted(mentioned) if h not in known]
        for handle in new:
            known[handle] = Heard(0)
        return new

    def _write(
        self,
        cursor: rows.Cursor,
        new: Sequence[naming.Handle],
        changed: Iterable[naming.Handle],
    ) -> None:
        """Make the rows of new handles with what is said of them; change the others."""
        known = self._known
        before = [h for h in changed if known[h].id]
        columns = ("ego_id", "kind", "value", "own", *FACTS)
        made = rows.insert_numbered(
            cursor,
            "people_handle",
            columns,
            [(self.ego, *h, False, *known[h].columns()) for h in new],
        )
        for handle, number in zip(new, made, strict=True):
            if number is None:
                raise AssertionError(handle)  # looked up above, under the same lock
            known[handle].id = number
        self.moved.update(known[h].id for h in (*new, *before))
        if before:
            sets = ", ".join(f"{column} = %s" for column in FACTS)
            cursor.executemany(
                f"UPDATE people_handle SET {sets} WHERE id = %s",  # noqa: S608 - our own column names
                [(*known[h].columns(), known[h].id) for h in before],
            )

    def _look_up(self, cursor: rows.Cursor, missing: set[naming.Handle]) -> None:
        by_kind: dict[str, list[str]] = {}
        for kind, value in missing:
            by_kind.setdefault(kind, []).append(value)
        sql = (
            "SELECT id, value, rank, said, name, held, company, position, joined,"
            " called FROM people_handle"
            " WHERE ego_id = %s AND kind = %s AND value IN ({in})"
        )
        for kind, values in by_kind.items():
            before: list[rows.Value] = [self.ego, kind]
            for number, text, rank, said, name, *held, joined, names in rows.where_in(
                cursor, sql, values, before
            ):
                self._known[(kind, str(text))] = Heard(
                    _int(number),
                    (_int(rank), _int(said), str(name)),
                    (_int(held[0]), str(held[1]), str(held[2])),
                    str(joined),
                    str(names),
                )

    def _mention(
        self, cursor: rows.Cursor, named: Sequence[tuple[int, str, Named]]
    ) -> None:
        ego, known = self.ego, self._known
        # One mention for each person a record names: by the first, surest handle.
        handles = [known[who.handles[0]].id for _, _, who in named]
        mentions: list[rows.Row] = [
            (ego, number, handle, who.at, kind, who.channel, who.by, who.size)
            for handle, (number, kind, who) in zip(handles, named, strict=True)
        ]
        self.touched.update(handles)
        self.moved.update(
            handle
            for handle, (_, kind, who) in zip(handles, named, strict=True)
            if who.size > 1 or kind == "told"
        )
        columns = "ego_id kept_id handle_id at kind channel by size".split()
        rows.insert(cursor, "people_mention", columns, mentions)

    def _link(self, cursor: rows.Cursor, named: Iterable[Named]) -> None:
        links: set[tuple[int, int]] = set()
        for who in named:
            first, *others = (self._known[h].id for h in who.handles)
            links.update((min(first, o), max(first, o)) for o in others)
        if links:
            self.moved.update(handle for link in links for handle in link)
            new = [(self.ego, *link) for link in sorted(links)]
            rows.insert(cursor, "people_link", ("ego_id", "one_id", "other_id"), new)

    def _hear(self, facts: Iterable[Named]) -> dict[naming.Handle, None]:
        """Take in the best name and the newest position, in whatever order they come.

        Returns the handles of which something new is said, each once.
        """
        changed: dict[naming.Handle, None] = {}
        at_hand = self._known.get
        for who in facts:
            at = who.at or 0
            fact = (who.rank, at, who.name[:400])
            held = (at, who.company[:400], who.position[:400])
            for handle in who.handles:
                known = at_hand(handle)
                # None: of a telling that is not kept.
                if known is not None and known.hears(fact, held):
                    changed[handle] = None
            if who.joined:
                first = at_hand(who.handles[0])
                if first is not None and who.joined > first.joined:
                    first.joined = who.joined
                    changed[who.handles[0]] = None
        return changed


def forget_mentions(ego: int) -> None:
    """Drop what can be made again from the records; handles keep their numbers.

    In short transactions: a page that is open meanwhile can still write.
    """
    for model in (Mention, Link):
        newest = model.objects.of(ego).aggregate(newest=Max("id"))["newest"] or 0
        for upto in range(0, newest + 1, DROPPED):
            rows = model.objects.of(ego).filter(pk__range=(upto, upto + DROPPED - 1))
            rows._raw_delete("default")  # noqa: SLF001 - a million rows, nothing cascades
    Handle.objects.of(ego).update(
        joined="",
        own=False,
        name="",
        rank=-1,
        said=0,
        company="",
        position="",
        held=-1,
        called="",
    )


def _int(value: object) -> int:
    if isinstance(value, int):
        return value
    raise TypeError(value)
