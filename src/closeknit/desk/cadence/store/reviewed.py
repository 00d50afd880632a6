"""The review, read: ties silent, one-way, of no known use, and what was decided."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q

from closeknit.desk.cadence import models
from closeknit.desk.cadence.rules.review import (
    SILENT_AFTER,
    Facts,
    Item,
    Kind,
    is_due,
    judge,
    sorted_by_kind,
)
from closeknit.desk.giving.store.found import favours
from closeknit.desk.outcomes.store import with_one
from closeknit.desk.policy import actions as policies
from closeknit.desk.triage.rules.cases import Why
from closeknit.desk.triage.rules.states import ACCEPTED, State, Step
from closeknit.desk.triage.store.inbound import with_reasons
from closeknit.desk.triage.store.queue import queue
from closeknit.people import store as people
from closeknit.ties.models import Tie

_ANSWERED = frozenset({State.REPLIED, State.INTERESTED, State.DONE})
STANDS = 365
"""Days for which a verdict stands before a tie is looked through again."""


class Said(NamedTuple):
    """A verdict that stands."""

    id: int
    person: int
    name: str
    verdict: str
    on: date
    text: str


class Review(NamedTuple):
    """The ties to decide on, whether it is time, and when the last one was."""

    items: list[Item]
    is_due: bool
    last: date | None
    said: list[Said]


def review(ego: int, *, today: date) -> Review:
    """Return which ties to keep, revive or let go: silent, one-way, of no known use.

    A verdict of the last year stands, and its tie is not asked about again.
    """
    said = verdicts(ego)
    is_time, last = _time(ego, said, today)
    return Review(_items(ego, said, today), is_time, last, said)


def due(ego: int, *, today: date) -> int | None:
    """Return how many ties a review that is due has; None where none is due.

    Nobody is looked at before it is time.
    """
    said = verdicts(ego)
    is_time, _ = _time(ego, said, today)
    return len(_items(ego, said, today)) if is_time else None


def _time(ego: int, said: list[Said], today: date) -> tuple[bool, date | None]:
    """Say whether it is time, and when the last review was."""
    last = max((one.on for one in said), default=None)
    months = policies.in_force(ego, today=today).policy.review.months
    return is_due(last, months=months, today=today), last


def _items(ego: int, said: list[Said], today: date) -> list[Item]:
    settled = {
        one.person for one in said if (today - one.on).days <= STANDS and one.person
    }
    found: dict[Kind, list[Item]] = defaultdict(list)
    for one in _facts(ego, today):
        item = judge(one, today=today) if one.person not in settled else None
        if item is not None:
            found[item.kind].append(item)
    return sorted_by_kind(found)


def verdicts(ego: int) -> list[Said]:
    """Return the newest verdict on each person, those taken back left out."""
    rows = models.Verdict.objects.of(ego).filter(taken_back=None).order_by("id")
    listed = list(rows.values_list("handle", "id", "verdict", "on", "text"))
    whose = people.holders(ego, {row[0] for row in listed})
    names = people.names(ego, whose.values())
    newest = {}
    for handle, number, verdict, on, text in listed:
        of = whose.get(handle, 0)
        name = names.get(of) or handle.partition(":")[2]
        newest[of or handle] = Said(number, of, name, verdict, on, text)
    return list(newest.values())


def _facts(ego: int, today: date) -> list[Facts]:
    """Return what is looked at, of everybody who may have to be decided on."""
    old = int(
        datetime.combine(today - timedelta(days=SILENT_AFTER), datetime.min.time(), UTC)
        .timestamp()
    )  # fmt: skip
    rows = Tie.objects.of(ego).filter(
        Q(connected__isnull=False) | Q(two_way=False, last__isnull=False),
        Q(last__isnull=True) | Q(last__lt=old),
        Q(connected__isnull=True)
        | Q(connected__lte=today - timedelta(days=SILENT_AFTER)),
        gone__isnull=True,
        denied=False,
        own_word="",
        person__mailbox=False,
        person__shadow=False,
    )
    given: dict[int, int] = defaultdict(int)
    for favour in favours(ego):
        given[favour.person] += 1
    silent, unknown, useful = _from_triage(ego, today)
    useful |= with_one(ego, today=today)
    columns = ("person_id", "person__name", "connected", "last", "theirs", "ours")
    found = {}
    for person, name, connected, last, theirs, ours in rows.values_list(*columns):
        if connected is None and max(theirs, ours) < 3:  # noqa: PLR2004 - a mail or two is no tie
            continue
        on = datetime.fromtimestamp(last, UTC).date() if last is not None else None
        found[person] = Facts(
            person, name, connected, on, theirs, ours, given[person],
            silent.pop(person, None), unknown.pop(person, "") != "", person in useful,
        )  # fmt: skip
    names = people.names(ego, silent)
    for person, since in silent.items():
        name = names.get(person, "")
        found[person] = Facts(person, name, None, None, 0, 0, 0, since)
    for person, name in unknown.items():
        found.setdefault(
            person, Facts(person, name, None, None, 0, 0, 0, None, unknown=True)
        )
    return list(found.values())


def _from_triage(
    ego: int, today: date
) -> tuple[dict[int, date], dict[int, str], set[int]]:
    """Return who answered no follow-up, whose reason is not known, and who answered."""
    silent: dict[int, date] = {}
    unknown: dict[int, str] = {}
    every = queue(ego, today=today)
    useful = {one.person for one in every if one.case.state in _ANSWERED}
    for one in every:
        if one.case.state is State.SILENT:
            sent = [s.on for s in one.case.steps if s.step is Step.FOLLOWUP]
            silent[one.person] = sent[-1] if sent else one.case.since or today
    for one in with_reasons(ego, [q for q in every if q.case.state in ACCEPTED]):
        if one.case.why is Why.UNKNOWN and one.case.steps:
            unknown[one.person] = one.name
    return silent, unknown, useful
