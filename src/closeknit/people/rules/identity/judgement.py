"""What all the evidence on two sides comes to, and what is to be done about it."""

from typing import NamedTuple

import msgspec

from closeknit.people.rules.identity.evidence import seen
from closeknit.people.rules.identity.fitted import ASK, JOIN, PRIOR, WEIGHTS
from closeknit.people.rules.identity.guards import MANY, guarded
from closeknit.people.rules.identity.look import look
from closeknit.people.rules.identity.saying import SAYING
from closeknit.people.rules.identity.side import Side


class Reason(NamedTuple):
    """What one comparison saw, the bits it adds, and the sentence the user reads."""

    comparison: str
    level: str
    weight: float
    words: str


class Judgement(NamedTuple):
    """The sum in bits (base-2 log odds), its reasons, and what forbids joining unseen.

    `guard` says in words why a human being has to look, "" where nothing asks for it.
    `contradicted`: not even a chain of joins may unite the two.
    """

    weight: float
    reasons: tuple[Reason, ...]
    guard: str = ""
    contradicted: bool = False


def judge(one: Side, other: Side, *, namesakes: int = 1) -> Judgement:
    """Return how likely the two are one, with each reason, the heaviest first.

    `namesakes` is how many of one name are surely different people: the larger of what
    `blocking.namesakes` says of the two sides' name blocks. Which of the two stands
    first makes no difference.

    >>> ada = Side(1, ("Ada Lovelace",), profiles=("ada-ex",))
    >>> [r.words for r in judge(ada, Side(2, ("Bo Diddley",))).reasons][0]
    'different names'
    """
    first, second = look(one), look(other)
    found = seen(first, second, namesakes=namesakes)
    reasons = [
        Reason(comparison, level, WEIGHTS.get((comparison, level), 0.0), "")
        for comparison, level in found.items()
    ]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.comparison))
    weight = round(PRIOR + sum(reason.weight for reason in reasons), 2)
    named = tuple(r._replace(words=SAYING[r.comparison, r.level]) for r in reasons)
    return Judgement(weight, named, *guarded(found, first, second))


def is_apart(one: Side, other: Side, *, namesakes: int = 1) -> bool:
    """Say whether `judge` finds too little for even a question: most pairs, quickly.

    >>> is_apart(Side(1, ("Ada Lovelace",)), Side(2, ("Bo Diddley",)))
    True
    """
    found = seen(look(one), look(other), namesakes=namesakes)
    weighed = sum(WEIGHTS.get(level, 0.0) for level in found.items())
    return round(PRIOR + weighed, 2) < ASK


def verdict(judgement: Judgement) -> str:
    """Return ``join``, ``ask`` or ``apart``: above one threshold, the other, neither.

    Two of one common name and nothing else are apart: a question could not be answered.

    >>> verdict(Judgement(99.0, ())), verdict(Judgement(99.0, (), "a couple"))
    ('join', 'ask')
    """
    if judgement.weight >= JOIN and not judgement.guard:
        return "join"
    is_open = judgement.weight >= ASK and judgement.guard != MANY
    return "ask" if is_open else "apart"


def because(judgement: Judgement) -> str:
    """Return the reasons of a judgement as JSON; a guard's comes first, and once."""
    guard, reasons = judgement.guard, judgement.reasons
    said = sum(reason.weight for reason in reasons if reason.words == guard)
    first = [["guard", "", said, guard]] if guard else []
    rest = [list(reason) for reason in reasons if reason.words != guard]
    return msgspec.json.encode([*first, *rest]).decode()
