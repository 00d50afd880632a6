"""Graph libraries driven from Python: their neighbours, and loops over them."""

# mypy: ignore-errors
import heapq


class Loops:
    """Answers by loops over `row`, which each library gives in its own way."""

    def __init__(self, name, arrays, tagged):
        self.row = ROWS[name](arrays)
        self.tagged = tagged

    def two(self, ego, target):
        last = dict(self.row(target))
        ways = ((s * last[by], by) for by, s in self.row(ego) if by in last)
        return best(ways, 10)

    def three(self, ego, target):
        last = dict(self.row(target))
        last.pop(ego, None)
        ways = []
        for by, first in self.row(ego):
            if by != target:
                strong, then = 0, 0
                for node, second in self.row(by):
                    if node in last:
                        product = second * last[node]
                        if product > strong or (product == strong and node < then):
                            strong, then = product, node
                if strong:
                    ways.append((first * strong, by, then))
        return best(ways, 10)

    def gold(self, ego):
        first = dict(self.row(ego))
        found = {}
        for by, strong in first.items():
            for target, second in self.row(by):
                if target in self.tagged and target not in first and target != ego:
                    way = strong * second, -by
                    if way > found.get(target, (0, 0)):
                        found[target] = way
        return best(((s, target, -by) for target, (s, by) in found.items()), 50)

    def reach(self, team, targets):
        into = {}
        for target in targets:
            for by, strong in self.row(target):
                into.setdefault(by, []).append((target, strong))
        found = {}
        for ego in team:
            for by, first in self.row(ego):
                for target, second in into.get(by, ()):
                    way = first * second, -by
                    if target != ego and way > found.get((target, ego), (0, 0)):
                        found[target, ego] = way
        return best(((s, *pair, -by) for pair, (s, by) in found.items()), 20)

    def distance(self, ego, target):
        first, last = dict(self.row(ego)), dict(self.row(target))
        mutuals = len(first.keys() & last.keys())
        if target in first:
            return [1, mutuals]
        if mutuals:
            return [2, mutuals]
        for by in first:
            for node, _ in self.row(by):
                if node in last:
                    return [3, 0]
        return [4, 0]


def best(ways, top):
    """Return the strongest; of equals, those with the lowest numbers."""
    found = heapq.nsmallest(top, ways, key=lambda way: (-way[0], *way[1:]))
    return [list(way) for way in found]


def halves(arrays):
    """Return each tie once."""
    egos = arrays.egos
    kept = egos < arrays.others
    return egos[kept], arrays.others[kept], arrays.strengths[kept]


def networkit(arrays):
    import networkit

    egos, others, strengths = halves(arrays)
    ties = strengths.astype(float), (egos.astype("u8"), others.astype("u8"))
    graph = networkit.GraphFromCoo(ties, n=arrays.people, weighted=True, directed=False)

    def row(node):
        return [(v, int(w)) for v, w in graph.iterNeighborsWeights(node)]

    return row


def igraph(arrays):
    import igraph

    egos, others, strengths = halves(arrays)
    import numpy as np

    graph = igraph.Graph(arrays.people, np.stack([egos, others], 1))
    # igraph gives neighbours in order of the edges' numbers only where all are as
    # sorted as these; so its own `incident` is asked for the strengths.
    weights, ends = strengths.tolist(), (egos + others).tolist()

    def row(node):
        return [(ends[tie] - node, weights[tie]) for tie in graph.incident(node)]

    return row


def rustworkx(arrays):
    import rustworkx

    egos, others, strengths = halves(arrays)
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(arrays.people))
    graph.add_edges_from(
        list(zip(egos.tolist(), others.tolist(), strengths.tolist(), strict=True))
    )

    def row(node):
        return graph.adj(node).items()

    return row


def networkx(arrays):
    import networkx

    egos, others, strengths = halves(arrays)
    graph = networkx.Graph()
    graph.add_nodes_from(range(arrays.people))
    graph.add_weighted_edges_from(
        zip(egos.tolist(), others.tolist(), strengths.tolist(), strict=True)
    )

    def row(node):
        return [(other, kept["weight"]) for other, kept in graph[node].items()]

    return row


ROWS = {
    "networkit": networkit,
    "igraph": igraph,
    "rustworkx": rustworkx,
    "networkx": networkx,
}
