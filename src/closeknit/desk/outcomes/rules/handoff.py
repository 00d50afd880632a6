"""People handed on: as a CRM's table, as cards, as a list with consent (R4-21, R4-23).

Each shape's header is one that closeknit reads back (`sources/crm`), so that what was
handed on can come home again.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """For whom the file is."""

    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"
    PIPEDRIVE = "pipedrive"
    LIST = "list"
    VCARD = "vcard"


class Whom(StrEnum):
    """Who is handed on."""

    INTERESTED = "interested"
    OUTCOMES = "outcomes"
    INTRODUCED = "introduced"
    CONNECTED = "connected"


class Person(NamedTuple):
    """Somebody to be handed on; `consent` is the day they asked to be on the list."""

    name: str
    company: str = ""
    position: str = ""
    email: str = ""
    profile: str = ""
    status: str = ""
    since: date | None = None
    consent: date | None = None
    note: str = ""


HEADS = {
    Shape.HUBSPOT: (
        "First Name", "Last Name", "Email", "Company Name", "Job Title",
        "LinkedIn URL", "Lifecycle Stage", "Lead Status", "Notes",
    ),
    Shape.SALESFORCE: (
        "First Name", "Last Name", "Email", "Company / Account", "Title",
        "LinkedIn", "Lead Status", "Description",
    ),
    Shape.PIPEDRIVE: (
        "Person - Name", "Person - Email - Work", "Organization - Name",
        "Person - Job title", "Person - LinkedIn", "Person - Label", "Person - Note",
    ),
    Shape.LIST: ("Email", "First Name", "Last Name", "Consent date", "Consent from"),
}  # fmt: skip


def table(shape: Shape, people: Sequence[Person]) -> list[list[str]]:
    """Return the rows of a table, the header first; whoever writes makes cells safe.

    A list holds only whom an address and a day of consent are known of.
    """
    rows = {
        Shape.HUBSPOT: _hubspot,
        Shape.SALESFORCE: _salesforce,
        Shape.PIPEDRIVE: _pipedrive,
        Shape.LIST: _listed,
    }[shape]
    found = [list(HEADS[shape])]
    for one in people:
        if shape is Shape.LIST and not (one.email and one.consent):
            continue
        found.append(list(rows(one)))
    return found


def _halves(name: str) -> tuple[str, str]:
    first, _, last = name.strip().rpartition(" ")
    return (first, last) if first else (last, "")


def _hubspot(one: Person) -> tuple[str, ...]:
    stage = "customer" if one.status == "client" else "lead"
    return (
        *_halves(one.name), one.email, one.company, one.position, one.profile, stage,
        one.status, one.note,
    )  # fmt: skip


def _salesforce(one: Person) -> tuple[str, ...]:
    first, last = _halves(one.name)
    return (
        first if last else "", last or first, one.email, one.company, one.position,
        one.profile, one.status, one.note,
    )  # fmt: skip


def _pipedrive(one: Person) -> tuple[str, ...]:
    return (
        one.name, one.email, one.company, one.position, one.profile, one.status,
        one.note,
    )  # fmt: skip


def _listed(one: Person) -> tuple[str, ...]:
    consent = one.consent.isoformat() if one.consent else ""
    return (one.email, *_halves(one.name), consent, one.note)


def cards(people: Sequence[Person]) -> str:
    """Return vCards 4.0 (RFC 6350), one a person, lines folded at 75 octets."""
    return "".join(_card(one) for one in people)


def _card(one: Person) -> str:
    first, last = _halves(one.name)
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"FN:{_text(one.name)}",
        f"N:{_text(last)};{_text(first)};;;",
    ]
    lines += [f"EMAIL:{_text(one.email)}"] if one.email else []
    lines += [f"ORG:{_text(one.company)}"] if one.company else []
    lines += [f"TITLE:{_text(one.position)}"] if one.position else []
    lines += [f"URL:{one.profile}"] if one.profile else []
    lines += [f"NOTE:{_text(one.note)}"] if one.note else []
    lines.append("END:VCARD")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _text(said: str) -> str:
    for mark in "\\,;":
        said = said.replace(mark, f"\\{mark}")
    return "\\n".join(said.splitlines())


def _folded(line: str) -> str:
    r"""Return a content line folded at 75 octets, never inside a letter.

    >>> [len(part.encode()) for part in _folded("NOTE:" + "\u00e9" * 60).split("\r\n")]
    [75, 51]
    """
    parts, size, begin = [], 0, 0
    for at, letter in enumerate(line):
        length = len(letter.encode())
        if size + length > 75:  # noqa: PLR2004 - octets of a line, RFC 6350 3.2
            parts.append(line[begin:at])
            begin, size = at, 1
        size += length
    return "\r\n ".join([*parts, line[begin:]])
