"""Done, later, never: what hides an item of the week, and until when."""

from datetime import date

import pytest

from closeknit.desk.week.rules.lists import Item, Section, Who
from closeknit.desk.week.rules.words import (
    Key,
    Said,
    Word,
    code,
    cut,
    hides,
    key_of,
    keyed,
    put_off,
    until,
)
from closeknit.shared.errors import RuleBroken

TODAY, KEY = date(2026, 11, 21), Key("to_keep", 7)
ITEM = Item(Who(7, "Ada"), "Write", ["quiet"], "R3-13")


def said(word: Word, until: date | None = None, rests: str = "5") -> Said:
    return Said(1, KEY, word, TODAY, until, rests)


def test_done_hides_until_there_is_a_new_reason() -> None:
    done = said(Word.DONE)

    assert hides(done, "5", today=date(2028, 1, 1))
    assert not hides(done, "6", today=TODAY)


def test_later_hides_until_its_day_whatever_happens() -> None:
    later = said(Word.LATER, date(2026, 11, 28))

    assert hides(later, "6", today=date(2026, 11, 27))
    assert not hides(later, "5", today=date(2026, 11, 28))


def test_never_hides_for_good() -> None:
    assert hides(said(Word.NEVER), "6", today=date(2030, 1, 1))


def test_list_holds_what_no_word_hides_and_counts_the_rest() -> None:
    ada = keyed(ITEM, "to_keep", "5")
    bo, cy = (
        keyed(ITEM._replace(person=Who(n, name)), "to_keep", "5")
        for n, name in ((8, "Bo"), (9, "Cy"))
    )

    found = cut([ada, bo, cy], {KEY: said(Word.DONE)}, today=TODAY, limit=1)

    assert found == Section(2, [bo])
    assert bo.id == "to_keep.8"


@pytest.mark.parametrize("wrong", ["", "to_keep", "to_keep.x", "A.1", "a.1.2.3"])
def test_word_on_no_item_is_refused(wrong: str) -> None:
    with pytest.raises(RuleBroken, match=r"Name an item"):
        key_of(wrong)


def test_name_of_an_item_is_read_back() -> None:
    key = Key("introductions", 7, 3)

    assert key_of(code(key)) == key


def test_item_is_put_off_to_a_day_to_come() -> None:
    assert until(TODAY, day=None, weeks=4) == date(2026, 12, 19)
    assert until(TODAY, day=date(2026, 11, 22), weeks=1) == date(2026, 11, 22)
    for wrong in (TODAY, date(2026, 1, 1), date(2036, 1, 1)):
        with pytest.raises(RuleBroken, match="a day to come"):
            until(TODAY, day=wrong, weeks=1)
    for weeks in (0, -1, 10**9):
        with pytest.raises(RuleBroken, match="a day to come"):
            until(TODAY, day=None, weeks=weeks)


def test_what_is_put_off_is_counted_with_the_first_day_back() -> None:
    soon, late = date(2026, 11, 28), date(2026, 12, 19)
    words = [said(Word.LATER, late), said(Word.LATER, soon), said(Word.LATER, TODAY)]

    assert put_off([*words, said(Word.DONE)], today=TODAY) == (2, soon)
    assert put_off([], today=TODAY) == (0, None)
