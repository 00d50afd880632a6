"""Read the notes of invitations once, and remember what each does."""

from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction

from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.triage.rules.inbound import Inbound
from closeknit.desk.triage.store.inbound import inbound, read_notes
from closeknit.desk.triage.store.queue import notes_waiting
from closeknit.engines.rows import insert


def remember_notes(ego: int) -> int:
    """Read the notes of the invitations that wait; return how many were new.

    For whenever records have come: a note is read in up to a millisecond, which ten
    thousand of them would show where the user waits for the list.
    """
    fresh: dict[bytes, int] = {}
    read_notes(ego, notes_waiting(ego), fresh)
    _remember(ego, fresh)
    return len(fresh)


def judged(ego: int, policy: Policy, *, today: date) -> list[Inbound]:
    """Return the invitations of the queue, judged; notes read now are remembered."""
    fresh: dict[bytes, int] = {}
    found = inbound(ego, policy, today=today, fresh=fresh)
    _remember(ego, fresh)
    return found


def _remember(ego: int, fresh: Mapping[bytes, int]) -> None:
    if not fresh:
        return
    rows = [(ego, key, bits) for key, bits in fresh.items()]
    with transaction.atomic(), connection.cursor() as cursor:
        insert(cursor, "triage_read", ("ego_id", "digest", "bits"), rows)
