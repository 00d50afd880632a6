"""The graph in numpy: the default flavour, quick without a compiler.

Rows are put end to end and looked through at once. What must be known of a node in
passing lies in an array with a place for every node, cleaned after each question.
"""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from closeknit.engines.graph.asked import Asked, Given, Terms, paths_of
from closeknit.engines.graph.graph import MORE, Distance, Flags, Marks, Path
from closeknit.engines.graph.picking import (
    Nodes,
    Places,
    best,
    common,
    spans_of,
    strengths_between,
    stretches,
)
from closeknit.engines.graph.snapshot import Neighbours, Strengths

U32 = np.uint32
U64 = np.uint64
NONE: Neighbours = np.empty(0, U32)
BY_TWO = 2
AT_ONCE = 16
"""Rows put end to end where one hit is enough."""


class Ends(NamedTuple):
    """Nodes at one end of a path, and how strong each one's edge is."""

    nodes: Neighbours
    strengths: Strengths


class Rows(NamedTuple):
    """Rows put end to end; `ends` tells where each is over.

    Strengths are looked up, for few are needed: `shifts` leads from a place here to the
    edge's own, row by row.
    """

    nodes: Neighbours
    ends: Places
    shifts: Places
    strengths: Strengths

    def owners(self, places: Places) -> Places:
        """Return which row each place lies in."""
        return self.ends.searchsorted(places, "right")

    def strengths_at(self, places: Places, owners: Places) -> Strengths:
        """Return how strong the edges at places are, given the rows they lie in."""
        strengths: Strengths = self.strengths[places + self.shifts[owners]]
        return strengths

    def strong(self, places: Places, least: int) -> tuple[Places, Places, Strengths]:
        """Return the places of edges strong enough, their rows, and their strengths."""
        owners = self.owners(places)
        strengths = self.strengths_at(places, owners)
        if least > 1 or not strengths.all():
            kept = strengths >= least
            return places[kept], owners[kept], strengths[kept]
        return places, owners, strengths


