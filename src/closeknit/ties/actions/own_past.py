"""Judge the forecasts on the ego's own past, and forget what that says."""

from datetime import UTC, date, datetime, time

import msgspec

from closeknit.ties.models import OwnPast as Judged
from closeknit.ties.rules.own_past import OwnPast


def judge_own_past(ego: int, *, today: date) -> OwnPast:
    """Judge the forecasts on the ego's own past up to `today`, and keep what it says.

    From then on what the past holds enough of is told in percent.
    """
    # Arrays and fits are slow to load, and nothing else here needs them.
    from closeknit.ties.store import trial  # noqa: PLC0415 - see above

    now = int(datetime.combine(today, time.max, UTC).timestamp())
    found = trial.judged(ego, today=today, now=now)
    document = msgspec.json.encode(found).decode()
    Judged.objects.of(ego).delete()
    Judged(ego_id=ego, document=document).save(force_insert=True)
    return found


def forget_own_past(ego: int) -> None:
    """Forget what the own past says: bands again, no percentages."""
    Judged.objects.of(ego).delete()
