"""Who is asked to an event: people, not rooms, by address and name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from closeknit.sources.calendar.components import Component
from closeknit.sources.calendar.lines import Property
from closeknit.sources.handles import email
from closeknit.sources.record import Mention

MOST_GUESTS = 50
"""People besides the ego. More are an audience: nobody in it was met by being there."""
LONGEST_NAME = 200

_NO_PEOPLE = frozenset({"ROOM", "RESOURCE", "GROUP"})
_CALENDARS = re.compile(
    r"@(?:[a-z]+\.)*calendar\.google\.com$|^unknownorganizer@|^noreply@|^no-reply@"
)
"""Addresses of rooms, of shared calendars, and of machines that send invitations."""


@dataclass(frozen=True, slots=True)
class Guests:
    """The people of an event, the organiser first where known.

    `addresses` are all there are, the ego's and those of who declined too; `declined`
    are the latter's. `crowd` says that there are more than `MOST_GUESTS`.
    """

    people: tuple[Mention, ...] = ()
    addresses: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    crowd: bool = False

    def besides(self, own: frozenset[str]) -> tuple[Mention, ...]:
        """Return those who come besides the ego."""
        gone = own | self.declined
        return tuple(one for one in self.people if one.email not in gone)


def guests(of: Component) -> Guests:
    """Return who is asked to the event. Rooms, lists and calendars are no people."""
    crowd = of.guests > 2 * MOST_GUESTS
    asked = of.every("ATTENDEE") if not crowd else []
    return found_guests([*of.every("ORGANIZER")[:1], *asked], crowd=crowd)


def found_guests(asked: Iterable[Property], *, crowd: bool) -> Guests:
    """Return the people among those asked, each once, with the best of their names."""
    people: dict[str, Mention] = {}
    declined: set[str] = set()
    for one in asked:
        who = mention(one)
        if who is None:
            continue
        key = who.email or who.name
        if key not in people or not people[key].name:
            people[key] = who
        if one.parameters.get("PARTSTAT", "").upper() == "DECLINED":
            declined.add(who.email)
    return Guests(
        tuple(people.values()),
        frozenset(who.email for who in people.values() if who.email),
        frozenset(declined - {""}),
        crowd or len(people) - len(declined) > MOST_GUESTS + 1,
    )


def mention(one: Property) -> Mention | None:
    """Return the person an ATTENDEE or an ORGANIZER names, None where it is none.

    >>> mention(Property("ATTENDEE", {"CN": "Bo"}, "MAILTO:Bo@Example.com"))
    Mention(name='Bo', email='bo@example.com')
    """
    if one.parameters.get("CUTYPE", "").upper() in _NO_PEOPLE:
        return None
    scheme, _, rest = one.value.strip().partition(":")
    address = email(rest) if scheme.lower() == "mailto" else ""
    address = address or email(one.parameters.get("EMAIL", ""))
    name = " ".join(one.parameters.get("CN", "")[:LONGEST_NAME].split())
    name = name.removeprefix("mailto:")
    if _CALENDARS.search(address):
        return None
    if email(name):  # some calendars write the address twice
        address, name = address or email(name), ""
    return Mention(name=name, email=address) if name or address else None