class ArraysGraph(Asked):
    """Answers by numpy; see `Graph`."""

    def opened(self) -> None:
        """Make the array with a place for every node."""
        self._known = np.zeros(self._of.people, np.uint8)

    def seen(self) -> None:
        """Nothing is kept of what may change."""

    def by_two(self, ego: int, target: int, given: Given) -> list[Path]:
        """Answer `introducers`."""
        terms = Terms._make(given)
        by, products = self._mutuals(ego, target, terms)
        order = best(by, products, by, terms.top)
        through = zip(by[order].tolist(), strict=True)
        return paths_of(products[order].tolist(), repeat(ego), through, repeat(target))

    def by_three(self, ego: int, target: int, given: Given) -> list[Path]:
        """Answer `introducers_by_three`."""
        terms = Terms._make(given)
        first = self._usable(ego, terms, but=target)
        third = self._leading_to(target, terms, but=ego)
        rows = self._rows(first.nodes)
        self._known[third.nodes] = third.strengths
        lasts = self._known[rows.nodes]
        self._known[third.nodes] = 0
        hits = np.flatnonzero(lasts)
        hits, owners, strengths = rows.strong(hits, terms.least)
        products = first.strengths[owners].astype(U32)
        products *= strengths
        products *= lasts[hits]
        by, then = first.nodes[owners], rows.nodes[hits]
        order = best(by, products, then, terms.top)
        through = zip(by[order].tolist(), then[order].tolist(), strict=True)
        return paths_of(products[order].tolist(), repeat(ego), through, repeat(target))

    def marked(self, ego: int, marks: Marks, terms: Terms) -> list[Path]:
        """Answer `gold`."""
        first = self._usable(ego, terms)
        rows = self._rows(first.nodes)
        hits = np.flatnonzero(marks.flags[rows.nodes])
        hits = hits[~self._is_known(ego, rows.nodes[hits])]
        hits, owners, strengths = rows.strong(hits, terms.least)
        products = first.strengths[owners].astype(U32) * strengths
        by, targets = first.nodes[owners], rows.nodes[hits]
        order = best(targets, products, by, terms.top)
        through = zip(by[order].tolist(), strict=True)
        return paths_of(
            products[order].tolist(), repeat(ego), through, targets[order].tolist()
        )

    def reached(self, team: list[int], group: list[int], terms: Terms) -> list[Path]:
        """Answer `reach`."""
        rows = self._rows(team)
        into = self._rows(group)
        ends = np.array(group, U32).repeat(np.diff(into.ends, prepend=0))
        order = into.nodes.argsort(kind="stable")
        lasts, ends = into.nodes[order], ends[order]
        self._known[lasts] = 1
        hits = np.flatnonzero(self._known[rows.nodes])
        self._known[lasts] = 0
        hits = hits[self._willing(rows.nodes[hits], terms)]
        hits, owners, strengths = rows.strong(hits, terms.least)
        low = lasts.searchsorted(rows.nodes[hits], "left")
        many = lasts.searchsorted(rows.nodes[hits], "right") - low
        # Each hit beside each target its node leads to.
        at = stretches(low, many)
        edges = order[at]
        second = into.strengths_at(edges, into.owners(edges))
        second = self._back(second, lasts[at], ends[at])
        by, targets = rows.nodes[hits].repeat(many), ends[at]
        egos = np.array(team, U32)[owners].repeat(many)
        products = strengths.astype(U32).repeat(many) * second
        products[(second < terms.least) | (egos == targets)] = 0
        pairs = targets.astype(U64) << U64(32) | egos
        found = best(pairs, products, by, terms.top)
        found = found[products[found] > 0]
        through = zip(by[found].tolist(), strict=True)
        told = egos[found].tolist(), through, targets[found].tolist()
        return paths_of(products[found].tolist(), *told)

    def apart(self, ego: int, target: int, least: int) -> Distance:
        """Answer `distance`."""
        terms = Terms(1, least, ())
        mutuals = len(self._mutuals(ego, target, terms)[0])
        others, strengths = self._of.row(ego)
        at = int(others.searchsorted(target))
        if at < len(others) and others[at] == target and strengths[at] >= least:
            return Distance(1, mutuals)
        if mutuals:
            return Distance(2, mutuals)
        return Distance(3 if self._is_three(ego, target, terms) else MORE, 0)

    def between(self, ego: int, target: int, least: int) -> list[int]:
        """Answer `mutuals`."""
        by, _ = self._mutuals(ego, target, Terms(1, least, ()))
        return [int(node) for node in by.tolist()]

    def page(self, ego: int, targets: Sequence[int], least: int) -> list[int]:
        """Answer `distances`."""
        terms = Terms(1, least, ())
        first = self._usable(ego, terms)
        rows = self._rows(first.nodes)
        asked = np.array(targets, U32)
        near, _, _ = rows.strong(np.arange(len(rows.nodes)), least)
        self._known[rows.nodes[near]] = BY_TWO
        self._known[first.nodes] = 1
        self._known[ego] = 0
        steps = self._known[asked]
        far = np.flatnonzero(steps == 0)
        into = self._rows(asked[far])
        leads = np.flatnonzero(self._known[into.nodes] == BY_TWO)
        owners = into.owners(leads)
        back = into.strengths_at(leads, owners)
        back = self._back(back, into.nodes[leads], asked[far][owners])
        steps[far] = MORE
        steps[far[owners[back >= least]]] = 3
        steps[asked == ego] = 0
        self._known[rows.nodes] = 0
        self._known[first.nodes] = 0
        return [int(step) for step in steps.tolist()]

    def _is_three(self, ego: int, target: int, terms: Terms) -> bool:
        first = self._usable(ego, terms)
        third = self._leading_to(target, terms, but=ego)
        ahead, wanted = first.nodes, third.nodes
        if self._of.symmetric and len(wanted) < len(ahead):
            ahead, wanted = wanted, ahead  # from the end that has fewer edges to read
        self._known[wanted] = 1
        try:
            for at in range(0, len(ahead), AT_ONCE):
                rows = self._rows(ahead[at : at + AT_ONCE])
                hits = np.flatnonzero(self._known[rows.nodes])
                if len(rows.strong(hits, terms.least)[0]):
                    return True
        finally:
            self._known[wanted] = 0
        return False

    def _mutuals(self, ego: int, target: int, terms: Terms) -> tuple[Nodes, Nodes]:
        """Return who stands between, and the product of the two edges."""
        others, first = self._of.row(ego)
        lasts, second = self._of.row(target)
        here, there = common(others, lasts)
        by = others[here]
        back = self._back(second[there], by, np.full(len(by), target, U32))
        kept = (first[here] >= terms.least) & (back >= terms.least)
        if len(terms.unwilling):
            kept &= self._willing(by, terms)
        return by[kept], first[here[kept]].astype(U32) * back[kept]

    def _usable(self, ego: int, terms: Terms, but: int | None = None) -> Ends:
        """Return the willing whom the ego's edges lead to."""
        return self._kept(Ends(*self._of.row(ego)), terms, but)

    def _leading_to(self, target: int, terms: Terms, but: int) -> Ends:
        """Return the willing whose edges lead to the target."""
        nodes, strengths = self._of.row(target)
        back = self._back(strengths, nodes, np.full(len(nodes), target, U32))
        return self._kept(Ends(nodes, back), terms, but)

    def _kept(self, ends: Ends, terms: Terms, but: int | None) -> Ends:
        kept = ends.strengths >= terms.least
        if but is not None:
            kept &= ends.nodes != but
        if len(terms.unwilling):
            kept &= self._willing(ends.nodes, terms)
        return Ends(ends.nodes[kept], ends.strengths[kept])

    def _willing(self, nodes: Nodes, terms: Terms) -> Flags:
        willing: Flags = np.isin(nodes, [*terms.unwilling], invert=True)
        return willing

    def _is_known(self, ego: int, nodes: Nodes) -> Flags:
        others, strengths = self._of.row(ego)
        usable = others[strengths > 0]
        self._known[usable] = 1
        self._known[ego] = 1
        known: Flags = self._known[nodes] > 0
        self._known[usable] = 0
        self._known[ego] = 0
        return known

    def _back(self, strengths: Strengths, nodes: Nodes, targets: Nodes) -> Strengths:
        """Return the strengths from nodes to targets, given those the other way."""
        if self._of.symmetric:
            return strengths
        return strengths_between(self._of.view, nodes, targets)

    def _rows(self, nodes: Neighbours | list[int]) -> Rows:
        view = self._of.view
        starts, lengths = spans_of(view.rows[nodes])
        spans = zip(starts.tolist(), (starts + lengths).tolist(), strict=True)
        ends = lengths.cumsum()
        return Rows(
            # Many pieces are put together sooner than many numbers are looked up.
            np.concatenate([NONE, *(view.neighbours[at:end] for at, end in spans)]),
            ends,
            starts - ends + lengths,
            view.strengths,
        )
