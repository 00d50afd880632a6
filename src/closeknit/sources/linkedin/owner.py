"""Whose export this is. No file of it says so; three of them let it be told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from closeknit.sources.handles import folded, slug
from closeknit.sources.linkedin.invitations import OUTGOING
from closeknit.sources.linkedin.section import LONGEST_HANDLE, full_name
from closeknit.sources.record import Mention
from closeknit.sources.table import Row, Table

FIRST_MESSAGES = 5_000
"""Enough to know the one who is in all conversations."""
FEWEST_CONVERSATIONS = 3
"""In fewer, two people can both be in all."""
AGREEING = 0.9
"""Of what speaks for anybody, this much must speak for the same one."""

Found = tuple[int, Mention]
"""The line that shows it first, and who it is."""


def by_profile_page(table: Table) -> Found | None:
    """Return the name on the profile page."""
    first, last = table.column("First Name"), table.column("Last Name")
    for line, row in _rows(table):
        name = full_name(row[first], row[last])
        return (line, Mention(name=name)) if name.strip() else None
    return None


def by_invitations(table: Table) -> Found | None:
    """Return who sent what went out and got what came in."""
    direction = table.column("Direction")
    sent = table.column("From"), table.column("inviterProfileUrl")
    got = table.column("To"), table.column("inviteeProfileUrl")
    votes = _Votes()
    for line, row in _rows(table):
        outgoing = OUTGOING.get(row[direction].strip().casefold())
        if outgoing is not None:
            name, url = sent if outgoing else got
            votes.add(_slug(row[url]), line, row[name])
    return votes.winner(votes.cast.total())


def by_messages(table: Table, name: str) -> Found | None:
    """Return the link under which somebody of this name wrote, or who is in all."""
    thread, sender = table.column("CONVERSATION ID"), table.column("FROM")
    url, urls = (
        table.column("SENDER PROFILE URL"),
        table.column("RECIPIENT PROFILE URLS"),
    )
    wanted = folded(name)
    written, present = _Votes(), _Votes()
    seen: set[tuple[str, str]] = set()
    threads: set[str] = set()
    for line, row in islice(_rows(table), FIRST_MESSAGES):
        by = _slug(row[url])
        if wanted and folded(row[sender]) == wanted:
            written.add(by, line, row[sender])
        there = {by, *map(_slug, row[urls].split(","))} - {""}
        if there and row[thread]:
            threads.add(row[thread])
        for one in sorted(there):
            if (row[thread], one) not in seen:
                seen.add((row[thread], one))
                present.add(one, line, row[sender] if one == by else "")
    if found := written.winner(written.cast.total()):
        return found
    return (
        present.winner(len(threads)) if len(threads) >= FEWEST_CONVERSATIONS else None
    )


@dataclass(slots=True)
class _Votes:
    """How often each profile was pointed at, and where first."""

    cast: Counter[str] = field(default_factory=Counter)
    lines: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, profile: str, line: int, name: str) -> None:
        if profile:
            self.cast[profile] += 1
            self.lines.setdefault(profile, line)
            if name:
                self.names.setdefault(profile, name)

    def winner(self, of: int) -> Found | None:
        """Return the one profile nearly all speak for, or nobody."""
        near = [profile for profile, n in self.cast.items() if n >= AGREEING * of]
        if len(near) != 1:
            return None
        who = Mention(name=self.names.get(near[0], ""), profile=near[0])
        return self.lines[near[0]], who


def _slug(url: str) -> str:
    return slug(url[:LONGEST_HANDLE]) if url else ""


def _rows(table: Table) -> Iterator[tuple[int, Row]]:
    return ((line, row) for line, row in table.rows() if isinstance(row, list))
