"""What the ego's people have in common, read: firms, places, labels, words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection

from closeknit.engines.rows import Value, chunks
from closeknit.network.rules.shared import Trait, words_trait, work_trait
from closeknit.records import store as records
from closeknit.shared.errors import NoEgo
from closeknit.sources.handles import folded
from closeknit.sources.record import AnyRecord, Card, Met, Wrote
from closeknit.ties.rules.alter_ties import SMALL
from closeknit.ties.store.whole import Stands

AT_ONCE = 1_000
NEWEST = 12_000
"""People in the newest small meetings and messages whose words are looked at."""

_CARDS = """
  SELECT m.kept_id, h.person_id FROM people_mention m
  JOIN people_handle h ON h.id = m.handle_id
  WHERE m.ego_id = %s AND m.kind = 'card' AND NOT (m.kind = 'wrote')
    AND h.person_id IS NOT NULL"""
_TOGETHER = f"""
  SELECT m.kept_id, h.person_id FROM (
    SELECT kept_id, handle_id FROM people_mention
    WHERE ego_id = %s AND kind = %s AND NOT (kind = 'knows')
      AND size > 1 AND size <= {SMALL}
    ORDER BY kept_id DESC LIMIT {NEWEST}) m
  JOIN people_handle h ON h.id = m.handle_id AND h.person_id IS NOT NULL"""  # noqa: S608 - our own texts
_KINDS = ("wrote", "met")


class Traits:
    """Traits of people as they are compared, and how each is written.

    Of several spellings the one that is found first stands.
    """

    def __init__(self) -> None:
        self.of: dict[int, set[Trait]] = defaultdict(set)
        self.shown: dict[Trait, str] = {}

    def add(self, person: int, trait: Trait | None, shown: str) -> None:
        """Note that somebody has a trait; nothing where there is none."""
        if trait is not None:
            self.of[person].add(trait)
            self.shown.setdefault(trait, shown)


def traits(ego: int, people: Sequence[Stands]) -> Traits:
    """Return what these people have, that others may have too.

    Three queries, and one for each thousand records.
    """
    found = Traits()
    among = {one.id for one in people}
    for one in people:
        found.add(one.id, work_trait(one.company), one.company.strip())
    for person, record in _told(ego, _rows(ego, _CARDS, [ego]), among):
        if isinstance(record, Card):
            _add_card(found, person, record)
    for person, record in _told(ego, _newest(ego), among):
        for text in _words(record):
            if (said := words_trait(text)) is not None:
                found.add(person, *said)
    return found


def _told(
    ego: int, rows: Iterable[tuple[int, int]], among: Collection[int]
) -> Iterator[tuple[int, AnyRecord]]:
    """Yield each of these people with each of the records that these rows name."""
    by_record: dict[int, set[int]] = defaultdict(set)
    for kept, person in rows:
        if person in among:
            by_record[kept].add(person)
    for some in chunks(by_record, AT_ONCE):
        said = records.said(ego, some)
        for kept in some:
            if kept in said:
                for person in sorted(by_record[kept]):
                    yield person, said[kept]


def _newest(ego: int) -> list[tuple[int, int]]:
    """Return who stood in the newest small meetings and messages, the newest first."""
    rows = [row for kind in _KINDS for row in _rows(ego, _TOGETHER, [ego, kind])]
    return sorted(rows, key=lambda row: (-row[0], row[1]))[:NEWEST]


def _rows(ego: int, sql: str, values: Sequence[Value]) -> list[tuple[int, int]]:
    if not ego:
        raise NoEgo
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [(int(kept), int(person)) for kept, person in cursor.fetchall()]


def _add_card(found: Traits, person: int, card: Card) -> None:
    found.add(person, work_trait(card.company), card.company.strip())
    if place := folded(card.place):
        found.add(person, ("place", place), card.place.strip())
    for label in card.labels:
        if text := folded(label):
            found.add(person, ("label", text), label.strip())


def _words(record: AnyRecord) -> tuple[str, ...]:
    match record:
        case Met():
            return record.about, record.where
        case Wrote():
            return (record.subject,)
        case _:
            return ()
