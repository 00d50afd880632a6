"""How one edge, one row and one bit are read, in machine code."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.generation import LENGTH_BITS, LONGEST_ROW
from closeknit.engines.graph.journal import Words
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.memory import ask_for
from closeknit.engines.graph.snapshot import Neighbours, View

SHIFT = np.uint64(LENGTH_BITS)
LENGTH = np.uint64(LONGEST_ROW)
STRENGTHS = 256
AHEAD = 4
"""How many rows before one is read its beginning is asked for."""
FETCHED = 128
"""Neighbours of it that are: the system brings the rest, once reading has begun."""
LINE = 64
"""Bytes that memory brings at a time."""
NEIGHBOUR = 4
"""Bytes of one; a strength is one byte."""

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


class Onward(NamedTuple):
    """Whom edges lead to, how strongly, and the words of those nodes' rows."""

    nodes: Numbers
    strengths: Numbers
    words: Words


@compiled()
def span_of(word: np.uint64) -> tuple[int, int]:
    """Return where the edges of a row begin and end."""
    begin = int(np.int64(word >> SHIFT))
    return begin, begin + int(np.int64(word & LENGTH))


@compiled()
def row_of(view: View, node: int) -> tuple[int, int]:
    """Return where a node's edges begin and end."""
    return span_of(view.rows[node])


@compiled()
def fetch(view: View, words: Words, at: int) -> None:
    """Have the row brought near that is to be read some rows later, if there is one."""
    if at < len(words):
        begin, end = span_of(words[at])
        end = min(end, begin + FETCHED)
        for place in range(begin, end, LINE // NEIGHBOUR):
            ask_for(view.neighbours.ctypes.data + NEIGHBOUR * place)
        for place in range(begin, end, LINE):
            ask_for(view.strengths.ctypes.data + place)


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
    begin, end = row_of(view, ego)
    place = place_in(view.neighbours, begin, end, other)
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
def rows_of(view: View, nodes: Numbers) -> Words:
    """Return the words of some nodes' rows, and have the first brought near."""
    words = np.empty(len(nodes), np.uint64)
    for at in range(len(nodes)):
        words[at] = view.rows[nodes[at]]
    for at in range(AHEAD):
        fetch(view, words, at)
    return words


@compiled()
def strongest_first(view: View, node: int, least: int) -> Onward:
    """Return whom a node's usable edges lead to, the strongest first."""
    begin, end = row_of(view, node)
    counts = np.zeros(STRENGTHS, np.int64)
    for place in range(begin, end):
        counts[view.strengths[place]] += 1
    total = 0
    for strength in range(STRENGTHS - 1, -1, -1):
        many = counts[strength]
        counts[strength] = total
        if strength >= least:
            total += many
    nodes, strengths = np.empty(total, np.int64), np.empty(total, np.int64)
    for place in range(begin, end):
        strength = view.strengths[place]
        if strength >= least:
            nodes[counts[strength]] = view.neighbours[place]
            strengths[counts[strength]] = strength
            counts[strength] += 1
    return Onward(nodes, strengths, rows_of(view, nodes))
