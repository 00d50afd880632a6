"""The network of an ego, made of the ties, and made anew when they have changed."""

import secrets
from collections.abc import Collection

import numpy as np

from closeknit.engines.graph.plain import Edge, PlainGraph
from closeknit.network.models import State
from closeknit.network.rules.strength import alter_tie, own_tie
from closeknit.network.store.people import EGO, Network
from closeknit.shared.errors import NoEgo
from closeknit.ties.store import in_brief

_kept: dict[int, tuple[int, Network]] = {}


def follow(ego: int, only: Collection[int] | None = None) -> None:
    """Bring the network into line after the ties of `only` these people changed."""
    del only
    number = secrets.randbits(62)
    State.objects.of(ego).update_or_create(
        ego_id=ego, defaults={"ego_id": ego, "number": number}
    )


def current(ego: int) -> Network:
    """Return the network as the ties are now."""
    if not ego:
        raise NoEgo
    number = State.objects.of(ego).values_list("number", flat=True).first() or 0
    kept = _kept.get(ego)
    if kept is not None and kept[0] == number:
        return kept[1]
    network = _made(ego, number)
    _kept[ego] = number, network
    return network


def _made(ego: int, number: int) -> Network:
    own = list(in_brief.own(ego))
    pairs = list(in_brief.between(ego))
    people = {one.person for one in own}.union(*(pair[:2] for pair in pairs))
    ids = np.array([EGO, *sorted(people)], np.int64)
    node = {person: number for number, person in enumerate(ids.tolist())}
    edges: list[Edge] = [
        (EGO, node[one.person], own_tie(one.band, one.strength)) for one in own
    ]
    for one, other, weight in pairs:
        strength = alter_tie(weight)
        edges += [
            (node[one], node[other], strength),
            (node[other], node[one], strength),
        ]
    return Network(PlainGraph.of(len(ids), edges, reflects=number), ids)
