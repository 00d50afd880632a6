"""An introduction as kept: the ledger, give and take and what came in go along."""

from datetime import UTC, date, datetime, timedelta

import pytest

from closeknit.desk.giving.store.found import favours
from closeknit.desk.intake.actions import by_hand, catch_up
from closeknit.desk.introductions import actions, models, store
from closeknit.desk.introductions.actions.wording import message
from closeknit.desk.introductions.rules.drafts import Draft
from closeknit.desk.introductions.rules.guard import yes
from closeknit.desk.introductions.rules.states import State, Step
from closeknit.desk.permissions.actions import say
from closeknit.desk.permissions.rules.ledger import Purpose, Word, allows, locks
from closeknit.desk.permissions.rules.ledger import Step as Granted
from closeknit.desk.permissions.store import permissions
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Mention, Owner, Wrote
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 1)
SAM = Mention("Sam Hale", email="sam@example.com")
ANN = Mention("Ann Lee", email="ann@example.com")
TESS = Mention("Tess Orr", email="tess@example.com")


def desk() -> tuple[int, int, int]:
    ego = new_ego()
    keep(ego, Owner(SAM))
    for one in (ANN, TESS):
        by_hand.met(ego, [one], on=DAY, today=TODAY)
    return ego, people.find(ego, "Ann Lee"), people.find(ego, "Tess Orr")


def asked(ego: int, one: int, other: int, *, on: date = DAY) -> int:
    number = actions.plan(ego, one, other, today=on)
    actions.take(ego, number, Step.ASK, today=on)
    return number


def test_asking_locks_the_invitation_until_they_are_introduced() -> None:
    ego, ann, tess = desk()

    number = asked(ego, ann, tess)

    (line,) = permissions(ego, target=tess)
    assert locks(line, today=DAY)
    assert (store.locked(ego, tess, today=DAY) or line).id == number
    actions.take(ego, number, Step.AGREE, today=DAY)
    assert locks(permissions(ego, target=tess)[0], today=DAY)
    actions.take(ego, number, Step.INTRODUCE, today=DAY)
    (line,) = permissions(ego, target=tess)
    assert not locks(line, today=DAY)
    assert allows(line, today=DAY)
    assert store.locked(ego, tess, today=DAY) is None


def test_an_introduction_is_noted_in_give_and_take_once() -> None:
    ego, ann, tess = desk()
    number = asked(ego, ann, tess)
    actions.take(ego, number, Step.INTRODUCE, today=DAY)
    at = datetime(2026, 10, 1, 9, tzinfo=UTC)
    keep(ego, Wrote("mail", ANN, (SAM, TESS), at=at, subject="Intro: Sam <> Tess",
                    message_id="1@example.com"))  # fmt: skip

    told = [(f.person, f.side.value, f.kind.value, f.beside) for f in favours(ego)]

    assert told == [(ann, "received", "introduction", "Tess Orr")]


def test_who_is_willing_by_the_ledger_is_asked_and_the_invitation_waits() -> None:
    ego, ann, tess = desk()
    yes = Word(Granted.GRANTED, DAY)
    say(ego, ann, tess, yes, purpose=Purpose.INTRODUCTION, today=DAY)

    number = asked(ego, ann, tess)

    assert locks(permissions(ego, target=tess)[0], today=DAY)
    actions.take(ego, number, Step.INTRODUCE, today=DAY)
    assert allows(permissions(ego, target=tess)[0], today=DAY)


def test_a_no_is_remembered_and_not_asked_about_again() -> None:
    ego, ann, tess = desk()
    number = asked(ego, ann, tess)

    actions.take(ego, number, Step.DECLINE, today=DAY)

    assert yes(store.asked(ego, today=TODAY), today=TODAY) is None
    with pytest.raises(RuleBroken, match="would rather not"):
        actions.plan(ego, ann, tess, today=TODAY, anyway=True)


def test_what_was_said_later_is_not_known_on_an_earlier_day() -> None:
    ego, ann, tess = desk()
    number = asked(ego, ann, tess)
    later = DAY + timedelta(days=3)
    actions.take(ego, number, Step.DECLINE, today=later)

    (then,) = store.asked(ego, today=DAY)
    (now,) = store.asked(ego, today=later)

    assert (then.state, now.state) == (State.ASKED, State.DECLINED)
    assert store.asked(ego, today=DAY - timedelta(days=1)) == []


