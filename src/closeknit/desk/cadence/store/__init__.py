"""Whom to be in touch with, read: a fixed number of queries, whatever the network."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from closeknit.desk.cadence import models
from closeknit.desk.cadence.rules.cadence import (
    NOTHING,
    QUIET_FOR,
    UNANSWERED,
    Due,
    Order,
    Reason,
    Topic,
    Touch,
    Wanted,
    due,
    order,
    reasons,
)
from closeknit.desk.giving.store import meeting
from closeknit.desk.kinds import store as kinds
from closeknit.desk.kinds.rules.kind import asks
from closeknit.engines.rows import where_in
from closeknit.people import store as people
from closeknit.shared.errors import NoEgo
from closeknit.ties.models import Tie
from closeknit.ties.rules.alter import Alter
from closeknit.ties.store import encounters
from closeknit.ties.store.history import changed_jobs
from closeknit.ties.store.rows import alters_of

AT_MOST = 10
EVERYBODY = 1_000_000
_UNANSWERED = (
    "SELECT t.person_id, COUNT(*) FROM ties_tie t"
    " JOIN people_handle h ON h.person_id = t.person_id"
    " JOIN people_mention m ON m.handle_id = h.id"
    " WHERE t.ego_id = %s AND m.kind = 'wrote' AND m.by = 'ego' AND m.size = 1"
    " AND m.at > COALESCE(t.last_theirs, 0) AND t.person_id IN ({in})"
    " GROUP BY t.person_id"
)


class Touches(NamedTuple):
    """Whom to write to, at most so many, and how many more are due."""

    items: list[Touch]
    more: int


class Kept(NamedTuple):
    """What the user said of keeping one person, and when it is due."""

    wanted: Wanted
    topics: list[Topic]
    due: Due | None


def touches(ego: int, *, today: date, limit: int = AT_MOST) -> Touches:
    """Return whom to be in touch with, a topic's day first, then the most overdue.

    Nobody with whom there was any contact in the last week, whom the user said never,
    or let go in a review. At most twenty-five queries and one for each 500 people.
    """
    wanted, topics = _wanted(ego), _topics(ego)
    left, said = let_go(ego), kinds.told(ego)
    some = [
        one
        for one in _candidates(ego, {*wanted, *topics, *said.people()})
        if one.id not in left and one.measured.last is not None
    ]
    waiting = _unanswered(ego, some)
    are = kinds.related(ego, [one.id for one in some], today=today, said=said)
    found: list[tuple[Alter, Due]] = []
    for one in some:
        when = due(
            one.measured,
            band=one.band,
            wanted=wanted.get(one.id, NOTHING),
            unanswered=waiting.get(one.id, 0),
            asks=asks(are.get(one.id, ()), today=today),
        )
        when = _for_topic(one, when, topics.get(one.id, ()), wanted, today)
        last = _day(one.measured.last)
        is_quiet = last is not None and (today - last).days >= QUIET_FOR
        if when is not None and when.on <= today and is_quiet:
            found.append((one, when))
    found.sort(key=lambda f: _order(f[0], f[1], topics.get(f[0].id, ()), today))
    listed = _with_reasons(ego, found[:limit], topics, today)
    return Touches(listed, max(0, len(found) - limit))


def _order(one: Alter, when: Due, topics: Collection[Topic], today: date) -> Order:
    has_topic = any(topic.on <= today for topic in topics)
    return order(when, one.id, topic=has_topic, today=today)


def _for_topic(
    one: Alter,
    when: Due | None,
    topics: Collection[Topic],
    wanted: dict[int, Wanted],
    today: date,
) -> Due | None:
    """Return the day of a topic where it comes before the tie's own."""
    said = wanted.get(one.id, NOTHING)
    days = [topic.on for topic in topics if topic.on <= today]
    is_early = when is None or when.on > today
    if said.every == 0 or not days or not is_early:
        return when
    if said.snoozed is not None and said.snoozed > today:
        return when
    every = when.every if when is not None else 90
    return Due(min(days), every, "you wanted to come back to something")


def of_person(ego: int, person: int, *, today: date) -> Kept:
    """Return what the user said of keeping one person, and when it is due."""
    wanted = _wanted(ego).get(person, NOTHING)
    rows = alters_of(Tie.objects.of(ego).filter(person_id=person))
    when = None
    if rows and rows[0].measured.last is not None:
        unanswered = _unanswered(ego, rows).get(person, 0)
        of, band = rows[0].measured, rows[0].band
        are = kinds.related(ego, [person], today=today).get(person, ())
        told = asks(are, today=today)
        when = due(of, band=band, wanted=wanted, unanswered=unanswered, asks=told)
    return Kept(wanted, list(_topics(ego).get(person, ())), when)


