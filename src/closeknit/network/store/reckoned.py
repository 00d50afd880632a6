"""What an engine reckoned and was brought back, with names again."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from closeknit.engines import home
from closeknit.engines.tables.duckdb import Duckdb
from closeknit.network.rules.ledger import LED, TIES
from closeknit.network.store.called import pseudonyms
from closeknit.people import store as people
from closeknit.shared.errors import NoEgo, NotKept
from closeknit.ties.rules.alter_ties import Joined

FOLDER = "reckoned"


class Tie(NamedTuple):
    """A tie as the engine found it; `strength` is the network's number for it."""

    who: Joined
    band: str
    chance: float
    strength: int


class Reachable(NamedTuple):
    """Somebody two steps away, by the best introducer; as `rules.candidates` has it."""

    who: Joined
    via: Joined
    own: int
    known: int
    ways: int


class Found(NamedTuple):
    """A window on what was brought back, and how many there are of each.

    `gone`: how many of them answer to nobody here any more.
    """

    ties: list[Tie]
    candidates: list[Reachable]
    all_ties: int
    all_candidates: int
    gone: int


def kept(ego: int) -> Path:
    """Return the folder of what was brought back for this ego."""
    return home.home() / FOLDER / str(ego)


def reckoned(ego: int, *, limit: int) -> Found:
    """Return the strongest ties and the best candidates, by name.

    Whoever was forgotten since, or turned out to be somebody else, is left out.

    Raises:
        NotKept: nothing was brought back.
    """
    if not ego:
        raise NoEgo
    folder = kept(ego)
    if not folder.is_dir():
        raise NotKept(
            "Nothing was brought back yet; `closeknit score --bring-back DIR` does it."
        )
    here = {pseudonym: one for one, pseudonym in pseudonyms(ego).items()}
    with Duckdb(folder / ".spill") as tables:
        tables.hold("ties", folder / TIES)
        tables.hold("led", folder / LED)
        ties = [
            _Tie(int(str(who)), str(band), float(str(chance)), int(str(strength)))
            for who, band, chance, strength in tables.rows(_STRONGEST)
        ]
        led = [
            _Led(*(int(str(number)) for number in row)) for row in tables.rows(_BEST)
        ]
    return _window(ego, here, ties, led, limit)


_STRONGEST = """
SELECT person, band, chance, strength FROM ties WHERE strength > 0
ORDER BY strength DESC, chance DESC, person"""
_BEST = """
SELECT person, via, own, known, ways FROM led ORDER BY own * known DESC, person"""


class _Tie(NamedTuple):
    who: int
    band: str
    chance: float
    strength: int


class _Led(NamedTuple):
    who: int
    via: int
    own: int
    known: int
    ways: int


def _window(
    ego: int, here: Mapping[int, int], ties: list[_Tie], led: list[_Led], limit: int
) -> Found:
    known = [tie for tie in ties if tie.who in here]
    ways = [one for one in led if one.who in here and one.via in here]
    gone = len(ties) + len(led) - len(known) - len(ways)
    shown, reached = known[:limit], ways[:limit]
    wanted = {t.who for t in shown} | {w for one in reached for w in one[:2]}
    names = people.names(ego, [here[pseudonym] for pseudonym in wanted])

    def named(pseudonym: int) -> Joined:
        number = here[pseudonym]
        return Joined(number, names.get(number, ""))

    return Found(
        [Tie(named(tie.who), *tie[1:]) for tie in shown],
        [Reachable(named(one.who), named(one.via), *one[2:]) for one in reached],
        len(known),
        len(ways),
        gone,
    )
