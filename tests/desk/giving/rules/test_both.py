"""Two are introduced once both have said yes; a no ends it without blame (R3-12)."""

from datetime import date

import pytest

from closeknit.desk.giving.rules.both import (
    Side,
    Stands,
    Step,
    Taken,
    ask,
    check,
    stands,
)
from closeknit.shared.errors import RuleBroken

DAY = date(2026, 11, 1)
ADA, BO = Side("Dr. Ada Ray", "Baker"), Side("Bo Lind", "Tax adviser")


def after(*steps: tuple[Step, int]) -> Stands:
    return stands([Taken(step, who, DAY) for step, who in steps])


def test_r3_12_both_are_asked_and_both_say_yes_before_they_are_introduced() -> None:
    both_asked = after((Step.ASK, 1), (Step.ASK, 2))
    one_yes = after((Step.ASK, 1), (Step.ASK, 2), (Step.YES, 2))
    both = after((Step.ASK, 1), (Step.YES, 1), (Step.ASK, 2), (Step.YES, 2))

    assert [one.says for one in (both_asked, one_yes, both)] == [
        "both are asked",
        "one said yes; the other is to answer",
        "both said yes: introduce them",
    ]
    for early in (Stands(), both_asked, one_yes):
        with pytest.raises(RuleBroken, match="both have said yes"):
            check(early, Step.INTRODUCE, 0)
    check(both, Step.INTRODUCE, 0)


def test_a_no_ends_it_and_nobody_is_blamed() -> None:
    now = after((Step.ASK, 1), (Step.NO, 1))

    assert (now.is_over, now.says) == (True, "left alone: that is all right")
    with pytest.raises(RuleBroken, match="This one is over"):
        check(now, Step.ASK, 2)


def test_only_whoever_was_asked_answers_and_nobody_is_asked_twice() -> None:
    with pytest.raises(RuleBroken, match="Ask them first"):
        check(Stands(), Step.YES, 1)
    with pytest.raises(RuleBroken, match="asked already"):
        check(after((Step.ASK, 1)), Step.ASK, 1)
    with pytest.raises(RuleBroken, match="said yes already"):
        check(after((Step.ASK, 1), (Step.YES, 1)), Step.YES, 1)


def test_r0_25_the_other_is_named_only_once_they_have_said_yes() -> None:
    for to, other, seeks in ((ADA, BO, True), (BO, ADA, False)):
        before = ask(to, other, "a tax adviser", seeks=seeks, named=False)
        then = ask(to, other, "a tax adviser", seeks=seeks, named=True)

        assert other.name not in before
        assert other.name in then
        assert "If you would rather not" in before
    assert before.startswith("Hello Bo,")
    assert "Hello Ada," in ask(ADA, BO, "a tax adviser", seeks=True, named=False)
