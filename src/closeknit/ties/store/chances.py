"""What is likely to come with one person, read."""

from datetime import UTC, date, datetime, time

from closeknit.people import store as people
from closeknit.ties.rules.chances import Chances, chances
from closeknit.ties.store.own_past import own_past


def chances_of(ego: int, person: int, *, today: date) -> Chances:
    """Return what is likely with this person, as of the end of `today`. Two queries."""
    now = int(datetime.combine(today, time.max, UTC).timestamp())
    exchanges = (row[1:] for row in people.exchanges(ego, [person]))
    return chances(exchanges, now=now, past=own_past(ego))
