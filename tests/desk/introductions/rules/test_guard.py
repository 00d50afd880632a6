"""Whom not to ask again, and who is willing: a no is remembered, unknown is no no."""

from datetime import date, timedelta

from closeknit.desk.introductions.rules.guard import (
    Asked,
    Will,
    Willingness,
    refusal,
    strain,
    willingness,
)
from closeknit.desk.introductions.rules.states import Said, State, Step

TODAY = date(2026, 11, 21)


def asked(state: State, *steps: Step, days: int = 100, target: str = "Tess") -> Asked:
    on = TODAY - timedelta(days=days)
    return Asked(target, state, tuple(Said(s, on, id=n) for n, s in enumerate(steps)))


def test_unknown_is_to_be_asked() -> None:
    assert willingness([], today=TODAY) == Willingness(Will.UNKNOWN)


def test_what_they_did_last_stands() -> None:
    helped = asked(State.TOLD, Step.ASK, Step.INTRODUCE, days=90)
    refused = asked(State.DECLINED, Step.ASK, Step.DECLINE, days=10, target="Tim")

    told = willingness([helped, refused], today=TODAY)

    assert told == Willingness(
        Will.NO,
        date(2026, 11, 11),
        "would rather not introduce you to Tim, on 11 Nov 2026",
    )


def test_willingness_decays_in_a_year() -> None:
    told = willingness([asked(State.TOLD, Step.INTRODUCE, days=366)], today=TODAY)

    assert told.will is Will.UNKNOWN
    assert told.because.endswith("that is over a year ago")


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
