"""Done, later, never: the user's word on an item, and until when it hides it.

An item is known by its list, the person, and what else it is about. A word is kept
with what the item rested on: *done* hides it until it rests on something else, *later*
until a day, *never* until the word is taken back.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from closeknit.desk.week.rules.lists import Item, Section
from closeknit.shared.errors import RuleBroken
from closeknit.ties.rules.alter import Alter

LONGEST = 730
"""Days for which an item can be put off."""
RESTS_LONGEST = 200
_CODE = re.compile(r"([a-z_]{1,24})\.([0-9]{1,18})(?:\.([0-9]{1,18}))?", re.ASCII)


class Word(StrEnum):
    """What the user said of an item."""

    DONE = "done"
    LATER = "later"
    NEVER = "never"


class Key(NamedTuple):
    """Which item: of which list, about whom, and what else it is about."""

    section: str
    person: int
    about: int = 0


class Said(NamedTuple):
    """A word that stands: its number, the item, until when, what that rested on."""

    id: int
    key: Key
    word: Word
    on: date
    until: date | None = None
    rests: str = ""


def code(key: Key) -> str:
    """Return by which name an item is called for.

    >>> code(Key("to_keep", 17)), code(Key("introductions", 17, 3))
    ('to_keep.17', 'introductions.17.3')
    """
    parts = [key.section, str(key.person), *([str(key.about)] if key.about else [])]
    return ".".join(parts)


def key_of(text: str) -> Key:
    """Return which item a name calls for.

    >>> key_of("introductions.17.3")
    Key(section='introductions', person=17, about=3)

    Raises:
        RuleBroken: it is no such name.
    """
    found = _CODE.fullmatch(text.strip())
    if found is None:
        raise RuleBroken("Name an item as `closeknit week --json` does: to_keep.17.")
    return Key(found[1], int(found[2]), int(found[3] or 0))


def hides(said: Said, rests: str, *, today: date) -> bool:
    """Say whether a word hides an item that rests on this.

    >>> key, day = Key("to_keep", 17), date(2026, 11, 21)
    >>> done = Said(1, key, Word.DONE, day, rests="5")
    >>> hides(done, "5", today=day), hides(done, "6", today=day)
    (True, False)
    """
    if said.word is Word.LATER:
        return said.until is not None and today < said.until
    return said.word is Word.NEVER or said.rests == rests


def hides_touch(said: Said, rests: str, every: int, *, today: date) -> bool:
    """Say whether a word hides somebody to keep in touch with every so many days.

    *Done* is as good as a word to them, and waits as long as one.

    >>> key, day = Key("to_keep", 17), date(2026, 11, 21)
    >>> done = Said(1, key, Word.DONE, day, rests="5")
    >>> [hides_touch(done, "5", 7, today=date(2026, 11, n)) for n in (27, 28)]
    [True, False]
    """
    if said.word is Word.DONE and today >= said.on + timedelta(days=every):
        return False
    return hides(said, rests, today=today)


def keyed(item: Item, section: str, rests: str, about: int = 0) -> Item:
    """Return an item with its name and what it rests on."""
    name = code(Key(section, item.person.id, about))
    return item._replace(id=name, rests=rests[:RESTS_LONGEST])


def cut(
    items: Sequence[Item], words: Mapping[Key, Said], *, today: date, limit: int
) -> Section:
    """Return the items that no word hides, the first ones of them."""
    open_ = [one for one in items if not is_hidden(one, words, today=today)]
    return Section(len(open_), open_[:limit])


def is_hidden(item: Item, words: Mapping[Key, Said], *, today: date) -> bool:
    """Say whether the user's word hides an item."""
    said = words.get(key_of(item.id))
    return said is not None and hides(said, item.rests, today=today)


def until(today: date, *, day: date | None, weeks: int) -> date:
    """Return the day up to which an item is put off.

    Raises:
        RuleBroken: that day has come, or is too far away.
    """
    to = day if day is not None else today + timedelta(weeks=min(weeks, LONGEST))
    if not today < to <= today + timedelta(days=LONGEST):
        raise RuleBroken("Put it off to a day to come, two years away at most.")
    return to


def put_off(words: Iterable[Said], *, today: date) -> tuple[int, date | None]:
    """Return how many items are put off, and when the first of them comes back."""
    days = [
        one.until
        for one in words
        if one.word is Word.LATER and one.until is not None and today < one.until
    ]
    return len(days), min(days, default=None)


def _last(one: Alter, _today: date) -> str:
    return str(one.measured.last or 0)


RESTS: Mapping[str, Callable[[Alter, date], str]] = MappingProxyType(
    {
        "met_not_invited": _last,
        "inbound": lambda one, _: str(one.inbound or one.asked_us or 0),
        "accepted_not_spoken": lambda one, _: str(one.connected or ""),
        "one_way": _last,
    }
)
"""What an item of the lists of ties rests on: the newest of what is its reason."""
FOR_GOOD = frozenset(
    {
        *("met_not_invited", "clients_not_connected", "new_in_crm", "job_changes"),
        *("accepted_not_spoken", "to_keep", "one_way"),
    }
)
"""The lists on which *never* makes sense: of those left out, nobody waits for you."""
