"""Whom to be in touch with, read: a fixed number of queries, whatever the network."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from closeknit.desk.cadence.rules.cadence import (
    NOTHING,
    Due,
    Reason,
    Topic,
    Touch,
    Wanted,
)
from closeknit.desk.cadence.store.ready import (
    Ready,
    Words,
    due_of,
    ready,
    since,
    touched,
    unanswered,
)
from closeknit.desk.cadence.store.said import let_go, reminders, topics, wanted
from closeknit.desk.kinds import store as kinds
from closeknit.ties.models import Tie
from closeknit.ties.store.rows import alters_of

__all__ = [
    "AT_MOST",
    "Kept",
    "Ready",
    "Touches",
    "let_go",
    "of_person",
    "reasons_of",
    "reminders",
    "touches",
]

AT_MOST = 10


class Touches(NamedTuple):
    """Whom to write to, at most so many, and how many more are due."""

    items: list[Touch]
    more: int


class Kept(NamedTuple):
    """What the user said of keeping one person, and when it is due."""

    wanted: Wanted
    topics: list[Topic]
    due: Due | None


def touches(
    ego: int,
    *,
    today: date,
    limit: int = AT_MOST,
    without: Callable[[Ready], bool] | None = None,
) -> Touches:
    """Return whom to be in touch with, a topic's day first, then the most overdue.

    Nobody with whom there was any contact in the last week, whom the user said never,
    or let go in a review; and but for those `without` says. At most twenty-five
    queries, and one for each two thousand who have not answered.
    """
    words = _words(ego)
    found = ready(ego, words, today=today)
    if without is not None:
        found = [one for one in found if not without(one)]
    listed = touched(ego, found[:limit], words.topics, today)
    return Touches(listed, max(0, len(found) - limit))


def _words(ego: int) -> Words:
    return Words(wanted(ego), topics(ego), let_go(ego), kinds.told(ego))


def of_person(ego: int, person: int, *, today: date) -> Kept:
    """Return what the user said of keeping one person, and when it is due."""
    words = _words(ego)
    said = words.wanted.get(person, NOTHING)
    rows = alters_of(Tie.objects.of(ego).filter(person_id=person))
    when = None
    if rows:
        waiting = unanswered(ego, rows).get(person, 0)
        are = kinds.related(ego, [person], today=today, said=words.kinds)
        began = since(ego, rows, words, are, today=today).get(person)
        when = due_of(rows[0], said, are.get(person, ()), waiting, began, today)
    return Kept(said, list(words.topics.get(person, ())), when)


def reasons_of(ego: int, person: int, *, today: date) -> list[Reason]:
    """Return what there is to write to one person about. At most twelve queries."""
    rows = alters_of(Tie.objects.of(ego).filter(person_id=person))
    if not rows:
        return []
    now = Ready(rows[0], Due(today, 1, ""))
    (touch,) = touched(ego, [now], topics(ego), today)
    return list(touch.reasons)
