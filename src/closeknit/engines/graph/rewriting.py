"""Rows written anew with some of their edges set, all rows of a batch at once."""

from typing import NamedTuple

import numpy as np

from closeknit.engines.graph.journal import Words
from closeknit.engines.graph.picking import Places, spans_of, spots_of
from closeknit.engines.graph.snapshot import Neighbours, Strengths, View

HALF = np.uint64(32)
LOW = np.uint64(2**32 - 1)
NOTHING: Neighbours = np.empty(0, np.uint32)
NAUGHT: Strengths = np.empty(0, np.uint8)
SPARE = 2
"""How many times the room that is needed is made, so that it is rarely made."""


class Rewritten(NamedTuple):
    """The new rows of some nodes, end to end: until the next ones are made."""

    nodes: Words
    lengths: Places
    neighbours: Neighbours
    strengths: Strengths


class Rewriting:
    """Makes rows in room that is used again: new memory costs more than the work."""

    def __init__(self) -> None:
        self._steps = self._origins = np.empty(0, np.intp)
        self._neighbours, self._strengths = NOTHING, NAUGHT

    def rows(self, view: View, keys: Words, strengths: Strengths) -> Rewritten:
        """Return the rows with these edges; keys are from and to, 32 bits each, sorted.

        An edge that is there gets another strength, any other is put in its place.
        """
        if not len(keys):
            return Rewritten(keys, np.empty(0, np.intp), NOTHING, NAUGHT)
        egos, others = keys >> HALF, keys & LOW
        first = np.ones(len(keys), np.bool_)
        first[1:] = egos[1:] != egos[:-1]
        nodes = egos[first]
        row = first.cumsum() - 1
        spots, there = spots_of(view, egos, others)
        starts, lengths = spans_of(view.rows[nodes])
        put_in = ~there
        fresh = put_in.astype(np.intp)
        grown = np.bincount(row, fresh, len(nodes)).astype(np.intp)
        lengths += grown
        begins = lengths.cumsum() - lengths
        # How many of its row's fresh edges stand before each.
        before = fresh.cumsum() - fresh
        before -= (grown.cumsum() - grown)[row]
        places = begins[row] + spots - starts[row] + before
        self._come_from(int(lengths.sum()), begins, starts, grown, places[put_in])
        neighbours, strong = self._taken(view, int(lengths.sum()))
        neighbours[places] = others
        strong[places] = strengths
        return Rewritten(nodes, lengths, neighbours, strong)

    def _come_from(
        self,
        size: int,
        begins: Places,
        starts: Places,
        grown: Places,
        fresh: Places,
    ) -> None:
        """Note where each edge comes from.

        That is one place further than the one before it, except behind a fresh edge,
        which comes from nowhere, and where a row begins.
        """
        if size > len(self._steps):
            self._steps = np.empty(SPARE * size, np.intp)
            self._origins = np.empty(SPARE * size, np.intp)
        steps = self._steps[:size]
        steps.fill(1)
        steps[fresh[fresh < size - 1] + 1] = 0
        steps[begins] += starts - begins
        steps[begins[1:]] += begins[:-1] - starts[:-1] + grown[:-1]
        steps[0] -= 1
        np.cumsum(steps, out=self._origins[:size])

    def _taken(self, view: View, size: int) -> tuple[Neighbours, Strengths]:
        """Return the edges from where they come from; a fresh one is some other yet."""
        neighbours, strengths = self.room(size)
        origins = self._origins[:size]
        # Clipped, because a fresh one may have none: at the end of all rows.
        for source, out in ((view.neighbours, neighbours), (view.strengths, strengths)):
            if len(source):
                source.take(origins, out=out, mode="clip")
        return neighbours, strengths

    def room(self, size: int) -> tuple[Neighbours, Strengths]:
        """Return room for so many edges: the same each time."""
        if size > len(self._neighbours):
            self._neighbours = np.empty(SPARE * size, np.uint32)
            self._strengths = np.empty(SPARE * size, np.uint8)
        return self._neighbours[:size], self._strengths[:size]
