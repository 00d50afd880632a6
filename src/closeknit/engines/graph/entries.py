"""Where Python enters the machine code, one function a question.

numba takes arrays quickly and tuples of them slowly, so the tuples that the rest of the
code reads so much better are made here, where they cost nothing.
"""

import numpy as np

from closeknit.engines.graph import kernels, reaching
from closeknit.engines.graph.journal import Words
from closeknit.engines.graph.kept import Best
from closeknit.engines.graph.looking import Bits, Heads, Numbers, Question
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.snapshot import Neighbours, Strengths, View

_WORDS = np.empty(0, np.uint64)
_NEIGHBOURS, _STRENGTHS = np.empty(0, np.uint32), np.empty(0, np.uint8)
_NEIGHBOURS.flags.writeable = _STRENGTHS.flags.writeable = False
_VIEW = (_WORDS, _NEIGHBOURS, _STRENGTHS)
_BITS, _HEADS = np.empty(0, np.uint8), np.empty(0, np.uint32)
_NUMBERS = np.empty(0, np.int64)
_BEST = (_NUMBERS, _NUMBERS)

_two, _three, _gold = kernels.two, kernels.three, kernels.gold
_distance, _page, _reach = kernels.distance, kernels.page, reaching.reach


@compiled()
def question(asked: Numbers) -> Question:
    """Return the five numbers of a question by name."""
    return Question(asked[0], asked[1], asked[2], asked[3], asked[4])


@compiled(*_VIEW, _NUMBERS, _NUMBERS, *_BEST)
def two(  # noqa: PLR0913, PLR0917 - flat, as told above
    rows: Words,
    neighbours: Neighbours,
    strengths: Strengths,
    asked: Numbers,
    unwilling: Numbers,
    keys: Numbers,
    beside: Numbers,
) -> int:
    """Find the best ways by two edges; return how many."""
    view = View(rows, neighbours, strengths)
    return _two(view, question(asked), unwilling, Best(keys, beside))


@compiled(*_VIEW, _NUMBERS, _NUMBERS, *_BEST, _BITS)
def three(  # noqa: PLR0913, PLR0917 - same
    rows: Words,
    neighbours: Neighbours,
    strengths: Strengths,
    asked: Numbers,
    unwilling: Numbers,
    keys: Numbers,
    beside: Numbers,
    bits: Bits,
) -> int:
    """Find the best ways by three edges, one for each first node; return how many."""
    view = View(rows, neighbours, strengths)
    return _three(view, question(asked), unwilling, Best(keys, beside), bits)


@compiled(*_VIEW, _NUMBERS, _NUMBERS, *_BEST, _BITS)
def gold(  # noqa: PLR0913, PLR0917 - same
    rows: Words,
    neighbours: Neighbours,
    strengths: Strengths,
    asked: Numbers,
    unwilling: Numbers,
    keys: Numbers,
    beside: Numbers,
    marks: Bits,
) -> int:
    """Find the marked nodes two edges away, each by its best node; return how many."""
    view = View(rows, neighbours, strengths)
    return _gold(view, question(asked), unwilling, Best(keys, beside), marks)


@compiled(*_VIEW, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS, *_BEST, _HEADS, _BITS)
def reach(  # noqa: PLR0913, PLR0917 - same
    rows: Words,
    neighbours: Neighbours,
    strengths: Strengths,
    asked: Numbers,
    egos: Numbers,
    targets: Numbers,
    unwilling: Numbers,
    keys: Numbers,
    beside: Numbers,
    heads: Heads,
    bits: Bits,
) -> int:
    """Find the best of each ego's best way to each target; return how many."""
    view = View(rows, neighbours, strengths)
    nodes = (egos, targets, unwilling)
    return _reach(view, question(asked), nodes, Best(keys, beside), (heads, bits))


@compiled(*_VIEW, _NUMBERS, _BITS)
def distance(
    rows: Words,
    neighbours: Neighbours,
    strengths: Strengths,
    asked: Numbers,
    bits: Bits,
) -> int:
    """Return the steps, over how many stand between (32 bits)."""
    return _distance(View(rows, neighbours, strengths), question(asked), bits)


@compiled(*_VIEW, _NUMBERS, _NUMBERS, _BITS, _NUMBERS)
def page(  # noqa: PLR0913, PLR0917 - same
    rows: Words,
    neighbours: Neighbours,
    strengths: Strengths,
    asked: Numbers,
    targets: Numbers,
    bits: Bits,
    steps: Numbers,
) -> None:
    """Write the steps to each target."""
    _page(View(rows, neighbours, strengths), question(asked), targets, bits, steps)
