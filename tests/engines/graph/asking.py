"""All questions at once, so that one graph's answers can be held beside another's."""

from closeknit.engines.graph.graph import Graph
from tests.engines.graph.chances import Asked


def answers(graph: Graph, asked: Asked) -> dict[str, object]:
    ego, target, top, least, unwilling, some, others = asked
    return {
        "people": graph.people,
        "edges": graph.edges_of(ego),
        "two": graph.introducers(
            ego, target, top=top, least=least, unwilling=unwilling
        ),
        "three": graph.introducers_by_three(
            ego, target, top=top, least=least, unwilling=unwilling
        ),
        "gold": graph.gold(ego, others, top=top, least=least, unwilling=unwilling),
        "reach": graph.reach(some, others, top=top, least=least, unwilling=unwilling),
        "distance": graph.distance(ego, target, least=least),
        "mutuals": graph.mutuals(ego, target, least=least),
        "page": graph.distances(ego, others, least=least),
    }


def kinds(answers: dict[str, object]) -> set[type]:
    """Return the types of all numbers in the answers: a numpy one is no plain one."""
    found: set[type] = set()
    left: list[object] = [*answers.values()]
    while left:
        one = left.pop()
        if isinstance(one, list | tuple):
            left += one
        else:
            found.add(type(one))
    return found
