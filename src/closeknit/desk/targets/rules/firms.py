"""A firm on the list: whom the ego knows there, and who there is two steps away."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from closeknit.desk.policy.rules.market import Facts
from closeknit.ties.rules.alter_ties import Joined
from closeknit.ties.rules.jobs import firm

NAMED = 3
"""Own people whom a sentence names."""


class AtFirm(NamedTuple):
    """Who is at a firm: the ego's own people, the strongest first, and further ones.

    `second` are wanted and two steps away, `warm` of these are on the gold list.
    """

    own: tuple[Joined, ...]
    second: int
    warm: int

    @property
    def says(self) -> str:
        """Return what is known of the firm, in a sentence or two.

        >>> AtFirm((), 0, 0).says
        'A firm: nobody there is known, neither to you nor to your people.'
        >>> AtFirm((Joined(1, "Ann Lee"),), 2, 1).says
        'A firm: you know Ann Lee there. Two steps away: 2, by a warm path: 1.'
        >>> AtFirm((), 1, 0).says
        'A firm: you know nobody there yourself. Two steps away: 1, by a warm path: 0.'
        """
        if not (self.own or self.second):
            return "A firm: nobody there is known, neither to you nor to your people."
        names = [one.name for one in self.own[:NAMED]]
        more = len(self.own) - len(names)
        told = ", ".join((*names, *([f"and {more} more"] if more else [])))
        one = f"you know {told} there." if names else "you know nobody there yourself."
        if not self.second:
            return f"A firm: {one}"
        far = f"Two steps away: {self.second}, by a warm path: {self.warm}."
        return f"A firm: {one} {far}"


def at_firm(
    name: str,
    own: Sequence[Joined],
    facts: Mapping[int, Facts],
    wanted: Iterable[int],
    warm: Iterable[int],
) -> AtFirm:
    """Return who is at a firm, of those wanted, and of those with a warm path."""
    there = {
        who for who in wanted if who in facts and firm(facts[who].company) == firm(name)
    }
    return AtFirm(tuple(own), len(there), len(there & set(warm)))
