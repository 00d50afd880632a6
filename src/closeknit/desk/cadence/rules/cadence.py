r"""When to be in touch again: by the tie's own rhythm, its kind, the user's word.

The next touch is due `every` days after the last contact, from whatever source:

.. math::
    every = \min(\max(2g, 21), 180)

with `g` the tie's usual gap; without a rhythm 60 days where it is strong, 120 where it
is medium. What somebody is to the user (`desk/kinds`, R1-01) may ask for it more often;
by the user's word, or for a client, it stands in the place of the band. A weak tie is
not kept unless the user says so, or what they are. The user's own number of days stands
above all of it; after two messages of theirs without an answer the wait doubles, so
that nobody is pestered. All numbers are chosen, not fitted.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.kinds.rules.kind import Asks
from closeknit.ties.rules.rhythm import usual_gap
from closeknit.ties.rules.strength import Measured
from closeknit.ties.rules.words import ago, span

SHORTEST, LONGEST = 21, 180
TIMES = 2
"""Usual gaps until the next touch: later than usual, long before the tie is fading."""
BY_BAND = {"strong": 60, "medium": 120}
QUIET_FOR = 7
"""Days after any contact in which nobody is proposed."""
UNANSWERED = 2
ANNIVERSARY = 7
"""Days around the day of having met in which it is a reason to write."""


class Why(StrEnum):
    """What there is to write about."""

    TOPIC = "topic"
    NEWS = "news"
    ANNIVERSARY = "anniversary"
    INTRODUCTION = "introduction"
    PLAIN = "plain"


class Reason(NamedTuple):
    """A reason to write, in words; the best comes first."""

    why: Why
    says: str


class Wanted(NamedTuple):
    """What the user said: every so many days (0: never), not before a day."""

    every: int | None = None
    snoozed: date | None = None


NOTHING = Wanted()


class Due(NamedTuple):
    """When the next touch is due, and why then."""

    on: date
    every: int
    because: str

    def overdue(self, today: date) -> float:
        """Return how late it is, in its own lengths: 1.0 when twice the time is over.

        >>> Due(date(2026, 5, 1), 30, "").overdue(date(2026, 5, 31))
        1.0
        """
        return (today - self.on).days / self.every


def due(
    of: Measured,
    *,
    band: str,
    wanted: Wanted = NOTHING,
    unanswered: int = 0,
    asks: Asks | None = None,
) -> Due | None:
    """Return when to be in touch again; None for a tie that is not to be kept.

    `asks` is what the tie's kinds ask for.

    >>> at = 1_000 * 86_400
    >>> told = due(Measured(two_way=True, last=at, days=2), band="strong")
    >>> told.every, told.because
    (60, 'a strong tie, every 60 days')
    """
    if wanted.every == 0 or of.last is None:
        return None
    if wanted.every:
        every, because = wanted.every, f"you said: every {wanted.every} days"
    else:
        may = _may(of, band, asks)
        if not may:
            return None
        every, because = min(may, key=lambda one: one[0])
    if unanswered >= UNANSWERED:
        every *= 2
        because += f"; your last {unanswered} were not answered, so later"
    last = datetime.fromtimestamp(of.last, UTC).date()
    on = last + timedelta(days=max(every, QUIET_FOR))
    if wanted.snoozed is not None and wanted.snoozed > on:
        on, because = wanted.snoozed, f"you said: not before {wanted.snoozed:%-d %b %Y}"
    return Due(on, every, because)


def _may(of: Measured, band: str, asks: Asks | None) -> list[tuple[int, str]]:
    """Return how often a tie may ask to be in touch, and why; the most often counts."""
    found = []
    gap = usual_gap(of)
    is_kept = of.two_way and band in BY_BAND
    if is_kept and gap is not None:
        every = round(min(max(TIMES * gap, SHORTEST), LONGEST))
        found.append((every, f"you two are usually in touch every {span(gap)}"))
    elif is_kept and not (asks and asks.keeps):
        found.append((BY_BAND[band], f"a {band} tie, every {BY_BAND[band]} days"))
    if asks and (asks.keeps or is_kept):
        found.append((asks.every, asks.says))
    return found


class Topic(NamedTuple):
    """Something to come back to: what, and from which day on."""

    id: int
    text: str
    on: date


def reasons(
    *,
    topics: Sequence[Topic],
    news: str,
    first: date | None,
    introduction: str,
    today: date,
) -> list[Reason]:
    """Return what there is to write about, the best first; always at least one.

    `news`: a change of theirs in words; `first`: the day the two met; `introduction`:
    whom they should meet.
    """
    found = [Reason(Why.TOPIC, one.text) for one in topics if one.on <= today]
    if news:
        found.append(Reason(Why.NEWS, news))
    if introduction:
        found.append(Reason(Why.INTRODUCTION, introduction))
    if first is not None and (years := _anniversary(first, today)):
        found.append(
            Reason(Why.ANNIVERSARY, f"you met {years} years ago these days")
            if years > 1
            else Reason(Why.ANNIVERSARY, "you met a year ago these days")
        )
    return found or [Reason(Why.PLAIN, "ask how they are; nothing is needed")]


def _anniversary(first: date, today: date) -> int:
    """Return how many years it is around these days, 0 where it is not."""
    for year in (today.year - 1, today.year, today.year + 1):
        day = date(year, first.month, min(first.day, 28))
        if abs((day - today).days) <= ANNIVERSARY and year > first.year:
            return year - first.year
    return 0


Order = tuple[bool, bool, float, int]


class Touch(NamedTuple):
    """Somebody to write to: when it was due, why now, and what about."""

    person: int
    name: str
    due: Due
    last: date
    reasons: tuple[Reason, ...]

    def because(self, today: date) -> list[str]:
        """Return why they are on the list."""
        return [
            f"last in touch {ago(self.last, today=today)}; {self.due.because}",
            *(one.says for one in self.reasons),
        ]


LAPSED = 3.0
"""Times its own length from which a tie is late beyond a friendly line: it comes after
those that are still alive, and the review asks about it."""


def order(due: Due, person: int, *, topic: bool, today: date) -> Order:
    """Return what to sort by: a topic whose day has come, the living, the latest."""
    late = due.overdue(today)
    return not topic, late > LAPSED, -late, person
