"""The best ways found so far, in machine code: a heap with the weakest on top.

A key is a way's product over its node's number turned round, so a higher key is a
better way and equal products are told apart by the lower number. Beside each key
stands one more node of its way.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.machine_code import compiled

LOW = 2**32 - 1


class Best(NamedTuple):
    """Room for keys, and for the node beside each; for what is told of them in the end.

    Told are products, and the numbers that the keys hold turned round.
    """

    keys: npt.NDArray[np.int64]
    beside: npt.NDArray[np.int64]
    products: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]


@compiled()
def key_of(product: int, node: int) -> int:
    """Return what is compared; products have 24 bits at most, so it is positive."""
    return (product << 32) | (LOW - node)


@compiled()
def sink(best: Best, at: int, size: int) -> None:
    """Move down what stands at a place too far up."""
    key, beside = best.keys[at], best.beside[at]
    below = 2 * at + 1
    while below < size:
        if below + 1 < size and best.keys[below + 1] < best.keys[below]:
            below += 1
        if best.keys[below] >= key:
            break
        best.keys[at] = best.keys[below]
        best.beside[at] = best.beside[below]
        at = below
        below = 2 * at + 1
    best.keys[at] = key
    best.beside[at] = beside


@compiled()
def keep(best: Best, size: int, top: int, key: int, beside: int) -> int:
    """Keep a way if it is among the best; return how many are kept."""
    if size < top:
        at = size
        while at > 0 and best.keys[(at - 1) >> 1] > key:
            best.keys[at] = best.keys[(at - 1) >> 1]
            best.beside[at] = best.beside[(at - 1) >> 1]
            at = (at - 1) >> 1
        best.keys[at] = key
        best.beside[at] = beside
        return size + 1
    if key > best.keys[0]:
        best.keys[0] = key
        best.beside[0] = beside
        sink(best, 0, size)
    return size


@compiled()
def keep_once(best: Best, size: int, top: int, key: int, beside: int) -> int:
    """Keep a way as `keep` does, but of one node's ways only the best.

    Of equal ones the one with the lower number beside it.
    """
    if size == top and key < best.keys[0]:
        return size
    for at in range(size):
        if best.keys[at] & LOW == key & LOW:
            if best.keys[at] == key:
                best.beside[at] = min(beside, best.beside[at])
            elif best.keys[at] < key:
                best.keys[at] = key
                best.beside[at] = beside
                sink(best, at, size)
            return size
    return keep(best, size, top, key, beside)


@compiled()
def tell(best: Best, size: int) -> None:
    """Sort what is kept, the best first, and tell it in numbers."""
    for last in range(size - 1, 0, -1):
        key, beside = best.keys[last], best.beside[last]
        best.keys[last] = best.keys[0]
        best.beside[last] = best.beside[0]
        best.keys[0] = key
        best.beside[0] = beside
        sink(best, 0, last)
    for at in range(size):
        best.products[at] = best.keys[at] >> 32
        best.numbers[at] = LOW - (best.keys[at] & LOW)
