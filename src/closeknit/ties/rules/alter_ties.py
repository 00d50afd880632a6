r"""Who knows whom among the ego's people, as far as it shows, and how sure that is.

Two alters who stand together in a small message or meeting, or of whom somebody says
so, are joined by *evidence*. How sure it is that they know each other:

.. math::
    w = 1 - \prod_e (1 - p_e)^{n_e}

with `p` the sureness of one piece of evidence of a kind (`SURE`), and `n` how many
there are, a message or meeting of `k` people besides the ego counting 1/k (Newman's
weighting of collaborations). The constants are chosen, not fitted: they order pairs,
and are no percentages.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, groupby
from operator import attrgetter
from typing import NamedTuple

from closeknit.ties.rules.words import many

SMALL = 8
"""People besides the ego up to which a message or meeting joins them. One for more
says little, and a mail to 60 would make 1,770 pairs."""
WHOLE = 840
"""Parts of one piece of evidence: 1/k of it is a whole number for every k up to 8, so
that a sum is the same in any order."""

SURE: Mapping[str, float] = {
    "thread": 0.3,
    "meeting": 0.6,
    "call": 0.6,
    "chat": 0.5,
    "introduced": 0.9,
    "mutual": 0.95,
    "list": 0.9,
    "said": 0.95,
    "worked": 0.98,
    "friend": 0.98,
    "met": 0.6,
}
"""How sure one piece of evidence is, by its kind."""
SAID = frozenset({"introduced", "mutual", "list", "said", "worked", "friend", "met"})
HOW_WELL: Mapping[str, tuple[str, str]] = {
    "worked": ("worked together", "have worked together"),
    "friend": ("are friends", "have been friends"),
    "met": ("have met", "have known each other"),
}
"""The ego's words on how well two know each other; with `since`, the second ones."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "thread": ("message", "with both in it"),
    "meeting": ("small meeting", "with both"),
    "call": ("call", "with both"),
    "chat": ("chat", "with both"),
    "introduced": ("introduction", "of one to the other"),
    "mutual": ("list of mutual connections", "that shows it"),
    "list": ("list", "of who knows whom"),
    "said": ("word of yours", "that they know each other"),
    "worked": ("word of yours", "that they worked together"),
    "friend": ("word of yours", "that they are friends"),
    "met": ("word of yours", "that they have met"),
}


class Evidence(NamedTuple):
    """One kind of evidence for a pair: how many, what they are worth, from when on.

    `worth` is in parts of `WHOLE`; times in seconds since 1970, None without a date.
    `told` are sentences that say more than the count does, the newest first.
    """

    how: str
    many: int
    worth: int
    first: int | None
    last: int | None
    told: tuple[str, ...] = ()


class Joined(NamedTuple):
    """A person at one end of an alter-alter tie, by name."""

    id: int
    name: str


class AlterTie(NamedTuple):
    """Two alters who know each other, as far as it shows; the surest reason first."""

    one: Joined
    other: Joined
    weight: float
    evidence: list[Evidence]


class Stood(NamedTuple):
    """A person in a record for a few: when (seconds), what it was, for how many."""

    kept: int
    person: int
    at: int | None
    kind: str
    channel: str
    size: int


Pair = tuple[int, int, str]
"""The lower number, the higher one, and the kind of evidence."""
Counted = tuple[int, int, int | None, int | None]
"""How many, what they are worth, the first and the last (seconds since 1970)."""


def counted(
    stood: Iterable[Stood], among: Collection[int] | None = None
) -> dict[Pair, Counted]:
    """Return every pair that stood together, those with somebody of `among` only.

    The rows of one record lie together. Cost: one pass, a step a pair of each record.

    >>> counted([Stood(7, n, 60, "met", "meeting", 2) for n in (1, 2)])
    {(1, 2, 'meeting'): (1, 420, 60, 60)}
    """
    found: dict[Pair, Counted] = {}
    for _, rows in groupby(stood, key=attrgetter("kept")):
        here = list(rows)
        people = sorted({one.person for one in here})
        _, _, at, kind, channel, size = here[0]
        how = "thread" if kind == "wrote" else channel
        worth = WHOLE if kind == "knows" else WHOLE // size
        for one, other in combinations(people, 2):
            if among is None or one in among or other in among:
                pair = (one, other, how)
                found[pair] = _more(found.get(pair), worth, at)
    return found


def _more(before: Counted | None, worth: int, at: int | None) -> Counted:
    if before is None:
        return 1, worth, at, at
    many, sum_, first, last = before
    if at is not None:
        first = at if first is None else min(first, at)
        last = at if last is None else max(last, at)
    return many + 1, sum_ + worth, first, last


def log_unsure(how: str, worth: int) -> float:
    """Return the log of what evidence leaves unsure; sums up over a pair's evidence.

    >>> round(math.exp(log_unsure("said", WHOLE)), 2)
    0.05
    """
    return math.log1p(-SURE.get(how, 0.0)) * worth / WHOLE


def weight(evidence: Sequence[Evidence]) -> float:
    """Return how sure it is that two know each other: from 0 to 1.

    >>> weight([Evidence("thread", 1, WHOLE // 2, None, None)])
    0.1633
    """
    unsure = math.fsum(log_unsure(one.how, one.worth) for one in evidence)
    return round(1.0 - math.exp(unsure), 4)


def joined(one: Joined, other: Joined, evidence: Sequence[Evidence]) -> AlterTie:
    """Return the pair with its evidence in order."""
    first = sorted(evidence, key=lambda e: (log_unsure(e.how, e.worth), e.how))
    return AlterTie(one, other, weight(first), first)


def reasons(of: AlterTie) -> list[str]:
    """Return why two are taken to know each other, the weightiest reason first.

    >>> ada, bo = Joined(1, "Ada"), Joined(2, "Bo")
    >>> reasons(AlterTie(ada, bo, 0.3, [Evidence("thread", 2, 840, None, None)]))
    ['2 messages with both in it']
    """
    return [_reason(one) for one in of.evidence]


def how_well(how: str, years: int, since: date | None, on: date | None) -> str:
    """Return the ego's word on how well two know each other, as a sentence (R4-05).

    >>> how_well("worked", 3, None, date(2026, 11, 21))
    'they worked together for 3 years, you said on 21 Nov 2026'
    >>> how_well("friend", 0, date(2019, 4, 1), None)
    'they have been friends since 1 Apr 2019, you said'
    """
    plain, since_then = HOW_WELL[how]
    long = f" for {many(years, 'year')}" if years else ""
    if since is not None:
        plain, long = since_then, f" since {since:%-d %b %Y}"
    on_ = f" on {on:%-d %b %Y}" if on is not None else ""
    return f"they {plain}{long}, you said{on_}"


def _reason(one: Evidence) -> str:
    if one.told:
        return "; ".join(one.told)
    noun, rest = _WORDS.get(one.how, (one.how, ""))
    more = {"list of mutual connections": "lists of mutual connections",
            "word of yours": "words of yours"}.get(noun, "")  # fmt: skip
    last = ""
    if one.last is not None:
        last = f", last on {date.fromordinal(EPOCH + one.last // 86_400):%-d %b %Y}"
    return f"{many(one.many, noun, more)} {rest}{last}"


EPOCH = date(1970, 1, 1).toordinal()
