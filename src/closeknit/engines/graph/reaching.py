"""A team's reach in machine code: the rows of many egos and targets, each read once."""

from typing import NamedTuple

import numpy as np

from closeknit.engines.graph.journal import Words
from closeknit.engines.graph.kept import LOW, Best, keep, key_of, tell
from closeknit.engines.graph.looking import (
    AHEAD,
    Bits,
    Heads,
    Numbers,
    Question,
    fetch,
    has,
    is_among,
    put,
    row_of,
    rows_of,
    span_of,
    strength_of,
)
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.snapshot import View

STRONG = 255


class Leading(NamedTuple):
    """Edges into the targets, those from one node chained: `after` is one more.

    `ends` are the target's place over the strength (8 bits), `strongest` is the most
    that any edge to a target may have.
    """

    ends: Heads
    after: Heads
    strongest: int


class Ways(NamedTuple):
    """An ego's best way to each target, and which of these there are."""

    best: Numbers
    there: Numbers


@compiled()
def edges_into(
    view: View, asked: Question, targets: Numbers, heads: Heads, bits: Bits
) -> Leading:
    """Chain the edges into the targets, by the node they come from."""
    words = rows_of(view, targets)
    total = 0
    for word in words:
        begin, end = span_of(word)
        total += end - begin
    ends, after = np.empty(total, np.uint32), np.empty(total, np.uint32)
    edge, strongest = 0, 0
    for at in range(len(targets)):
        fetch(view, words, at + AHEAD)
        for place in range(*span_of(words[at])):
            node, strength = int(view.neighbours[place]), int(view.strengths[place])
            ends[edge] = at << 8 | strength
            after[edge] = heads[node]
            strongest = max(strongest, strength)
            put(bits, node)
            edge += 1
            heads[node] = edge
    return Leading(ends, after, strongest if asked.symmetric else STRONG)


@compiled()
def clean(view: View, targets: Numbers, heads: Heads, bits: Bits) -> None:
    """Take back what was noted of the nodes in the targets' rows."""
    for target in targets:
        for place in range(*row_of(view, target)):
            node = view.neighbours[place]
            heads[node] = 0
            bits[node >> 3] = 0


@compiled()
def note_ways(
    view: View,
    asked: Question,
    targets: Numbers,
    first: tuple[int, int, int],
    into: Leading,
    ways: tuple[Ways, int, int],
) -> int:
    """Note each target's best way from the ego through one node; return how many.

    `first` is how strongly the ego knows the node, its number, and the first edge on;
    `ways` holds those noted, how many, and the product that is too little.
    """
    strong, by, edge = first
    noted, many, bar = ways
    while edge:
        target = int(into.ends[edge - 1] >> 8)
        if asked.symmetric:
            second = int(into.ends[edge - 1] & 255)
        else:
            second = strength_of(view, by, targets[target])
        edge = int(into.after[edge - 1])
        if (
            second < asked.least
            or strong * second < bar
            or targets[target] == asked.ego
        ):
            continue
        if not noted.best[target]:
            noted.there[many] = target
            many += 1
        noted.best[target] = max(noted.best[target], key_of(strong * second, by))
    return many


@compiled()
def longest(words: Words) -> int:
    """Return how many edges the longest of some rows has."""
    most = 0
    for word in words:
        begin, end = span_of(word)
        most = max(most, end - begin)
    return most


@compiled()
def strong_enough(view: View, word: np.uint64, least: int, room: Numbers) -> Numbers:
    """Return the places of a row's edges that are so strong."""
    many = 0
    for place in range(*span_of(word)):
        # No branch: which edges are is hard to foretell.
        room[many] = place
        many += view.strengths[place] >= least
    return room[:many]


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
    into = edges_into(view, asked, targets, heads, bits)
    ways = Ways(np.zeros(len(targets), np.int64), np.empty(len(targets), np.int64))
    words = rows_of(view, egos)
    hits = np.empty(longest(words), np.int64)
    size, bar = 0, 0
    for at in range(len(egos)):
        fetch(view, words, at + AHEAD)
        ask = Question(egos[at], 0, asked.least, asked.top, asked.symmetric)
        least = max(asked.least, bar // max(into.strongest, 1))
        many = 0
        places = strong_enough(view, words[at], least, hits)
        for place in places:
            first, by = int(view.strengths[place]), int(view.neighbours[place])
            if has(bits, by) and not is_among(unwilling, by):
                ends = (first, by, int(heads[by]))
                noted = (ways, many, bar)
                many = note_ways(view, ask, targets, ends, into, noted)
        for target in ways.there[:many]:
            way = ways.best[target]
            key = key_of(way >> 32, target * len(egos) + at)
            size = keep(best, size, asked.top, key, LOW - (way & LOW))
            ways.best[target] = 0
        bar = best.keys[0] >> 32 if size == asked.top else 0
    clean(view, targets, heads, bits)
    tell(best, size)
    return size
