"""Whom not to ask again, and who is willing: a no is remembered, unknown is no no."""

from datetime import date, timedelta

from closeknit.desk.introductions.rules.guard import (
    Asked,
    Yes,
    refusal,
    refused,
    strain,
    yes,
)
from closeknit.desk.introductions.rules.states import Said, State, Step

TODAY = date(2026, 11, 21)


def asked(state: State, *steps: Step, days: int = 100, target: str = "Tess") -> Asked:
    on = TODAY - timedelta(days=days)
    return Asked(target, state, tuple(Said(s, on, id=n) for n, s in enumerate(steps)))


def test_whoever_was_never_asked_said_no_yes_and_no_no() -> None:
    assert yes([], today=TODAY) is None
    assert yes([asked(State.ASKED, Step.ASK)], today=TODAY) is None


def test_the_last_yes_stands_and_a_no_for_another_says_nothing_of_it() -> None:
    helped = asked(State.TOLD, Step.ASK, Step.INTRODUCE, days=90)
    refused_ = asked(State.DECLINED, Step.ASK, Step.AGREE, Step.DECLINE, days=10)

    assert yes([helped, refused_], today=TODAY) == Yes(
        date(2026, 8, 23), "they introduced you to Tess on 23 Aug 2026"
    )
    assert yes([refused_], today=TODAY) is None


def test_who_asked_a_target_that_would_rather_not_was_willing_all_the_same() -> None:
    no = asked(State.TARGET_DECLINED, Step.ASK, Step.TARGET_DECLINE, days=3)

    assert yes([no], today=TODAY) == Yes(
        date(2026, 11, 18), "they asked Tess for you on 18 Nov 2026"
    )
    assert refused([no], today=TODAY) == date(2026, 11, 18)


def test_a_yes_and_a_targets_no_say_nothing_any_more_after_a_year() -> None:
    for days, holds in ((365, True), (366, False)):
        told = asked(State.TOLD, Step.INTRODUCE, days=days)
        no = asked(State.TARGET_DECLINED, Step.TARGET_DECLINE, days=days)

        assert (yes([told], today=TODAY) is not None) is holds
        assert (refused([no], today=TODAY) is not None) is holds


def test_a_no_for_this_target_is_not_asked_about_again() -> None:
    no = asked(State.DECLINED, Step.ASK, Step.DECLINE)

    assert refusal("Tess", [no]) == (
        "They would rather not introduce you there. That stands."
    )
    assert refusal("Tim", [no]) == ""
    assert refusal("Tess", [asked(State.AGREED, Step.ASK, Step.AGREE)]) == (
        "They are asked already; what came of that?"
    )


def test_asking_too_often_is_named_with_the_counts() -> None:
    open_one = asked(State.ASKED, Step.ASK, days=12)
    old = [asked(State.TOLD, Step.ASK, days=100 + n) for n in range(3)]

    assert strain([open_one, *old], owes=2, today=TODAY) == [
        "another request of yours to them is still open",
        "you asked them 2 weeks ago; give it a month",
        "you asked them 4 times in a year",
        "you received more from them than you gave: give first",
    ]
    assert strain([old[0]], owes=0, today=TODAY) == []
    assert strain([], owes=5, today=TODAY) == []
