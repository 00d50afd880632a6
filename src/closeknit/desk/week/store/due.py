"""What of other areas is due in the week: follow-ups, what was promised, readiness."""

from datetime import date
from typing import NamedTuple

from closeknit.desk.cadence import store as cadence
from closeknit.desk.policy import actions as policies
from closeknit.desk.readiness import store as readiness
from closeknit.desk.triage.rules.inbound import Queued, to_do
from closeknit.desk.triage.rules.states import State
from closeknit.desk.triage.store import taken
from closeknit.desk.triage.store.inbound import inbound
from closeknit.desk.triage.store.queue import queue
from closeknit.desk.week.rules import lists as rules
from closeknit.desk.week.rules.lists import Section
from closeknit.desk.week.rules.words import Key, cut, hides, keyed
from closeknit.desk.week.store.said import At

_LATER = frozenset({State.WAITING, State.SILENT})
"""Who waits has a list of their own; the silent are looked through in the review."""


class Dealt(NamedTuple):
    """Invitations with a step of triage: whose has one, and what is due with them."""

    people: set[int]
    due: list[Queued]


def dealt(ego: int, *, today: date) -> Dealt:
    """Return which invitations were dealt with, and of which something is due again.

    One query where no step was ever taken; about twelve where some were.
    """
    known = sorted(taken(ego))
    if not known:
        return Dealt(set(), [])
    found = queue(ego, today=today, people=known)
    moved = {one.person for one in found if one.case.state is not State.WAITING}
    return Dealt(moved, [one for one in to_do(found) if one.case.state not in _LATER])


def follow_ups(at: At, due: list[Queued]) -> Section:
    """Return what is due with invitations that were dealt with; none, no query."""
    rests = {one.person: f"{one.case.state} {one.case.since}" for one in due}
    open_ = [one.person for one in due if not _is_hidden(at, one.person, rests)]
    if not open_:
        return Section(0, [])
    shown = open_[: at.limit]
    policy = policies.in_force(at.ego, today=at.today).policy
    judged = inbound(at.ego, policy, today=at.today, people=shown)
    by_person = {one.queued.person: rules.follow_up(one) for one in judged}
    items = [keyed(by_person[n], "follow_ups", rests[n]) for n in shown]
    return Section(len(open_), items)


def _is_hidden(at: At, person: int, rests: dict[int, str]) -> bool:
    said = at.words.get(Key("follow_ups", person))
    return said is not None and hides(said, rests[person], today=at.today)


def reminders(at: At) -> Section:
    """Return what the user promised to come back to, and the day has come. A query."""
    items = [
        keyed(
            rules.come_back((person, name), topic.text, topic.on, at.today),
            "reminders",
            "",
            topic.id,
        )
        for person, name, topic in cadence.reminders(at.ego, today=at.today)
    ]
    return cut(items, at.words, today=at.today, limit=at.limit)


def ready(at: At, to_invite: int) -> Section:
    """Return what keeps invitations from going out, where some are waiting (R0-01)."""
    if not to_invite:
        return Section(0, [])
    found = readiness.gate_of(at.ego, today=at.today)
    if found.is_open:
        return Section(0, [])
    left = [one.name for one in found.readiness.open]
    item = keyed(rules.make_ready(to_invite, left), "readiness", " ".join(left))
    return cut([item], at.words, today=at.today, limit=at.limit)
