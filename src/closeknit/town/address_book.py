"""The ego's address book, as Google exports it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from closeknit.town.diary import folded_lines, plain
from closeknit.town.people import Townsperson, profile_address

OTHERS = """BEGIN:VCARD
VERSION:3.0
FN:Kestrel Bay Harbour Office
N:;;;;
ORG:Kestrel Bay Harbour Board
EMAIL;TYPE=INTERNET:office@example.com
TEL;TYPE=WORK:+44 1632 960300
CATEGORIES:myContacts
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Uncle Piran
N:;Uncle Piran;;;
TEL;TYPE=HOME:+44 1632 960099
NOTE:rings on Sundays\\, never answers
CATEGORIES:Family,myContacts
END:VCARD"""
"""A desk and a man without a mailbox."""


def write_address_book(path: Path, people: Iterable[Townsperson]) -> None:
    """Write a card for everybody the ego keeps one of."""
    lines = [line for one in people if one.card for line in _card(one)]
    path.write_bytes(folded_lines([*lines, *OTHERS.split("\n")]))


def _card(person: Townsperson) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{plain(person.name)}"
    yield f"N:{plain(person.last_name)};{plain(person.first_name)};;;"
    yield f"EMAIL;TYPE=INTERNET;TYPE=HOME:{person.mail}"
    yield f"TEL;TYPE=CELL:{person.phone}"
    if person.firm:
        yield f"ORG:{plain(person.firm)}"
        yield f"TITLE:{plain(person.role)}"
    if person.profile:
        page = profile_address(person.profile).replace(":", "\\:", 1)
        yield f"item1.URL:{page}"
        yield "item1.X-ABLabel:PROFILE"
    yield "CATEGORIES:myContacts"
    yield "END:VCARD"
