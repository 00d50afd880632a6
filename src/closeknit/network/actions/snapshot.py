"""Keep the network's file in line with the ties: made anew, or mended for a few.

The file is made when it is first asked for, and whenever it is missing, damaged or of
another state of the ties than the tables. Whoever makes it holds a lock of the ego's;
others wait and find it made.
"""

import fcntl
import secrets
import shutil
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt

from closeknit.engines import home
from closeknit.engines.graph.build import build
from closeknit.engines.graph.changes import Changes
from closeknit.engines.graph.edges import Edges
from closeknit.network.models import State
from closeknit.network.rules.strength import alter_tie, own_tie
from closeknit.network.store import file
from closeknit.network.store.people import EGO, NOBODY, Ids, Network
from closeknit.people import store as people
from closeknit.shared.errors import NoEgo
from closeknit.ties.store import in_brief

FEW = 2_000
"""People up to whom a file is mended rather than made anew."""
MANY = 100_000
"""Alter-alter ties from which the network is made before anybody asks."""
SPARE = 64
"""Nodes kept free for people to come; a hundredth of all where that is more."""
WORN = 0.4
"""Share of changed edges from which the file is written together again."""


class _Kept(threading.local):
    def __init__(self) -> None:
        self.networks: dict[int, tuple[int, Network]] = {}


_kept = _Kept()


def current(ego: int) -> Network:
    """Return the network as the ties are now, made first where that is due."""
    if not ego:
        raise NoEgo
    number = file.state(ego)
    if number is not None:
        kept = _kept.networks.get(ego)
        if kept is not None and kept[0] == number:
            return kept[1]
        found = file.opened(ego, number)
        if found is not None:
            return _keep(ego, number, found)
    with _alone(ego):
        # Somebody else may have made it while this one waited.
        number = file.state(ego)
        found = None if number is None else file.opened(ego, number)
        if number is None or found is None:
            number = number or _draw(ego)
            found = _make(ego, number)
    return _keep(ego, number, found)


def _keep(ego: int, number: int, network: Network) -> Network:
    _kept.networks[ego] = number, network
    return network


def follow(
    ego: int, only: Collection[int] | None = None, aged: Collection[int] = ()
) -> None:
    """Bring the network into line after ties changed: of `only` these people, or all.

    Of the `aged` nothing is another but the ego's own tie with them. Where nobody has
    asked for the network yet, only the state of the ties is noted, unless there is so
    much that the first question would wait for seconds.
    """
    if not file.is_there(ego):
        _draw(ego)
        if in_brief.has_many(ego, MANY):
            current(ego)
        return
    with _alone(ego):
        before = file.state(ego)
        number = secrets.randbits(62)
        is_few = only is not None and len(only) <= FEW
        kept = file.opened(ego, before) if is_few and before is not None else None
        if only is None or kept is None or not _mend(ego, kept, number, only, aged):
            _make(ego, number)
        _note(ego, number)


def _draw(ego: int) -> int:
    number = secrets.randbits(62)
    _note(ego, number)
    return number


def _note(ego: int, number: int) -> None:
    State.objects.of(ego).update_or_create(
        ego_id=ego, defaults={"ego_id": ego, "number": number}
    )


@contextmanager
def _alone(ego: int) -> Iterator[None]:
    """Hold the ego's network for writing; wait while another process does."""
    path = home.inside(
        home.inside(file.folder(ego).parents[1], "network"), f"ego-{ego}"
    )
    with (path / "making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(ego: int, number: int) -> Network:
    """Write the whole network aside and let it take the old one's place.

    The old one is gone when this returns: nothing of the forgotten stays.
    """
    own = list(in_brief.own(ego))
    mine = np.array([one.person for one in own], np.int64)
    left, right, weights = in_brief.every_pair(ego)
    named = np.unique(np.concatenate([mine, left, right]))
    spare = max(SPARE, len(named) // 100)
    ids = np.concatenate([[EGO], named, np.full(spare, NOBODY)]).astype(np.int64)
    numbers = np.array([own_tie(one.band, one.strength) for one in own], np.int64)
    sure = _strengths(weights)
    pieces = [
        Edges(np.zeros(len(own), np.int64), _nodes(named, mine), numbers),
        Edges(_nodes(named, left), _nodes(named, right), sure),
    ]
    path = file.folder(ego) / "graph"
    for _ in range(2):
        build(path, len(ids), pieces, reflects=number, both_ways=True)
        file.write_people(ego, number, ids)
        made = file.opened(ego, number)
        if made is not None:
            return made
        shutil.rmtree(path)  # what lay there was no graph's, or damaged
    raise OSError(f"{path} cannot be read as it was written.")


def _strengths(weights: npt.NDArray[np.float64]) -> Ids:
    """Return what `alter_tie` gives for each of many; equal ones are asked once."""
    kinds, places = np.unique(weights, return_inverse=True)
    strengths = np.array([alter_tie(weight) for weight in kinds.tolist()], np.int64)
    return strengths[places]


def _nodes(named: Ids, some: Ids) -> Ids:
    """Return the nodes of people in a new file: the ego's is the first."""
    return np.searchsorted(named, some) + 1


def _mend(
    ego: int,
    kept: Network,
    number: int,
    only: Collection[int],
    aged: Collection[int],
) -> bool:
    """Write the changed edges of these people into the file that is there.

    Returns whether there was room for those who are new.
    """
    now = _of_age(ego, kept, aged) | _edges_now(ego, only)
    new = {person for two in now for person in two if kept.node(person) is None}
    free = np.flatnonzero(kept.ids == NOBODY)
    if len(new) > len(free):
        return False
    ids = kept.ids.copy()
    ids[free[: len(new)]] = sorted(new)
    after = Network(kept.graph, ids)
    gone = _gone(ego, kept)
    here = {*after.nodes(only), *gone}
    there = {
        (min(node, step.node), max(node, step.node)): 0
        for node in here
        for step in after.graph.edges_of(node)
    }
    nodes = {
        (one, other): strength
        for two, strength in now.items()
        for one, other in [sorted(after.nodes(two))]
    }
    changed = Edges.of((*two, strength) for two, strength in (there | nodes).items())
    with Changes(file.folder(ego) / "graph") as changes:
        changes.update(changed, both_ways=True, reflects=number)
        if changes.tail > WORN:
            changes.compact()
    ids[gone] = NOBODY
    file.write_people(ego, number, ids)
    return True


def _of_age(
    ego: int, kept: Network, aged: Collection[int]
) -> dict[tuple[int, int], int]:
    """Return which of the ego's own edges to the aged are others than in the file."""
    edges = kept.graph.edges_of(EGO) if aged else []
    was = {int(kept.ids[step.node]): step.strength for step in edges}
    now = {
        one.person: own_tie(one.band, one.strength) for one in in_brief.own(ego, aged)
    }
    return {
        (EGO, person): now.get(person, 0)
        for person in aged
        if now.get(person, 0) != was.get(person, 0)
    }


def _gone(ego: int, kept: Network) -> list[int]:
    """Return the nodes of those who proved to be somebody else: no person any more."""
    there = np.isin(kept.ids, [EGO, NOBODY, *people.everybody(ego)])
    found: list[int] = np.flatnonzero(~there).tolist()
    return found


def _edges_now(ego: int, only: Collection[int]) -> dict[tuple[int, int], int]:
    """Return the edges that these people have by now, by the two at their ends."""
    found = {
        (EGO, one.person): own_tie(one.band, one.strength)
        for one in in_brief.own(ego, only)
    }
    return found | {
        (one, other): alter_tie(weight)
        for one, other, weight in in_brief.between(ego, only)
    }