def test_a_target_who_would_rather_not_is_left_in_peace_for_a_year() -> None:
    ego, ann, tess = desk()
    by_hand.met(ego, [Mention("Tim Ash")], on=DAY, today=TODAY)
    tim = people.find(ego, "Tim Ash")
    number = asked(ego, ann, tess)

    actions.take(ego, number, Step.TARGET_DECLINE, today=DAY)

    with pytest.raises(RuleBroken, match="Tess Orr said on 1 Oct 2026 that they would"):
        actions.plan(ego, tim, tess, today=TODAY)
    assert actions.plan(ego, tim, tess, today=TODAY, anyway=True)
    assert actions.plan(ego, tim, tess, today=date(2027, 10, 2))


def test_who_did_not_answer_is_not_asked_for_the_same_within_a_year() -> None:
    ego, ann, tess = desk()
    number = asked(ego, ann, tess)
    actions.take(ego, number, Step.DROP, today=DAY + timedelta(days=14))

    with pytest.raises(RuleBroken, match="Tess Orr on 1 Oct 2026, and they did not"):
        actions.plan(ego, ann, tess, today=TODAY)
    assert actions.plan(ego, ann, tess, today=TODAY, anyway=True)


def test_somebody_asked_lately_is_asked_again_only_by_the_users_word() -> None:
    ego, ann, tess = desk()
    by_hand.met(ego, [Mention("Tim Ash")], on=DAY, today=TODAY)
    tim = people.find(ego, "Tim Ash")
    asked(ego, ann, tess, on=TODAY)

    with pytest.raises(RuleBroken, match="still open; you asked them today"):
        actions.plan(ego, ann, tim, today=TODAY)
    assert actions.plan(ego, ann, tim, today=TODAY, anyway=True)


def test_letting_go_unlocks_and_leaves_no_word_against_them() -> None:
    ego, ann, tess = desk()
    number = asked(ego, ann, tess)

    actions.take(ego, number, Step.DROP, today=DAY)

    assert store.locked(ego, tess, today=DAY) is None
    assert not locks(permissions(ego, target=tess)[0], today=DAY)
    assert permissions(ego)[0].last.how == "you let it go"


def test_undoing_takes_back_exactly_what_the_step_said_elsewhere() -> None:
    ego, ann, tess = desk()
    number = asked(ego, ann, tess)
    before = permissions(ego)
    actions.take(ego, number, Step.INTRODUCE, today=DAY)

    actions.undo(ego, number, today=DAY)

    assert permissions(ego) == before
    assert favours(ego) == []
    assert actions.undo(ego, number, today=DAY).standing.state is State.PLANNED
    assert permissions(ego) == []
    with pytest.raises(NotKept):
        actions.undo(ego, number, today=DAY)


def test_steps_out_of_turn_or_time_are_refused_and_nothing_is_kept() -> None:
    ego, ann, tess = desk()
    number = actions.plan(ego, ann, tess, today=TODAY)

    with pytest.raises(RuleBroken, match="open there: ask, drop"):
        actions.take(ego, number, Step.THANK, today=TODAY)
    with pytest.raises(RuleBroken, match="has not been yet"):
        actions.take(ego, number, Step.ASK, today=TODAY, on=date(2027, 1, 1))
    actions.take(ego, number, Step.ASK, today=TODAY)
    with pytest.raises(RuleBroken, match="last step was on 21 Nov 2026"):
        actions.take(ego, number, Step.AGREE, today=TODAY, on=DAY)
    with pytest.raises(RuleBroken, match="introduces themselves"):
        actions.plan(ego, ann, ann, today=TODAY)
    assert models.Step.objects.of(ego).count() == 1


