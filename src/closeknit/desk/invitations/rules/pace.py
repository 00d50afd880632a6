"""How many invitations go out, beside what one's account allows."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from closeknit.desk.invitations.rules.lifecycle import Sent, State
from closeknit.desk.policy.rules.policy import Policy
from closeknit.shared.default_text import is_default
from closeknit.ties.rules.words import many

WEEK = 7
MONTH = 30
WEEKS = 8
"""Weeks that the usual pace is taken from."""
USUAL_LIMIT = 100
"""Invitations a week at which members report to be stopped; LinkedIn publishes none."""
MANY_OPEN = 400
"""Open invitations that are very many: too many are one of LinkedIn's reasons to stop
somebody."""


class Pace(NamedTuple):
    """Invitations of the last seven days, the usual week, and what is left.

    `notes` are those with a note in the last thirty days, `left` how many more the
    policy's ration has; None is without a limit.
    """

    week: int
    usual: float
    notes: int
    left: int | None
    open: int
    says: tuple[str, ...]


def pace(sent: Iterable[Sent], policy: Policy, *, today: date) -> Pace:
    """Return the pace of the ego's invitations.

    >>> from closeknit.desk.policy.rules.presets import REFERRAL
    >>> pace([], REFERRAL, today=date(2026, 11, 21)).left
    5
    """
    each = list(sent)

    def since(days: int) -> list[Sent]:
        first = today - timedelta(days=days)
        return [one for one in each if first < one.on <= today]

    week = len(since(WEEK))
    usual = len(since(WEEK * WEEKS)) / WEEKS
    notes = sum(not is_default(one.text) for one in since(MONTH))
    ration = policy.outbound.notes_per_month
    left = None if ration is None else max(0, ration - notes)
    waiting = sum(one.state is State.WAITING for one in each)
    says = [
        f"{many(week, 'invitation')} in the last 7 days, usually {usual:.1f} a week"
    ]
    if ration is None:
        says.append(f"{many(notes, 'note')} in the last 30 days, without a limit")
    else:
        says.append(f"{notes} of {many(ration, 'note')} used in the last 30 days")
    if week >= USUAL_LIMIT:
        says.append(f"members report to be stopped at about {USUAL_LIMIT} a week")
    if waiting >= MANY_OPEN:
        says.append(f"{waiting:,} are open: withdraw the oldest before you send more")
    return Pace(week, usual, notes, left, waiting, tuple(says))