def reasons_of(ego: int, person: int, *, today: date) -> list[Reason]:
    """Return what there is to write to one person about. At most twelve queries."""
    rows = alters_of(Tie.objects.of(ego).filter(person_id=person))
    if not rows:
        return []
    now = Due(today, 1, "")
    (touch,) = _with_reasons(ego, [(rows[0], now)], _topics(ego), today)
    return list(touch.reasons)


def _candidates(ego: int, also: Collection[int]) -> list[Alter]:
    rows = Tie.objects.of(ego).filter(
        Q(two_way=True, band__in=("strong", "medium")) | Q(pk__in=also),
        person__mailbox=False,
        person__shadow=False,
        denied=False,
    )
    return alters_of(rows.order_by("person"))


def _wanted(ego: int) -> dict[int, Wanted]:
    rows = models.Pace.objects.of(ego).values_list("handle", "every", "snoozed")
    listed = {handle: Wanted(every, snoozed) for handle, every, snoozed in rows}
    whose = people.holders(ego, listed) if listed else {}
    return {whose[handle]: said for handle, said in listed.items() if handle in whose}


def _topics(ego: int, *, upto: date = date.max) -> dict[int, list[Topic]]:
    rows = models.Topic.objects.of(ego).filter(done=None, on__lte=upto)
    columns = ("handle", "id", "text", "on")
    listed = list(rows.order_by("on", "id").values_list(*columns))
    whose = people.holders(ego, {row[0] for row in listed}) if listed else {}
    found: dict[int, list[Topic]] = defaultdict(list)
    for handle, number, text, on in listed:
        if handle in whose:
            found[whose[handle]].append(Topic(number, text, on))
    return found


def let_go(ego: int) -> set[int]:
    """Return whom the user let go in a review, and did not take back."""
    rows = models.Verdict.objects.of(ego).filter(taken_back=None).order_by("id")
    last = dict(rows.values_list("handle", "verdict"))
    gone = {handle for handle, verdict in last.items() if verdict == "let_go"}
    return set(people.holders(ego, gone).values()) if gone else set()


class LeftAlone(NamedTuple):
    """Whom the user let go, and whom not to be reminded of now, or ever."""

    let_go: set[int]
    not_now: set[int]


def left_alone(ego: int, *, today: date) -> LeftAlone:
    """Return whom to leave in peace by the user's word. Two queries at least."""
    not_now = {
        person
        for person, said in _wanted(ego).items()
        if said.every == 0 or (said.snoozed is not None and said.snoozed > today)
    }
    return LeftAlone(let_go(ego), not_now)


class Reminder(NamedTuple):
    """Something to come back to with somebody, whose day has come."""

    person: int
    name: str
    topic: Topic


def reminders(ego: int, *, today: date) -> list[Reminder]:
    """Return what to come back to by now, the earliest first. One query at least."""
    found = [
        (person, topic)
        for person, topics in _topics(ego, upto=today).items()
        for topic in topics
    ]
    names = people.names(ego, {person for person, _ in found}) if found else {}
    found.sort(key=lambda both: (both[1].on, both[1].id))
    return [Reminder(person, names.get(person, ""), topic) for person, topic in found]


def _unanswered(ego: int, some: Collection[Alter]) -> dict[int, int]:
    """Return how many of the ego's messages in a row had no answer."""
    if not ego:
        raise NoEgo
    late = [
        one.id
        for one in some
        if (one.measured.last_ours or 0) > (one.measured.last_theirs or 0)
        and one.measured.ours >= UNANSWERED
    ]
    with connection.cursor() as cursor:
        found = list(where_in(cursor, _UNANSWERED, sorted(late), [ego]))
    return {int(str(person)): int(str(many)) for person, many in found}


def _with_reasons(
    ego: int,
    found: Collection[tuple[Alter, Due]],
    topics: dict[int, list[Topic]],
    today: date,
) -> list[Touch]:
    ids = [one.id for one, _ in found]
    met = encounters.met(ego, ids, today=today) if ids else {}
    moved = changed_jobs(ego, today=today, limit=EVERYBODY).people if ids else []
    news = {one.id: f"now {one.now}" for one in moved}
    meet = {}
    for pair in meeting.introductions(ego) if ids else ():
        meet[pair.one] = f"{pair.other_name} is what they look for: introduce them"
    touched = []
    for one, when in found:
        acquaintance = met.get(one.id)
        first = acquaintance.first.on if acquaintance else None
        told = reasons(
            topics=topics.get(one.id, ()),
            news=news.get(one.id, ""),
            first=first,
            introduction=meet.get(one.id, ""),
            today=today,
        )
        last = _day(one.measured.last) or today
        touched.append(Touch(one.id, one.name, when, last, tuple(told)))
    return touched


def _day(at: int | None) -> date | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).date()
