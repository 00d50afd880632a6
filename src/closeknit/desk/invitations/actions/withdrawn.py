"""Keep that the ego withdrew an invitation on LinkedIn, or take that word back."""

from datetime import UTC, date, datetime

from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.desk.invitations.rules.lifecycle import State
from closeknit.desk.invitations.store.sent import WITHDRAWN, invitations
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Told


def withdraw(ego: int, person: int, *, on: date | None = None, today: date) -> int:
    """Keep that the last invitation to somebody was withdrawn; return the import.

    Nothing is withdrawn from here: a person does that, on LinkedIn.

    Raises:
        RuleBroken: none is open, or the day cannot be.
    """
    day = on or today
    sent = invitations(ego, today=today, person=person)
    if not sent or sent[-1].sent.state is not State.WAITING:
        raise RuleBroken("No invitation of yours to them is open.")
    if not sent[-1].sent.on <= day <= today:
        raise RuleBroken(f"{day:%-d %b %Y} is not between the invitation and today.")
    return _keep(ego, person, day.isoformat(), today)


def take_back(ego: int, person: int, *, today: date) -> int:
    """Take the word back that invitations to somebody were withdrawn.

    Raises:
        RuleBroken: there is no such word.
    """
    sent = invitations(ego, today=today, person=person)
    if not any(one.sent.state is State.WITHDRAWN for one in sent):
        raise RuleBroken("You have not said that you withdrew an invitation to them.")
    return _keep(ego, person, "", today)


def _keep(ego: int, person: int, value: str, today: date) -> int:
    who = people.mention_of(ego, person)
    said = Told(who, WITHDRAWN, value, datetime.now(UTC))
    number = keep_typed(ego, [said], today=today)
    note_done(ego, "withdraw", str(person), value or "taken back")
    return number
