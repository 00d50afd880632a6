"""Say that an item of the week is done, for later, or for never; take it back."""

from datetime import UTC, date, datetime

from django.db import transaction

from closeknit.desk.cadence import actions as cadence
from closeknit.desk.week import models, store
from closeknit.desk.week.rules.lists import AT_MOST, Item, Week
from closeknit.desk.week.rules.order import ORDER
from closeknit.desk.week.rules.words import FOR_GOOD, Key, Said, Word, code, key_of
from closeknit.desk.week.store import EVERYBODY, said
from closeknit.people import store as people
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import NotKept, RuleBroken


@transaction.atomic
def say(
    ego: int, item: str, word: Word, *, today: date, until: date | None = None
) -> int:
    """Keep the user's word on an item by its name; return the word's number.

    Saying the same twice changes nothing. A reminder that is done is dealt with on Keep
    too.

    Raises:
        NotKept: the week has no such item.
        RuleBroken: the item waits for somebody and cannot be left out for good.
    """
    key = key_of(item)
    if word is Word.NEVER and key.section not in FOR_GOOD:
        raise RuleBroken("Somebody waits for this one: say done, or later.")
    before = said.standing(ego).get(key)
    found = of_week(ego, item, today=today)
    same = before is not None and (before.word, before.until) == (word, until)
    if before is not None and same and found is None:
        return before.id
    if found is None:
        raise NotKept(
            f"There is no {item} in this week; `closeknit week --json` lists all."
        )
    row = models.ItemWord(
        ego_id=ego,
        section=key.section,
        handle=people.mention_of(ego, key.person).handle if key.person else "",
        about=key.about,
        word=word,
        until=until,
        rests=found.rests,
        on=today,
    )
    row.save(force_insert=True)
    if _ends_topic(key, word):
        cadence.finish(ego, key.about, today=today)
    note_done(ego, "week", people.display_name(ego, key.person), _told(word, item))
    return row.pk


def of_week(ego: int, item: str, *, today: date) -> Item | None:
    """Return the item of this name, None where the week has none."""
    for limit in (AT_MOST, EVERYBODY):  # nearly always among the first
        found = _named(store.week(ego, today=today, limit=limit), item)
        if found is not None:
            return found
    return None


def _named(week: Week, item: str) -> Item | None:
    every = (one for name in ORDER for one in getattr(week, name).items)
    return next((one for one in every if one.id == item), None)


def _ends_topic(key: Key, word: Word) -> bool:
    return key.section == "reminders" and word is Word.DONE


def _told(word: Word, item: str) -> str:
    return f"{word}: {item.partition('.')[0].replace('_', ' ')}"


@transaction.atomic
def take_back(ego: int, number: int | None = None) -> Said:
    """Take a word back, the newest unless said; return it. All is as it was before.

    Raises:
        NotKept: there is none.
    """
    one = said.word(ego, number)
    rows = models.ItemWord.objects.of(ego).filter(pk=one.id)
    rows.update(taken_back=datetime.now(UTC))
    if _ends_topic(one.key, one.word):
        cadence.reopen(ego, one.key.about)
    name = people.display_name(ego, one.key.person)
    note_done(ego, "week", name, f"taken back, {_told(one.word, code(one.key))}")
    return one
