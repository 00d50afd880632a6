"""Messages and meetings with a few people, and which of them ask for something."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime

from closeknit.desk.giving.rules.favour import Favour, Side
from closeknit.desk.giving.rules.standing import Touch
from closeknit.desk.words.rules.note import glance
from closeknit.engines.rows import chunks
from closeknit.people.models import Mention
from closeknit.records import store as records
from closeknit.sources.record import AnyRecord, Wrote

AT_ONCE = 2_000
JUDGED = 60
"""Messages of the ego to one person that are judged: the newest."""


def touches(
    ego: int, some: Collection[int], noted: Iterable[Favour], *, today: date
) -> dict[int, list[Touch]]:
    """Return messages and meetings with these people, and which of them ask.

    Whether one asks is read off its text, where texts are kept; a request noted by hand
    marks the messages of that day.
    """
    asked = {(f.person, f.on) for f in noted if f.side is Side.ASKED}
    rows = (
        Mention.objects.of(ego)
        .filter(
            handle__person__in=list(some),
            kind__in=("wrote", "met"),
            at__isnull=False,
        )
        .exclude(by="beside")
        .order_by("at", "kept_id")
    )
    listed = list(
        rows.values_list("handle__person_id", "kept_id", "at", "by", "channel")
    )
    until = today.toordinal() - date(1970, 1, 1).toordinal() + 1
    listed = [row for row in listed if (row[2] or 0) // 86_400 < until]
    ours: dict[int, list[int]] = defaultdict(list)
    for of, kept, _, by, _ in listed:
        if by == "ego":
            ours[of or 0].append(kept)
    judged = sorted({kept for some_ in ours.values() for kept in some_[-JUDGED:]})
    needs: dict[int, bool | None] = {}
    for chunk in chunks(judged, AT_ONCE):
        said = records.said(ego, list(chunk))
        needs |= {kept: _asks(record) for kept, record in said.items()}
    found: dict[int, list[Touch]] = defaultdict(list)
    for of, kept, at, by, channel in listed:
        on = datetime.fromtimestamp(at or 0, UTC).date()
        need = True if (of, on) in asked and by == "ego" else needs.get(kept)
        found[of or 0].append(Touch(at or 0, by, need, channel))
    return found


def _asks(record: AnyRecord) -> bool | None:
    if not isinstance(record, Wrote) or not record.text:
        return None
    seen = glance(record.text)
    return seen.ask or seen.pitch