def test_what_came_in_since_is_shown_as_a_question() -> None:
    ego, ann, tess = desk()
    asked(ego, ann, tess)
    at = datetime(2026, 10, 4, 9, tzinfo=UTC)
    keep(ego, Wrote("mail", ANN, (SAM,), at=at, subject="Re: a favour",
                    message_id="1@example.com"))  # fmt: skip

    (one,) = store.introductions(ego, today=DAY + timedelta(days=5))

    assert one.heard == "they wrote on 4 Oct 2026: is that the answer?"
    keep(ego, Wrote("mail", ANN, (SAM, TESS), at=at + timedelta(days=1),
                    subject="Intro: us", message_id="2@example.com"))  # fmt: skip
    (one,) = store.introductions(ego, today=DAY + timedelta(days=6))
    assert one.heard == "a mail of 5 Oct 2026 introduces you: is that it?"


def test_a_referral_asks_for_three_at_most_and_names_them_together() -> None:
    ego, ann, tess = desk()
    names = ("Tim Ash", "Una Bell", "Vic Cole")
    for name in names:
        by_hand.met(ego, [Mention(name)], on=DAY, today=TODAY)
    others = [people.find(ego, name) for name in names]

    numbers = actions.refer(ego, ann, [tess, *others[:2]], today=TODAY)

    (first,) = store.introductions(ego, today=TODAY, only=numbers[:1])
    text = message(ego, first, Draft.REFERRAL, today=TODAY).text
    assert "you know Tess Orr, Tim Ash and Una Bell." in text
    with pytest.raises(RuleBroken, match="one to 3"):
        actions.refer(ego, ann, [tess, *others], today=TODAY)


def test_an_introducers_own_length_is_remembered() -> None:
    ego, ann, tess = desk()
    by_hand.met(ego, [Mention("Tim Ash")], on=DAY, today=TODAY)
    tim = people.find(ego, "Tim Ash")
    actions.plan(ego, ann, tess, actions.Wanted(limit=300), today=DAY)

    number = actions.plan(ego, ann, tim, today=TODAY)

    (one,) = store.introductions(ego, today=TODAY, only=[number])
    assert one.limit == 300


def test_introductions_stand_after_a_rebuild_and_go_with_whoever_is_forgotten() -> None:
    ego, ann, tess = desk()
    asked(ego, ann, tess)
    before = store.introductions(ego, today=TODAY)

    catch_up.rebuild(ego, today=TODAY)

    assert store.introductions(ego, today=TODAY) == before
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, tess)]
    scrub_desk(ego, handles, "Tess Orr")
    assert store.introductions(ego, today=TODAY) == []
    assert not models.Step.objects.of(ego).exists()


def test_the_ledgers_no_is_heard_before_anything_is_planned() -> None:
    ego, ann, tess = desk()
    why = actions.Wanted("She builds domes.")
    say(ego, ann, tess, Word(Granted.DENIED, DAY), purpose=Purpose.INTRODUCTION,
        today=DAY)  # fmt: skip

    with pytest.raises(RuleBroken, match="Ann Lee: They said no on 1 Oct 2026"):
        actions.ask(ego, ann, tess, why, today=TODAY, anyway=True)
    with pytest.raises(RuleBroken, match="They said no"):
        actions.note_asked(ego, ann, tess, why, today=TODAY)

    assert not models.Introduction.objects.of(ego).exists()


def test_a_yes_taken_back_or_a_name_refused_speaks_against_asking() -> None:
    ego, ann, tess = desk()
    why = actions.Wanted("She builds domes.")
    for step in (Granted.GRANTED, Granted.WITHDRAWN):
        say(ego, ann, tess, Word(step, DAY), purpose=Purpose.INTRODUCTION, today=DAY)
    say(ego, ann, tess, Word(Granted.DENIED, DAY), today=DAY)

    with pytest.raises(
        RuleBroken, match="took their yes back on 1 Oct 2026; they said"
    ):
        actions.ask(ego, ann, tess, why, today=TODAY)

    assert not models.Introduction.objects.of(ego).exists()
    assert actions.ask(ego, ann, tess, why, today=TODAY, anyway=True)


def test_a_request_that_cannot_be_kept_plans_nothing() -> None:
    ego, ann, tess = desk()
    later = Word(Granted.GRANTED, TODAY)
    say(ego, ann, tess, later, purpose=Purpose.INTRODUCTION, today=TODAY)

    with pytest.raises(RuleBroken, match="this is older"):
        actions.ask(ego, ann, tess, actions.Wanted("Domes."), today=DAY)

    assert not models.Introduction.objects.of(ego).exists()
