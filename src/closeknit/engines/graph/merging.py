"""Rows written anew with some of their edges set, in machine code."""

import numpy as np

from closeknit.engines.graph.journal import Words
from closeknit.engines.graph.looking import AHEAD, Numbers, fetch, rows_of, span_of
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.picking import spans_of
from closeknit.engines.graph.rewriting import HALF, LOW, Rewriting, Rewritten
from closeknit.engines.graph.snapshot import Neighbours, Strengths, View

_WORDS, _NUMBERS = np.empty(0, np.uint64), np.empty(0, np.int64)
_NEIGHBOURS, _STRENGTHS = np.empty(0, np.uint32), np.empty(0, np.uint8)
_NEW, _STRONG = _NEIGHBOURS.copy(), _STRENGTHS.copy()
_NEIGHBOURS.flags.writeable = _STRENGTHS.flags.writeable = False


_VIEW = (_WORDS, _NEIGHBOURS, _STRENGTHS)
_OUT = (_NUMBERS, _NUMBERS, _NEW, _STRONG)


@compiled()
def spot_in(neighbours: Neighbours, low: int, high: int, node: int) -> int:
    """Return where a node stands or would stand between two places."""
    while low < high:
        middle = (low + high) >> 1
        if neighbours[middle] < node:
            low = middle + 1
        else:
            high = middle
    return low


@compiled()
def copied(
    view: View,
    begin: int,
    end: int,
    neighbours: Neighbours,
    strengths: Strengths,
    size: int,
) -> int:
    """Copy edges behind what there is; return how much there is then."""
    # By pieces that are gone through from their beginning, several numbers at a time.
    nodes, strong = view.neighbours[begin:end], view.strengths[begin:end]
    new, given = neighbours[size:], strengths[size:]
    for at in range(len(nodes)):
        new[at] = nodes[at]
    for at in range(len(strong)):
        given[at] = strong[at]
    return size + end - begin


@compiled(_VIEW, (_WORDS, _STRONG), _OUT)
def merged(
    arrays: tuple[Words, Neighbours, Strengths],
    edges: tuple[Words, Strengths],
    out: tuple[Numbers, Numbers, Neighbours, Strengths],
) -> int:
    """Write the rows of nodes with these edges, and their lengths; return the size."""
    view = View(*arrays)
    keys, given = edges
    nodes, lengths, neighbours, strengths = out
    words = rows_of(view, nodes)
    at, size = 0, 0
    for number in range(len(nodes)):
        fetch(view, words, number + AHEAD)
        begin = size
        place, end = span_of(words[number])
        while at < len(keys) and keys[at] >> HALF == np.uint64(nodes[number]):
            other = np.uint32(keys[at] & LOW)
            spot = spot_in(view.neighbours, place, end, int(other))
            size = copied(view, place, spot, neighbours, strengths, size)
            place = spot
            place += place < end and view.neighbours[place] == other
            neighbours[size] = other
            strengths[size] = given[at]
            at += 1
            size += 1
        size = copied(view, place, end, neighbours, strengths, size)
        lengths[number] = size - begin
    return size


class CompiledRewriting(Rewriting):
    """Makes rows anew by machine code."""

    def rows(self, view: View, keys: Words, strengths: Strengths) -> Rewritten:
        """Return the rows with these edges; see `Rewriting`."""
        egos = keys >> HALF
        first = np.ones(len(keys), np.bool_)
        first[1:] = egos[1:] != egos[:-1]
        nodes = egos[first].astype(np.int64)
        _, lengths = spans_of(view.rows[nodes])
        new, strong = self.room(int(lengths.sum()) + len(keys))
        out = (nodes, lengths, new, strong)
        size = merged((*view,), (keys, strengths), out)
        return Rewritten(egos[first], lengths, new[:size], strong[:size])
