"""The questions in machine code. `CompiledGraph` asks them and says what they mean."""

import numpy as np

from closeknit.engines.graph.kept import (
    LOW,
    Best,
    keep,
    keep_once,
    key_of,
    tell,
)
from closeknit.engines.graph.looking import (
    AHEAD,
    Bits,
    Numbers,
    Question,
    fetch,
    has,
    is_among,
    place_in,
    put,
    row_of,
    span_of,
    strength_of,
    strongest_first,
)
from closeknit.engines.graph.machine_code import compiled
from closeknit.engines.graph.snapshot import View

STRONG = 255
UNEVEN = 16
"""How many times longer one row may be until the shorter is looked up in it."""


@compiled()
def by_way_of(view: View, asked: Question, here: int, there: int) -> int:
    """Return the product through the node at two places, 0 where a strength lacks."""
    first = int(view.strengths[here])
    if asked.symmetric:
        second = int(view.strengths[there])
    else:
        second = strength_of(view, int(view.neighbours[here]), asked.target)
    return first * second if min(first, second) >= asked.least else 0


@compiled()
def next_both(
    view: View, here: int, here_end: int, there: int, there_end: int
) -> tuple[int, int]:
    """Return the next places of two rows where the same node stands, or the end."""
    short, long = here_end - here, there_end - there
    if short * UNEVEN < long:
        while here < here_end:
            place = place_in(
                view.neighbours, there, there_end, int(view.neighbours[here])
            )
            if place >= 0:
                return here, place
            here += 1
        return here_end, there_end
    if long * UNEVEN < short:
        while there < there_end:
            place = place_in(
                view.neighbours, here, here_end, int(view.neighbours[there])
            )
            if place >= 0:
                return place, there
            there += 1
        return here_end, there_end
    while here < here_end and there < there_end:
        one, other = view.neighbours[here], view.neighbours[there]
        if one == other:
            return here, there
        here += one < other
        there += other < one
    return here_end, there_end


@compiled()
def two(view: View, asked: Question, unwilling: Numbers, best: Best) -> int:
    """Find the best ways by two edges; return how many."""
    here, here_end = row_of(view, asked.ego)
    there, there_end = row_of(view, asked.target)
    size = 0
    while True:
        here, there = next_both(view, here, here_end, there, there_end)
        if here == here_end or there == there_end:
            break
        by = int(view.neighbours[here])
        product = by_way_of(view, asked, here, there)
        if product and not is_among(unwilling, by):
            size = keep(best, size, asked.top, key_of(product, by), 0)
        here += 1
        there += 1
    tell(best, size)
    return size


@compiled()
def leading(view: View, asked: Question, unwilling: Numbers, bits: Bits) -> Bits:
    """Mark who leads to the target; return how strongly, by place in its row."""
    begin, end = row_of(view, asked.target)
    lasts = np.zeros(end - begin, np.uint8)
    for at in range(len(lasts)):
        node = int(view.neighbours[begin + at])
        if asked.symmetric:
            back = int(view.strengths[begin + at])
        else:
            back = strength_of(view, node, asked.target)
        if back < asked.least or node == asked.ego or is_among(unwilling, node):
            continue
        lasts[at] = back
        put(bits, node)
    return lasts


@compiled()
def clean(view: View, node: int, bits: Bits) -> None:
    """Take back the bits of a node's row."""
    for place in range(*row_of(view, node)):
        bits[view.neighbours[place] >> 3] = 0


@compiled()
def on_to(view: View, asked: Question, word: np.uint64, bits: Bits, lasts: Bits) -> int:
    """Return the key of the best way on through a row, 0 where there is none."""
    begin, end = span_of(word)
    last_begin, last_end = row_of(view, asked.target)
    found = 0
    if len(lasts) * UNEVEN < end - begin:
        for at in range(len(lasts)):
            if lasts[at]:
                node = int(view.neighbours[last_begin + at])
                place = place_in(view.neighbours, begin, end, node)
                if place >= 0 and view.strengths[place] >= asked.least:
                    product = int(view.strengths[place]) * int(lasts[at])
                    found = max(found, key_of(product, node))
        return found
    for place in range(begin, end):
        node = int(view.neighbours[place])
        if has(bits, node) and view.strengths[place] >= asked.least:
            at = place_in(view.neighbours, last_begin, last_end, node) - last_begin
            product = int(view.strengths[place]) * int(lasts[at])
            found = max(found, key_of(product, node))
    return found


