"""Would they help: what the ledger says, and what it leaves to be asked."""

from datetime import date

from closeknit.desk.permissions.rules.ledger import Permission, Purpose, Step, Word
from closeknit.desk.targets.rules.willing import (
    ASK,
    Ledger,
    Standing,
    Willing,
    ranked,
)
from closeknit.network.rules.paths import YOU, Comes, Half, Path
from closeknit.ties.rules.alter_ties import Joined

TODAY = date(2026, 11, 21)
ANN, TESS, TIM = 1, 8, 9
SPRING, AUTUMN = date(2026, 5, 3), date(2026, 11, 1)
LATER = date(2027, 1, 30)


def permission(
    *words: Word, target: int = TESS, purpose: Purpose = Purpose.INTRODUCTION
) -> Permission:
    return Permission(1, ANN, "Ann Lee", target, "", purpose, words)


def willing(*permissions: Permission) -> Willing:
    return Ledger(permissions, today=TODAY).willing(ANN, TESS)


def test_nothing_said_is_somebody_to_ask_and_never_a_no() -> None:
    assert willing() == ASK
    assert (ASK.standing, ASK.yes, ASK.requirement) == (
        Standing.UNKNOWN,
        False,
        "R0-15",
    )


def test_yes_for_this_target_stands_until_it_ends() -> None:
    yes = permission(Word(Step.GRANTED, AUTUMN, LATER))
    over = permission(Word(Step.GRANTED, date(2025, 1, 1), date(2025, 4, 1)))

    assert willing(yes) == Willing(Standing.YES, "they said yes on 1 Nov 2026")
    assert willing(over) == ASK


def test_yes_for_somebody_else_counts_for_a_year() -> None:
    lately = permission(Word(Step.GRANTED, SPRING, AUTUMN), target=TIM)
    once = permission(Word(Step.GRANTED, date(2025, 11, 20), AUTUMN), target=TIM)

    assert willing(lately) == Willing(
        Standing.BEFORE, "they said yes to an introduction on 3 May 2026"
    )
    assert willing(once) == ASK


def test_word_of_a_later_day_is_not_known_yet() -> None:
    no = permission(Word(Step.GRANTED, SPRING, LATER), Word(Step.DENIED, AUTUMN))

    def on(day: date) -> Standing:
        return Ledger([no], today=day).willing(ANN, TESS).standing

    assert on(AUTUMN) is Standing.NO
    assert on(date(2026, 10, 31)) is Standing.YES
    assert on(date(2026, 5, 2)) is Standing.UNKNOWN
    assert Ledger([no], today=date(2026, 5, 2)).unwilling(TESS) == {}


def test_no_for_this_target_withholds_and_one_for_another_does_not() -> None:
    no = Word(Step.DENIED, SPRING)

    assert willing(permission(no)) == Willing(Standing.NO, "they said no on 3 May 2026")
    assert willing(permission(no, target=TIM)) == ASK


def test_no_stands_above_a_yes_for_somebody_else() -> None:
    yes = permission(Word(Step.GRANTED, AUTUMN, LATER), target=TIM)
    back = permission(Word(Step.GRANTED, SPRING, LATER), Word(Step.WITHDRAWN, AUTUMN))

    ledger = Ledger([yes, back], today=TODAY)

    assert ledger.unwilling(TESS) == {
        ANN: Willing(Standing.NO, "they took their yes back on 1 Nov 2026")
    }
    assert ledger.willing(ANN, TIM).yes


def test_name_that_may_not_be_used_is_withheld_by_its_own_requirement() -> None:
    found = willing(permission(Word(Step.DENIED, SPRING), purpose=Purpose.NAME))

    assert (found.standing, found.requirement) == (Standing.NO, "R0-25")


def test_question_that_the_ego_took_back_says_nothing_of_them() -> None:
    let_go = permission(Word(Step.ASKED, SPRING), Word(Step.WITHDRAWN, AUTUMN))
    yes_taken_back = permission(
        Word(Step.GRANTED, SPRING, LATER), Word(Step.WITHDRAWN, AUTUMN)
    )

    assert willing(let_go) == ASK
    assert willing(yes_taken_back).standing is Standing.NO


def test_open_question_is_shown_as_one() -> None:
    found = willing(permission(Word(Step.ASKED, AUTUMN)))

    assert found == Willing(Standing.ASKED, "you asked on 1 Nov 2026", "R0-26")


def test_who_said_yes_stays_willing_while_asked_and_when_the_question_is_dropped() -> (
    None
):
    yes, asked = Word(Step.GRANTED, SPRING, LATER), Word(Step.ASKED, AUTUMN)

    assert willing(permission(yes, asked)).standing is Standing.YES
    dropped = permission(yes, asked, Word(Step.WITHDRAWN, AUTUMN))
    assert willing(dropped).standing is Standing.BEFORE


def path(by: int, strength: int) -> Path:
    one, target = Joined(by, f"Person {by}"), Joined(TESS, "Tess")
    first = Half(YOU, one, strength, "", (), Comes.EXCHANGES)
    return Path((first, Half(one, target, 1, "", (), Comes.SAID)), strength)


def test_willing_one_comes_before_a_path_less_than_twice_as_strong() -> None:
    yes = Willing(Standing.YES, "")

    found = ranked([path(1, 199), path(2, 201), path(3, 100)], {3: yes})

    assert [choice.path.introducer.id for choice in found] == [2, 3, 1]


def test_equal_paths_are_in_order_of_numbers() -> None:
    found = ranked([path(2, 7), path(1, 7)], {})

    assert [choice.path.introducer.id for choice in found] == [1, 2]
