"""What stands on a person's page beside the tie: met, who they know, the history."""

from datetime import date
from typing import NamedTuple

from closeknit.faces.web.frame import When, when
from closeknit.records import store as records
from closeknit.records.rules.kept import Origin
from closeknit.ties.rules.alter import Alter, is_second_degree
from closeknit.ties.rules.alter_ties import reasons
from closeknit.ties.rules.encounters import says
from closeknit.ties.rules.history import Entry
from closeknit.ties.store import alters
from closeknit.ties.store.encounters import met
from closeknit.ties.store.history import history

MOST_KNOWN = 20
"""People a page shows of those somebody knows."""


class Known(NamedTuple):
    """Somebody whom this person knows, and why that is believed."""

    id: int
    name: str
    because: str


class Value(NamedTuple):
    """A value of a field, with its days and where it stood."""

    field: str
    value: str
    first: When | None
    last: When | None
    source: str
    stands: bool
    origin: Origin | None


class Beside(NamedTuple):
    """What is known of a person beside the tie."""

    met: str
    met_in: Origin | None
    second_degree: bool
    known: list[Known]
    more: int
    history: list[Value]


def beside(ego: int, one: Alter, *, today: date) -> Beside:
    """Return what is known of a person beside the tie. Eleven queries."""
    where = met(ego, [one.id], today=today).get(one.id)
    entries = history(ego, one.id)
    pairs = alters.around(ego, one.id)
    kept = {entry.kept for entry in entries} | ({where.first.kept} if where else set())
    origins = records.origins(ego, sorted(kept))
    return Beside(
        met=says(where.first, today=today) if where else "",
        met_in=origins.get(where.first.kept) if where else None,
        second_degree=is_second_degree(one, pairs, entries),
        known=[
            Known(pair.other.id, pair.other.name, "; ".join(reasons(pair)))
            for pair in pairs[:MOST_KNOWN]
        ],
        more=max(0, len(pairs) - MOST_KNOWN),
        history=[_value(e, origins.get(e.kept), today=today) for e in entries],
    )


def _value(entry: Entry, origin: Origin | None, *, today: date) -> Value:
    return Value(
        entry.field,
        entry.value,
        when(entry.first, today=today),
        when(entry.last, today=today),
        entry.source,
        entry.stands,
        origin,
    )
