"""A path to somebody: whom to ask, how strong each half is, and why that is believed.

What a path is worth is the product of its edges' numbers (`strength.py`), as the graph
has it; its *warmth* is the band of its weaker half, since an introduction is as good as
the weaker of the two ties (R4-04). Nothing here looks anything up.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from closeknit.network.rules.strength import FLOORS, band, sure
from closeknit.ties.rules.alter_ties import SAID, AlterTie, Joined, reasons

MORE = 4
"""The distance of whom three steps do not reach."""
YOU = Joined(0, "you")


class Comes(StrEnum):
    """Where it is known from that two have a tie."""

    EXCHANGES = "what you two exchanged"
    WORD = "your own word"
    BOTH = "your own word, and what you two exchanged"
    CONNECTED = "LinkedIn, where you are connected"
    SEEN = "your own messages, meetings and calls with both in them"
    SAID = "what somebody said: you, a list, or a profile's page"


class Half(NamedTuple):
    """One edge of a path: how strong it is (1 to 255), in words, and the reasons."""

    one: Joined
    other: Joined
    strength: int
    says: str
    because: tuple[str, ...]
    comes: Comes

    @property
    def band(self) -> str:
        """Return weak, medium or strong."""
        return band(self.strength)

    @property
    def is_own(self) -> bool:
        """Say whether it is the ego's own tie."""
        return self.one == YOU


class Path(NamedTuple):
    """A way to somebody, from the ego on; `strength` is the product of the halves."""

    halves: tuple[Half, ...]
    strength: int

    @property
    def introducer(self) -> Joined:
        """Return whom the ego would ask."""
        return self.halves[0].other

    @property
    def weakest(self) -> Half:
        """Return the half that the path is as good as, the first of several."""
        return min(self.halves, key=lambda half: half.strength)

    @property
    def warmth(self) -> str:
        """Return the band of the weaker half."""
        return self.weakest.band


class Withheld(NamedTuple):
    """Somebody who could introduce the ego and is not offered: why, by which rule."""

    who: Joined
    because: str
    requirement: str


class Ways(NamedTuple):
    """How the ego can get to somebody.

    `warm` are the paths whose halves all have the least strength that was asked for,
    `weak` the others, `further` those by three steps; `distance` is 1 to 3, or `MORE`.
    """

    target: Joined
    distance: int
    warm: tuple[Path, ...] = ()
    weak: tuple[Path, ...] = ()
    further: tuple[Path, ...] = ()
    withheld: tuple[Withheld, ...] = ()


class Raw(NamedTuple):
    """A path as the graph has it: the people after the ego, and the product."""

    people: tuple[int, ...]
    strength: int


class OwnTie(NamedTuple):
    """The ego's tie with somebody: who, how strong, why, and where from."""

    who: Joined
    strength: int
    because: tuple[str, ...]
    comes: Comes = Comes.EXCHANGES


class Believed(NamedTuple):
    """Two others who know each other: how sure it is (1 to 255), and the evidence."""

    strength: int
    pair: AlterTie


Own = Mapping[int, OwnTie]
Pairs = Mapping[tuple[int, int], Believed]
"""By the two people's numbers, the lower one first."""


def key(one: int, other: int) -> tuple[int, int]:
    """Return two people as a pair is found by: the lower number first."""
    return (one, other) if one < other else (other, one)


def asked_about(raws: Iterable[Raw]) -> tuple[set[int], set[tuple[int, int]]]:
    """Return whose ties and which pairs have to be looked up to explain these paths.

    >>> asked_about([Raw((7, 3), 40)])
    ({7}, {(3, 7)})
    """
    own: set[int] = set()
    pairs: set[tuple[int, int]] = set()
    for raw in raws:
        own.add(raw.people[0])
        pairs |= {key(*two) for two in zip(raw.people, raw.people[1:], strict=False)}
    return own, pairs


class Edges(NamedTuple):
    """What is known of the edges of some paths."""

    own: Own
    pairs: Pairs


def explained(raws: Iterable[Raw], edges: Edges) -> tuple[Path, ...]:
    """Return the paths with their reasons, in their order.

    One whose edges are no longer there, because the ties have changed since, is left
    out.
    """
    found = (_explained(raw, *edges) for raw in raws)
    return tuple(path for path in found if path is not None)


def _explained(raw: Raw, own: Own, pairs: Pairs) -> Path | None:
    first = own.get(raw.people[0])
    twos = list(zip(raw.people, raw.people[1:], strict=False))
    if first is None or any(key(*two) not in pairs for two in twos):
        return None
    halves = [_own_half(first), *(_half(*two, pairs[key(*two)]) for two in twos)]
    return Path(tuple(halves), raw.strength)


def own_source(own_word: str, *, exchanged: bool) -> Comes:
    """Return where the ego's own tie with somebody is known from.

    >>> own_source("strong", exchanged=False).value
    'your own word'
    """
    if own_word:
        return Comes.BOTH if exchanged else Comes.WORD
    return Comes.EXCHANGES if exchanged else Comes.CONNECTED


def _own_half(tie: OwnTie) -> Half:
    says = f"your tie with {tie.who.name} is {band(tie.strength)}"
    return Half(YOU, tie.who, tie.strength, says, tie.because, tie.comes)


def _half(one: int, other: int, of: Believed) -> Half:
    names = {of.pair.one.id: of.pair.one, of.pair.other.id: of.pair.other}
    is_said = bool(of.pair.evidence) and of.pair.evidence[0].how in SAID
    return Half(
        names[one],
        names[other],
        of.strength,
        f"{names[one].name} and {names[other].name}: {sure(of.strength)}",
        tuple(reasons(of.pair)),
        Comes.SAID if is_said else Comes.SEEN,
    )


def is_thin(half: Half) -> bool:
    """Say whether what shows that two others know each other is too little (R0-15)."""
    return not half.is_own and half.strength < FLOORS["medium"]


def cautions(path: Path, least: int) -> tuple[str, ...]:
    """Return what to mind before a path is used: which half is weak, and how.

    `least` is the number below which a half is weak by the policy.
    """
    return tuple(_caution(half) for half in path.halves if half.strength < least)


def _caution(half: Half) -> str:
    if half.is_own:
        return f"your own tie with {half.other.name} is {half.band}: ask first"
    if is_thin(half):
        why = half.because[0] if half.because else "nothing"
        return (
            f"the evidence that {half.one.name} knows {half.other.name} is thin: {why}"
        )
    return f"how well {half.one.name} knows {half.other.name} is not sure: ask"


def names(people: Sequence[Joined]) -> str:
    """Return a few names in a row.

    >>> names([Joined(1, "Ann"), Joined(2, "Bob"), Joined(3, "Cy")])
    'Ann, Bob and Cy'
    """
    if len(people) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(one.name for one in people)
    return f"{', '.join(one.name for one in people[:-1])} and {people[-1].name}"
