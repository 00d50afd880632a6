"""The invented town on disk: two exports, a mailbox, a calendar and an address book."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from closeknit.town import ego
from closeknit.town.address_book import write_address_book
from closeknit.town.cast import CAST
from closeknit.town.diary import write_diary
from closeknit.town.export import write_export
from closeknit.town.history import Sent, history, rounds
from closeknit.town.machines import machine_mails
from closeknit.town.mailbox import Mail, from_letter, write_mailbox
from closeknit.town.people import Part
from closeknit.town.view import EARLIER, LATER, View


@dataclass(frozen=True, slots=True)
class Town:
    """Where the town's files lie, whose desk it is, and who plays which part.

    `exports` are the earlier and the later one. `cast` holds name and part; two people
    of one name stand in it twice.
    """

    exports: tuple[Path, Path]
    mailbox: Path
    calendar: Path
    address_book: Path
    ego: str
    cast: tuple[tuple[str, Part], ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return all files, in the order in which a newcomer would bring them."""
        return (*self.exports, self.mailbox, self.calendar, self.address_book)

    def playing(self, part: Part) -> tuple[str, ...]:
        """Return the names of those who play the part."""
        return tuple(name for name, played in self.cast if played is part)


def build(folder: Path, *, today: date, seed: int = 7) -> Town:
    """Write the town into the folder and return where everything is.

    The same arguments give the same bytes. Nobody in it exists: every address is
    at a domain kept for examples and every profile ends in ``-ex``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    people = {person.name: person for person in CAST}
    sent = [one for person in CAST for one in history(person, today, seed)]
    sent += rounds(people, today)
    earlier, later = (
        write_export(folder, View(CAST, sent, today, ago, seed))
        for ago in (EARLIER, LATER)
    )
    town = Town(
        exports=(earlier, later),
        mailbox=folder / "mail.mbox",
        calendar=folder / "calendar.ics",
        address_book=folder / "people.vcf",
        ego=ego.NAME,
        cast=tuple((person.name, person.part) for person in CAST),
    )
    write_mailbox(town.mailbox, [*_mails(sent), *machine_mails(today, seed)])
    write_diary(town.calendar, people, today)
    write_address_book(town.address_book, CAST)
    return town


def _mails(sent: list[Sent]) -> Iterator[Mail]:
    by_key = {one.key: one for one in sent}
    for one in sent:
        if not one.letter.on_linkedin:
            yield from_letter(one, by_key.get(one.replies_to))
