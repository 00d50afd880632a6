"""What all the evidence on two sides comes to, and what is to be done about it."""

from typing import NamedTuple

from closeknit.people.rules.identity.side import Side
from closeknit.sources.handles import folded

JOIN = 10.0
ASK = 3.0


class Reason(NamedTuple):
    """What one comparison saw, the bits it adds, and the sentence the user reads."""

    comparison: str
    level: str
    weight: float
    words: str


class Judgement(NamedTuple):
    """The sum in bits (base-2 log odds), its reasons, and what forbids joining.

    `guard` is a sentence why a human being has to look, "" where nothing does; `never`
    says that the two are not even to be asked about.
    """

    weight: float
    reasons: tuple[Reason, ...]
    guard: str = ""
    never: bool = False


def judge(one: Side, other: Side, *, namesakes: int = 1) -> Judgement:
    """Return how likely the two are one, with each reason, the heaviest first.

    `namesakes` is how many people of this name are surely different (`blocking`).
    """
    shared = {folded(n) for n in one.names} & {folded(n) for n in other.names}
    if not shared:
        return Judgement(-10.0, ())
    weight = 12.0 - 4.0 * (namesakes - 1)
    return Judgement(weight, (Reason("name", "same", weight, "the same name"),))


def verdict(judgement: Judgement) -> str:
    """Return ``join``, ``ask``, ``apart``, or ``never`` where even a chain must not.

    >>> verdict(Judgement(99.0, ())), verdict(Judgement(99.0, (), "a couple"))
    ('join', 'ask')
    """
    if judgement.never:
        return "never"
    if judgement.weight >= JOIN and not judgement.guard:
        return "join"
    return "ask" if judgement.weight >= ASK else "apart"
