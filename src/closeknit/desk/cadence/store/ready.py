"""Who is due, of all whom the user may want to keep, and what to write to them of."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from closeknit.desk.cadence.rules.cadence import (
    NOTHING,
    QUIET_FOR,
    UNANSWERED,
    Due,
    Order,
    Topic,
    Touch,
    Wanted,
    day_of,
    due,
    order,
    reasons,
)
from closeknit.desk.kinds import store as kinds
from closeknit.desk.kinds.rules.kind import Asks, Related, asks
from closeknit.desk.triage.store.mining import should_meet
from closeknit.engines.rows import among, where_in
from closeknit.shared.errors import NoEgo
from closeknit.ties.models import Tie
from closeknit.ties.rules.alter import Alter
from closeknit.ties.store import encounters
from closeknit.ties.store.history import changed_jobs
from closeknit.ties.store.rows import alters_of

EVERYBODY = 1_000_000
FADING_FOR = 3 * 365
"""Days after which a tie gone quiet is asked about no more, but in the review."""
TOPIC_EVERY = 90
_UNANSWERED = (
    "SELECT t.person_id, COUNT(*) FROM ties_tie t"
    " JOIN people_handle h ON h.person_id = t.person_id"
    " JOIN people_mention m ON m.handle_id = h.id"
    " WHERE t.ego_id = %s AND m.kind = 'wrote' AND m.by = 'ego' AND m.size = 1"
    " AND m.at > COALESCE(t.last_theirs, 0) AND {those}"
    " GROUP BY t.person_id"
)
_OF_THESE = _UNANSWERED.replace("{those}", "t.person_id IN ({in})")
_OF_TWO_WAY = _UNANSWERED.replace(
    "{those}",
    f"t.two_way AND t.ours >= {UNANSWERED}"
    " AND t.last_ours > COALESCE(t.last_theirs, 0)",
)


class Ready(NamedTuple):
    """Somebody with whom it is time; `since`: the day the two joined or met.

    `is_topic`: the day has come to come back to something.
    """

    who: Alter
    due: Due
    since: date | None = None
    is_topic: bool = False

    @property
    def last(self) -> date | None:
        """The day of the last contact."""
        return day_of(self.who.measured.last)


class Words(NamedTuple):
    """What is said of keeping people, and of what they are to the ego."""

    wanted: Mapping[int, Wanted]
    topics: Mapping[int, Sequence[Topic]]
    let_go: Collection[int]
    kinds: kinds.Told

    def people(self) -> set[int]:
        """Return whom something is said of."""
        return {*self.wanted, *self.topics, *self.kinds.people()}


def ready(ego: int, words: Words, *, today: date) -> list[Ready]:
    """Return with whom it is time, a topic's day first, then the most overdue."""
    some = [o for o in candidates(ego, words, today) if o.id not in words.let_go]
    are = kinds.related(ego, [o.id for o in some], today=today, said=words.kinds)
    began = since(ego, some, words, are, today=today)
    found = [
        one
        for one in (_ready(o, words, are, began, 0, today) for o in some)
        if one is not None
    ]
    waiting = unanswered(ego, [one.who for one in found])
    again = [
        _ready(one.who, words, are, began, waiting[one.who.id], today)
        if one.who.id in waiting
        else one
        for one in found
    ]
    left = [one for one in again if one is not None]
    return sorted(left, key=lambda one: _order(one, today))


def _ready(
    one: Alter,
    words: Words,
    are: Mapping[int, tuple[Related, ...]],
    began: Mapping[int, date],
    waiting: int,
    today: date,
) -> Ready | None:
    """Return somebody who is due; None where it is not time, or was just now."""
    said = words.wanted.get(one.id, NOTHING)
    when = due_of(one, said, are.get(one.id, ()), waiting, began.get(one.id), today)
    days = [topic.on for topic in words.topics.get(one.id, ()) if topic.on <= today]
    when = _for_topic(when, days, said, today)
    found = Ready(one, when, began.get(one.id), bool(days)) if when else None
    if found is None or found.due.on > today:
        return None
    is_quiet = found.last is None or (today - found.last).days >= QUIET_FOR
    return found if is_quiet else None


def due_of(
    one: Alter,
    said: Wanted,
    are: Iterable[Related],
    waiting: int,
    since: date | None,
    today: date,
) -> Due | None:
    """Return when to be in touch with somebody again."""
    told = asks(tuple(are), today=today)
    return due(
        one.measured,
        band=one.band,
        wanted=said,
        unanswered=waiting,
        asks=told,
        since=since,
    )


