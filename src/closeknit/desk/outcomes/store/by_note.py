"""What came of those invited, by what their note did, read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from closeknit.desk.invitations.rules.rates import is_decided
from closeknit.desk.invitations.rules.sent import Invitation
from closeknit.desk.invitations.store.counted import cases
from closeknit.desk.outcomes.rules.by_note import ByNote, Came, by_note, came_after
from closeknit.desk.outcomes.rules.outcome import Outcome
from closeknit.desk.outcomes.store import outcomes
from closeknit.desk.words.rules.note import Traits
from closeknit.people.models import Mention
from closeknit.ties.rules.encounters import SMALL


def by_notes(
    ego: int, sent: Sequence[Invitation], read: Mapping[str, Traits], *, today: date
) -> list[ByNote]:
    """Return what came of those invited, with and without each trait of a note.

    `read`: what notes do that were read before. One query beside the outcomes'.
    """
    decided = [one for one in sent if is_decided(one.sent, today=today)]
    if not decided:
        return []
    noted: dict[int, list[Outcome]] = defaultdict(list)
    for one in outcomes(ego, today=today):
        noted[one.person].append(one)
    met = _met(ego, today)
    judged = cases(decided, today=today, read=read)
    return by_note(
        [
            Came(
                case,
                came_after(
                    one.sent.on,
                    noted.get(one.person, ()),
                    met.get(one.person, ()),
                ),
            )
            for one, case in zip(decided, judged, strict=True)
        ]
    )


def _met(ego: int, today: date) -> dict[int, list[date]]:
    """Return the days of meetings and calls with each person, small rounds only."""
    rows = Mention.objects.of(ego).filter(kind="met", size__lte=SMALL)
    rows = rows.exclude(kind="wrote").filter(
        handle__person__isnull=False, at__isnull=False
    )
    found: dict[int, list[date]] = defaultdict(list)
    for person, at in rows.values_list("handle__person_id", "at"):
        on = datetime.fromtimestamp(at or 0, UTC).date()
        if on <= today:
            found[person or 0].append(on)
    return found
