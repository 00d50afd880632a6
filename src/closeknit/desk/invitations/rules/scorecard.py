"""The week's scorecard by the three rules (R1-20): personal, with reason, quality.

It counts notes, not people won: each draft or invitation of the week once.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.words.rules.note import good, traits


class Written(NamedTuple):
    """A draft or an invitation of a week. `known`: by the policy, on the day of asking.

    `faults`: what still blocks it, as checked here.
    """

    on: date
    text: str
    known: bool
    faults: int = 0


class Counted(NamedTuple):
    """So many of so many."""

    yes: int
    of: int


class Scorecard(NamedTuple):
    """One week, from Monday: how many of its notes keep each of the three rules."""

    monday: date
    drafts: int
    personalised: Counted
    known_or_reasoned: Counted
    quality: Counted


def scorecards(
    written: Iterable[Written], *, today: date, weeks: int
) -> list[Scorecard]:
    """Return the scorecards of this week and those before it, the newest first.

    >>> note = Written(date(2026, 11, 20), "", known=True)
    >>> scorecards([note], today=date(2026, 11, 21), weeks=1)[0].personalised
    Counted(yes=0, of=1)
    """
    each = list(written)
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=back) for back in range(weeks)]
    return [
        _scorecard(monday, [one for one in each if monday_of(one.on) == monday])
        for monday in mondays
    ]


def monday_of(on: date) -> date:
    """Return the Monday of a day's week."""
    return on - timedelta(days=on.weekday())


def _scorecard(monday: date, written: list[Written]) -> Scorecard:
    told = [(one, traits(one.text)) for one in written]
    of = len(written)
    personal = sum(not seen.default for _, seen in told)
    reasoned = sum(one.known or seen.has_reason for one, seen in told)
    fine = sum(
        not one.faults and good(one.text, seen, known=one.known) for one, seen in told
    )
    return Scorecard(
        monday, of, Counted(personal, of), Counted(reasoned, of), Counted(fine, of)
    )
