"""Ways that new people open, and whom to ask rather than invite: as a document."""

from closeknit.desk.targets.rules.instead import Instead
from closeknit.desk.targets.rules.opening import Behind, Opened
from closeknit.faces.cli.shown import Json
from closeknit.ties.rules.alter_ties import Joined


def opened_json(of: Opened | None) -> Json:
    """Return which targets new people opened; None where nobody is wanted (R0-07)."""
    if of is None:
        return None
    return {
        "new": of.new,
        "opened": of.opened,
        "each": None if of.each is None else round(of.each, 2),
        "says": of.says,
        "weeks": [one._asdict() | {"monday": str(one.monday)} for one in of.weeks],
        "by": [
            {
                "person": _joined_json(one.who),
                "on": one.on.isoformat(),
                "leads_to": [_joined_json(to) for to in one.targets],
                "opened": [_joined_json(to) for to in one.opened],
            }
            for one in of.by
        ],
    }


def instead_json(of: Instead | None) -> dict[str, Json] | None:
    """Return whom to ask rather than invite a stranger; None where that is nobody."""
    if of is None or not of.says:
        return None
    first = of.first
    return {
        "introducer": _joined_json(first.path.introducer) if first else None,
        "warmth": first.path.warmth if first else None,
        "willing": first.willing.standing.value if first else None,
        "met": {"of": of.met.of, "yes": of.met.yes},
        "strangers": {"of": of.strangers.of, "yes": of.strangers.yes},
        "says": list(of.says),
    }


def behind_json(of: Behind) -> dict[str, Json]:
    """Return whom of the wanted somebody leads to, and to whom nobody else does."""
    return {
        "targets": [_joined_json(one) for one in of.targets],
        "only": [_joined_json(one) for one in of.only],
    }


def _joined_json(who: Joined) -> dict[str, Json]:
    return {"id": who.id, "name": who.name}
