"""The user's words on items of the week, read."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from closeknit.desk.week import models
from closeknit.desk.week.rules.words import RESTS, Key, Said, Word, hides
from closeknit.people import store as people
from closeknit.shared.errors import NotKept
from closeknit.ties import store as ties

_COLUMNS = ("id", "section", "handle", "about", "word", "on", "until", "rests")


class At(NamedTuple):
    """Whose week, on which day, so many items a list, and the words that stand.

    `hidden` holds whom they leave out of the lists of ties, by list.
    """

    ego: int
    today: date
    limit: int
    words: Mapping[Key, Said]
    hidden: Mapping[str, set[int]]


class Named(NamedTuple):
    """A word that stands, with the name of whom it is about."""

    said: Said
    name: str


def standing(ego: int) -> dict[Key, Said]:
    """Return the newest word on each item. One query; one more where there are any.

    Words on whom nobody answers for any more are left out.
    """
    rows = models.ItemWord.objects.of(ego).filter(taken_back=None).order_by("id")
    listed = list(rows.values_list(*_COLUMNS))
    handles = {row[2] for row in listed if row[2]}
    whose = people.holders(ego, handles) if handles else {}
    found = {}
    for number, section, handle, about, word, *rest in listed:
        if handle in whose or not handle:
            key = Key(section, whose.get(handle, 0), about)
            found[key] = Said(number, key, Word(word), *rest)
    return found


def named(ego: int) -> list[Named]:
    """Return the words that stand, the newest first, with names. Three queries."""
    found = sorted(standing(ego).values(), key=lambda one: -one.id)
    names = people.names(ego, {one.key.person for one in found})
    return [Named(one, names.get(one.key.person, "You")) for one in found]


def word(ego: int, number: int | None = None) -> Said:
    """Return a word that stands, the newest unless said.

    Raises:
        NotKept: there is none.
    """
    rows = models.ItemWord.objects.of(ego).filter(taken_back=None).order_by("-id")
    if number is not None:
        rows = rows.filter(pk=number)
    row = rows.values_list(*_COLUMNS).first()
    if row is None:
        which = "" if number is None else f" {number}"
        raise NotKept(f"There is no word{which} on an item of the week to take back.")
    pk, section, handle, about, said, *rest = row
    kind, _, value = handle.partition(":")
    key = Key(section, people.holder(ego, (kind, value)) if handle else 0, about)
    return Said(pk, key, Word(said), *rest)


def at(ego: int, *, today: date, limit: int) -> At:
    """Return what every list of the week is asked for with."""
    words = standing(ego)
    return At(ego, today, limit, words, _hidden(ego, words, today=today))


def _hidden(
    ego: int, words: Mapping[Key, Said], *, today: date
) -> Mapping[str, set[int]]:
    """Return whom the words leave out of the lists of ties, by list.

    One query for each thousand with whom the user is done; none where there are none.
    """
    some = [one for one in words.values() if one.key.section in RESTS]
    done = [one.key.person for one in some if one.word is Word.DONE]
    alters = ties.those(ego, done)
    found: dict[str, set[int]] = defaultdict(set)
    for one in some:
        alter = alters.get(one.key.person)
        rests = RESTS[one.key.section](alter, today) if alter else ""
        if hides(one, rests, today=today):
            found[one.key.section].add(one.key.person)
    return found


def digest_written(ego: int, hour: date) -> bool:
    """Say whether the digest of the weekly hour of a day was written."""
    return models.Digest.objects.of(ego).filter(hour=hour).exists()