@compiled()
def three(
    view: View, asked: Question, unwilling: Numbers, best: Best, bits: Bits
) -> int:
    """Find the best ways by three edges, one for each first node; return how many."""
    lasts = leading(view, asked, unwilling, bits)
    strongest = int(lasts.max()) if len(lasts) else 0
    first = strongest_first(view, asked.ego, asked.least)
    size = 0
    for at in range(len(first.nodes) if strongest else 0):
        by, strength = first.nodes[at], first.strengths[at]
        if size == asked.top and strength * STRONG * strongest < best.keys[0] >> 32:
            break
        fetch(view, first.words, at + AHEAD)
        if by == asked.target or is_among(unwilling, by):
            continue
        found = on_to(view, asked, first.words[at], bits, lasts)
        if found:
            key = key_of(strength * (found >> 32), by)
            size = keep(best, size, asked.top, key, LOW - (found & LOW))
    clean(view, asked.target, bits)
    tell(best, size)
    return size


@compiled()
def gold(
    view: View, asked: Question, unwilling: Numbers, best: Best, marks: Bits
) -> int:
    """Find the marked nodes two edges away, each by its best node; return how many."""
    first = strongest_first(view, asked.ego, asked.least)
    size = 0
    for at in range(len(first.nodes)):
        by, strength = first.nodes[at], first.strengths[at]
        if size == asked.top and strength * STRONG < best.keys[0] >> 32:
            break
        fetch(view, first.words, at + AHEAD)
        if is_among(unwilling, by):
            continue
        for place in range(*span_of(first.words[at])):
            node = int(view.neighbours[place])
            if not has(marks, node) or view.strengths[place] < asked.least:
                continue
            key = key_of(strength * int(view.strengths[place]), node)
            if size == asked.top and key < best.keys[0]:
                continue
            if node != asked.ego and not strength_of(view, asked.ego, node):
                size = keep_once(best, size, asked.top, key, by)
    tell(best, size)
    return size


@compiled()
def is_three(view: View, asked: Question, bits: Bits) -> bool:
    """Return whether three edges lead to the target."""
    lasts = leading(view, asked, np.empty(0, np.int64), bits)
    words = strongest_first(view, asked.ego, asked.least).words
    found = False
    for at in range(len(words)):
        fetch(view, words, at + AHEAD)
        if on_to(view, asked, words[at], bits, lasts):
            found = True
            break
    clean(view, asked.target, bits)
    return found


@compiled()
def distance(view: View, asked: Question, bits: Bits) -> int:
    """Return the steps, over how many stand between (32 bits)."""
    here, here_end = row_of(view, asked.ego)
    there, there_end = row_of(view, asked.target)
    mutuals = 0
    while True:
        here, there = next_both(view, here, here_end, there, there_end)
        if here == here_end or there == there_end:
            break
        mutuals += by_way_of(view, asked, here, there) > 0
        here += 1
        there += 1
    if strength_of(view, asked.ego, asked.target) >= asked.least:
        return (1 << 32) | mutuals
    if mutuals:
        return (2 << 32) | mutuals
    return (3 if is_three(view, asked, bits) else 4) << 32


@compiled()
def goes_on_to(view: View, asked: Question, target: int, bits: Bits) -> bool:
    """Return whether anyone marked has an edge to the target."""
    for place in range(*row_of(view, target)):
        node = int(view.neighbours[place])
        if has(bits, node):
            if asked.symmetric:
                back = int(view.strengths[place])
            else:
                back = strength_of(view, node, target)
            if back >= asked.least:
                return True
    return False


@compiled()
def page(
    view: View, asked: Question, targets: Numbers, bits: Bits, steps: Numbers
) -> None:
    """Write the steps to each target."""
    words = strongest_first(view, asked.ego, asked.least).words
    for at in range(len(words)):
        fetch(view, words, at + AHEAD)
        for place in range(*span_of(words[at])):
            if view.strengths[place] >= asked.least:
                put(bits, int(view.neighbours[place]))
    for at in range(len(targets)):
        target = targets[at]
        if target == asked.ego:
            steps[at] = 0
        elif strength_of(view, asked.ego, target) >= asked.least:
            steps[at] = 1
        elif has(bits, target):
            steps[at] = 2
        else:
            steps[at] = 3 if goes_on_to(view, asked, target, bits) else 4
    bits[:] = 0
