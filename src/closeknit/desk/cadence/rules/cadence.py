r"""When to be in touch again: by the tie's own rhythm, its kind, the user's word.

The next touch is due `every` days after the last contact, from whatever source:

.. math::
    every = \min(\max(2g, 21), 180)

with `g` the tie's usual gap; without a rhythm 60 days where it is strong, 120 where it
is medium. What somebody is to the user (`desk/kinds`, R1-01) may ask for it more often;
by the user's word, or for a client, it stands in the place of the band. A weak tie is
not kept unless the user says so, or what they are; one that had a rhythm is asked about
when it is fading, after four usual gaps. The user's own number of days stands above all
of it, and where there was no contact yet it counts from the day the two joined or met,
else from the day of the user's word. After two messages of theirs without an answer the
wait doubles, so that nobody is pestered. All numbers are chosen, not fitted.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from closeknit.desk.kinds.rules.kind import Asks
from closeknit.ties.rules.encounters import Acquaintance, Encounter
from closeknit.ties.rules.rhythm import FADES, usual_gap
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

_IN_PERSON = frozenset({"meeting", "call"})
_MARKS = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg|antw|tr|rv)\s*:)+", re.IGNORECASE)


class Why(StrEnum):
    """What there is to write about."""

    TOPIC = "topic"
    NEWS = "news"
    ANNIVERSARY = "anniversary"
    INTRODUCTION = "introduction"
    SHARED = "shared"
    PLAIN = "plain"


class Reason(NamedTuple):
    """A reason to write, in words; the best comes first."""

    why: Why
    says: str


class Wanted(NamedTuple):
    """What the user said: every so many days (0: never), not before a day; and when."""

    every: int | None = None
    snoozed: date | None = None
    said: date | None = None


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
    since: date | None = None,
) -> Due | None:
    """Return when to be in touch again; None for a tie that is not to be kept.

    `asks` is what the tie's kinds ask for; `since`: the day the two joined or met, from
    which it counts where there was no contact yet.

    >>> at = 1_000 * 86_400
    >>> told = due(Measured(two_way=True, last=at, days=2), band="strong")
    >>> told.every, told.because
    (60, 'a strong tie, every 60 days')
    """
    last = day_of(of.last) or since or wanted.said
    if wanted.every == 0 or last is None:
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
    on = last + timedelta(days=max(every, QUIET_FOR))
    if wanted.snoozed is not None and wanted.snoozed > on:
        on, because = wanted.snoozed, f"you said: not before {wanted.snoozed:%-d %b %Y}"
    return Due(on, every, because)


def day_of(at: int | None) -> date | None:
    """Return the day of a moment in seconds since 1970; None for none."""
    return None if at is None else datetime.fromtimestamp(at, UTC).date()


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
    elif of.two_way and gap is not None and not is_kept:
        found.append((round(FADES * gap), f"{FADES} times your usual {span(gap)}"))
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
    met: Acquaintance | None,
    introduction: str,
    today: date,
) -> list[Reason]:
    """Return what there is to write about, the best first; always at least one.

    `news`: a change of theirs in words; `met`: where the two met, and last spoke;
    `introduction`: whom they should meet.
    """
    found = [Reason(Why.TOPIC, one.text) for one in topics if one.on <= today]
    if news:
        found.append(Reason(Why.NEWS, news))
    if introduction:
        found.append(Reason(Why.INTRODUCTION, introduction))
    if met is not None:
        found += filter(None, (_anniversary(met.first, today), _shared(met.last)))
    return found or [Reason(Why.PLAIN, "ask how they are; nothing is needed")]


def _anniversary(first: Encounter, today: date) -> Reason | None:
    years = _years(first.on, today)
    if not years:
        return None
    verb = "met" if first.how in _IN_PERSON else "were first in touch"
    when = "a year" if years == 1 else f"{years} years"
    return Reason(Why.ANNIVERSARY, f"you {verb} {when} ago these days")


def _shared(last: Encounter) -> Reason | None:
    """Return what the two spoke of last, without the marks of answers before it."""
    about = _MARKS.sub("", last.about).strip()
    if not about:
        return None
    return Reason(Why.SHARED, f"ask how it went on: you two last spoke of “{about}”")


def _years(first: date, today: date) -> int:
    """Return how many years it is around these days, 0 where it is not."""
    for year in (today.year - 1, today.year, today.year + 1):
        day = date(year, first.month, min(first.day, 28))
        if abs((day - today).days) <= ANNIVERSARY and year > first.year:
            return year - first.year
    return 0


Order = tuple[bool, bool, float, int]


class Touch(NamedTuple):
    """Somebody to write to: when it was due, why now, and what about.

    `last` is None where there was no word yet; `since`: the day the two joined or met.
    `quiet` is "fading" or "lapsed" by the tie's own rhythm, else "".
    """

    person: int
    name: str
    due: Due
    last: date | None
    reasons: tuple[Reason, ...]
    since: date | None = None
    quiet: str = ""

    def because(self, today: date) -> list[str]:
        """Return why they are on the list."""
        return [self.why_now(today), *(one.says for one in self.reasons)]

    def why_now(self, today: date) -> str:
        """Return when they were last in touch, and what asks for it now."""
        if self.last is not None:
            last = f"last in touch {ago(self.last, today=today)}"
        elif self.since is not None:
            last = f"not a word yet; you joined or met {ago(self.since, today=today)}"
        else:
            last = "not a word yet"
        return f"{last}; {self.due.because}"


LAPSED = 3.0
"""Times its own length from which a tie is late beyond a friendly line: it comes after
those that are still alive, and the review asks about it."""


def order(due: Due, person: int, *, topic: bool, today: date) -> Order:
    """Return what to sort by: a topic whose day has come, the living, the latest."""
    late = due.overdue(today)
    return not topic, late > LAPSED, -late, person
