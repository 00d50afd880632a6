"""The ego network as a whole, read and measured."""

from datetime import date
from typing import NamedTuple

from closeknit.network.rules.bridges import Bridge, bridges
from closeknit.network.rules.capacity import YEAR, Capacity, capacity
from closeknit.network.rules.circles import Circles, Placed, circles
from closeknit.network.rules.communities import communities
from closeknit.network.rules.ego_network import EgoNetwork, ego_network, weight_of
from closeknit.network.rules.embedding import embedding
from closeknit.network.rules.holes import Holes, holes
from closeknit.network.rules.shared import Shared, names
from closeknit.network.rules.told import Place
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

    def community_of(self) -> dict[int, int]:
        """Return each person's community by its place; who is in none is left out."""
        every = enumerate(self.communities)
        return {one: at for at, part in every for one in part.people}


def measured(ego: int) -> Measured:
    """Return the ego network as it is: a fixed number of queries.

    Words are read with one query more for each thousand records that hold some.
    """
    all_of_it = whole.whole(ego)
    people = {one.id: one for one in all_of_it.people}
    network = ego_network(
        {one.id: weight_of(one.band, one.strength) for one in all_of_it.people},
        all_of_it.pairs,
        all_of_it.further,
    )
    parts = communities(network)
    said = traits(ego, all_of_it.people)
    order = sorted(network.known, key=lambda one: (-len(network.known[one]), one))
    called = names(parts, said.of, said.shown, {n: people[n].name for n in order})
    named = tuple(Community(*two) for two in zip(called, parts, strict=True))
    return Measured(
        total=all_of_it.total,
        people=people,
        network=network,
        circles=circles(map(_placed, all_of_it.people)),
        communities=named,
        bridges=tuple(bridges(network, parts)),
        holes=holes(network),
    )


def place_of(of: Measured, person: int) -> Place | None:
    """Return where somebody stands, None where the ego has no tie with them."""
    if person not in of.people:
        return None
    circle = of.circles.of().get(person)
    at = of.community_of().get(person)
    part = None if at is None else of.communities[at]
    return Place(
        None if circle is None else of.circles.circles[circle].limit,
        None if part is None else (part.name.title(), len(part.people)),
        embedding(of.network, person),
    )


def kept(ego: int, *, today: date) -> int:
    """Return how many ties are kept: both turned to the other within a year."""
    return whole.kept(ego, today=today, days=YEAR)


def capacity_of(ego: int, *, today: date) -> Capacity:
    """Return how many ties the ego keeps, beside the most they ever did. One query.

    It goes through everything that was exchanged: about a second for 300,000 messages.
    """
    return capacity(whole.turned(ego, today=today), today=today)


def _placed(one: Stands) -> Placed:
    return Placed(one.id, one.band, one.strength, one.two_way, bool(one.own_word))
