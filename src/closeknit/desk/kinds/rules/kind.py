"""Kinds of relation with their days, and how often each asks to be in touch (R1-01).

A tie may have several kinds, each from a day to a day as far as known. The user's word
on a kind stands above what the data says of that kind; a kind that is over is one of
the past, and asks for less. All numbers of days are chosen, not fitted.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from closeknit.ties.rules.jobs import firm


class Kind(StrEnum):
    """What two people are to each other."""

    CLIENT = "client"
    CUSTOMER = "customer"
    CO_WORKER = "co-worker"
    EVENT = "event"
    FRIEND = "friend"
    MENTOR = "mentor"
    MENTEE = "mentee"
    SUPPLIER = "supplier"


SAYS: Mapping[Kind, str] = {
    Kind.CLIENT: "a client",
    Kind.CUSTOMER: "a customer",
    Kind.CO_WORKER: "a co-worker",
    Kind.EVENT: "met at an event",
    Kind.FRIEND: "a friend",
    Kind.MENTOR: "a mentor of yours",
    Kind.MENTEE: "somebody you mentor",
    Kind.SUPPLIER: "a supplier",
}
EVERY: Mapping[Kind, int] = {
    Kind.CLIENT: 45,
    Kind.CUSTOMER: 60,
    Kind.CO_WORKER: 90,
    Kind.EVENT: 120,
    Kind.FRIEND: 60,
    Kind.MENTOR: 60,
    Kind.MENTEE: 45,
    Kind.SUPPLIER: 120,
}
"""Days until the next touch."""
PAST = 180
"""Days until the next touch where the kind is over."""


class Related(NamedTuple):
    """One kind of a tie: from when to when, who says so, and why.

    `id` is the number of the user's word, 0 where the data says so.
    """

    kind: Kind
    begins: date | None
    ends: date | None
    because: str
    id: int = 0

    def is_over(self, today: date) -> bool:
        """Say whether it is one of the past."""
        return self.ends is not None and self.ends < today

    def every(self, today: date) -> int:
        """Return after how many days it asks to be in touch.

        >>> of = Related(Kind.CLIENT, None, date(2026, 1, 1), "you said so")
        >>> of.every(date(2025, 12, 1)), of.every(date(2026, 11, 21))
        (45, 180)
        """
        return PAST if self.is_over(today) else EVERY[self.kind]

    def says(self, today: date) -> str:
        """Return it in words.

        >>> of = Related(Kind.CO_WORKER, date(2019, 3, 1), date(2022, 1, 1), "")
        >>> of.says(date(2026, 11, 21))
        'in the past a co-worker, from 1 Mar 2019 to 1 Jan 2022'
        """
        words = SAYS[self.kind]
        if self.is_over(today) and self.kind is not Kind.EVENT:
            words = f"in the past {words}"
        if self.kind is Kind.EVENT and self.begins:
            return f"{words} on {self.begins:%-d %b %Y}"
        since = f"from {self.begins:%-d %b %Y}" if self.begins else ""
        until = f"to {self.ends:%-d %b %Y}" if self.ends else ""
        days = " ".join(filter(None, (since, until)))
        return f"{words}, {days}" if days else words


class Word(NamedTuple):
    """The user's word on one kind: that it is so, or that it is not."""

    id: int
    kind: Kind
    holds: bool
    begins: date | None
    ends: date | None


class Asks(NamedTuple):
    """How often a tie's kinds ask to be in touch, and the one that asks.

    `keeps`: it is kept whatever its band; the user's word and clients are.
    """

    every: int
    says: str
    keeps: bool


def kinds(words: Iterable[Word], found: Iterable[Related]) -> tuple[Related, ...]:
    """Return the kinds of a tie: the user's word, and of other kinds what data says.

    >>> told = Word(7, Kind.CLIENT, False, None, None)
    >>> kinds([told], [Related(Kind.CLIENT, None, None, "a client in your CRM")])
    ()
    """
    said = {one.kind: one for one in words}
    own = [
        Related(one.kind, one.begins, one.ends, "you said so", one.id)
        for one in said.values()
        if one.holds
    ]
    of_data = {one.kind: one for one in found if one.kind not in said}
    order = list(Kind)
    return tuple(sorted((*own, *of_data.values()), key=lambda o: order.index(o.kind)))


def asks(of: Sequence[Related], *, today: date) -> Asks | None:
    """Return how often kinds ask to be in touch, the most often; the user's first."""
    if not of:
        return None
    own = [one for one in of if one.id]
    often = min(own or of, key=lambda one: one.every(today))
    is_client = any(one.kind is Kind.CLIENT and not one.is_over(today) for one in of)
    every = often.every(today)
    return Asks(
        every, f"{often.says(today)}, every {every} days", bool(own) or is_client
    )


class Job(NamedTuple):
    """A job of the ego's, as far as its days are known."""

    company: str
    begins: date | None
    ends: date | None


def co_worker(jobs: Iterable[Job], company: str, on: date | None) -> Related | None:
    """Return that two worked for one firm at one time; None where it does not show.

    `on` is the day the two joined on LinkedIn, or another on which that firm was said
    to be theirs. Without it, or outside of the ego's days there, only an employer of
    today's counts: a firm that both had once says nothing of when.

    >>> jobs = [Job("Quay Ltd", date(2019, 3, 1), date(2022, 1, 1))]
    >>> co_worker(jobs, "Quay Limited", date(2020, 5, 5)).ends
    datetime.date(2022, 1, 1)
    >>> co_worker(jobs, "Quay Limited", date(2024, 5, 5)) is None
    True
    """
    same = firm(company)
    for job in jobs:
        if not same or firm(job.company) != same:
            continue
        overlaps = on is not None and (job.begins or date.max) <= on
        if job.ends is None or (overlaps and on is not None and on <= job.ends):
            because = f"you both have {job.company} as employer"
            if job.ends is not None:
                because += f", and joined on {on:%-d %b %Y} while you were there"
            return Related(Kind.CO_WORKER, None, job.ends, because)
    return None


_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_FULL = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


def day_of(text: str) -> date | None:
    """Return the first day that an export's month or year means; None for none.

    >>> day_of("Mar 2019"), day_of("2004"), day_of("")
    (datetime.date(2019, 3, 1), datetime.date(2004, 1, 1), None)
    """
    full = _FULL.fullmatch(text.strip())
    if full:
        try:
            return date.fromisoformat(full.group())
        except ValueError:
            return None
    year = _YEAR.search(text)
    if year is None:
        return None
    month = _MONTHS.get(text.strip()[:3].lower(), 1)
    return date(int(year.group()), month, 1)
