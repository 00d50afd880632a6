"""How one edge, one row and one bit are read, in machine code."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.generation import LENGTH_BITS, LONGEST_ROW
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.snapshot import Neighbours, View

SHIFT = np.uint64(LENGTH_BITS)
LENGTH = np.uint64(LONGEST_ROW)
STRENGTHS = 256

Bits = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]
Heads = npt.NDArray[np.uint32]


class Question(NamedTuple):
    """What is asked, in numbers; `symmetric` is 1 where every edge equals its back."""

    ego: int
    target: int
    least: int
    top: int
    symmetric: int


@compiled()
def begin_of(view: View, node: int) -> int:
    """Return where a node's edges begin."""
    return int(np.int64(view.rows[node] >> SHIFT))


@compiled()
def length_of(view: View, node: int) -> int:
    """Return how many edges a node has."""
    return int(np.int64(view.rows[node] & LENGTH))


@compiled()
def place_in(neighbours: Neighbours, low: int, high: int, node: int) -> int:
    """Return where a node stands between two places, -1 where it does not."""
    end = high
    while low < high:
        middle = (low + high) >> 1
        if neighbours[middle] < node:
            low = middle + 1
        else:
            high = middle
    return low if low < end and neighbours[low] == node else -1


@compiled()
def strength_of(view: View, ego: int, other: int) -> int:
    """Return how strong an edge is, 0 where there is none."""
    begin = begin_of(view, ego)
    place = place_in(view.neighbours, begin, begin + length_of(view, ego), other)
    return int(view.strengths[place]) if place >= 0 else 0


@compiled()
def has(bits: Bits, node: int) -> bool:
    """Return whether a node's bit is set."""
    return bool((bits[node >> 3] >> (node & 7)) & 1)


@compiled()
def put(bits: Bits, node: int) -> None:
    """Set a node's bit."""
    bits[node >> 3] |= np.uint8(1 << (node & 7))


@compiled()
def is_among(nodes: Numbers, node: int) -> bool:
    """Return whether a node is among sorted ones."""
    low, high = 0, len(nodes)
    while low < high:
        middle = (low + high) >> 1
        if nodes[middle] < node:
            low = middle + 1
        else:
            high = middle
    return low < len(nodes) and nodes[low] == node


@compiled()
def strongest_first(view: View, node: int, least: int) -> Numbers:
    """Return the places of a node's usable edges, the strongest first."""
    begin = begin_of(view, node)
    end = begin + length_of(view, node)
    counts = np.zeros(STRENGTHS, np.int64)
    for place in range(begin, end):
        counts[view.strengths[place]] += 1
    total = 0
    for strength in range(STRENGTHS - 1, -1, -1):
        many = counts[strength]
        counts[strength] = total
        if strength >= least:
            total += many
    places = np.empty(total, np.int64)
    for place in range(begin, end):
        strength = view.strengths[place]
        if strength >= least:
            places[counts[strength]] = place
            counts[strength] += 1
    return places
