"""Read the notes of invitations once, and remember what each does."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection, transaction

from closeknit.desk.invitations.rules.sent import Invitation
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.triage.rules.inbound import Inbound
from closeknit.desk.triage.store.inbound import inbound, read_notes
from closeknit.desk.triage.store.queue import notes_waiting
from closeknit.desk.words.rules.note import Traits
from closeknit.engines.rows import insert
from closeknit.shared.default_text import is_default


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


def read_sent(ego: int, sent: Iterable[Invitation]) -> dict[str, Traits]:
    """Return what the ego's own notes do; those read now are remembered as well.

    One query for each two thousand notes.
    """
    fresh: dict[bytes, int] = {}
    own = (one.sent.text for one in sent if not is_default(one.sent.text))
    found = read_notes(ego, own, fresh)
    _remember(ego, fresh)
    return found


def _remember(ego: int, fresh: Mapping[bytes, int]) -> None:
    if not fresh:
        return
    rows = [(ego, key, bits) for key, bits in fresh.items()]
    with transaction.atomic(), connection.cursor() as cursor:
        insert(cursor, "triage_read", ("ego_id", "digest", "bits"), rows)
