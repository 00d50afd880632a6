"""An invented professional network: who is tied to whom, and how strongly.

People are open to ties very unevenly, and one in a thousand collects them. They sit at
a desk, work at an employer, did so elsewhere, went to school and live in a region, all
of uneven sizes; of each they get some ties, stronger the nearer, and a few from
anywhere. About 100 directed edges a person, the same ones each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from closeknit.engines.graph.edges import Edges

SEED = 20_261_121
PIECE = 2_000_000
WHOLE = 1_000_000
"""People above whom the network is several of this size, joined by some ties."""
JOINED = 0.5
Numbers = npt.NDArray[np.int64]


class Kind(NamedTuple):
    """Ties from one kind of place: its usual size, ties a person, their strengths."""

    size: float
    ties: float
    weakest: int
    strongest: int


KINDS = (
    Kind(9, 4, 120, 255),  # at a desk
    Kind(300, 16, 40, 160),  # at the same employer
    Kind(400, 14, 15, 90),  # at a former one
    Kind(700, 10, 10, 70),  # at school
    Kind(8_000, 6, 3, 40),  # in the region
    Kind(1e12, 4, 1, 20),  # anywhere
)


@dataclass(frozen=True, slots=True)
class Place:
    """Everyone in order of their place, and how much openness lies before each."""

    order: Numbers
    at: Numbers
    ends: Numbers
    before: npt.NDArray[np.float64]


def ties(people: int, seed: int = SEED) -> Iterator[Edges]:
    """Yield the ties, each once; some come twice, as strongly as they may."""
    copies = max(1, round(people / WHOLE))
    each = people // copies
    for piece in _ties(each, seed):
        for copy in range(copies):
            shift = copy * each
            yield Edges(piece.egos + shift, piece.others + shift, piece.strengths)
    if copies > 1:
        chance = np.random.default_rng(seed + 1)
        many = round(people * JOINED)
        ends = chance.integers(0, people, (2, many))
        yield Edges(ends[0], ends[1], chance.integers(1, 21, many))


def _ties(people: int, seed: int) -> Iterator[Edges]:
    chance = np.random.default_rng(seed)
    open_to = np.exp(chance.normal(0, 0.75, people))
    open_to[chance.random(people) < 0.001] *= 12
    for kind in KINDS:
        place = _place(chance, open_to, kind.size)
        left = round(people * kind.ties)
        while left > 0:
            many = min(left, PIECE)
            left -= many
            # In order: so they are found several times as fast.
            drawn = np.sort(chance.random(many)) * place.before[-1]
            ego = np.minimum(place.before[1:].searchsorted(drawn), people - 1)
            at = place.at[ego]
            low = place.before[place.ends[at]]
            span = place.before[place.ends[at + 1]] - low
            other = place.before[1:].searchsorted(low + chance.random(many) * span)
            other = np.minimum(other, people - 1)
            strong = chance.integers(kind.weakest, kind.strongest + 1, many)
            yield Edges(place.order[ego], place.order[other], strong)


def _place(
    chance: np.random.Generator, open_to: npt.NDArray[np.float64], size: float
) -> Place:
    """Put everyone somewhere, in places of uneven sizes."""
    people = len(open_to)
    many = max(1, round(people / size))
    room = np.cumsum(chance.pareto(1.6, many) + 0.3)
    at = np.sort(room.searchsorted(chance.random(people) * room[-1]))
    order = chance.permutation(people)
    ends = np.searchsorted(at, np.arange(many + 1))
    before = np.concatenate([[0], open_to[order].cumsum()])
    return Place(order, at, ends, before)
