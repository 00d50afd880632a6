"""An iCalendar file cut into its components, each by itself.

One that is torn costs itself. Only properties that somebody asks about are kept, and of
these not more than a meeting can need.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.calendar.lines import Property, decoded, lines, property_of

MOST_PROPERTIES = 2_000
"""Of one component. More guests than that are only counted."""
MOST_DEPTH = 8
MOST_UNCLOSED = 20

_EVENT, _ZONE = "VEVENT", "VTIMEZONE"
_WANTED = {
    "": frozenset({"METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE"}),
    _EVENT: frozenset(
        (
            "UID SEQUENCE STATUS DTSTART DTEND DURATION RRULE RDATE EXDATE "
            "RECURRENCE-ID SUMMARY LOCATION ORGANIZER ATTENDEE DTSTAMP LAST-MODIFIED "
            "X-GOOGLE-CONFERENCE"
        ).split()
    ),
    _ZONE: frozenset({"TZID", "X-LIC-LOCATION"}),
    "STANDARD": frozenset("DTSTART RRULE RDATE TZOFFSETFROM TZOFFSETTO".split()),
}
_WANTED["DAYLIGHT"] = _WANTED["STANDARD"]


@dataclass(slots=True)
class Component:
    """A VEVENT or a VTIMEZONE, or in `kind` "" a property of the calendar itself.

    `guests` counts its ATTENDEE lines, kept or not. `fault` says why it cannot be
    believed. `end` is about how many bytes of the file are behind it.
    """

    kind: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)
    guests: int = 0
    fault: str = ""
    end: int = 0

    def first(self, name: str) -> Property | None:
        """Return its first property of that name."""
        return next((p for p in self.properties if p.name == name), None)

    def every(self, name: str) -> list[Property]:
        """Return all its properties of that name."""
        return [p for p in self.properties if p.name == name]

    def text(self, name: str) -> str:
        """Return the value of the first property of that name, or nothing."""
        found = self.first(name)
        return found.value.strip() if found else ""


class Cutter:
    """Cuts one file apart. `troubles` counts, after that, what was odd in its lines.

    Raises:
        UnreadableFile: components stand in one another deeper than any calendar's.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.troubles: dict[str, tuple[int, int]] = {}
        self._file = file
        self._stack: list[str] = []
        self._open: Component | None = None
        self._unclosed = 0
        self._read = 0

    def __iter__(self) -> Iterator[Component]:
        """Yield the components in their order. To be called once."""
        number = 0
        for number, name, raw, cut in lines(self._file):
            self._read += len(raw) + 2
            if name == "BEGIN":
                yield from self._begin(_kind(raw), number)
            elif name == "END":
                yield from self._end(_kind(raw))
            elif not name:
                self._trouble("neither a property nor part of one: left out", number)
            else:
                yield from self._property(name, raw, number, cut=cut)
        if self._open is not None:
            self._open.fault = "the file ends inside it"
            yield self._closed()

    def _trouble(self, what: str, number: int) -> None:
        first, times = self.troubles.get(what, (number, 0))
        self.troubles[what] = first, times + 1

    def _begin(self, kind: str, number: int) -> Iterator[Component]:
        if kind == _EVENT and self._open is not None:
            self._unclosed += 1
            self._open.fault = "it does not end before the next one begins"
            yield self._closed()
            self._stack = self._stack[:1]
        if kind == "VCALENDAR":
            self._stack.clear()
        self._stack.append(kind)
        if len(self._stack) > MOST_DEPTH or self._unclosed > MOST_UNCLOSED:
            raise UnreadableFile(
                "This is no proper calendar: its components stand in one another, or "
                "do not end. Export it again.",
                code="ics_malformed",
            )
        if self._open is None and kind in {_EVENT, _ZONE}:
            self._open = Component(kind, number)
        elif (
            self._open is not None
            and self._open.kind == _ZONE
            and len(self._open.parts) < MOST_PROPERTIES
        ):
            self._open.parts.append(Component(kind, number))

    def _end(self, kind: str) -> Iterator[Component]:
        if kind not in self._stack:
            return
        while self._stack.pop() != kind:
            continue
        if self._open is not None and self._open.kind not in self._stack:
            yield self._closed()

    def _closed(self) -> Component:
        closed, self._open = self._open, None
        if closed is None:
            raise AssertionError  # asked for only while one is open
        closed.end = self._read
        return closed

    def _property(
        self, name: str, raw: bytes, number: int, *, cut: bool
    ) -> Iterator[Component]:
        top = self._stack[-1] if self._stack else "VCALENDAR"
        if name not in _WANTED.get("" if top == "VCALENDAR" else top, ()):
            return
        if name == "ATTENDEE" and self._open is not None:
            self._open.guests += 1
            if self._open.guests > MOST_PROPERTIES:
                return
        if cut:
            self._trouble("longer than 64 KB: the rest of it not read", number)
        text, good = decoded(raw)
        if not good:
            self._trouble("not UTF-8: read as Windows-1252, which is a guess", number)
        found = property_of(text)
        if found is None:
            self._trouble("with torn parameters: left out", number)
            return
        if self._open is None:
            yield Component("", number, [found], end=self._read)
            return
        into = self._open
        if top != into.kind:
            into = into.parts[-1]
        if len(into.properties) < MOST_PROPERTIES + len(_WANTED[_EVENT]):
            into.properties.append(found)


def _kind(raw: bytes) -> str:
    return raw.partition(b":")[2][:64].strip().decode("ascii", "replace").upper()
