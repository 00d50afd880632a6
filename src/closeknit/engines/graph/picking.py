"""Pieces of numpy that the answers are put together from."""

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.generation import LENGTH_BITS, LONGEST_ROW
from closeknit.engines.graph.graph import Flags
from closeknit.engines.graph.journal import Words
from closeknit.engines.graph.snapshot import Neighbours, Strengths, View

Places = npt.NDArray[np.intp]
Nodes = npt.NDArray[np.unsignedinteger]
Products = npt.NDArray[np.unsignedinteger]
U64 = np.uint64
FIRST_LOOK = 4
"""Of how many times the wanted ways the best are looked for first."""


def common(one: Neighbours, other: Neighbours) -> tuple[Places, Places]:
    """Return where the numbers that stand in both of two sorted rows stand in each.

    >>> rows = np.array([1, 4, 6], np.uint32), np.array([2, 4, 6, 9, 11], np.uint32)
    >>> [places.tolist() for places in common(*rows)]
    [[1, 2], [1, 2]]
    """
    if len(one) > len(other):
        there, here = common(other, one)
        return here, there
    if not len(other):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    at = other.searchsorted(one)
    at[at == len(other)] = 0
    found = np.flatnonzero(other[at] == one)
    return found, at[found]


def spans_of(words: Words) -> tuple[Places, Places]:
    """Return where rows begin, and how long they are."""
    starts = (words >> U64(LENGTH_BITS)).astype(np.intp)
    return starts, (words & U64(LONGEST_ROW)).astype(np.intp)


def spots_of(view: View, egos: Nodes, others: Nodes) -> tuple[Places, Flags]:
    """Return where the edges of pairs stand or would stand, and which do."""
    spots, left = spans_of(view.rows[egos])
    if not len(view.neighbours):
        return spots, np.zeros(len(spots), np.bool_)
    ends = spots + left
    # All are halved at once; where one half is empty, the place before is not heeded.
    while (half := left >> 1).any():
        spots += half * (view.neighbours[spots + half - 1] < others)
        left -= half
    some = view.neighbours.take(spots, mode="clip")
    spots += (left > 0) & (some < others)
    return spots, (spots < ends) & (view.neighbours.take(spots, mode="clip") == others)


def places_of(view: View, egos: Nodes, others: Nodes) -> Places:
    """Return where the edges of pairs stand, -1 where there is none."""
    spots, there = spots_of(view, egos, others)
    spots[~there] = -1
    return spots


def strengths_between(view: View, egos: Nodes, others: Nodes) -> Strengths:
    """Return how strong the edges of pairs are, 0 where there is none."""
    places = places_of(view, egos, others)
    strengths = np.zeros(len(egos), np.uint8)
    there = places >= 0
    strengths[there] = view.strengths[places[there]]
    return strengths


def stretches(starts: Places, lengths: Places) -> Places:
    """Return the places of many stretches, one after the other.

    >>> stretches(np.array([5, 20]), np.array([3, 2])).tolist()
    [5, 6, 7, 20, 21]
    """
    shift = starts - lengths.cumsum() + lengths
    places: Places = np.arange(lengths.sum()) + shift.repeat(lengths)
    return places


def best(pairs: Nodes, products: Products, by: Nodes, top: int) -> Places:
    """Return where the strongest way of each pair stands, the strongest pairs first.

    Of a pair's equal ways the lowest `by` counts, of equal pairs the lowest is first.
    """
    kept = _promising(pairs, products, top)
    order = kept[np.lexsort((by[kept], ~products[kept], pairs[kept]))]
    new = np.ones(len(order), np.bool_)
    new[1:] = pairs[order[1:]] != pairs[order[:-1]]
    order = order[new]
    return order[np.lexsort((pairs[order], ~products[order]))][:top]


def _promising(pairs: Nodes, products: Products, top: int) -> Places:
    """Return where the ways stand that are strong enough to be among the best.

    Few of many are wanted as a rule, and sorting all of them would take the longest.
    """
    look = FIRST_LOOK * top
    while look < len(products):
        bar = np.partition(products, len(products) - look)[-look]
        kept = np.flatnonzero(products >= bar)
        if len(np.unique(pairs[kept])) >= top:
            return kept
        look *= FIRST_LOOK
    return np.arange(len(products))
