"""What is done is remembered, comes back with a new reason, and is undone exactly."""

from datetime import date

import pytest

from closeknit.desk.cadence import actions as cadence
from closeknit.desk.cadence.rules.review import Answer
from closeknit.desk.intake.actions import by_hand
from closeknit.desk.readiness import actions as readiness
from closeknit.desk.triage.actions import taking
from closeknit.desk.triage.rules.states import Step
from closeknit.desk.week import store
from closeknit.desk.week.actions import saying
from closeknit.desk.week.rules.words import Word
from closeknit.desk.week.store.said import named
from closeknit.people import store as people
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Connected, Invited, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = [pytest.mark.django_db, pytest.mark.stores]

ADA = Mention("Ada Quill", "ada-ex")
NEXT_WEEK = date(2026, 11, 28)


def ids(ego: int, name: str, today: date = TODAY) -> list[str]:
    return [one.id for one in getattr(store.week(ego, today=today), name).items]


def met(ego: int, on: date, today: date = TODAY) -> int:
    by_hand.met(ego, [Mention("Ann Lee")], on=on, today=today)
    return people.find(ego, "Ann Lee")


def test_done_hides_an_item_until_there_is_a_new_reason() -> None:
    ego = new_ego()
    ann = met(ego, date(2026, 11, 10))
    item = f"met_not_invited.{ann}"

    saying.say(ego, item, Word.DONE, today=TODAY)
    after = store.week(ego, today=TODAY)
    met(ego, NEXT_WEEK, today=NEXT_WEEK)

    assert (after.met_not_invited.total, after.to_invite) == (0, 0)
    assert ids(ego, "met_not_invited", NEXT_WEEK) == [item]


def test_same_word_twice_is_one_word() -> None:
    ego = new_ego()
    item = f"met_not_invited.{met(ego, TODAY)}"

    first = saying.say(ego, item, Word.DONE, today=TODAY)

    assert saying.say(ego, item, Word.DONE, today=TODAY) == first
    assert len(named(ego)) == 1


def test_later_is_counted_and_comes_back_on_its_day() -> None:
    ego = new_ego()
    item = f"met_not_invited.{met(ego, TODAY)}"

    saying.say(ego, item, Word.LATER, today=TODAY, until=NEXT_WEEK)
    off = store.week(ego, today=TODAY)
    back = store.week(ego, today=NEXT_WEEK)

    assert (off.met_not_invited.total, off.put_off, off.back) == (0, 1, NEXT_WEEK)
    assert (back.met_not_invited.total, back.put_off, back.back) == (1, 0, None)


def test_taken_back_the_week_is_to_the_letter_as_it_was() -> None:
    ego = new_ego()
    item = f"met_not_invited.{met(ego, TODAY)}"
    before = store.week(ego, today=TODAY)

    saying.say(ego, item, Word.NEVER, today=TODAY)
    said = saying.take_back(ego)

    assert said.word is Word.NEVER
    assert store.week(ego, today=TODAY) == before
    with pytest.raises(NotKept, match="no word on an item"):
        saying.take_back(ego)


def test_never_is_for_lists_on_which_nobody_waits() -> None:
    ego = new_ego()
    keep(ego, Invited(ADA, outgoing=False), Connected(Mention("Bo", "bo-ex"), TODAY))
    (waits,), (silent,) = ids(ego, "inbound"), ids(ego, "accepted_not_spoken")

    with pytest.raises(RuleBroken, match="Somebody waits"):
        saying.say(ego, waits, Word.NEVER, today=TODAY)
    saying.say(ego, silent, Word.NEVER, today=TODAY)

    assert ids(ego, "accepted_not_spoken") == []
    assert [(one.said.word, one.name) for one in named(ego)] == [(Word.NEVER, "Bo")]


def test_item_that_the_week_has_not_is_refused() -> None:
    with pytest.raises(NotKept, match=r"no inbound\.7 in this week"):
        saying.say(new_ego(), "inbound.7", Word.DONE, today=TODAY)


