"""The ego network as a whole, read and measured."""

from datetime import date
from typing import NamedTuple

from closeknit.network.rules.bridges import Bridge, bridges
from closeknit.network.rules.capacity import Capacity, capacity
from closeknit.network.rules.circles import Circles, Placed, circles
from closeknit.network.rules.communities import communities
from closeknit.network.rules.ego_network import EgoNetwork, ego_network, weight_of
from closeknit.network.rules.holes import Holes, holes
from closeknit.network.rules.shared import Shared, names
from closeknit.network.store.traits import traits
from closeknit.ties.store import whole
from closeknit.ties.store.whole import Stands


class Community(NamedTuple):
    """People who know each other more than the rest, and what they are called by."""

    name: Shared
    people: tuple[int, ...]


class Measured(NamedTuple):
    """An ego network with all that is measured of it as a whole.

    `total` counts the ties, `people` has the strongest of them by number: those that
    everything else here is about.
    """

    total: int
    people: dict[int, Stands]
    network: EgoNetwork
    circles: Circles
    communities: tuple[Community, ...]
    bridges: tuple[Bridge, ...]
    holes: Holes
    capacity: Capacity

    def community_of(self) -> dict[int, int]:
        """Return each person's community by its place; who is in none is left out."""
        every = enumerate(self.communities)
        return {one: at for at, part in every for one in part.people}


def measured(ego: int, *, today: date) -> Measured:
    """Return the ego network as of today: a fixed number of queries.

    Words are read with one query more for each thousand records that hold some.
    """
    total, strongest = whole.strongest(ego)
    people = {one.id: one for one in strongest}
    network = ego_network(
        {one.id: weight_of(one.band, one.strength) for one in strongest},
        whole.sureness(ego),
        whole.only_through_others(ego),
    )
    parts = communities(network)
    said = traits(ego, strongest)
    order = sorted(network.known, key=lambda one: (-len(network.known[one]), one))
    called = names(parts, said.of, said.shown, {n: people[n].name for n in order})
    named = tuple(Community(*two) for two in zip(called, parts, strict=True))
    return Measured(
        total=total,
        people=people,
        network=network,
        circles=circles(map(_placed, strongest)),
        communities=named,
        bridges=tuple(bridges(network, parts)),
        holes=holes(network),
        capacity=capacity(whole.turned(ego, today=today), today=today),
    )


def _placed(one: Stands) -> Placed:
    return Placed(one.id, one.band, one.strength, one.two_way, bool(one.own_word))
