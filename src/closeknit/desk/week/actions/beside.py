"""What stands beside the items of a week: the headline figure, and the review."""

from datetime import date

from closeknit.desk.cadence.store import reviewed
from closeknit.desk.targets.actions.away import away
from closeknit.desk.targets.rules.target import figure
from closeknit.desk.week.rules.digest import Beside
from closeknit.ties.rules.words import many


def headline(ego: int, *, today: date) -> str:
    """Return how many of the wanted are one willing introduction away (R0-30).

    "" where nobody is wanted.
    """
    wanted = away(ego, today=today)
    return figure(wanted.willing, wanted.total) if wanted.total else ""


def beside(ego: int, *, today: date) -> Beside:
    """Return the headline figure and whether the review is due, in words (R3-06)."""
    due = reviewed.due(ego, today=today)
    review = f"The review is due: {many(due, 'tie')} to look through" if due else ""
    return Beside(headline(ego, today=today), review)
