"""On which day something counts."""

from datetime import UTC, date, datetime

DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()


def within_day(on: date, at: datetime | None) -> int:
    """Return when something took place, in seconds since 1970, kept within its own day.

    A breakfast in Tokyo is the day before in UTC: without this a plan would count as
    an encounter before its day has come.

    >>> within_day(date(1970, 1, 2), datetime(1970, 1, 1, 22, tzinfo=UTC))
    86400
    """
    day = (on.toordinal() - EPOCH) * DAY
    if at is None:
        return day
    moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    return min(max(int(moment), day), day + DAY - 1)
