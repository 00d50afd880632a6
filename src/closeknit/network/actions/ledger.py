"""Write a ledger: what engines elsewhere may reckon with, and no names are in."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from closeknit.engines.rows import Row, chunks
from closeknit.engines.tables.folder import put_back, taken_over, whole
from closeknit.engines.tables.parquet import Parquet
from closeknit.network.rules.ledger import (
    CONTENTS,
    EXCHANGES,
    PAIRS,
    PARTS,
    PEOPLE,
    VERSION,
    Counts,
    channel,
    evidence,
    part,
)
from closeknit.network.store.called import own_pseudonym, pseudonyms
from closeknit.network.store.handed_over import check_ledger, others
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.ties.store import told

AT_ONCE = 500
Watch = Callable[[str, int, int], None]


def export(ego: int, to: Path, *, today: date, watch: Watch) -> Counts:
    """Write the ego's ledger to a new folder, or in an older one's place.

    It is written beside and renamed: whoever reads finds a whole one. Where several
    put their ledgers together, the others' stay; results of the older one go.
    Memory: a batch of 500 people's exchanges, and a quarter of a gigabyte before
    sorting spills.

    Raises:
        CannotKeep: the folder holds something else, or cannot be written.
    """
    called = _Called(ego)
    put_back(to)
    check_ledger(to, called.folder)
    with whole(to) as folder:
        counts = _written(called, folder, watch)
        for one in others(to, called.folder):
            taken_over(to / one, folder / one)
        contents = {"ledger": VERSION, "written": today.isoformat()}
        said = json.dumps(contents | counts._asdict(), indent=1)
        (folder / CONTENTS).write_text(f"{said}\n", encoding="utf-8")
    note_done(ego, "ledger", to.name)
    return counts


class _Called:
    """What the ego and the ego's people are called in the ledger."""

    def __init__(self, ego: int) -> None:
        self.of = ego
        self.people = pseudonyms(ego)
        self.folder = f"ego={own_pseudonym(ego)}"

    def __call__(self, person: object) -> int:
        """Return what somebody with this number is called."""
        return self.people[int(str(person))]

    def row(self, row: Row) -> Row:
        """Return a row that begins with somebody."""
        return (self(row[0]), *row[1:])

    def pair(self, row: Row) -> Row:
        """Return a row that begins with two people, the lower pseudonym first."""
        one, other = sorted(map(self, row[:2]))
        return (one, other, evidence(str(row[2])), *row[3:])


def _written(called: _Called, folder: Path, watch: Watch) -> Counts:
    spill = folder / ".spill"
    with Parquet(EXCHANGES, spill) as rows:
        exchanges = _exchanges(called, rows, folder, watch)
    standing = (list(map(called.row, batch)) for batch in told.standing(called.of))
    pairs = (list(map(called.pair, batch)) for batch in told.evidence(called.of))
    counts = Counts(
        exchanges,
        _all(standing, PEOPLE, folder / "people" / called.folder, order="person"),
        _all(pairs, PAIRS, folder / "pairs" / called.folder, order="one, other, how"),
    )
    shutil.rmtree(spill, ignore_errors=True)
    return counts


def _exchanges(called: _Called, rows: Parquet, folder: Path, watch: Watch) -> int:
    """Write each part in turn: only its people's exchanges are read for it."""
    parts: list[list[int]] = [[] for _ in range(PARTS)]
    for person, pseudonym in called.people.items():
        parts[part(pseudonym)].append(person)
    many = 0
    for number, of_part in enumerate(parts):
        watch("exchanges", number, PARTS)
        for some in chunks(of_part, AT_ONCE):
            names = {person: called(person) for person in some}
            rows.add(
                [
                    (names[person], at, by, channel(how), size)
                    for person, at, by, how, size in people.exchanges(called.of, some)
                ]
            )
        into = folder / "exchanges" / called.folder / f"part={number}"
        many += _file(rows, into, order="person, t, side, channel, size")
    watch("exchanges", PARTS, PARTS)
    return many


def _all(
    batches: Iterator[list[Row]], columns: tuple[str, ...], into: Path, *, order: str
) -> int:
    with Parquet(columns, into.parent.parent / ".spill") as rows:
        for batch in batches:
            rows.add(batch)
        return _file(rows, into, order=order)


def _file(rows: Parquet, into: Path, *, order: str) -> int:
    into.mkdir(mode=0o700, parents=True)
    return rows.write(into / "0.parquet", order=order)
