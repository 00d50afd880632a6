"""Hand everything over in open formats: records as JSON lines, people as CSV."""

import csv
from datetime import date
from pathlib import Path

import msgspec
from django.apps import apps

from closeknit.desk.policy import store as policy
from closeknit.records import store as records
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import CannotKeep
from closeknit.sources.coded import encode
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties

AT_ONCE = 1_000
_RISKY = (*"=+-@\t\r\n\0'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, full width forms too."""


def cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `uncell` undoes it.

    >>> cell("=1+1"), cell("Ada"), cell("'quoted")
    ("'=1+1", 'Ada', "''quoted")
    """
    return "'" + text if text.startswith(_RISKY) else text


def uncell(text: str) -> str:
    """Return what `cell` was given.

    >>> uncell(cell("=1+1")), uncell(cell("Ada"))
    ('=1+1', 'Ada')
    """
    return text.removeprefix("'")


def hand_over(ego: int, to: Path, *, today: date) -> dict[str, int]:
    """Write all that is kept into a new folder; return how much of each.

    Raises:
        CannotKeep: the folder holds files already, or cannot be written.
    """
    try:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(to.iterdir()):
            raise CannotKeep(f"{to} holds files already; choose an empty folder.")
        wrote = {
            "records": _records(ego, to / "records.jsonl"),
            "people": _people(ego, to / "people.csv", today),
            "imports": _imports(ego, to / "imports.json"),
            "policies": _policies(ego, to / "policy"),
            "steps": _desk(ego, to / "desk.jsonl"),
        }
    except OSError as error:
        raise CannotKeep(f"{to} cannot be written: {error.strerror}.") from error
    note_done(ego, "export", to.name)
    return wrote


def _records(ego: int, file: Path) -> int:
    many = 0
    with file.open("wb") as out:
        for page in records.stream(ego):
            origins = records.origins(ego, [held.id for held in page])
            for held in page:
                origin = msgspec.json.encode(origins[held.id]._asdict())
                out.write(b'{"id":%d,"origin":%s,' % (held.id, origin))
                out.write(encode(held.record)[1:] + b"\n")
                many += 1
    return many


def _people(ego: int, file: Path, today: date) -> int:
    many = 0
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(
            "Id,Name,Company,Position,Profile,Emails,Band,Strength,Two-way,Connected,"
            "Messages from them,Messages from you,Meetings and calls".split(",")
        )
        while True:
            found = ties.people(
                ego,
                order="name",
                only="everybody",
                today=today,
                offset=many,
                limit=AT_ONCE,
            )
            for one in found.people:
                m = one.measured
                words = (one.name, one.company, one.position)
                rows.writerow(
                    [
                        one.id,
                        *map(cell, words),
                        profile_url(one.profile),
                        cell(one.emails.replace("\n", " ")),
                        one.band,
                        round(m.strength, 4),
                        "yes" if m.two_way else "no",
                        one.connected or "",
                        sum(way.theirs for way in one.by_channel),
                        sum(way.ours for way in one.by_channel),
                        sum(way.both for way in one.by_channel),
                    ]
                )
            many += len(found.people)
            if len(found.people) < AT_ONCE:
                return many


def _imports(ego: int, file: Path) -> int:
    runs = records.runs(ego, limit=1_000_000)
    file.write_bytes(
        msgspec.json.format(msgspec.json.encode([r._asdict() for r in runs]))
    )
    return len(runs)


def _desk(ego: int, file: Path) -> int:
    """Write the rows of each of the desk's tables that says so (`HANDED_OVER`)."""
    many = 0
    with file.open("wb") as out:
        for model in apps.get_models():
            if not getattr(model, "HANDED_OVER", False):
                continue
            rows = model._base_manager.filter(ego_id=ego).order_by("pk")  # noqa: SLF001 - Django's public spelling
            for row in rows.values():
                said = {"table": model._meta.db_table, **row}  # noqa: SLF001 - same
                out.write(msgspec.json.encode(said) + b"\n")
                many += 1
    return many


def _policies(ego: int, folder: Path) -> int:
    """Write each version of the policy as its file, to the letter."""
    versions = policy.versions(ego)
    folder.mkdir(mode=0o700)
    for one in versions:
        file = folder / f"{one.number}-from-{one.valid_from}.toml"
        file.write_text(one.text, encoding="utf-8")
    return len(versions)
