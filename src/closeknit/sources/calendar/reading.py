"""An iCalendar file being read: twice through, behind a fence."""

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import msgspec

from closeknit.engines.fenced import Fence, fenced
from closeknit.sources import archive
from closeknit.sources.archive import Member
from closeknit.sources.calendar.components import Component, Cutter
from closeknit.sources.calendar.meetings import happening, meetings, window
from closeknit.sources.calendar.moments import UnreadableMomentError
from closeknit.sources.calendar.outline import Outline, Outliner
from closeknit.sources.calendar.tally import Tally
from closeknit.sources.handles import email
from closeknit.sources.reader import Options
from closeknit.sources.record import Met, Owner
from closeknit.sources.said import Noticed, NotRead, Said, Unreadable
from closeknit.sources.shown import shown

MOST_IN_ALL = 200_000
"""Meetings of one calendar: fifty each working day of ten years, and more."""
FENCE = Fence(cpu_seconds=300, seconds=900)
WHOSE = (
    "Whose calendar this is could not be told from it. Say so with: "
    "closeknit me ADDRESS"
)
NOT_YOURS = (
    "None of your addresses is at its meetings; it seems to be {}'s. If that is you, "
    "say so with: closeknit me {}"
)
EMPTY = "There is no event in it."
OLDER = "told again in a newer version: only that read"
TOO_MANY = "after 200,000 meetings: left out"

_STAMP = re.compile(rb"(?:DTSTAMP|LAST-MODIFIED)[^:\r\n]{0,99}:(\d{4})(\d\d)(\d\d)T")

Found = Iterator[tuple[int, Said]]
"""Bytes of the file behind it, and what it says."""


class CalendarReading:
    """One calendar, or the calendars of an archive, in the file's own order."""

    def __init__(self, path: Path, options: Options) -> None:
        self._path = path
        self._options = options
        self._members = archive.look(path)
        mine = [m for m in self._members if not why_not(m)]
        self.total = sum(member.size for member in mine)
        self.done = 0
        self.as_of: date | None = max(
            (day for m in mine if (day := _newest_stamp(m, options.today))),
            default=None,
        )

    def __iter__(self) -> Iterator[Said]:
        """Yield what the calendar says; its owner first, what was odd at its end."""
        self.done = before = 0
        for number, member in enumerate(self._members):
            if because := why_not(member):
                yield member.name, 1, NotRead(because)
                continue
            found = fenced(said_of, self._path, number, self._options, fence=FENCE)
            for done, said in found:
                self.done = before + min(done, member.size)
                yield _arrived(said)
            before += member.size
            self.done = before


def _arrived(said: Said) -> Said:
    """Return a statement as if it had been made here.

    `encode` leaves a default out by its identity, which a text loses on its way.
    """
    name, line, one = said
    if isinstance(one, Met):
        one = msgspec.structs.replace(one, how=sys.intern(one.how))
    return name, line, one


def why_not(member: Member) -> str:
    """Return why a member is no calendar to be read, or nothing."""
    if member.left_alone:
        return member.left_alone
    return "" if member.base.casefold().endswith((".ics", ".ical")) else "no calendar"


def _newest_stamp(member: Member, today: date) -> date | None:
    """Return the newest day on which anything in it was written down."""
    found: date | None = None
    with member.open() as file:
        for line in iter(partial(file.readline, 1 << 12), b""):
            stamp = _STAMP.match(line) if line[:1] in b"DL" else None
            if stamp is None:
                continue
            try:
                day = date(*(int(part) for part in stamp.groups()))
            except ValueError:
                continue
            if day <= today and (found is None or day > found):
                found = day
    return found


def said_of(path: Path, number: int, options: Options) -> Found:
    """Yield what one calendar says. `number`: which member of the archive it is."""
    member = archive.look(path)[number]
    outline = _outlined(member)
    for said in _whose(outline, options.own):
        yield 0, (member.name, 1, said)
    own = options.own or _owned(outline)
    troubles, events = Tally("line"), Tally("event")
    with member.open() as file:
        cutter = Cutter(file)
        told = _Telling(outline, own, options.today, events)
        for component in cutter:
            for one in told.of(component):
                yield component.end, (member.name, component.line, one)
    if not told.events:
        yield member.size, (member.name, 1, Noticed(EMPTY))
    for what, (line, times) in cutter.troubles.items():
        troubles.add(what, line, times)
    for line, noticed in (*events.noticed(), *troubles.noticed()):
        yield member.size, (member.name, line, noticed)


def _outlined(member: Member) -> Outline:
    outliner = Outliner(email(member.base.rpartition(".")[0]))
    with member.open() as file:
        for component in Cutter(file):
            outliner.add(component)
    return outliner.finish()


def _owned(outline: Outline) -> frozenset[str]:
    owner = outline.owner()
    return frozenset({owner.email} if owner else ())


def _whose(outline: Outline, own: frozenset[str]) -> Iterator[Owner | Noticed]:
    """Say whose it is, unless one of the ego's own addresses is at its meetings."""
    if not outline.meetings or not own.isdisjoint(outline.present):
        return
    owner = outline.owner()
    if owner is None:
        yield Noticed(WHOSE)
    elif own:
        yield Noticed(NOT_YOURS.format(owner.email, owner.email))
    else:
        yield Owner(owner)


class _Telling:
    """Turns one component after the other into what it says."""

    def __init__(
        self, outline: Outline, own: frozenset[str], today: date, tally: Tally
    ) -> None:
        self.events = 0
        self._outline = outline
        self._own = own
        self._window = window(today)
        self._tally = tally
        self._left = MOST_IN_ALL

    def of(self, component: Component) -> Iterator[Met | Unreadable]:
        """Yield what the component says."""
        if component.kind != "VEVENT":
            return
        number, self.events = self.events, self.events + 1
        outline, line = self._outline, component.line
        tell: Callable[[str], None] = partial(self._tally.add, line=line)
        if number in outline.older:
            tell(OLDER)
            return
        if component.fault:
            yield Unreadable(component.fault, _begin(component))
            return
        try:
            one = happening(component, outline.zones.of, outline.home, tell)
        except UnreadableMomentError as error:
            yield Unreadable(str(error), _begin(component))
            return
        if outline.calls_off:
            one = one.called_off()
        if not self._left:
            tell(TOO_MANY)
            return
        replaced = outline.replaced.get(component.text("UID"), frozenset())
        for met in meetings(
            one,
            self._own,
            self._window,
            replaced=replaced,
            home=outline.home,
            tell=tell,
        ):
            self._left -= 1
            yield met
            if not self._left:
                tell(TOO_MANY)
                return


def _begin(component: Component) -> str:
    parts = (component.text("SUMMARY"), component.text("DTSTART"))
    return shown(" ".join(part for part in parts if part))