def _order(one: Ready, today: date) -> Order:
    return order(one.due, one.who.id, topic=one.is_topic, today=today)


def _for_topic(
    when: Due | None, days: Sequence[date], said: Wanted, today: date
) -> Due | None:
    """Return the day of a topic where it comes before the tie's own."""
    is_early = when is None or when.on > today
    if said.every == 0 or not days or not is_early:
        return when
    if said.snoozed is not None and said.snoozed > today:
        return when
    every = when.every if when is not None else TOPIC_EVERY
    return Due(min(days), every, "you wanted to come back to something")


def candidates(ego: int, words: Words, today: date) -> list[Alter]:
    """Return whom the user may want to keep. One query.

    Strong and medium ties, those of whom something is said, and those gone quiet by
    their own rhythm within three years.
    """
    old = datetime.combine(today - timedelta(days=FADING_FOR), time.min, UTC)
    rows = Tie.objects.of(ego).filter(
        Q(two_way=True, band__in=("strong", "medium"))
        | Q(two_way=True, fades__lte=today, last__gte=int(old.timestamp()))
        | Q(pk__in=sorted(words.people())),
        person__mailbox=False,
        person__shadow=False,
        denied=False,
    )
    return alters_of(rows.order_by("person"))


def since(
    ego: int,
    some: Iterable[Alter],
    words: Words,
    are: Mapping[int, tuple[Related, ...]],
    *,
    today: date,
) -> dict[int, date]:
    """Return when those joined or met with whom there was no contact yet (R3-13).

    Two queries where somebody is to be kept without any contact; else none.
    """
    asked = {
        one.id: one.connected
        for one in some
        if one.measured.last is None and _is_kept(one.id, words, are, today)
    }
    met = encounters.met(ego, sorted(asked), today=today) if asked else {}
    days = {
        person: [
            *([joined] if joined is not None and joined <= today else []),
            *([met[person].last.on] if person in met else []),
        ]
        for person, joined in asked.items()
    }
    return {person: max(some) for person, some in days.items() if some}


def _is_kept(
    person: int, words: Words, are: Mapping[int, tuple[Related, ...]], today: date
) -> bool:
    told: Asks | None = asks(are.get(person, ()), today=today)
    by_word = words.wanted.get(person, NOTHING).every
    return bool(by_word or (told and told.keeps) or words.topics.get(person))


def unanswered(ego: int, some: Collection[Alter]) -> dict[int, int]:
    """Return how many of the ego's messages in a row had no answer.

    Two queries at most, and one more for each two thousand who never wrote.
    """
    if not ego:
        raise NoEgo
    late = [
        one
        for one in some
        if (one.measured.last_ours or 0) > (one.measured.last_theirs or 0)
        and one.measured.ours >= UNANSWERED
    ]
    both = [one.id for one in late if one.measured.two_way]
    rest = sorted({one.id for one in late}.difference(both))
    with connection.cursor() as cursor:
        found = list(among(cursor, _OF_TWO_WAY, _OF_THESE, both, [ego]))
        found += where_in(cursor, _OF_THESE, rest, [ego])
    return {int(str(person)): int(str(many)) for person, many in found}


def touched(
    ego: int,
    found: Sequence[Ready],
    topics: Mapping[int, Sequence[Topic]],
    today: date,
) -> list[Touch]:
    """Return these with what there is to write to them about."""
    ids = [one.who.id for one in found]
    met = encounters.met(ego, ids, today=today) if ids else {}
    moved = changed_jobs(ego, today=today, limit=EVERYBODY).people if ids else []
    news = {one.id: f"now {one.now}" for one in moved}
    meet = {}
    for pair in should_meet(ego, today=today) if ids else ():
        meet[pair.one] = f"{pair.other_name} is what they look for: introduce them"
    return [
        Touch(
            one.who.id,
            one.who.name,
            one.due,
            one.last,
            tuple(
                reasons(
                    topics=topics.get(one.who.id, ()),
                    news=news.get(one.who.id, ""),
                    met=met.get(one.who.id),
                    introduction=meet.get(one.who.id, ""),
                    today=today,
                )
            ),
            one.since,
            _quiet(one.who, today),
        )
        for one in found
    ]


def _quiet(one: Alter, today: date) -> str:
    if one.lapses is not None and one.lapses <= today:
        return "lapsed"
    return "fading" if one.fades is not None and one.fades <= today else ""
