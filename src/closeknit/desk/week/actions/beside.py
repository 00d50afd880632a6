"""What stands beside the items of a week: the headline figure, and the review."""

from datetime import date
from typing import NamedTuple

from closeknit.desk.cadence.store import reviewed
from closeknit.desk.targets.actions.away import away
from closeknit.desk.targets.rules.target import figure
from closeknit.desk.week.rules.digest import Beside
from closeknit.ties.rules.words import many


class Headline(NamedTuple):
    """How many of the wanted are one willing introduction away, and who is new (R0-30).

    `opened` says how many of them new people brought into reach (R0-07). Both are ""
    where nobody is wanted, the second also where nobody opened any.
    """

    away: str
    opened: str


def headline(ego: int, *, today: date) -> Headline:
    """Return what stands above the week's items."""
    wanted, opened = away(ego, today=today)
    told = figure(wanted.willing, wanted.total) if wanted.total else ""
    return Headline(told, opened.says if opened and opened.opened else "")


def beside(ego: int, *, today: date) -> Beside:
    """Return the headline figure and whether the review is due, in words (R3-06)."""
    due = reviewed.due(ego, today=today)
    review = f"The review is due: {many(due, 'tie')} to look through" if due else ""
    return Beside(*headline(ego, today=today), review)
