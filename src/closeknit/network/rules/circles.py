"""Circles: 5 closest, 15, 50, 150, as people have been found to keep (Dunbar).

A circle is a limit, not a quota: each asks for a band besides, so that nobody counts as
close only because nobody else is. Within a circle the stronger tie stands before; the
ego's own word decides the band, and so the circle (R3-32).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

RANK = ("weak", "medium", "strong")
"""The bands of ties, from the least."""


class Limit(NamedTuple):
    """What a circle is called, how many stand in it or within, and from which band."""

    name: str
    says: str
    upto: int
    least: str


LIMITS = (
    Limit("closest", "in touch about every week", 5, "strong"),
    Limit("close", "in touch about every month", 15, "strong"),
    Limit("near", "in touch now and then", 50, "medium"),
    Limit("known", "a tie that goes both ways", 150, "weak"),
)
"""5, 15, 50 and 150, counted from within."""


class Placed(NamedTuple):
    """An alter with what decides about the circle."""

    id: int
    band: str
    strength: float
    two_way: bool
    own_word: bool = False


class Circle(NamedTuple):
    """One circle and those in it, the strongest tie first."""

    limit: Limit
    people: tuple[int, ...]


class Circles(NamedTuple):
    """The circles from within, and who has a tie and stands outside of them."""

    circles: tuple[Circle, ...]
    outside: tuple[int, ...]

    def of(self) -> dict[int, int]:
        """Return each person's circle by its place; those outside are left out."""
        every = enumerate(self.circles)
        return {one: at for at, circle in every for one in circle.people}


def circles(alters: Iterable[Placed]) -> Circles:
    """Return the circles of these alters.

    >>> found = circles([Placed(1, "strong", 0.9, True), Placed(2, "weak", 0.1, True)])
    >>> [circle.people for circle in found.circles], found.outside
    ([(1,), (), (), (2,)], ())
    """
    waiting = sorted(alters, key=_order)
    found = []
    placed = 0
    for limit in LIMITS:
        here, waiting = _filled(waiting, limit, limit.upto - placed)
        placed += len(here)
        found.append(Circle(limit, tuple(one.id for one in here)))
    return Circles(tuple(found), tuple(one.id for one in waiting))


def _order(one: Placed) -> tuple[int, float, int]:
    return -RANK.index(one.band), -one.strength, one.id


def _filled(
    waiting: Sequence[Placed], limit: Limit, room: int
) -> tuple[list[Placed], list[Placed]]:
    """Return who of those waiting is in the circle, and who still waits."""
    least = RANK.index(limit.least)
    here: list[Placed] = []
    rest: list[Placed] = []
    for one in waiting:
        fits = RANK.index(one.band) >= least and (one.two_way or one.own_word)
        (here if fits and len(here) < room else rest).append(one)
    return here, rest
