"""Where Python enters the machine code, one function a question.

numba takes numbers quickly, arrays slowly and tuples of them very slowly. So what stays
the same between two questions lies in a table whose address is given; the tuples that
the rest of the code reads so much better are made of it here, where they cost nothing.
"""

import numpy as np
from numba import carray

from closeknit.engines.graph import kernels, reaching
from closeknit.engines.graph.kept import Best
from closeknit.engines.graph.looking import Bits, Heads, Numbers, Question
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.memory import pointer_to
from closeknit.engines.graph.snapshot import View

SYMMETRIC, PEOPLE, EDGES, MOST = range(4)
ROWS, NEIGHBOURS, STRENGTHS, KEYS, BESIDE, PRODUCTS, NUMBERS, HEADS, BITS = range(4, 13)
SIZE = 13
"""Places in the table: four numbers, then addresses."""

_BITS, _NUMBERS = np.empty(0, np.uint8), np.empty(0, np.int64)

_two, _three, _gold = kernels.two, kernels.three, kernels.gold
_distance, _page, _reach = kernels.distance, kernels.page, reaching.reach


@compiled()
def table_at(address: int) -> Numbers:
    """Return the table."""
    table: Numbers = carray(pointer_to(address), SIZE, np.int64)
    return table


@compiled()
def view_of(table: Numbers) -> View:
    """Return the graph."""
    return View(
        carray(pointer_to(table[ROWS]), table[PEOPLE], np.uint64),
        carray(pointer_to(table[NEIGHBOURS]), table[EDGES], np.uint32),
        carray(pointer_to(table[STRENGTHS]), table[EDGES], np.uint8),
    )


@compiled()
def best_of(table: Numbers) -> Best:
    """Return the room for what is found."""
    return Best(
        carray(pointer_to(table[KEYS]), table[MOST], np.int64),
        carray(pointer_to(table[BESIDE]), table[MOST], np.int64),
        carray(pointer_to(table[PRODUCTS]), table[MOST], np.int64),
        carray(pointer_to(table[NUMBERS]), table[MOST], np.int64),
    )


@compiled()
def bits_of(table: Numbers) -> Bits:
    """Return a bit for each node."""
    bits: Bits = carray(pointer_to(table[BITS]), (table[PEOPLE] >> 3) + 1, np.uint8)
    return bits


@compiled()
def heads_of(table: Numbers) -> Heads:
    """Return a chain's beginning for each node."""
    heads: Heads = carray(pointer_to(table[HEADS]), table[PEOPLE], np.uint32)
    return heads


@compiled(0, 0, 0, 0, 0, _NUMBERS)
def two(
    address: int, ego: int, target: int, least: int, top: int, unwilling: Numbers
) -> int:
    """Find the best ways by two edges; return how many."""
    table = table_at(address)
    asked = Question(ego, target, least, top, table[SYMMETRIC])
    return _two(view_of(table), asked, unwilling, best_of(table))


@compiled(0, 0, 0, 0, 0, _NUMBERS)
def three(
    address: int, ego: int, target: int, least: int, top: int, unwilling: Numbers
) -> int:
    """Find the best ways by three edges, one for each first node; return how many."""
    table = table_at(address)
    asked = Question(ego, target, least, top, table[SYMMETRIC])
    room = best_of(table)
    return _three(view_of(table), asked, unwilling, room, bits_of(table))


@compiled(0, 0, 0, 0, _NUMBERS, _BITS)
def gold(
    address: int, ego: int, least: int, top: int, unwilling: Numbers, marks: Bits
) -> int:
    """Find the marked nodes two edges away, each by its best node; return how many."""
    table = table_at(address)
    asked = Question(ego, 0, least, top, table[SYMMETRIC])
    return _gold(view_of(table), asked, unwilling, best_of(table), marks)


@compiled(0, 0, 0, _NUMBERS, _NUMBERS, _NUMBERS)
def reach(
    address: int,
    least: int,
    top: int,
    egos: Numbers,
    targets: Numbers,
    unwilling: Numbers,
) -> int:
    """Find the best of each ego's best way to each target; return how many."""
    table = table_at(address)
    asked = Question(0, 0, least, top, table[SYMMETRIC])
    nodes = (egos, targets, unwilling)
    scratch = (heads_of(table), bits_of(table))
    return _reach(view_of(table), asked, nodes, best_of(table), scratch)


@compiled(0, 0, 0, 0)
def distance(address: int, ego: int, target: int, least: int) -> int:
    """Return the steps, over how many stand between (32 bits)."""
    table = table_at(address)
    asked = Question(ego, target, least, 1, table[SYMMETRIC])
    return _distance(view_of(table), asked, bits_of(table))


@compiled(0, 0, 0, _NUMBERS, _NUMBERS)
def page(address: int, ego: int, least: int, targets: Numbers, steps: Numbers) -> None:
    """Write the steps to each target."""
    table = table_at(address)
    asked = Question(ego, 0, least, 1, table[SYMMETRIC])
    _page(view_of(table), asked, targets, bits_of(table), steps)
