"""An export being read: first whose it is, then file by file, line by line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.archive import Member
from closeknit.sources.letters import Letters
from closeknit.sources.linkedin.invitations import INVITATIONS
from closeknit.sources.linkedin.messages import MESSAGES
from closeknit.sources.linkedin.owner import (
    Found,
    by_invitations,
    by_messages,
    by_profile_page,
)
from closeknit.sources.linkedin.profile import PROFILE
from closeknit.sources.linkedin.section import OPENED, Known, Section
from closeknit.sources.reader import Options
from closeknit.sources.record import NOBODY, Mention, Owner
from closeknit.sources.said import NotRead, Said, Unreadable
from closeknit.sources.table import Table

_EXPORTED_ON = re.compile(r"(?<![0-9])([0-9]{2})-([0-9]{2})-([0-9]{4})(?![0-9])")
_NOWHERE = ("", 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the export: how it is read and in what letters, or why it is not."""

    member: Member
    section: Section | NotRead
    letters: Letters = field(default_factory=Letters)


class ExportReading:
    """The reading of one export; see `closeknit.sources.reader.Reading`."""

    def __init__(self, path: Path, parts: Sequence[Part], options: Options) -> None:
        self._parts = parts
        self._options = options
        self.as_of: date | None = _as_of(path, parts, options.today)
        self.total = sum(p.member.size for p in parts if isinstance(p.section, Section))
        self.done = 0

    def __iter__(self) -> Iterator[Said]:
        """Yield what the export says: the ego, then each file in reading order.

        Raises:
            UnreadableFile: it is a single table, and none that can be read.
        """
        self.done = 0
        known = Known(self._options)
        file, line = self._find_owner(known)
        if known.owner != NOBODY:
            yield file, line, Owner(known.owner)
        for part in self._parts:
            if isinstance(part.section, NotRead):
                yield part.member.name, 0, part.section
            else:
                yield from self._said(part, part.section, known)

    def _said(self, part: Part, section: Section, known: Known) -> Iterator[Said]:
        name, before = part.member.name, self.done
        try:
            with _table(part, section) as table:
                for line, said in section.read(table, known):
                    yield name, line, said
                    self.done = before + table.taken
        except UnreadableFile as error:
            if len(self._parts) == 1 or error.code.startswith("archive"):
                raise
            yield name, 1, Unreadable(str(error))
        self.done = before + part.member.size

    def _find_owner(self, known: Known) -> tuple[str, int]:
        """Let `known` know whose export it is; return the file and line that told."""
        page, name = self._ask(PROFILE, by_profile_page)
        asked = partial(by_messages, name=name.name)
        where, who = self._ask(INVITATIONS, by_invitations)
        if who == NOBODY:
            where, who = self._ask(MESSAGES, asked)
        known.owner = Mention(name=name.name or who.name, profile=who.profile)
        return where if who != NOBODY else page

    def _ask(
        self, section: Section, question: Callable[[Table], Found | None]
    ) -> tuple[tuple[str, int], Mention]:
        for part in self._parts:
            if part.section is not section:
                continue
            try:
                with _table(part, section) as table:
                    if found := question(table):
                        return (part.member.name, found[0]), found[1]
            except UnreadableFile:
                continue  # it is told when this file's turn comes
        return _NOWHERE, NOBODY


def _table(part: Part, section: Section) -> Table:
    return Table(
        part.member.open(), section.needs, letters=part.letters, prose=section.prose
    )


def _as_of(path: Path, parts: Sequence[Part], today: date) -> date:
    """Return the export's day: by its name, else its newest file, never after today."""
    folder = next((part.member.name for part in parts), "")
    for name in (path.name, path.parent.name, folder):
        if found := _EXPORTED_ON.search(name):
            try:
                return min(today, date(int(found[3]), int(found[1]), int(found[2])))
            except ValueError:
                continue
    days = [part.member.day for part in parts if part.member.day]
    newest = max(days, default=OPENED)
    if newest <= OPENED:  # a zip without days says 1980
        newest = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date()
    return min(today, newest)
