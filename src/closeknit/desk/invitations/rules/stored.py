"""How a draft's phrases and its readiness stand in JSON."""

from collections.abc import Iterable
from datetime import date

import msgspec

from closeknit.desk.invitations.rules.draft import Phrase
from closeknit.desk.readiness.rules.items import Stamp


def phrases_out(phrases: Iterable[Phrase]) -> list[object]:
    """Return phrases as JSON."""
    return [list(one) for one in phrases]


def phrases_in(told: object) -> tuple[Phrase, ...]:
    """Return phrases from JSON."""
    return msgspec.convert(told, tuple[Phrase, ...])


def stamp_out(stamp: Stamp) -> dict[str, object]:
    """Return the readiness of a day as JSON."""
    return stamp._asdict() | {"on": stamp.on.isoformat()}


def stamp_in(told: dict[str, str] | None) -> Stamp | None:
    """Return the readiness of a day from JSON."""
    if told is None:
        return None
    return Stamp(int(told["value"]), told["profile"], date.fromisoformat(told["on"]))
