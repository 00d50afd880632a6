"""What the user may set, and to what."""

import re
from collections.abc import Mapping

from closeknit.desk.intake.rules.hour import hour_of, written
from closeknit.desk.intake.rules.languages import CODES
from closeknit.shared.errors import RuleBroken

NAMES = ("bodies", "colleagues", "hour", "languages")
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
    kept = dict(now)
    if name == "bodies" and value in {"on", "off"}:
        return kept | {name: value == "on"}
    if name == "colleagues":
        kept.pop(name, None)
        said = value.lower().replace(",", " ").split()
        if said == ["inferred"]:
            return kept
        if said and all(map(_DOMAIN.fullmatch, said)):
            return kept | {name: sorted(set(said))}
        raise RuleBroken("Say domains like quay.example, or inferred.")
    if name == "languages":
        kept.pop(name, None)
        codes = list(dict.fromkeys(value.lower().replace(",", " ").split()))
        if codes == ["any"]:
            return kept
        if codes and set(codes) <= set(CODES):
            return kept | {name: codes}
        raise RuleBroken(f"Say some of {' '.join(CODES)}, or any.")
    if name == "hour":
        hour = hour_of(value)
        if hour is None:
            raise RuleBroken("Say a day and a time: friday 16:00.")
        return kept | {name: written(hour)}
    raise RuleBroken(f"Say one of {', '.join(NAMES)}; bodies is on or off.")
