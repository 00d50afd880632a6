"""What lies where a ledger or its results are to go: ours, or somebody's files.

A ledger may be several people's together, an `ego=` folder each; only one's own is ever
written anew.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from closeknit.engines.tables.folder import beside
from closeknit.network.rules.ledger import CONTENTS, HELD, LED, RESULTS, TIES, VERSION
from closeknit.shared.errors import CannotKeep


def check_ledger(folder: Path, ours: str) -> None:
    """Refuse a place that holds anything but a ledger; `ours` is one's own `ego=`.

    Raises:
        CannotKeep: it does, and so would be lost.
    """
    _check(folder, _not_of_a_ledger(folder, ours), "ledger")
    if _said(folder).get("ledger", VERSION) > VERSION:
        raise CannotKeep(f"{folder} was written by a newer closeknit; choose another.")


def check_results(folder: Path, ledger: Path) -> None:
    """Refuse a place for results that holds anything else, or is the ledger's own.

    Raises:
        CannotKeep: it does, and so would be lost or be read as part of the ledger.
    """
    to, of = folder.resolve(), ledger.resolve()
    within = to.is_relative_to(of) and to != of / RESULTS
    if within or of.is_relative_to(to):
        raise CannotKeep(
            f"{folder} is where the ledger lies; choose a folder beside it, or leave "
            "out --to."
        )
    _check(folder, _not_of_results(folder), "reckoned")


def others(folder: Path, ours: str) -> list[Path]:
    """Return the `ego=` folders of others in a ledger, by their way within it."""
    return [
        one.relative_to(folder)
        for name in HELD
        for one in sorted((folder / name).glob("ego=*"))
        if one.name != ours
    ]


def _not_of_a_ledger(folder: Path, ours: str) -> Iterator[Path]:
    """Go through what lies in a folder and no ledger has, whoever it is of."""
    left = [one.name for one in beside(folder / RESULTS)]
    for one in _in(folder):
        if one.name == RESULTS and one.is_dir():
            yield from _not_of_results(one)
        elif one.name in HELD and one.is_dir():
            yield from (by for by in _in(one) if not by.name.startswith("ego="))
            yield from _no_parquet(one / ours)
        elif one.name not in (CONTENTS, *left):
            yield one


def _not_of_results(folder: Path) -> Iterator[Path]:
    return (one for one in _in(folder) if one.name not in (CONTENTS, TIES, LED))


def _no_parquet(folder: Path) -> Iterator[Path]:
    files = (one for one in sorted(folder.rglob("*")) if not one.is_dir())
    return (one for one in files if one.name != "0.parquet")


def _check(folder: Path, foreign: Iterator[Path], key: str) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotKeep(f"{folder} is a file; choose an empty folder.")
    one = next(foreign, None)
    if one is None and _in(folder) and key not in _said(folder):
        one = folder / CONTENTS
    if one is not None:
        raise CannotKeep(
            f"{folder} holds other files; choose an empty folder. Not of closeknit: "
            f"{one.relative_to(folder)}."
        )


def _in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _said(folder: Path) -> dict[str, int]:
    """Return the numbers that a ledger or results say of themselves, if any."""
    try:
        told = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {name: n for name, n in told.items() if isinstance(n, int)}
