"""The scorecard, the pace and the rates of the ego's own notes, read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import QuerySet

from closeknit.desk.invitations.rules.composer import joined
from closeknit.desk.invitations.rules.draft import Draft, State
from closeknit.desk.invitations.rules.growth import Growth, Stood, growth
from closeknit.desk.invitations.rules.lifecycle import SAME_WITHIN
from closeknit.desk.invitations.rules.lifecycle import State as Became
from closeknit.desk.invitations.rules.rates import Case, is_decided
from closeknit.desk.invitations.rules.scorecard import (
    Scorecard,
    Written,
    monday_of,
    scorecards,
)
from closeknit.desk.invitations.rules.sent import Invitation
from closeknit.desk.invitations.store import drafts
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.policy import store as policy
from closeknit.desk.policy.rules.knowing import counts_as_knowing
from closeknit.desk.policy.store.evidence import evidence
from closeknit.desk.words.rules.note import Traits, glance, traits
from closeknit.network.rules.capacity import YEAR, kept_on
from closeknit.shared.default_text import is_default
from closeknit.ties.models import Tie
from closeknit.ties.store import whole

WEEKS = 8
_NONE_READ: Mapping[str, Traits] = MappingProxyType({})
_DAY = 86_400


def scorecard(ego: int, *, today: date, weeks: int = WEEKS) -> list[Scorecard]:
    """Return the scorecards of the last weeks, the newest first.

    Counted are drafts that were not dropped, and what was sent without one.
    """
    since = monday_of(today) - timedelta(weeks=weeks - 1)
    here = [one for one in drafts(ego, State.OPEN, State.SENT) if _on(one) >= since]
    past = [
        one
        for one in invitations(ego, today=today)
        if one.sent.on >= since and not _has_draft(one, here)
    ]
    whom = [one.person for one in here] + [one.person for one in past]
    known = _known(ego, whom, today)
    return scorecards(_written(here, past, known), today=today, weeks=weeks)


def _written(
    here: Sequence[Draft], past: Sequence[Invitation], known: set[int]
) -> Iterator[Written]:
    for draft in here:
        text = draft.text or joined(draft.body, draft.ending)
        blocked = len(draft.warned)
        yield Written(_on(draft), text, draft.person in known, blocked)
    for one in past:
        yield Written(one.sent.on, one.sent.text, one.person in known)


def _on(draft: Draft) -> date:
    return draft.sent or draft.began


def _has_draft(one: Invitation, here: Sequence[Draft]) -> bool:
    return any(
        draft.person == one.person
        and draft.sent is not None
        and abs((draft.sent - one.sent.on).days) <= SAME_WITHIN
        for draft in here
    )


def _known(ego: int, people: Sequence[int], today: date) -> set[int]:
    now = policy.current(ego)
    between = evidence(ego, people, today=today)
    return {of for of, seen in between.items() if counts_as_knowing(seen, now).yes}


def newly_known(ego: int, *, today: date, weeks: int = WEEKS) -> dict[int, date]:
    """Return who came to be known by the policy in the last weeks, and on which day."""
    begin = monday_of(today) - timedelta(weeks=weeks - 1)
    met = _people(ego).filter(
        first__gte=_second(begin), first__lt=_second(today) + _DAY
    )
    first = dict(met.values_list("person_id", "first"))
    return {
        one: datetime.fromtimestamp(first[one] or 0, UTC).date()
        for one in _known(ego, list(first), today)
    }


def grown(ego: int, *, today: date, weeks: int = WEEKS) -> Growth:
    """Return who came to be known in the last weeks, and how many ties are kept."""
    year = _second(today - timedelta(days=365))
    kept = _people(ego).filter(two_way=True, last_theirs__gte=year, last_ours__gte=year)
    days = newly_known(ego, today=today, weeks=weeks).values()
    return growth(days, kept.count(), today=today, weeks=weeks)


def _people(ego: int) -> QuerySet[Tie]:
    return Tie.objects.of(ego).filter(person__mailbox=False, person__shadow=False)


def course(ego: int, *, today: date, weeks: int = WEEKS) -> list[Stood]:
    """Return how the network stood at the end of each of the last weeks, newest first.

    Beside what `grown` asks, two queries; one goes through a year's exchanges.
    """
    new = grown(ego, today=today, weeks=weeks).weeks
    ends = [min(monday + timedelta(days=6), today) for monday, _ in reversed(new)]
    since = ends[0] - timedelta(days=YEAR)
    kept = kept_on(whole.turned(ego, today=today, since=since), ends)
    reach = whole.reached(ego, ends)
    stood = zip(new, reversed(kept), reversed(reach), strict=True)
    return [Stood(*week, *both) for week, *both in stood]


class Standing(NamedTuple):
    """How many are connected, and with how many of all there were words both ways."""

    connected: int
    two_way: int


def standing(ego: int) -> Standing:
    """Return the counts that stand beside what is kept. Two queries."""
    rows = _people(ego)
    connected = rows.filter(connected__isnull=False, gone__isnull=True).count()
    return Standing(connected, rows.filter(two_way=True).count())


def _second(on: date) -> int:
    return int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp())


def _seen(text: str, read: Mapping[str, Traits]) -> Traits:
    """Return what a note does, without the words that show it, as that is quicker."""
    return traits(text) if is_default(text) else read.get(text) or glance(text)


def cases(
    sent: Sequence[Invitation], *, today: date, read: Mapping[str, Traits] = _NONE_READ
) -> list[Case]:
    """Return the invitations that are decided, as rates look at them.

    `read`: what notes do that were read before; the others are read now.
    """
    return [
        Case(
            one.sent.on,
            _seen(one.sent.text, read),
            one.met,
            one.sent.state is Became.ACCEPTED,
            one.replied,
            one.profile,
        )
        for one in sent
        if is_decided(one.sent, today=today)
    ]
