"""What the ego's own past says of the forecasts, read."""

import msgspec

from closeknit.ties.models import OwnPast as Row
from closeknit.ties.rules.own_past import OwnPast


def own_past(ego: int) -> OwnPast | None:
    """Return the own past as it was judged last; None where it never was. One query."""
    found = Row.objects.of(ego).values_list("document", flat=True).first()
    return None if found is None else msgspec.json.decode(found, type=OwnPast)
