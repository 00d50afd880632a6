"""In which order a chat writes its days, and which moment a message's is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from closeknit.shared.errors import Unanswered, UnreadableFile
from closeknit.sources.whatsapp.lines import Stamp

CHOICES = ("day-first", "month-first")
BEGAN = date(2009, 1, 1)
"""The year of WhatsApp's beginning."""
_SHORT_YEAR = 100


class Order:
    """Days seen so far, and which orders they leave possible.

    Points and hyphens are written day first; only with slashes must it be told, by a
    day that is none in the other order, or has not been yet.
    """

    def __init__(self, today: date) -> None:
        self._latest = today + timedelta(days=1)  # east of here it is tomorrow
        self._possible = [True, True]
        self._differs = False
        self._example = ""

    def see(self, stamp: Stamp) -> None:
        """Take one message's day into account."""
        one, two, _ = stamp.numbers
        if stamp.year_first or not stamp.slashed or one == two:
            return
        for at, day_first in enumerate((True, False)):
            on = day_of(stamp, day_first=day_first)
            if on is None or on > self._latest:
                self._possible[at] = False
        self._differs = True
        self._example = self._example or f"{one:02}/{two:02}"

    def day_first(self, said: bool | None) -> bool:  # noqa: FBT001 - the user's answer, as it was given
        """Return whether the day stands before the month.

        Raises:
            Unanswered: every day could be read both ways, and nothing was said.
            UnreadableFile: some days are none either way.
        """
        by_day, by_month = self._possible
        if by_day != by_month:
            return by_day
        if not by_day:
            raise UnreadableFile(
                "Its days fit neither day/month nor month/day.",
                code="dates_unknown",
            )
        if said is None and self._differs:
            raise Unanswered(
                f"Whether {self._example} is day/month or month/day cannot be told "
                "from it. Say so with --date-order day-first or month-first.",
                code="asks_date_order",
                choices=CHOICES,
            )
        return said is not False


def day_of(stamp: Stamp, *, day_first: bool) -> date | None:
    """Return the day a stamp names in this order, or None.

    >>> day_of(Stamp((4, 3, 25), False, True, 14, 5), day_first=True)
    datetime.date(2025, 3, 4)
    """
    one, two, three = stamp.numbers
    if stamp.year_first:
        year, month, day = stamp.numbers
    else:
        year = three + 2000 if three < _SHORT_YEAR else three
        day, month = (one, two) if day_first else (two, one)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def zone_of(name: str) -> ZoneInfo:
    """Return the zone of that name.

    Raises:
        UnreadableFile: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadableFile(
            f"There is no time zone {name!r}; write it as Europe/London.",
            code="no_such_zone",
        ) from error


def moment(
    stamp: Stamp, *, day_first: bool, zone: ZoneInfo, today: date
) -> datetime | None:
    """Return the minute in UTC, or None where it cannot be believed."""
    on = day_of(stamp, day_first=day_first)
    if on is None or not BEGAN <= on <= today + timedelta(days=1):
        return None
    local = datetime(on.year, on.month, on.day, stamp.hour, stamp.minute, tzinfo=zone)
    return local.astimezone(UTC)
