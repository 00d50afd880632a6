"""How the network grows, beside how much of it is kept (R0-07, R3-32, C10)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from closeknit.desk.invitations.rules.scorecard import monday_of

IDLE: int = 2
"""Weeks without anybody new from which on the user is told (R0-07)."""


class Growth(NamedTuple):
    """People come to be known in each week, the newest first, and ties kept.

    Counted as new is who counts as known by the policy, never who only joined. `kept`:
    both have written or spoken to the other within a year.
    """

    kept: int
    weeks: tuple[tuple[date, int], ...]

    @property
    def idle(self) -> int:
        """Return how many whole weeks ago somebody new was last met."""
        if self.weeks[0][1]:
            return 0
        return sum(1 for _ in takewhile(lambda week: not week[1], self.weeks[1:]))

    @property
    def says(self) -> str:
        """Return a sentence where weeks went by without anybody new, else nothing."""
        if self.idle < IDLE:
            return ""
        several = f"{self.idle} weeks"
        if self.idle == len(self.weeks) - 1:
            several += " and more"
        return f"Nobody new in {several}: whom would you like to meet next?"


MANY: int = 500
"""Connections from which on the number is no longer told by itself (R3-02)."""


def capped(connections: int) -> str:
    """Return a number of connections as it is shown: more than enough is "500+".

    >>> capped(499), capped(501)
    ('499', '500+')
    """
    return f"{MANY}+" if connections > MANY else str(connections)


class Stood(NamedTuple):
    """How the network stood at the end of a week, from Monday.

    `new`: people who came to be known by the policy in that week; `kept`: ties in touch
    both ways within the year before; `reach`: people known only through one's own.
    """

    monday: date
    new: int
    kept: int
    reach: int


def growth(first: Iterable[date], kept: int, *, today: date, weeks: int) -> Growth:
    """Return the growth of so many weeks by the days people were first met.

    >>> growth([date(2026, 11, 3)], 40, today=date(2026, 11, 21), weeks=4).says
    ''
    >>> growth([date(2026, 11, 3)], 40, today=date(2026, 11, 26), weeks=4).idle
    2
    """
    counts = Counter(map(monday_of, first))
    mondays = (monday_of(today) - timedelta(weeks=back) for back in range(weeks))
    return Growth(kept, tuple((monday, counts[monday]) for monday in mondays))
