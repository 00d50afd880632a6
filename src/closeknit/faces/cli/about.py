"""What is known of a person beside the tie: met, history, who they know."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from closeknit.faces.cli.shown import Json
from closeknit.records.rules.kept import Origin
from closeknit.ties.rules.alter_ties import AlterTie, Joined, reasons
from closeknit.ties.rules.encounters import Acquaintance, Encounter
from closeknit.ties.rules.history import Entry

Origins = Mapping[int, Origin]
"""Where records stood, by their numbers."""


def origin_json(origin: Origin | None) -> dict[str, Json] | None:
    """Return where a record stood."""
    if origin is None:
        return None
    return {"file": origin.file, "line": origin.line, "import": origin.run}


def met_json(met: Acquaintance | None, origins: Origins) -> dict[str, Json] | None:
    """Return where and when two met, and the last time."""
    if met is None:
        return None
    return {
        "first": met.first.on.isoformat(),
        "last": met.last.on.isoformat(),
        **_encounter_json(met.first, origins),
        "latest": {
            "on": met.last.on.isoformat(),
            **_encounter_json(met.last, origins),
        },
    }


def _encounter_json(one: Encounter, origins: Origins) -> dict[str, Json]:
    return {
        "how": one.how,
        "where": one.where,
        "about": one.about,
        "weight": round(one.weight, 4),
        "origin": origin_json(origins.get(one.kept)),
    }


def history_json(entries: Iterable[Entry], origins: Origins) -> list[Json]:
    """Return the values of a person's fields, with their days and sources."""
    return [
        {
            "field": one.field,
            "value": one.value,
            "from": _iso(one.first),
            "upto": _iso(one.last),
            "source": one.source,
            "stands": one.stands,
            "origin": origin_json(origins.get(one.kept)),
        }
        for one in entries
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def pair_json(pair: AlterTie) -> dict[str, Json]:
    """Return two who know each other, with the evidence for it."""
    return {
        "one": _joined_json(pair.one),
        "other": _joined_json(pair.other),
        "weight": pair.weight,
        "evidence": [
            {
                "how": one.how,
                "count": one.many,
                "first": _day(one.first),
                "last": _day(one.last),
            }
            for one in pair.evidence
        ],
        "because": reasons(pair),
    }


def _joined_json(one: Joined) -> dict[str, Json]:
    return {"id": one.id, "name": one.name}


def _day(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).date().isoformat()
