"""How far those who are wanted are away, for the week and the scorecard: a few figures.

Nothing here looks at the network where nobody is wanted: it would bring NumPy along, a
tenth of a second for each command that needs none.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from closeknit.desk.invitations.store.counted import WEEKS
from closeknit.desk.policy import store as policy
from closeknit.desk.targets import store
from closeknit.desk.targets.rules.opening import Behind, Opened
from closeknit.desk.targets.rules.target import Overview, asks

if TYPE_CHECKING:
    from closeknit.desk.targets.actions.opening import Sought


class Figures(NamedTuple):
    """The figures alone, and what new people opened; None where nobody is wanted."""

    away: Overview
    opened: Opened | None


def is_anybody_wanted(ego: int) -> bool:
    """Say whether the list or the policy's target market names anybody."""
    return bool(store.targets(ego)) or asks(policy.current(ego).target_market)


def away(ego: int, *, today: date) -> Figures:
    """Return the figures of this week, by one look at the network."""
    if not is_anybody_wanted(ego):
        nothing = Overview(0, 0, 0, 0, has_market=False, listed=(), gold=())
        return Figures(nothing, None)
    from closeknit.desk.targets.actions import asking, opening  # noqa: PLC0415 - as said

    at = asking.Asked(ego, today=today)
    sought = opening.sought(at)
    return Figures(asking.overview_of(at, limit=1), opening.opened(sought))


def sought(ego: int, *, today: date, by: int = 0) -> "Sought | None":
    """Return what the questions below are asked of; None where nobody is wanted.

    `by`: for what is behind this person alone, which is quicker.
    """
    if not is_anybody_wanted(ego):
        return None
    from closeknit.desk.targets.actions import asking, opening  # noqa: PLC0415 - as said

    return opening.sought(asking.Asked(ego, today=today, by=by))


def opened(at: "Sought | None", *, weeks: int = WEEKS) -> Opened | None:
    """Return which targets the people of so many weeks opened (R0-07)."""
    if at is None:
        return None
    from closeknit.desk.targets.actions import opening  # noqa: PLC0415 - as said

    return opening.opened(at, weeks=weeks)


def behind(at: "Sought | None", person: int) -> Behind:
    """Return whom of the wanted somebody of the ego's leads to."""
    if at is None:
        return Behind((), ())
    from closeknit.desk.targets.actions import opening  # noqa: PLC0415 - as said

    return opening.behind(at, person)
