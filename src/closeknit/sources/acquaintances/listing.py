"""A table of who knows whom: two people a row, and how, if it says so.

The two are told by their columns: ``Name 1`` and ``Name 2``, ``Person A`` and ``Person
B``, or ``Name`` and ``Knows``; each by name, e-mail address or profile.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from closeknit.shared.errors import UnreadableFile
from closeknit.sources import dates, handles
from closeknit.sources.archive import Member, look
from closeknit.sources.header import plain
from closeknit.sources.heading import key, names_in, names_of_table
from closeknit.sources.letters import Letters, letters_of
from closeknit.sources.reader import Options
from closeknit.sources.record import NOBODY, Knows, Mention
from closeknit.sources.said import Noticed, Said, Unreadable
from closeknit.sources.shown import shown
from closeknit.sources.table import Table

LONGEST_TEXT = 400
LONGEST_HANDLE = 2_048

_BASES: Mapping[str, str] = {
    **dict.fromkeys(["", "name", "person", "fullname", "who"], "name"),
    **dict.fromkeys(["email", "mail", "emailaddress", "epost"], "email"),
    **dict.fromkeys(
        ["profile", "linkedin", "linkedinurl", "linkedinprofile", "profileurl", "url"],
        "profile",
    ),
}
_NUMBERED = re.compile(
    r"(name|person|fullname|email|mail|emailaddress|profile|linkedin"
    r"|linkedinurl|linkedinprofile|profileurl|url)([12ab])|(?:person)([12ab])(name|email"
    r"|mail|profile|linkedin|linkedinurl)"
)
_OTHER = re.compile(r"(?:knows|other|otherperson|knowsperson)(.*)")
_TEXT = frozenset(
    "how relation relationship note notes comment comments strength context".split()
)
_DAY = frozenset({"since", "on", "date", "day"})


class Part(NamedTuple):
    """What a column says: of whom (1, 2, or 0 for both), and what."""

    of: int
    what: str


def parts(names: Sequence[str]) -> tuple[Part | None, ...]:
    """Return what each column says.

    >>> parts(["Name", "Knows", "Since"])
    (Part(of=1, what='name'), Part(of=2, what='name'), Part(of=0, what='day'))
    """
    found = [_part(key(name)) for name in names]
    if any(part and part.of == 1 for part in found):
        return tuple(found)
    return tuple(
        part or (Part(1, _BASES[key(name)]) if key(name) in _BASES and name else None)
        for part, name in zip(found, names, strict=True)
    )


def _part(word: str) -> Part | None:
    if word in _TEXT:
        return Part(0, "text")
    if word in _DAY:
        return Part(0, "day")
    if told := _NUMBERED.fullmatch(word):
        base, side = (told[1], told[2]) if told[1] else (told[4], told[3])
        return Part(1 if side in "1a" else 2, _BASES[base])
    told = _OTHER.fullmatch(word)
    return Part(2, _BASES[told[1]]) if told and told[1] in _BASES else None


def _known(names: Sequence[str]) -> int:
    """Return how many columns are known; none unless both people are there."""
    found = [part for part in parts(names) if part]
    return len(found) if {1, 2} <= {part.of for part in found} else 0


class AcquaintanceList:
    """A CSV of who knows whom: two people a row."""

    name = "acquaintances.list"

    def recognises(self, path: Path) -> bool:
        """Say whether its header has columns for two people."""
        return _known(names_of_table(path, _known)) > 0

    def read(self, path: Path, options: Options) -> "ListReading":
        """Return the reading of it.

        Raises:
            UnreadableFile: it has no columns for two people.
        """
        return ListReading(look(path)[0], options)


ACQUAINTANCE_LIST = AcquaintanceList()
"""The reader of lists of who knows whom."""


class ListReading:
    """The reading of one list; see `closeknit.sources.reader.Reading`."""

    def __init__(self, file: Member, options: Options) -> None:
        self.as_of: date | None = None
        self.total = file.size
        self.done = 0
        self._file = file
        self._today = options.today
        self._letters: Letters = letters_of(file.open)
        self._names = names_in(file.open(), self._letters, _known)
        self._parts = parts(self._names)
        if not _known(self._names):
            raise UnreadableFile(
                "It has no columns for two people.", code="header_unknown"
            )

    def __iter__(self) -> Iterator[Said]:
        """Yield who knows whom, row by row."""
        name = self._file.name
        alone = [plain(one) for one in self._names]
        needs = [n for n in self._names if plain(n) and alone.count(plain(n)) == 1]
        with Table(
            self._file.open(), needs, letters=self._letters, prose=True
        ) as table:
            for line, row in table.rows():
                if isinstance(row, list):
                    for said in self._said(row):
                        yield name, line, said
                else:
                    yield name, line, row
                self.done = table.taken
        self.done = self.total

    def _said(self, row: Sequence[str]) -> Iterator[Knows | Unreadable | Noticed]:
        values: dict[Part, list[str]] = {}
        for part, cell in zip(self._parts, row, strict=False):
            if part and (value := cell.strip()):
                values.setdefault(part, []).append(value)
        one, other = _mention(values, 1), _mention(values, 2)
        if NOBODY in (one, other):
            yield Unreadable("it does not name two people")
            return
        if one == other:
            yield Unreadable("it names one person twice")
            return
        texts = values.get(Part(0, "text"), [])
        day = values.get(Part(0, "day"), [""])[0]
        on = dates.day(day) if day else None
        if on is not None and on > self._today:
            on = None
        yield Knows(one, other, "list", on, "; ".join(texts)[:LONGEST_TEXT])
        if day and on is None:
            yield Noticed(f"“{shown(day)}” is no day that can be told; left open")


def _mention(values: Mapping[Part, Sequence[str]], of: int) -> Mention:
    """Return whom a row names; an address in the name's column is an address."""
    name = values.get(Part(of, "name"), [""])[0]
    email = values.get(Part(of, "email"), [""])[0] or name
    profile = values.get(Part(of, "profile"), [""])[0] or name
    address = handles.email(email[:LONGEST_HANDLE])
    slug = handles.slug(profile[:LONGEST_HANDLE])
    if handles.email(name) or handles.slug(name):
        name = ""
    return Mention(name[:LONGEST_TEXT], profile=slug, email=address)
