"""The questions in machine code. `CompiledGraph` asks them and says what they mean."""

import numpy as np

from closeknit.engines.graph.kept import (
    LOW,
    Best,
    keep,
    keep_once,
    key_of,
    put_in_order,
)
from closeknit.engines.graph.looking import (
    Bits,
    Numbers,
    Question,
    begin_of,
    has,
    is_among,
    length_of,
    place_in,
    put,
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
    here, there = begin_of(view, asked.ego), begin_of(view, asked.target)
    here_end = here + length_of(view, asked.ego)
    there_end = there + length_of(view, asked.target)
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
    put_in_order(best, size)
    return size


@compiled()
def leading(view: View, asked: Question, unwilling: Numbers, bits: Bits) -> Bits:
    """Mark who leads to the target; return how strongly, by place in its row."""
    begin = begin_of(view, asked.target)
    lasts = np.zeros(length_of(view, asked.target), np.uint8)
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
    begin = begin_of(view, node)
    for place in range(begin, begin + length_of(view, node)):
        bits[view.neighbours[place] >> 3] = 0


@compiled()
def on_to(view: View, asked: Question, by: int, bits: Bits, lasts: Bits) -> int:
    """Return the key of the best way from one node on, 0 where there is none."""
    begin, last_begin = begin_of(view, by), begin_of(view, asked.target)
    end, last_end = begin + length_of(view, by), last_begin + len(lasts)
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
    size = 0
    for place in strongest_first(view, asked.ego, asked.least):
        first = int(view.strengths[place])
        by = int(view.neighbours[place])
        if not strongest or (
            size == asked.top and first * STRONG * strongest < best.keys[0] >> 32
        ):
            break
        if by == asked.target or is_among(unwilling, by):
            continue
        found = on_to(view, asked, by, bits, lasts)
        if found:
            key = key_of(first * (found >> 32), by)
            size = keep(best, size, asked.top, key, LOW - (found & LOW))
    clean(view, asked.target, bits)
    put_in_order(best, size)
    return size


@compiled()
def gold(
    view: View, asked: Question, unwilling: Numbers, best: Best, marks: Bits
) -> int:
    """Find the marked nodes two edges away, each by its best node; return how many."""
    size = 0
    for place in strongest_first(view, asked.ego, asked.least):
        first = int(view.strengths[place])
        by = int(view.neighbours[place])
        if size == asked.top and first * STRONG < best.keys[0] >> 32:
            break
        if is_among(unwilling, by):
            continue
        begin = begin_of(view, by)
        for then in range(begin, begin + length_of(view, by)):
            node = int(view.neighbours[then])
            if not has(marks, node) or view.strengths[then] < asked.least:
                continue
            key = key_of(first * int(view.strengths[then]), node)
            if size == asked.top and key < best.keys[0]:
                continue
            if node != asked.ego and not strength_of(view, asked.ego, node):
                size = keep_once(best, size, asked.top, key, by)
    put_in_order(best, size)
    return size


@compiled()
def is_three(view: View, asked: Question, bits: Bits) -> bool:
    """Return whether three edges lead to the target."""
    lasts = leading(view, asked, np.empty(0, np.int64), bits)
    begin = begin_of(view, asked.ego)
    found = False
    for place in range(begin, begin + length_of(view, asked.ego)):
        if view.strengths[place] >= asked.least and not found:
            by = int(view.neighbours[place])
            found = on_to(view, asked, by, bits, lasts) > 0
    clean(view, asked.target, bits)
    return found


@compiled()
def distance(view: View, asked: Question, bits: Bits) -> int:
    """Return the steps, over how many stand between (32 bits)."""
    here, there = begin_of(view, asked.ego), begin_of(view, asked.target)
    here_end = here + length_of(view, asked.ego)
    there_end = there + length_of(view, asked.target)
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
    begin = begin_of(view, target)
    for place in range(begin, begin + length_of(view, target)):
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
    begin = begin_of(view, asked.ego)
    for place in range(begin, begin + length_of(view, asked.ego)):
        if view.strengths[place] < asked.least:
            continue
        start = begin_of(view, int(view.neighbours[place]))
        for then in range(start, start + length_of(view, int(view.neighbours[place]))):
            if view.strengths[then] >= asked.least:
                put(bits, int(view.neighbours[then]))
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