def test_whom_triage_asked_is_left_in_peace_until_time_runs_out_r4_19() -> None:
    ego = new_ego()
    keep(ego, Invited(ADA, outgoing=False))
    ada = people.find(ego, "Ada Quill")
    after = date(2027, 1, 20)

    taking.take(ego, ada, Step.ASKED, today=TODAY)
    asked, late = store.week(ego, today=TODAY), store.week(ego, today=after)
    saying.say(ego, f"follow_ups.{ada}", Word.DONE, today=after)

    assert (asked.inbound.total, asked.follow_ups.total) == (0, 0)
    (item,) = late.follow_ups.items
    assert (item.person.name, item.requirement) == ("Ada Quill", "R4-17")
    assert ids(ego, "follow_ups", after) == []
    taking.take(ego, ada, Step.ACCEPT, today=after)
    assert ids(ego, "follow_ups", date(2027, 2, 1)) == [f"follow_ups.{ada}"]


def test_reminder_is_in_the_week_from_its_day_and_done_means_dealt_with_r4_12() -> None:
    ego = new_ego()
    ann = met(ego, date(2026, 3, 1))
    number = cadence.topic(ego, ann, "her exam", on=NEXT_WEEK)
    item = f"reminders.{ann}.{number}"

    early, due = ids(ego, "reminders"), ids(ego, "reminders", NEXT_WEEK)
    saying.say(ego, item, Word.DONE, today=NEXT_WEEK)
    with pytest.raises(NotKept):
        cadence.finish(ego, number, today=NEXT_WEEK)
    saying.take_back(ego)

    assert (early, due) == ([], [item])
    assert ids(ego, "reminders", NEXT_WEEK) == [item]


def test_readiness_is_in_the_week_while_invitations_wait_for_it_r0_01() -> None:
    ego = new_ego()
    nobody = store.week(ego, today=TODAY).readiness
    met(ego, TODAY)

    (item,) = store.week(ego, today=TODAY).readiness.items
    readiness.pass_gate(ego, "good enough", today=TODAY)

    assert (nobody.total, item.id, item.person.id) == (0, "readiness.0", 0)
    assert item.because[0].startswith("1 person to invite waits: ")
    assert ids(ego, "readiness") == []


def test_whom_the_user_let_go_or_wants_no_reminder_of_is_left_out() -> None:
    ego = new_ego()
    keep(ego, Connected(ADA, date(2026, 9, 1)))
    ada = people.find(ego, "Ada Quill")

    cadence.decide(ego, ada, Answer.LET_GO, today=TODAY)

    assert ids(ego, "accepted_not_spoken") == []


def test_r3_13_the_users_word_is_in_the_week_and_done_waits_as_long() -> None:
    ego = new_ego()
    keep(ego, Connected(ADA, date(2025, 9, 1)))
    ada = people.find(ego, "Ada Quill")
    assert ids(ego, "to_keep") == []

    cadence.pace(ego, ada, today=TODAY, every=30)
    (item,) = store.week(ego, today=TODAY).to_keep.items
    saying.say(ego, item.id, Word.DONE, today=TODAY)

    assert item.id == f"to_keep.{ada}"
    assert item.because[-1].endswith("; you said: every 30 days")
    assert ids(ego, "to_keep", date(2026, 12, 20)) == []
    assert ids(ego, "to_keep", date(2026, 12, 21)) == [item.id]


def test_whoever_is_come_back_to_for_something_is_in_the_week_once() -> None:
    ego = new_ego()
    keep(ego, Connected(ADA, date(2025, 9, 1)))
    ada = people.find(ego, "Ada Quill")
    cadence.pace(ego, ada, today=TODAY, every=30)

    cadence.topic(ego, ada, "her exam", on=TODAY)

    assert ids(ego, "to_keep") == []
    assert len(ids(ego, "reminders")) == 1
