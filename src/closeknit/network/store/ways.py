"""How the ego can get to people: the graph asked, and its paths explained."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from closeknit.engines.graph import graph as engine
from closeknit.network.rules import strength
from closeknit.network.rules.paths import (
    MORE,
    Believed,
    Own,
    OwnTie,
    Pairs,
    Path,
    Raw,
    Ways,
    Withheld,
    asked_about,
    explained,
)
from closeknit.network.store.people import EGO, Network
from closeknit.people import store as people
from closeknit.shared.errors import NoEgo
from closeknit.ties import store as ties
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.words import because
from closeknit.ties.store import alters


class Withhold(NamedTuple):
    """Why somebody is not to be asked, and the requirement that says so."""

    because: str
    requirement: str


class Question(NamedTuple):
    """How far, how strong each edge, who may not stand between, and how many paths."""

    today: date
    steps: int = 2
    least: int = 1
    unwilling: Mapping[int, Withhold] = {}
    top: int = 10


def ways(ego: int, network: Network, target: int, asked: Question) -> Ways:
    """Return how the ego can get to a person. Six queries at most."""
    name = people.display_name(_mine(ego), target)
    who = Joined(target, name)
    node = network.node(target)
    if node is None:
        return Ways(who, MORE)
    warm = _paths(network, node, asked, asked.least)
    seen = {raw.people for raw in warm}
    rest = _paths(network, node, asked._replace(top=asked.top + len(warm)), 1)
    weak = [raw for raw in rest if raw.people not in seen][: asked.top]
    explain = Explain(ego, asked.today, [*warm, *weak])
    return Ways(
        who,
        network.graph.distance(EGO, node).steps,
        explained(warm, explain.own, explain.pairs),
        explained(weak, explain.own, explain.pairs),
        _withheld(ego, network, node, asked),
    )


def further(
    ego: int, network: Network, target: int, asked: Question
) -> tuple[Path, ...]:
    """Return the best paths by three steps, one for each first one. Three queries."""
    _mine(ego)
    node = network.node(target)
    if node is None:
        return ()
    found = _paths(network, node, asked._replace(steps=3), asked.least)
    explain = Explain(ego, asked.today, found)
    return explained(found, explain.own, explain.pairs)


def gold(
    ego: int, network: Network, wanted: Iterable[int], asked: Question
) -> list[tuple[int, Path]]:
    """Return those of the wanted people who are two steps away, each by the best path.

    The strongest path first. Three queries, whoever is asked about.
    """
    _mine(ego)
    found = network.graph.gold(
        EGO,
        network.nodes(wanted),
        top=asked.top,
        least=asked.least,
        unwilling=network.nodes(asked.unwilling),
    )
    raws = [_raw(network, path) for path in found]
    explain = Explain(ego, asked.today, raws)
    paths = ((raw, explained([raw], explain.own, explain.pairs)) for raw in raws)
    return [(raw.people[-1], path) for raw, some in paths for path in some]


def reached(
    network: Network, wanted: Iterable[int], asked: Question
) -> dict[int, dict[int, int]]:
    """Return whom of the wanted each introducer leads to, and the path's product.

    Only people the ego has no edge to are led to. No query; cost: a step for each edge
    of the wanted.
    """
    graph = network.graph
    mine = {
        step.node: step.strength
        for step in graph.edges_of(EGO)
        if step.strength >= asked.least
    }
    known = {step.node for step in graph.edges_of(EGO)}
    out = set(network.nodes(asked.unwilling))
    found: dict[int, dict[int, int]] = {}
    for person in wanted:
        node = network.node(person)
        if node is None or node in known:
            continue
        for step in graph.edges_of(node):
            first = 0 if step.node in out else mine.get(step.node, 0)
            if first and step.strength >= asked.least:
                by = int(network.ids[step.node])
                found.setdefault(by, {})[person] = first * step.strength
    return found


def second_degree(network: Network) -> list[int]:
    """Return everybody two steps away: known to the ego's own, not to the ego."""
    graph = network.graph
    mine = [step.node for step in graph.edges_of(EGO)]
    near = {EGO, *mine}
    found = {step.node for node in mine for step in graph.edges_of(node)} - near
    return sorted(network.people(sorted(found)))


def _mine(ego: int) -> int:
    if not ego:
        raise NoEgo
    return ego


def _raw(network: Network, path: engine.Path) -> Raw:
    return Raw(network.people((*path.through, path.target)), path.strength)


def _paths(network: Network, node: int, asked: Question, least: int) -> list[Raw]:
    graph = network.graph
    ask = graph.introducers if asked.steps <= 2 else graph.introducers_by_three  # noqa: PLR2004 - two steps, or three
    out = [one for one in network.nodes(asked.unwilling) if one not in {EGO, node}]
    found = ask(EGO, node, top=asked.top, least=least, unwilling=out)
    return [_raw(network, path) for path in found]


def _withheld(
    ego: int, network: Network, node: int, asked: Question
) -> tuple[Withheld, ...]:
    """Return who would lead there and is not to be asked, in order of names."""
    between = network.people(network.graph.mutuals(EGO, node))
    kept = [person for person in between if person in asked.unwilling]
    names = people.names(ego, kept) if kept else {}
    found = [
        Withheld(Joined(person, names.get(person, "")), *asked.unwilling[person])
        for person in kept
    ]
    return tuple(sorted(found, key=lambda one: (one.who.name, one.who.id)))


class Explain:
    """What is known of the edges of some paths: looked up at once."""

    def __init__(self, ego: int, today: date, raws: Iterable[Raw]) -> None:
        listed = list(raws)
        own, pairs = asked_about(listed)
        self.own = _own_ties(_mine(ego), own, today)
        self.pairs = _believed(ego, pairs)


def _own_ties(ego: int, asked: set[int], today: date) -> Own:
    return {
        one.id: OwnTie(
            Joined(one.id, one.name),
            strength.own_tie(one.band, one.measured.strength),
            tuple(
                because(
                    one.measured,
                    today=today,
                    connected=one.connected,
                    own_word=one.own_word,
                )
            ),
        )
        for one in ties.those(ego, asked).values()
    }


def _believed(ego: int, asked: set[tuple[int, int]]) -> Pairs:
    return {
        pair: Believed(strength.alter_tie(tie.weight), tie)
        for pair, tie in alters.of_pairs(ego, asked).items()
    }
