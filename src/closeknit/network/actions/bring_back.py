"""Bring back what an engine reckoned: into the home, for this ego alone."""

import json
import shutil
from pathlib import Path

from closeknit.engines import home
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.folder import whole
from closeknit.network.rules.ledger import CONTENTS, LED, TIES
from closeknit.network.store.called import own_pseudonym
from closeknit.network.store.reckoned import FOLDER, kept
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, UnreadableFile


def bring_back(ego: int, results: Path) -> None:
    """Keep what is this ego's of some results, in the place of what came before.

    Raises:
        UnreadableFile: the folder holds no results.
        NotKept: there is nothing in them of this home's.
    """
    try:
        told = json.loads((results / CONTENTS).read_text(encoding="utf-8"))
        day = str(told["day"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UnreadableFile(
            f"{results} holds no results; `closeknit score --ledger DIR` writes them."
        ) from error
    us = own_pseudonym(ego)
    home.inside(home.home(), FOLDER)
    with whole(kept(ego)) as folder, Duckdb(folder / ".spill") as tables:
        for name in (TIES, LED):
            tables.hold("brought", results / name)
            ours = f"SELECT * FROM brought WHERE ego = {us}"  # noqa: S608 - our own number
            if name == TIES and not tables.rows(f"{ours} LIMIT 1"):
                raise NotKept(f"There is nothing of this home's in {results}.")
            tables.write(ours, folder / name)
    note_done(ego, "score", f"{results.name}, of {day}")


def let_go() -> None:
    """Remove what was brought back: it may be about somebody who was forgotten."""
    shutil.rmtree(home.home() / FOLDER, ignore_errors=True)
