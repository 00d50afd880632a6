"""Drafts around an introduction go through the checks that any note goes through."""

from datetime import date

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.introductions import actions, store
from closeknit.desk.introductions.actions.wording import message
from closeknit.desk.introductions.rules.drafts import Draft, Message
from closeknit.desk.introductions.rules.states import Step
from closeknit.desk.invitations.rules.fault import passes
from closeknit.desk.permissions.actions import say
from closeknit.desk.permissions.rules.ledger import Purpose, Word
from closeknit.desk.permissions.rules.ledger import Step as Said
from closeknit.people import store as people
from closeknit.sources.record import Mention, Owner
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 1)
LATER = date(2027, 3, 1)
DOMES = actions.Wanted("She builds domes", "I can show her our joints")


def desk(wanted: actions.Wanted = DOMES) -> tuple[int, int, int, int]:
    """Return the ego, Ann, Tess, and the introduction that Ann is asked for."""
    ego = new_ego()
    keep(ego, Owner(Mention("Sam Hale", email="sam@example.com")))
    for name in ("Ann Lee", "Tess Orr", "Bob Stone"):
        by_hand.met(ego, [Mention(name)], on=DAY, today=TODAY)
    ann, tess = people.find(ego, "Ann Lee"), people.find(ego, "Tess Orr")
    number = actions.note_asked(ego, ann, tess, wanted, today=TODAY)
    return ego, ann, tess, number


def told(ego: int, number: int, what: Draft, *, today: date = TODAY) -> Message:
    (one,) = store.introductions(ego, today=today, only=[number])
    return message(ego, one, what, today=today)


def faults(of: Message) -> list[tuple[str, str, bool]]:
    """Return what is wrong: by which requirement, by which words, does it hold it."""
    return [(f.requirement, "; ".join(f.words), not passes([f])) for f in of.faults]


@pytest.mark.parametrize("what", Draft)
def test_a_request_with_a_reason_and_a_benefit_has_nothing_wrong(what: Draft) -> None:
    ego, _, _, number = desk()
    actions.take(ego, number, Step.INTRODUCE, today=TODAY)

    assert faults(told(ego, number, what)) == []


@pytest.mark.parametrize(
    ("reason", "wrong"),
    [
        ("", ("R1-10", "", True)),
        ("to grow my network", ("R1-10", "grow my network", True)),
        (
            "I'd like to add you to my professional network",
            ("R1-10", "add you to my professional network", True),
        ),
        ("see www . domes . example", ("R3-23", "www.domes.example", True)),
        ("I'd like you as a client", ("R0-21", "you as a client", True)),
        ("Bob told me that you build domes", ("R0-25", "Bob", True)),
        ("your domes, {first_name}", ("R0-17", "{first_name}", True)),
    ],
)
def test_each_fault_is_told_and_holds_the_request_back(
    reason: str, wrong: tuple[str, str, bool]
) -> None:
    ego, _, _, number = desk(actions.Wanted(reason, "I can show her our joints"))

    for what in (Draft.ASK, Draft.BLURB, Draft.REFERRAL):
        assert wrong in faults(told(ego, number, what))


def test_what_is_in_it_for_them_is_asked_for_where_nothing_says_it() -> None:
    ego, _, _, number = desk(actions.Wanted("She builds domes"))

    assert faults(told(ego, number, Draft.ASK)) == [("R2-12", "", False)]


def test_r0_25_the_introducers_name_stands_only_while_they_allow_it() -> None:
    ego, ann, tess, number = desk()
    early = told(ego, number, Draft.READY)
    actions.take(ego, number, Step.INTRODUCE, today=TODAY)

    allowed = told(ego, number, Draft.READY)
    over = told(ego, number, Draft.READY, today=LATER)
    back = Word(Said.WITHDRAWN, TODAY)
    say(ego, ann, tess, back, purpose=Purpose.INTRODUCTION, today=TODAY)
    withdrawn = told(ego, number, Draft.READY)

    assert "and Ann Lee for bringing us together" in allowed.text
    for one, how in (
        (early, "asked 21 Nov 2026, no answer yet"),
        (over, "granted 21 Nov 2026, expired 19 Feb 2027"),
        (withdrawn, "withdrawn 21 Nov 2026"),
    ):
        assert "Ann" not in one.text
        assert "thank you for agreeing to talk. As you heard" in one.text
        (fault,) = one.faults
        assert (fault.requirement, fault.says) == (
            "R0-25",
            f"Ann Lee's name is left out: no permission to use it holds here ({how}).",
        )


@pytest.mark.parametrize("what", [Draft.ASK, Draft.BLURB, Draft.READY])
def test_what_was_written_with_the_name_is_blocked_once_it_is_withdrawn(
    what: Draft,
) -> None:
    words = actions.Wanted("Ann Lee told me of your domes", "our joints would help you")
    ego, ann, tess, number = desk(words)
    actions.take(ego, number, Step.INTRODUCE, today=TODAY)
    before = told(ego, number, what)

    back = Word(Said.WITHDRAWN, TODAY)
    say(ego, ann, tess, back, purpose=Purpose.INTRODUCTION, today=TODAY)

    assert passes(before.faults)
    assert ("R0-25", "Ann Lee", True) in faults(told(ego, number, what))


def test_a_text_too_long_to_forward_is_held_back_until_it_is_reworded() -> None:
    long = "She builds domes of glass over whole harbours, and I want to learn it."
    ego, _, _, number = desk(DOMES._replace(reason=long, limit=60))

    before = told(ego, number, Draft.ASK)
    actions.reword(ego, number, actions.Wanted("She builds domes."), today=TODAY)
    after = told(ego, number, Draft.ASK)

    assert before.over == 20
    assert ("R0-24", "", True) in faults(before)
    assert (after.over, faults(after)) == (0, [])
    assert "I can show her our joints." in told(ego, number, Draft.ASK).text
