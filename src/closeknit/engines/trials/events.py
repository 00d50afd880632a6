"""Who wrote to whom and when, as arrays in order of time."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
Truths = NDArray[np.bool_]

DAY = 86_400.0
LASTS = 0.25
"""Horizons after which an event counts half where nothing says by which channel."""


class Events(NamedTuple):
    """Messages in order of time: who wrote, to whom, when, in seconds, to how many.

    `lasts`: horizons after which each counts half.
    """

    src: Counts
    dst: Counts
    t: Numbers
    size: Numbers
    lasts: Numbers

    def until(self, moment: float) -> "Events":
        """Return what had happened by then."""
        return self.between(-math.inf, moment)

    def between(self, after: float, until: float) -> "Events":
        """Return what happened after the one moment and up to the other."""
        first, last = np.searchsorted(self.t, [after, until], side="right")
        return self.rows(np.arange(int(first), int(last)))

    def rows(self, which: Counts | Truths) -> "Events":
        """Return these rows alone."""
        return Events(
            self.src[which],
            self.dst[which],
            self.t[which],
            self.size[which],
            self.lasts[which],
        )


def sorted_events(
    src: Counts,
    dst: Counts,
    t: Numbers,
    size: Numbers,
    lasts: Numbers | None = None,
) -> Events:
    """Return the events in order of time, those to oneself and repeated ones left out.

    >>> a, b = np.array([2, 1, 1, 3]), np.array([1, 2, 2, 3])
    >>> when, to = np.array([9.0, 5.0, 5.0, 1.0]), np.ones(4)
    >>> sorted_events(a, b, when, to).t.tolist()
    [5.0, 9.0]
    """
    order = np.lexsort((dst, src, t))
    lasting = np.full(len(t), LASTS) if lasts is None else lasts
    told = Events(src, dst, t, size, lasting).rows(order)
    src, dst, t, *_ = told
    keep = src != dst
    keep[1:] &= (src[1:] != src[:-1]) | (dst[1:] != dst[:-1]) | (t[1:] != t[:-1])
    return told.rows(keep)
