"""Reckon with a ledger on any engine: each tie's chance, and everybody's two steps."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

import sqlglot

from closeknit.engines.tables.folder import whole
from closeknit.engines.tables.tables import Tables
from closeknit.network.rules.candidates import CANDIDATES, KNOWN, OWN
from closeknit.network.rules.ledger import CONTENTS, HELD, LED, TIES, VERSION
from closeknit.network.store.handed_over import check_results
from closeknit.shared.errors import UnreadableFile
from closeknit.ties.rules import features_text
from closeknit.ties.rules.strength import ALIVE

_TIES = "SELECT ego, person, chance, band, strength FROM own ORDER BY ego, person"
_LED = "SELECT * FROM candidates ORDER BY ego, person"


class Reckoned(NamedTuple):
    """How many ties and candidates an engine found."""

    ties: int
    candidates: int


def reckon(ledger: Path, to: Path, tables: Tables, *, today: date) -> Reckoned:
    """Write what a ledger comes to as of the end of a day into a folder.

    The same texts for every engine, in DuckDB's dialect, put into the engine's own.
    Written beside and renamed, in the place of earlier results and of nothing else. It
    needs no home and opens none.

    Raises:
        UnreadableFile: the folder holds no ledger, or one of a newer closeknit.
        CannotKeep: the folder holds something else, or cannot be written.
    """
    _checked(ledger)
    check_results(to, ledger)
    now = int(datetime.combine(today, time.max, UTC).timestamp())
    for name in HELD:
        tables.hold(name, ledger / name)
    every = features_text.text(tables.dialect, now=now)
    # Of all features only these: whatever is not asked for need not be counted.
    some = f"ego, person, two_way, chance, last >= {now - ALIVE} AS alive"
    tables.make("scores", f"SELECT {some} FROM ({every}) AS every_feature")  # noqa: S608 - our own texts
    for name, text in {"own": OWN, "known": KNOWN, "candidates": CANDIDATES}.items():
        tables.make(name, rendered(text, tables.dialect))
    with whole(to) as folder:
        tables.write(_TIES, folder / TIES)
        tables.write(_LED, folder / LED)
        found = Reckoned(*(_many(tables, name) for name in ("own", "candidates")))
        told = {"reckoned": VERSION, "day": today.isoformat(), **found._asdict()}
        (folder / CONTENTS).write_text(json.dumps(told) + "\n", encoding="utf-8")
    return found


def _many(tables: Tables, name: str) -> int:
    return int(str(tables.rows(f"SELECT COUNT(*) FROM {name}")[0][0]))  # noqa: S608 - names of ours


def _checked(ledger: Path) -> None:
    try:
        told = json.loads((ledger / CONTENTS).read_text(encoding="utf-8"))
        version = int(told["ledger"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UnreadableFile(
            f"{ledger} holds no ledger; `closeknit ledger export --to` writes one."
        ) from error
    if version > VERSION:
        raise UnreadableFile(f"{ledger} was written by a newer closeknit.")


def rendered(text: str, dialect: str) -> str:
    """Return a text of DuckDB's dialect in another engine's."""
    return sqlglot.transpile(text, read="duckdb", write=dialect)[0]
