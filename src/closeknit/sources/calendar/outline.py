"""A first look through a calendar: whose it is, and which of its events still hold."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import tzinfo

from closeknit.sources.calendar.components import Component
from closeknit.sources.calendar.guests import Guests, guests
from closeknit.sources.calendar.lines import Property, plain
from closeknit.sources.calendar.moments import UnreadableMomentError, moment
from closeknit.sources.calendar.zones import Zones, named
from closeknit.sources.handles import email
from closeknit.sources.record import Mention

ENOUGH = 5
"""Meetings that one address must be at, all of them, to be known as the owner's."""
MOST_ZONES = 200
MOST_ADDRESSES = 100_000

_Newer = tuple[int, str, int]
_MOST_CHANGES = 10**9


@dataclass(slots=True)
class Outline:
    """What is known of a calendar when all its components were seen once.

    `older` are the events, by number, that a newer telling of the same replaces.
    `replaced` are, by UID, the occurrences that have an event of their own.
    """

    zones: Zones = field(default_factory=Zones)
    home: tzinfo | None = None
    address: str = ""
    calls_off: bool = False
    older: set[int] = field(default_factory=set)
    replaced: dict[str, frozenset[str]] = field(default_factory=dict)
    meetings: int = 0
    present: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)

    def owner(self) -> Mention | None:
        """Return whose calendar it surely is, None where that cannot be told.

        It bears its owner's address, and that is at the meetings; or one address, and
        no other, is at all of them.
        """
        found = self.address if self.present[self.address] else ""
        if not found and self.meetings >= ENOUGH:
            always = [a for a, n in self.present.items() if n == self.meetings]
            found = always[0] if len(always) == 1 else ""
        return Mention(name=self.names.get(found, ""), email=found) if found else None


class Outliner:
    """Takes the components of one calendar in, in their order."""

    def __init__(self, file_address: str) -> None:
        self._known = Outline(address=file_address)
        self._zones: list[Component] = []
        self._methods: set[str] = set()
        self._newest: dict[tuple[str, str], _Newer] = {}
        self._instead: list[tuple[str, Property, int]] = []
        self._events = 0

    def add(self, one: Component) -> None:
        """Take one in."""
        if not one.kind:
            self._head(one.properties[0])
        elif one.kind == "VTIMEZONE":
            if len(self._zones) < MOST_ZONES:
                self._zones.append(one)
        else:
            self._event(one)
            self._events += 1

    def finish(self) -> Outline:
        """Return what is known now."""
        known = self._known
        known.zones = Zones(self._zones)
        known.home = known.home or known.zones.only()
        known.calls_off = self._methods == {"CANCEL"}
        self._settle()
        return known

    def _head(self, said: Property) -> None:
        value = plain(said.value)
        if said.name == "METHOD":
            self._methods.add(value.upper()[:20])
        elif said.name == "X-WR-TIMEZONE":
            self._known.home = self._known.home or named(value)
        elif not self._known.address:
            self._known.address = email(value)

    def _event(self, one: Component) -> None:
        who = guests(one)
        if not one.fault and not who.crowd and len(who.people) > 1:
            self._hear(who)
        uid, instead = one.text("UID"), one.first("RECURRENCE-ID")
        if not uid or one.fault:
            return
        if instead is not None:
            self._instead.append((uid, instead, self._events))
            self._newest[(uid, f"\0{self._events}")] = _age(one, self._events)
            return
        self._keep((uid, ""), _age(one, self._events))

    def _hear(self, who: Guests) -> None:
        known = self._known
        known.meetings += 1
        for one in who.people:
            if one.email and (
                one.email in known.present or len(known.present) < MOST_ADDRESSES
            ):
                known.present[one.email] += 1
                if one.name:
                    known.names.setdefault(one.email, one.name)

    def _keep(self, key: tuple[str, str], age: _Newer) -> None:
        """Have the newest telling stand, and note the number of the other."""
        before = self._newest.get(key)
        if before is None or age > before:
            self._newest[key] = age
        if before is not None:
            self._known.older.add(min(age, before)[2])

    def _settle(self) -> None:
        """Tell which occurrences of which series have events of their own."""
        replaced: dict[str, set[str]] = {}
        zone_of, home = self._known.zones.of, self._known.home
        for uid, said, number in self._instead:
            age = self._newest.pop((uid, f"\0{number}"))
            tzid = said.parameters.get("TZID", "")
            try:
                key = moment(said.value, tzid, zone_of, home).key
            except UnreadableMomentError:
                continue
            replaced.setdefault(uid, set()).add(key)
            self._keep((uid, key), age)
        self._known.replaced = {uid: frozenset(keys) for uid, keys in replaced.items()}


def _age(one: Component, number: int) -> _Newer:
    sequence = one.text("SEQUENCE")
    order = int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0  # noqa: PLR2004 - no more than a billion changes
    stamp = one.text("LAST-MODIFIED") or one.text("DTSTAMP")
    return order, stamp[:16], number
