"""``Connections.csv``: the 1st degree, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from closeknit.shared.errors import UnreadableFile
from closeknit.sources import handles
from closeknit.sources.linkedin.section import (
    Known,
    Notices,
    Said,
    Section,
    Statement,
    email_of,
    full_name,
    profile_of,
)
from closeknit.sources.record import Connected, Mention
from closeknit.sources.said import Hidden, Unreadable
from closeknit.sources.table import Row, Table

MOST_ROWS = 100_000
"""LinkedIn allows 30,000; an export with more than three times that is none."""
COLUMNS = (
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
)
PLACEHOLDER = "LinkedIn Member"
"""What LinkedIn writes for a member who left or hides."""


def _read(table: Table, known: Known) -> Iterator[Said]:
    kept = _Kept(known)
    columns = [table.column(name) for name in COLUMNS]
    said: list[Said] = []
    for line, row in table.rows():
        if isinstance(row, list):
            said.extend((line, item) for item in kept.said(row, columns))
        else:
            said.append((line, row))
        if len(said) > MOST_ROWS:
            raise UnreadableFile(
                f"More than {MOST_ROWS:,} connections; LinkedIn allows 30,000.",
                code="too_many_rows",
            )
    for line, item in said:
        yield line, kept.judged(item) if isinstance(item, Connected) else item


CONNECTIONS = Section(
    _read, needs=("First Name", "Last Name", "Connected On"), telling=True
)


@dataclass(slots=True)
class _Kept:
    """What the rows hold between them: none is alone before the last is read.

    A row is one member by its profile; without one, each row is a member of its own.
    """

    known: Known
    days: dict[tuple[str, date | None], set[str]] = field(default_factory=dict)
    addresses: dict[str, set[str]] = field(default_factory=dict)
    rows: int = 0

    def said(self, row: Row, columns: list[int]) -> Iterator[Statement]:
        first, last, url, mail, company, position, on = (row[c] for c in columns)
        name = full_name(first, last)
        nobody = name == PLACEHOLDER or not (name or company or position)
        if nobody and not (url or mail):
            yield Hidden()
            return
        notices: Notices = []
        who = Mention(
            name=name,
            profile=profile_of(url, notices),
            email=email_of(mail, notices),
        )
        if name.strip() or who.profile or who.email:
            when = self.known.believed(on, notices)
            self._count(who, when)
            yield Connected(who, when, company, position)
        else:
            yield Unreadable("neither a name nor a profile nor an address")
        yield from notices

    def judged(self, record: Connected) -> Connected:
        """Return the record, its `alone` false where another member stands with it."""
        who = record.who
        same_day = self.days[handles.folded(who.name), record.on]
        same_address = self.addresses.get(who.email, set())
        if len(same_day) <= 1 and len(same_address) <= 1:
            return record
        return structs.replace(record, alone=False)

    def _count(self, who: Mention, when: date | None) -> None:
        self.rows += 1
        member = who.profile or f"row {self.rows}"
        folded = handles.folded(who.name)
        self.days.setdefault((folded, when), set()).add(member)
        if who.email:
            self.addresses.setdefault(who.email, set()).add(member)
        if who.name:
            self.known.names.setdefault(folded, who.name)
        if who.profile and who.name:
            self.known.by_profile.setdefault(who.profile, who.name)
