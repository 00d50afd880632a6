"""How the ego can get to people: the graph asked, its paths explained (R0-04)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from closeknit.engines.graph import graph as engine
from closeknit.network.rules import strength
from closeknit.network.rules.paths import (
    MORE,
    Believed,
    Edges,
    Own,
    OwnTie,
    Pairs,
    Raw,
    Ways,
    Withheld,
    asked_about,
    explained,
    own_source,
)
from closeknit.network.store.people import EGO, Network
from closeknit.people import store as people
from closeknit.shared.errors import NoEgo
from closeknit.ties import store as ties
from closeknit.ties.rules.alter import reasons_of
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.store import alters

TWO = 2


class Withhold(NamedTuple):
    """Why somebody is not to be asked, and the requirement that says so."""

    because: str
    requirement: str


Unwilling = Mapping[int, Withhold]
"""Who may not stand between, by their numbers."""


class Question(NamedTuple):
    """How strong each edge must be, how many paths; `further`: three steps as well.

    Three steps are asked for in any case where two lead nowhere warm.
    """

    today: date
    least: int = 1
    top: int = 10
    further: bool = False


class _Found(NamedTuple):
    """What the graph has on one target, not explained yet."""

    distance: int
    warm: list[Raw]
    weak: list[Raw]
    further: list[Raw]
    between: tuple[int, ...]


def ways(
    ego: int, network: Network, asks: Mapping[int, Unwilling], asked: Question
) -> dict[int, Ways]:
    """Return how the ego can get to each of these people, in their order.

    Each with those who may not be asked for it. Four queries, for many people too.
    """
    names = people.names(
        _mine(ego), [*asks, *(p for out in asks.values() for p in out)]
    )
    found = {
        target: _found(network, target, unwilling, asked)
        for target, unwilling in asks.items()
    }
    every = [r for one in found.values() for r in (*one.warm, *one.weak, *one.further)]
    edges = looked_up(ego, every, today=asked.today)
    return {
        target: Ways(
            Joined(target, names.get(target, "")),
            one.distance,
            explained(one.warm, edges),
            explained(one.weak, edges),
            explained(one.further, edges),
            _withheld(one.between, asks[target], names),
        )
        for target, one in found.items()
    }


def _found(
    network: Network, target: int, unwilling: Unwilling, asked: Question
) -> _Found:
    node = network.node(target)
    if node is None:
        return _Found(MORE, [], [], [], ())
    warm = best(network, target, unwilling, asked)
    seen = {raw.people for raw in warm}
    more = asked._replace(least=1, top=asked.top + len(warm))
    weak = [r for r in best(network, target, unwilling, more) if r.people not in seen]
    by_three = network.graph.introducers_by_three
    needs_more = asked.further or not warm
    return _Found(
        network.graph.distance(EGO, node).steps,
        warm,
        weak[: asked.top],
        _asked(network, node, unwilling, asked, by_three) if needs_more else [],
        network.people(network.graph.mutuals(EGO, node)),
    )


def best(
    network: Network, target: int, unwilling: Iterable[int], asked: Question
) -> list[Raw]:
    """Return the strongest paths by two steps, each edge of the least strength."""
    node = network.node(target)
    if node is None:
        return []
    return _asked(network, node, unwilling, asked, network.graph.introducers)


class _Asks(Protocol):
    """A question that a graph answers by paths between two nodes."""

    def __call__(
        self,
        ego: int,
        target: int,
        *,
        top: int,
        least: int,
        unwilling: Collection[int],
    ) -> list[engine.Path]: ...


def _asked(
    network: Network,
    node: int,
    unwilling: Iterable[int],
    asked: Question,
    ask: _Asks,
) -> list[Raw]:
    out = set(network.nodes(unwilling)) - {EGO, node}
    found = ask(EGO, node, top=asked.top, least=asked.least, unwilling=out)
    return [_raw(network, path) for path in found]


def gold(
    network: Network,
    wanted: Iterable[int],
    asked: Question,
    *,
    without: Collection[int] = (),
) -> list[Raw]:
    """Return those of the wanted who are two steps away, each by the strongest path.

    `without` are people who may not stand between. No query.
    """
    found = network.graph.gold(
        EGO,
        network.nodes(wanted),
        top=asked.top,
        least=asked.least,
        unwilling=network.nodes(without),
    )
    return [_raw(network, path) for path in found]


def looked_up(ego: int, raws: Iterable[Raw], *, today: date) -> Edges:
    """Return what is known of the edges of some paths. Three queries."""
    own, pairs = asked_about(raws)
    return Edges(_own_ties(_mine(ego), own, today), _believed(ego, pairs))


def reached(
    network: Network, wanted: Iterable[int], asked: Question
) -> dict[int, dict[int, int]]:
    """Return whom of the wanted each introducer leads to, and the path's product.

    Only people the ego has no edge to are led to. No query; cost: a step for each edge
    of the wanted.
    """
    graph = network.graph
    mine = {step.node: step.strength for step in graph.edges_of(EGO)}
    found: dict[int, dict[int, int]] = {}
    for person in wanted:
        node = network.node(person)
        if node is None or node in mine:
            continue
        for step in graph.edges_of(node):
            first = mine.get(step.node, 0)
            if min(first, step.strength) >= asked.least:
                by = int(network.ids[step.node])
                found.setdefault(by, {})[person] = first * step.strength
    return found


def led_to(
    network: Network, by: Iterable[int], wanted: Iterable[int]
) -> tuple[int, ...]:
    """Return the wanted to whom any of these people have an edge. No query."""
    sought = set(network.nodes(wanted))
    graph = network.graph
    nodes = network.nodes(by) if sought else []
    steps = {step.node for node in nodes for step in graph.edges_of(node)}
    return network.people(sorted(steps & sought))


def known_to(network: Network, person: int) -> list[int]:
    """Return everybody that somebody has an edge to, without the ego. No query."""
    nodes = network.nodes([person])
    steps = [step.node for node in nodes for step in network.graph.edges_of(node)]
    return sorted(network.people([node for node in steps if node != EGO]))


def own_people(network: Network) -> tuple[int, ...]:
    """Return everybody the ego has an edge to."""
    return network.people([step.node for step in network.graph.edges_of(EGO)])


def second_degree(network: Network) -> list[int]:
    """Return everybody two steps away: known to the ego's own, not to the ego."""
    steps = network.graph.distances(EGO, range(network.graph.people))
    return sorted(network.people([n for n, far in enumerate(steps) if far == TWO]))


def _mine(ego: int) -> int:
    if not ego:
        raise NoEgo
    return ego


def _raw(network: Network, path: engine.Path) -> Raw:
    return Raw(network.people((*path.through, path.target)), path.strength)


def _withheld(
    between: Iterable[int], unwilling: Unwilling, names: Mapping[int, str]
) -> tuple[Withheld, ...]:
    """Return who would lead there and is not to be asked, in order of names."""
    found = [
        Withheld(Joined(person, names.get(person, "")), *unwilling[person])
        for person in between
        if person in unwilling
    ]
    return tuple(sorted(found, key=lambda one: (one.who.name, one.who.id)))


def _own_ties(ego: int, asked: set[int], today: date) -> Own:
    return {
        one.id: OwnTie(
            Joined(one.id, one.name),
            strength.own_tie(one.band, one.measured.strength),
            tuple(reasons_of(one, today=today)),
            own_source(one.own_word, exchanged=one.measured.last is not None),
        )
        for one in ties.those(ego, asked).values()
    }


def _believed(ego: int, asked: set[tuple[int, int]]) -> Pairs:
    return {
        pair: Believed(strength.alter_tie(tie.weight), tie)
        for pair, tie in alters.of_pairs(ego, asked).items()
    }
