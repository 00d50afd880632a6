"""A person's life line in words: what happened, which way, and where it is written."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from closeknit.faces.web.frame import When, when
from closeknit.people import store as people
from closeknit.people.rules.naming import ON_A_LIST
from closeknit.people.store import Happened
from closeknit.records import store as records
from closeknit.records.rules.kept import Origin
from closeknit.sources.record import (
    AnyRecord,
    Endorsed,
    Invited,
    Judged,
    Knows,
    Met,
    Note,
    Notified,
    Recommended,
    Told,
    Wrote,
)
from closeknit.ties.rules.words import many

FIRST = 12
"""Lines that a person's page begins with."""
WINDOW = 50
"""Lines that each press of *Older* brings."""

_HOW = {"mail": "by mail", "linkedin": "on LinkedIn", "whatsapp": "on WhatsApp"}
_WORDS: Mapping[tuple[str, str], str] = {
    ("wrote", "them"): "They wrote to you",
    ("wrote", "ego"): "You wrote to them",
    ("wrote", "beside"): "Somebody wrote to you both",
    ("connected", "none"): "You two connected on LinkedIn",
    ("invited", "them"): "They invited you on LinkedIn",
    ("invited", "ego"): "You invited them on LinkedIn",
    ("accepted", "them"): "They accepted your invitation",
    ("endorsed", "them"): "They endorsed a skill of yours",
    ("endorsed", "ego"): "You endorsed a skill of theirs",
    ("recommended", "them"): "They recommended you",
    ("recommended", "ego"): "You recommended them",
    ("note", "ego"): "Your note",
    ("judged", "ego"): "Your own word on the tie",
    ("card", "none"): "A card in your address book",
    ("knows", "none"): "Somebody they know",
    ("told", "ego"): "Your own word",
    ("notified", "none"): "LinkedIn told you that they wrote",
}
_MET = {"meeting": "You met", "call": "You had a call", "chat": "You chatted"}
_SIDE = {"them": "theirs", "ego": "ours", "both": "both"}


class Line(NamedTuple):
    """One line of the timeline."""

    kept: int
    when: When | None
    words: str
    side: str
    detail: str
    origin: Origin | None


class Timeline(NamedTuple):
    """A window on what happened, newest first; `older` asks for the next one."""

    lines: list[Line]
    older: str


def timeline(
    ego: int, person: int, *, today: date, before: tuple[int | None, int] | None
) -> Timeline:
    """Return a window on what happened between the ego and a person. Five queries."""
    window = FIRST if before is None else WINDOW
    found = people.timeline(ego, person, limit=window + 1, before=before)
    happened = found[:window]
    ids = [h.kept for h in happened]
    origins = records.origins(ego, ids)
    said = records.said(ego, ids)
    lines = [
        _line(h, said.get(h.kept), origins.get(h.kept), today=today) for h in happened
    ]
    older = ""
    if len(found) > window:
        last = happened[-1]
        older = f"{'' if last.at is None else last.at}.{last.kept}"
    return Timeline(lines, older)


def _line(
    h: Happened, record: AnyRecord | None, origin: Origin | None, *, today: date
) -> Line:
    if h.kind == "met":
        words = _MET.get(h.channel, "You met")
        if record is not None and isinstance(record, Met) and record.on > today:
            words = "A plan: you are to meet"
    else:
        words = _WORDS.get((h.kind, h.by), h.kind)
    others = h.size - 1 - (h.by == "beside")
    if h.size == ON_A_LIST and isinstance(record, Wrote) and record.bulk == "list":
        words += " on a list"
    elif others > 0 and h.kind != "knows":
        words += f" and {many(others, 'other')}"
    if h.kind == "wrote":
        words += f" {_HOW.get(h.channel, '')}".rstrip()
    detail = _detail(record) if record is not None else ""
    side = _SIDE.get(h.by, "both")
    return Line(h.kept, when(h.at, today=today), words, side, detail, origin)


def _detail(record: AnyRecord) -> str:
    said = ""
    match record:
        case Wrote():
            said = "\n".join(filter(None, (record.subject, record.text)))
        case Met():
            said = ": ".join(filter(None, (record.where, record.about)))
        case Note() | Invited() | Recommended():
            said = record.text
        case Told():
            said = f"{record.field}: {record.value or 'left to closeknit'}"
        case Knows():
            said = f"{record.one.name} and {record.other.name}"
        case Judged():
            said = record.band or "left to closeknit"
        case Endorsed():
            said = record.skill
        case Notified():
            said = record.about
    return said
