"""The network's file in the home folder, opened: a cache of the ties, never the truth.

`graph` beside it is the engine's; `people` says which person is which node, and of
which state of the ties both are. What does not fit together counts as not there.
"""

from pathlib import Path

import numpy as np
from django.conf import settings

from closeknit.engines import home
from closeknit.engines.graph.opening import COMPILED, DEFAULT, make_ready, open_graph
from closeknit.network.models import State
from closeknit.network.store.people import Ids, Network
from closeknit.shared.errors import NotKept, RuleBroken, UnreadableFile

MARK = 0x6B6E69745F696473
"""The first word of a file of people."""
HEAD = 2
CHOICES = (DEFAULT, COMPILED)
"""How the network may be asked: the same answers, sooner or later."""


def folder(ego: int) -> Path:
    """Return where an ego's network lies."""
    return Path(settings.HOME) / "network" / f"ego-{ego}"


def state(ego: int) -> int | None:
    """Return which state the ego's ties are in; None where none was noted yet."""
    return State.objects.of(ego).values_list("number", flat=True).first()


def flavour() -> str:
    """Return how the network is asked here.

    Raises:
        RuleBroken: `CLOSEKNIT_GRAPH` says something else.
    """
    chosen: str = settings.GRAPH
    if chosen not in CHOICES:
        raise RuleBroken(f"CLOSEKNIT_GRAPH is {' or '.join(CHOICES)}, not {chosen}.")
    return chosen


def takes_long() -> bool:
    """Say whether it takes its time to begin, here."""
    return flavour() == COMPILED


def prepare() -> None:
    """Have whatever the flavour needs to begin, so that no question waits for it."""
    make_ready(flavour())


def is_there(ego: int) -> bool:
    """Say whether there is a file at all, of whatever state."""
    return (folder(ego) / "people").exists()


def opened(ego: int, number: int) -> Network | None:
    """Return the network, if its file is whole and of this state of the ties.

    It stays so while another process changes the file, for its people would no longer
    fit its nodes.
    """
    ids = _read(folder(ego) / "people", number)
    if ids is None:
        return None
    try:
        graph = open_graph(folder(ego) / "graph", flavour(), follows=False)
    except (NotKept, UnreadableFile, OSError):
        return None
    is_right = graph.reflects == number and graph.people == len(ids)
    return Network(graph, ids) if is_right else None


def _read(file: Path, number: int) -> Ids | None:
    try:
        words = np.frombuffer(file.read_bytes(), np.int64)
    except (OSError, ValueError):
        return None
    if len(words) <= HEAD or words[:HEAD].tolist() != [MARK, number]:
        return None
    return words[HEAD:]


def write_people(ego: int, number: int, ids: Ids) -> None:
    """Write which person is which node, whole or not at all."""
    head = np.array([MARK, number], np.int64)
    home.write(folder(ego) / "people", head.tobytes() + ids.tobytes())
