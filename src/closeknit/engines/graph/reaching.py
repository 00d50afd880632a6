"""A team's reach in machine code: the rows of many egos and targets, each read once."""

from typing import NamedTuple

import numpy as np

from closeknit.engines.graph.kept import LOW, Best, keep, key_of, put_in_order
from closeknit.engines.graph.looking import (
    Bits,
    Heads,
    Numbers,
    Question,
    begin_of,
    has,
    is_among,
    length_of,
    put,
    strength_of,
)
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.snapshot import View


class Leading(NamedTuple):
    """Edges into the targets, those from one node chained: `after` is one more."""

    nodes: Numbers
    targets: Numbers
    strengths: Numbers
    after: Numbers


@compiled()
def edges_into(view: View, targets: Numbers, heads: Heads, bits: Bits) -> Leading:
    """Chain the edges into the targets, by the node they come from."""
    total = 0
    for target in targets:
        total += length_of(view, target)
    into = Leading(
        np.empty(total, np.int64),
        np.empty(total, np.int64),
        np.empty(total, np.int64),
        np.empty(total, np.int64),
    )
    edge = 0
    for at in range(len(targets)):
        begin = begin_of(view, targets[at])
        for place in range(begin, begin + length_of(view, targets[at])):
            node = int(view.neighbours[place])
            into.nodes[edge] = node
            into.targets[edge] = at
            into.strengths[edge] = view.strengths[place]
            into.after[edge] = heads[node]
            put(bits, node)
            edge += 1
            heads[node] = edge
    return into


@compiled()
def note_ways(
    view: View,
    asked: Question,
    targets: Numbers,
    ends: tuple[int, int, int],
    into: Leading,
    best: Numbers,
) -> None:
    """Note each target's best way from the ego through one node."""
    first, by, edge = ends
    while edge:
        target = into.targets[edge - 1]
        if asked.symmetric:
            second = into.strengths[edge - 1]
        else:
            second = strength_of(view, by, targets[target])
        if second >= asked.least and targets[target] != asked.ego:
            best[target] = max(best[target], key_of(first * second, by))
        edge = into.after[edge - 1]


@compiled()
def reach(
    view: View,
    asked: Question,
    nodes: tuple[Numbers, Numbers, Numbers],
    best: Best,
    scratch: tuple[Heads, Bits],
) -> int:
    """Find the best of each ego's best way to each target; return how many.

    `nodes` are the egos, the targets, both sorted, and the unwilling. A kept key's
    number is the pair's: the target's place times the egos, and the ego's place.
    """
    egos, targets, unwilling = nodes
    heads, bits = scratch
    into = edges_into(view, targets, heads, bits)
    ways = np.zeros(len(targets), np.int64)
    size = 0
    for at in range(len(egos)):
        ask = Question(egos[at], 0, asked.least, asked.top, asked.symmetric)
        begin = begin_of(view, egos[at])
        for place in range(begin, begin + length_of(view, egos[at])):
            by = int(view.neighbours[place])
            first = int(view.strengths[place])
            if has(bits, by) and first >= asked.least and not is_among(unwilling, by):
                ends = (first, by, int(heads[by]))
                note_ways(view, ask, targets, ends, into, ways)
        for target in range(len(targets)):
            if ways[target]:
                pair = target * len(egos) + at
                key = key_of(ways[target] >> 32, pair)
                size = keep(best, size, asked.top, key, LOW - (ways[target] & LOW))
                ways[target] = 0
    for node in into.nodes:
        heads[node] = 0
        bits[node >> 3] = 0
    put_in_order(best, size)
    return size
