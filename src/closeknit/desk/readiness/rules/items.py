"""Each item of a profile and a presence that are ready, done or open (R3-16 to R3-22).

One small function an item; `ITEMS` holds them in the order in which they are shown.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from closeknit.desk.readiness.rules.headline import offers
from closeknit.desk.readiness.rules.noted import Kind, Noted, last
from closeknit.desk.readiness.rules.presence import presence
from closeknit.desk.readiness.rules.profile import OwnProfile, mark
from closeknit.desk.words.rules.length import counted
from closeknit.ties.rules.words import many

LEAST_SUMMARY = 100
"""Characters of a summary that says something."""
LEAST_SKILLS = 3


class Item(NamedTuple):
    """One item: how it stands, and what to do; nothing where it is done."""

    name: str
    says: str
    do: str
    requirement: str

    @property
    def done(self) -> bool:
        """Say whether nothing is left to do."""
        return not self.do


class Stamp(NamedTuple):
    """The readiness of a day, as an invitation keeps it (R0-03).

    `value` is in percent of the items, `profile` the mark of the profile as it read.
    """

    value: int
    profile: str
    on: date


class Readiness(NamedTuple):
    """How ready profile and presence are on a day, item by item (R3-18)."""

    on: date
    profile: str
    items: tuple[Item, ...]

    @property
    def open(self) -> tuple[Item, ...]:
        """Return what is not done yet."""
        return tuple(one for one in self.items if not one.done)

    @property
    def value(self) -> int:
        """Return how many of the items are done, in percent."""
        done = sum(one.done for one in self.items)
        return 100 * done // len(self.items)

    @property
    def stamp(self) -> Stamp:
        """Return what an invitation of this day keeps."""
        return Stamp(self.value, self.profile, self.on)


def readiness(profile: OwnProfile, noted: Sequence[Noted], *, today: date) -> Readiness:
    """Return each item as it stands today.

    >>> found = readiness(OwnProfile(), (), today=date(2026, 11, 21))
    >>> [one.name for one in found.open], found.value
    (['headline', 'summary', 'photo', 'positions', 'skills', 'recommendation', \
'presence'], 0)
    """
    items = tuple(look(profile, noted, today) for look in ITEMS)
    return Readiness(today, mark(profile), items)


def _headline(of: OwnProfile, _noted: Sequence[Noted], _today: date) -> Item:
    """Only "title at employer" says nothing of what one offers (R3-17)."""
    if not of.headline:
        says = "There is none in your data."
    elif offers(of.headline, of.jobs):
        return Item("headline", f"“{of.headline}”", "", "R3-17")
    else:
        says = f"“{of.headline}” says where you work, not what you offer."
    do = "Say in it whom you help, and with what."
    return Item("headline", says, do, "R3-17")


def _summary(of: OwnProfile, _noted: Sequence[Noted], _today: date) -> Item:
    long = counted(of.summary.strip())
    if long >= LEAST_SUMMARY:
        return Item("summary", many(long, "character"), "", "R3-16")
    says = f"It has {many(long, 'character')}." if long else "There is none."
    do = "Tell in a few sentences what you do, for whom, and why."
    return Item("summary", says, do, "R3-16")


def _photo(_of: OwnProfile, noted: Sequence[Noted], _today: date) -> Item:
    """No export tells whether there is a photo: the ego does."""
    said = last(noted, Kind.PHOTO)
    if said is not None:
        return Item("photo", f"You said so on {said.on:%-d %b %Y}.", "", "R3-16")
    says = "No export tells whether there is one."
    do = "Look at your profile, and say that there is a photo you like."
    return Item("photo", says, do, "R3-16")


def _positions(of: OwnProfile, _noted: Sequence[Noted], _today: date) -> Item:
    if of.jobs:
        return Item("positions", many(len(of.jobs), "position"), "", "R0-02")
    do = "Add what you do now, and what you did before."
    return Item("positions", "There are none.", do, "R0-02")


def _skills(of: OwnProfile, _noted: Sequence[Noted], _today: date) -> Item:
    says = many(len(of.skills), "skill")
    if len(of.skills) >= LEAST_SKILLS:
        return Item("skills", says, "", "R0-02")
    do = f"Add {LEAST_SKILLS} skills at least that you like to be asked for."
    says = f"Only {says}." if of.skills else "There are none."
    return Item("skills", says, do, "R0-02")


def _recommendation(of: OwnProfile, _noted: Sequence[Noted], _today: date) -> Item:
    if of.recommended:
        says = many(of.recommended, "recommendation")
        return Item("recommendation", says, "", "R3-19")
    do = "Ask somebody you worked with; a draft is below."
    return Item("recommendation", "Nobody recommends you yet.", do, "R3-19")


def _presence(_of: OwnProfile, noted: Sequence[Noted], today: date) -> Item:
    found = presence(noted, today=today)
    return Item("presence", found.says, found.do, "R3-20")


ITEMS: tuple[Callable[[OwnProfile, Sequence[Noted], date], Item], ...] = (
    _headline,
    _summary,
    _photo,
    _positions,
    _skills,
    _recommendation,
    _presence,
)
"""What is looked at, in the order in which it is shown."""
NAMES = tuple(look.__name__.removeprefix("_") for look in ITEMS)
