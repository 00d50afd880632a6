"""What all the evidence on two sides comes to, and what is to be done about it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import inf
from typing import NamedTuple

import msgspec

from closeknit.people.rules.identity.evidence import (
    kind,
    seen,
    seen_quickly,
    seen_whole,
)
from closeknit.people.rules.identity.fitted import ASK, JOIN, WEIGHTS
from closeknit.people.rules.identity.guards import MANY, OF_SEVERAL, guarded
from closeknit.people.rules.identity.look import Look, look
from closeknit.people.rules.identity.namesakes import ALONE, Namesakes
from closeknit.people.rules.identity.rare import AGREES, HALF
from closeknit.people.rules.identity.saying import SAYING
from closeknit.people.rules.identity.side import Side

PRIOR = ("", "")
"""Where the weights of a kind have what is added before anything is seen."""


EVEN = 0.0
"""Bits from which either of two may be meant."""
ROUNDED = 0.01


_ANY, _PROFILE = "mailbox_and_name", "profile_and_name"
_LATER = {
    **dict.fromkeys(AGREES, ("rarity", "elsewhere", "firms", "namesakes")),
    **dict.fromkeys(HALF, ("half",)),
    "other_family": ("renamed",),
    "": ("unnamed",),
}
"""What is asked only of those who may still be one, by what their names are."""


@lru_cache
def _most(level: str, *, profiled: bool) -> float:
    """Return the most bits that what is asked later can add, names being so.

    `profiled`: one of the two has a profile, whose address may speak of a name.
    """
    best: defaultdict[str, float] = defaultdict(float)
    for (comparison, _), weight in WEIGHTS[kind({"names": level})].items():
        best[comparison] = max(best[comparison], weight)
    later = (_ANY, *([_PROFILE] if profiled else ()), *_LATER.get(level, ()))
    return sum(best[comparison] for comparison in later)


_LEAST = {
    its: min(ASK, EVEN - bits.get(("namesakes", "two_there"), 0.0)) - ROUNDED
    for its, bits in WEIGHTS.items()
}
"""Bits, without namesakes at one firm, below which nothing is asked or joined."""


RENAMED = frozenset({("names", "other_family"), ("address", "same")})
"""Seen together: who has a new family name, or two Annas in turn; asked in any case."""


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


def judge(one: Side, other: Side, *, of: Namesakes = ALONE) -> Judgement:
    """Return how likely the two are one, with each reason, the heaviest first.

    `of` is what is known of those who have their name: the larger of what `namesakes`
    says of the two sides' name blocks. Which of the two stands
    first makes no difference.

    >>> ada = Side(1, ("Ada Lovelace",), profiles=("ada-ex",))
    >>> [r.words for r in judge(ada, Side(2, ("Bo Diddley",))).reasons][0]
    'different names'
    """
    first, second = look(one), look(other)
    found = seen(first, second, of=of)
    bits = WEIGHTS[kind(found)]
    reasons = [Reason(*level, bits.get(level, 0.0), "") for level in found.items()]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.comparison))
    weight = round(bits[PRIOR] + sum(reason.weight for reason in reasons), 2)
    named = tuple(r._replace(words=SAYING[r.comparison, r.level]) for r in reasons)
    return Judgement(weight, named, *guarded(found, first, second))


def is_apart(one: Side, other: Side, *, of: Namesakes = ALONE) -> bool:
    """Say whether `judge` finds too little for even a question: most pairs, quickly.

    >>> is_apart(Side(1, ("Ada Lovelace",)), Side(2, ("Bo Diddley",)))
    True
    """
    first, second = look(one), look(other)
    quickly = seen_quickly(first, second)
    if _is_light(quickly, first, second):
        return True
    return _is_apart(quickly, first, second, of)


def is_far(one: Side, other: Side) -> bool:
    """Say whether `is_apart` is true of two whoever else has their name.

    Where the names agree, how many have them may count; else it never does.

    >>> is_far(Side(1, ("Ada Lovelace",)), Side(2, ("Ada Diddley",)))
    True
    """
    first, second = look(one), look(other)
    quickly = seen_quickly(first, second)
    if _is_light(quickly, first, second):
        return True
    if quickly.get("names") in AGREES:
        return False
    return _is_apart(quickly, first, second, ALONE)


def _is_light(quickly: Mapping[str, str], one: Look, other: Look) -> bool:
    """Say whether what is asked later cannot make up for what was seen quickly."""
    its, profiled = kind(quickly), bool(one.slugs or other.slugs)
    more = _most(quickly.get("names", ""), profiled=profiled)
    is_light = _weighed(its, quickly) + more < _LEAST[its]
    return is_light and not quickly.items() >= RENAMED


def _is_apart(
    quickly: Mapping[str, str], one: Look, other: Look, of: Namesakes
) -> bool:
    found = seen_whole(quickly, one, other, of=of)
    return round(_weighed(kind(found), found), 2) < asked_from(found.items())


def _weighed(its: str, found: Mapping[str, str]) -> float:
    bits = WEIGHTS[its]
    weight = 0.0
    for level in found.items():
        weight += bits.get(level, 0.0)
    return bits[PRIOR] + weight


def asked_from(
    levels: Iterable[tuple[str, str]], guard: str = OF_SEVERAL, ask: float = ASK
) -> float:
    """Return from how many bits two of these levels are asked about.

    Which of two namesakes at one firm is meant has no likely answer, and has one. An
    address that two names of one first name give is asked about, however unlikely.

    >>> asked_from([("namesakes", "two_there")]) == EVEN
    True
    """
    levels = set(levels)
    if levels >= RENAMED:
        return -inf
    is_even = guard == OF_SEVERAL and ("namesakes", "two_there") in levels
    return min(ask, EVEN) if is_even else ask


def verdict(judgement: Judgement) -> str:
    """Return ``join``, ``ask`` or ``apart``: above one threshold, the other, neither.

    Two of one common name and nothing else are apart: a question could not be answered.

    >>> verdict(Judgement(99.0, ())), verdict(Judgement(99.0, (), "a couple"))
    ('join', 'ask')
    """
    if judgement.weight >= JOIN and not judgement.guard:
        return "join"
    levels = [reason[:2] for reason in judgement.reasons]
    least = asked_from(levels, judgement.guard)
    is_open = judgement.weight >= least and judgement.guard != MANY
    return "ask" if is_open else "apart"


LITTLE = 0.5
"""Bits below which a reason says little, either way."""
_PLAIN = {("address", "same"): "for", ("phone", "same"): "for"}
"""What no weight was fitted for: handles join such sides before."""
_NEITHER = frozenset({"only_a_name"})
"""What says how little is known, and nothing for or against."""


def speaks(comparison: str, level: str, weight: float) -> str:
    """Return whether a reason speaks ``for`` one person, ``against`` it, or ``little``.

    ``asked`` for what forbids joining unseen. What names are to each other counts with
    what is added for their kind: somewhat alike is less than the same, yet speaks for.

    >>> speaks("names", "part", -1.39), speaks("names", "other_family", -1.7)
    ('for', 'against')
    >>> speaks("employer", "same", 0.69), speaks("guard", "", 0.0)
    ('for', 'asked')
    """
    if comparison == "guard":
        return "asked"
    if comparison == "names":
        weight += WEIGHTS[kind({"names": level})][PRIOR]
    if comparison in _NEITHER or abs(weight) < LITTLE:
        return _PLAIN.get((comparison, level), "little")
    return "for" if weight > 0 else "against"


def because(judgement: Judgement) -> str:
    """Return the reasons of a judgement as JSON; a guard's comes first, and once."""
    guard, reasons = judgement.guard, judgement.reasons
    said = sum(reason.weight for reason in reasons if reason.words == guard)
    first = [["guard", "", said, guard]] if guard else []
    rest = [list(reason) for reason in reasons if reason.words != guard]
    return msgspec.json.encode([*first, *rest]).decode()
