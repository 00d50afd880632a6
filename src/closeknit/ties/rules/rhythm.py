"""When has a tie gone quiet? Measured by its own rhythm, not by a calendar.

Silence of four times the usual gap is fading, of eight times lapsed: two-way ties of
five messages or more that were silent for longer than eight times their gap had a
two-way exchange in the next period about a fifth as often as the lively ones
(Navarro et al. 2017, and thirteen histories measured here).
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from closeknit.ties.rules.strength import Measured

FADES, LAPSES = 4, 8
ENOUGH_DAYS = 4
"""Days with an exchange below which two people have no rhythm yet."""
SHORTEST = 7.0
"""Days. A burst of mails in one week is a project, not a weekly habit."""


class Quiet(NamedTuple):
    """The days from which a tie counts as fading and as lapsed."""

    fades: date | None
    lapses: date | None


NEVER = Quiet(None, None)
"""Of a tie without a rhythm."""


def usual_gap(of: Measured) -> float | None:
    """Return the days that usually lie between two exchanges, None without a habit.

    The mean gap between days with an exchange, and never under a week.
    """
    if of.rhythm is None or of.days < ENOUGH_DAYS:
        return None
    return max(of.rhythm, SHORTEST)


def quiet(of: Measured) -> Quiet:
    """Return from when this tie is fading and lapsed; (None, None) without a rhythm."""
    gap = usual_gap(of)
    if gap is None or of.last is None or not of.two_way:
        return NEVER
    last = datetime.fromtimestamp(of.last, UTC).date()
    try:
        return Quiet(
            last + timedelta(days=round(FADES * gap)),
            last + timedelta(days=round(LAPSES * gap)),
        )
    except OverflowError:
        return NEVER
