"""How a tie stands by what went each way (R3-12, R2-24)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from closeknit.desk.giving.rules.favour import Favour, Kind, Side
from closeknit.ties.rules.words import ago, many

_WORDS = {
    Kind.INTRODUCTION: ("introduction", ""),
    Kind.INFORMATION: ("piece of information", "pieces of information"),
    Kind.RECOMMENDATION: ("recommendation", ""),
    Kind.ENDORSEMENT: ("endorsement", ""),
}


class Balance(NamedTuple):
    """What went each way; endorsements, which cost a click, are no part of the sums."""

    given: int = 0
    received: int = 0
    asked: int = 0
    last: date | None = None
    because: tuple[str, ...] = ()

    @property
    def owes(self) -> int:
        """Return how much more the ego received than gave; below 0: gave more."""
        return self.received - self.given


def balance(favours: Iterable[Favour], *, today: date) -> Balance:
    """Return how a tie stands, with the counts in words.

    >>> on = date(2026, 11, 1)
    >>> one = balance([Favour(1, Side.RECEIVED, Kind.HELP, on)], today=on)
    >>> one.owes, one.because
    (1, ('you received help, the last today', 'you gave nothing'))
    """
    every = [one for one in favours if one.on is None or one.on <= today]
    counts = {side: _count(every, side) for side in Side}
    days = [one.on for one in every if one.on is not None]
    told = [
        _line("you received", every, Side.RECEIVED, today),
        _line("you gave", every, Side.GIVEN, today),
    ]
    if counts[Side.ASKED]:
        told.append(f"you asked for something {many(counts[Side.ASKED], 'time')}")
    return Balance(
        counts[Side.GIVEN],
        counts[Side.RECEIVED],
        counts[Side.ASKED],
        max(days, default=None),
        tuple(told),
    )


def _count(favours: Iterable[Favour], side: Side) -> int:
    return sum(f.side is side and f.kind is not Kind.ENDORSEMENT for f in favours)


def _line(says: str, favours: Iterable[Favour], side: Side, today: date) -> str:
    here = [one for one in favours if one.side is side]
    if not here:
        return f"{says} nothing"
    counts = Counter(one.kind for one in here)
    parts = [_many(counts[kind], kind) for kind in Kind if counts[kind]]
    days = [one.on for one in here if one.on is not None]
    last = f", the last {ago(max(days), today=today)}" if days else ""
    return f"{says} {', '.join(parts)}{last}"


def _many(count: int, kind: Kind) -> str:
    if kind is Kind.HELP:
        return "help" if count == 1 else f"help {count} times"
    return many(count, *_WORDS[kind])
