"""The table of contents of LinkedIn's export: every file of it, read or not.

A change at LinkedIn is noticed the day it happens: a file that is not here is named to
the user as unknown.
"""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.archive import Member, is_zip, look
from closeknit.sources.letters import letters_of
from closeknit.sources.linkedin.cards import CARDS
from closeknit.sources.linkedin.connections import CONNECTIONS
from closeknit.sources.linkedin.invitations import INVITATIONS
from closeknit.sources.linkedin.left_alone import ARTICLE, LEFT_ALONE, UNKNOWN
from closeknit.sources.linkedin.messages import MESSAGES
from closeknit.sources.linkedin.profile import (
    ADDRESSES,
    EDUCATION,
    EVENTS,
    FOLLOWS,
    NUMBERS,
    POSITIONS,
    PROFILE,
    SKILLS,
    SUMMARY,
)
from closeknit.sources.linkedin.reading import ExportReading, Part
from closeknit.sources.linkedin.section import Section
from closeknit.sources.linkedin.words import (
    ENDORSED,
    ENDORSING,
    NOTES,
    RECOMMENDED,
    RECOMMENDING,
)
from closeknit.sources.reader import Options, Reading
from closeknit.sources.said import NotRead
from closeknit.sources.table import Table

EXPORT: dict[str, Section | NotRead] = {
    "Profile": PROFILE,
    "Email Addresses": ADDRESSES,
    "PhoneNumbers": NUMBERS,
    "Whatsapp Phone Numbers": NUMBERS,
    "Invitations": INVITATIONS,
    "Connections": CONNECTIONS,
    "Profile Summary": SUMMARY,
    "Positions": POSITIONS,
    "Education": EDUCATION,
    "Skills": SKILLS,
    "Recommendations_Received": RECOMMENDED,
    "Recommendations_Given": RECOMMENDING,
    "Endorsement_Received_Info": ENDORSED,
    "Endorsement_Given_Info": ENDORSING,
    "Notes": NOTES,
    "Company Follows": FOLLOWS,
    "Events": EVENTS,
    "Contacts": CARDS,
    "ImportedContacts": CARDS,
    "messages": MESSAGES,
    **LEFT_ALONE,
}
"""In the order they are read: who the ego is, who is connected, what was written."""

_FILE = re.compile(r"(.{1,100}?)(?:_[0-9]+)?\.csv", re.IGNORECASE | re.DOTALL)
_FIRST_BYTES = 1 << 18
"""Enough to find a header in, whatever the letters."""
_BROAD = {"contacts", "notes", "events", "profile", "skills", "education", "positions"}
"""Names that other programs use as well: there the header decides."""


def _plain(name: str) -> str:
    return re.sub(r"[ _]", "", name).casefold()


_PLACES = {_plain(name): place for place, name in enumerate(EXPORT)}
_KINDS = tuple(EXPORT.values())
_ALONE = frozenset(LEFT_ALONE.values())


def place_of(base: str) -> int | None:
    """Return the place in `EXPORT` of a file of this name.

    >>> place_of("connections.CSV"), place_of("Company_Follows.csv")
    (5, 15)
    >>> place_of("Shares_123456789.csv") == place_of("Shares.csv")
    True
    """
    found = _FILE.fullmatch(base)
    return _PLACES.get(_plain(found[1])) if found else None


class _LinkedInExport:
    """Reads the export: the zip, its folder, or one of its tables."""

    name = "linkedin.export"

    def recognises(self, path: Path) -> bool:
        """Say whether this is LinkedIn's, by its name and its first lines."""
        try:
            if path.is_file():
                with path.open("rb") as file:
                    begin = file.read(4)
                if not is_zip(path, begin):
                    return _is_table(path)
            elif not path.is_dir():
                return False
            members = look(path)
        except UnreadableFile:
            return path.suffix.casefold() == ".zip"  # to be told what is wrong with it
        except OSError:
            return False
        places = [place_of(m.base) for m in members if not m.left_alone]
        return any(p is not None and isinstance(_KINDS[p], Section) for p in places)

    def read(self, path: Path, options: Options) -> Reading:
        """Return the reading of it; damage to an archive is found here, not later.

        Raises:
            UnreadableFile: it is damaged, unsafe, ambiguous, or nothing of LinkedIn's.
        """
        members = look(path)
        if len(members) == 1 and members[0].base == path.name:
            return ExportReading(path, [_lone(members[0])], options)
        placed = sorted(members, key=_order)
        _check(placed)
        return ExportReading(path, [_part(member) for member in placed], options)


LINKEDIN_EXPORT = _LinkedInExport()
"""The reader of LinkedIn's export."""


def _kind(member: Member) -> Section | NotRead:
    if member.left_alone:
        return NotRead(member.left_alone)
    place = place_of(member.base)
    if place is not None:
        return _KINDS[place]
    is_article = member.base.casefold().endswith((".html", ".htm"))
    return ARTICLE if is_article else UNKNOWN


def _order(member: Member) -> tuple[int, str]:
    place = None if member.left_alone else place_of(member.base)
    return len(EXPORT) if place is None else place, member.name


def _part(member: Member) -> Part:
    """Return the part; all of a table is looked at once, and so its checksum."""
    kind = _kind(member)
    if isinstance(kind, NotRead):
        return Part(member, kind)
    return Part(member, kind, letters_of(member.open))


def _check(members: list[Member]) -> None:
    """Refuse what holds no file of LinkedIn's, or two where there can be but one."""
    kinds = [_kind(member) for member in members]
    if not any(isinstance(kind, Section) or kind in _ALONE for kind in kinds):
        raise UnreadableFile(
            "There is no file of LinkedIn's export in it.", code="no_known_files"
        )
    first: dict[str, Member] = {}
    for member, kind in zip(members, kinds, strict=True):
        same = first.setdefault(_plain(member.base), member)
        if same is not member and isinstance(kind, Section):
            raise UnreadableFile(
                f"{same.name} and {member.name} claim to be the same file; which one "
                "is meant cannot be told. Give them one at a time.",
                code="archive_ambiguous",
            )


def _lone(member: Member) -> Part:
    """Return a single table as a part: what it is by its header, not by its name."""
    letters = letters_of(member.open)
    place = place_of(member.base)
    named = _KINDS[place] if place is not None else UNKNOWN
    if isinstance(named, NotRead) and named is not UNKNOWN:
        return Part(member, named)
    for kind in (named, *_KINDS):
        if not (isinstance(kind, Section) and (kind.telling or kind is named)):
            continue
        try:
            Table(member.open(), kind.needs, letters=letters).close()
        except UnreadableFile as error:
            if error.code != "header_unknown" or named is kind:
                raise
        else:
            return Part(member, kind, letters)
    raise UnreadableFile(
        "This is no table of LinkedIn's export: none of its first lines has the "
        "columns of one. LinkedIn writes them in English. Nothing was read.",
        code="header_unknown",
    )


def _is_table(path: Path) -> bool:
    if path.suffix.casefold() not in {".csv", ".tsv", ".txt"}:
        return False
    place = place_of(path.name)
    if place is not None and _plain(path.stem) not in _BROAD:
        return True
    with path.open("rb") as file:
        begin = file.read(_FIRST_BYTES)
    try:
        _lone(replace(look(path)[0], opens=lambda: BytesIO(begin)))
    except UnreadableFile as error:
        return error.code == "header_ambiguous"  # to be told which column it is
    return True
