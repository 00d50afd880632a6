"""What the user may set, and to what."""

import re
from collections.abc import Callable, Mapping

from closeknit.desk.intake.rules.hour import hour_of, written
from closeknit.desk.intake.rules.languages import CODES
from closeknit.desk.intake.rules.sending import digest_written
from closeknit.shared.errors import RuleBroken

CALL_WITHIN, LONGEST = 14, 90
"""Days after joining within which to offer a call, and how many may be said."""
_DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")


def changed_settings(
    now: Mapping[str, object], name: str, value: str
) -> dict[str, object]:
    """Return the settings with one of them changed.

    >>> changed_settings({}, "colleagues", "Quay.example")
    {'colleagues': ['quay.example']}
    >>> changed_settings({}, "languages", "de, en")
    {'languages': ['de', 'en']}

    Raises:
        RuleBroken: there is no such setting, or it cannot be that.
    """
    read = _READ.get(name)
    if read is None:
        raise RuleBroken(f"Say one of {', '.join(NAMES)}; bodies is on or off.")
    kept = {other: said for other, said in now.items() if other != name}
    said = read(value)
    return kept if said is None else kept | {name: said}


def call_within(settings: Mapping[str, object]) -> int:
    """Return in how many days after joining to offer a call (R3-29).

    >>> call_within({}), call_within({"calls": 7})
    (14, 7)
    """
    days = settings.get("calls")
    return days if isinstance(days, int) else CALL_WITHIN


def _bodies(value: str) -> bool:
    if value not in {"on", "off"}:
        raise RuleBroken(f"Say one of {', '.join(NAMES)}; bodies is on or off.")
    return value == "on"


def _calls(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value[:9]) <= LONGEST):
        raise RuleBroken(f"Say a number of days from 1 to {LONGEST}.")
    return int(value)


def _colleagues(value: str) -> list[str] | None:
    said = value.lower().replace(",", " ").split()
    if said == ["inferred"]:
        return None
    if said and all(map(_DOMAIN.fullmatch, said)):
        return sorted(set(said))
    raise RuleBroken("Say domains like quay.example, or inferred.")


def _hour(value: str) -> str:
    hour = hour_of(value)
    if hour is None:
        raise RuleBroken("Say a day and a time: friday 16:00.")
    return written(hour)


def _languages(value: str) -> list[str] | None:
    codes = list(dict.fromkeys(value.lower().replace(",", " ").split()))
    if codes == ["any"]:
        return None
    if codes and set(codes) <= set(CODES):
        return codes
    raise RuleBroken(f"Say some of {' '.join(CODES)}, or any.")


_READ: Mapping[str, Callable[[str], object]] = {
    "bodies": _bodies,
    "calls": _calls,
    "colleagues": _colleagues,
    "digest": digest_written,
    "hour": _hour,
    "languages": _languages,
}
NAMES = tuple(_READ)
