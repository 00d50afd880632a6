"""Keeping and reviewing, on both databases; S6's Pete until he invites again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from closeknit.desk.cadence import actions, store
from closeknit.desk.cadence.rules.cadence import NOTHING, Why
from closeknit.desk.cadence.rules.review import Answer, Kind
from closeknit.desk.cadence.store.reviewed import due as due_review
from closeknit.desk.cadence.store.reviewed import review
from closeknit.desk.intake.actions import by_hand, catch_up
from closeknit.desk.outcomes import actions as outcomes
from closeknit.desk.outcomes.rules.outcome import Kind as What
from closeknit.desk.triage.actions import taking
from closeknit.desk.triage.rules.states import Step
from closeknit.desk.triage.store.queue import queue
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Connected, Invited, Mention, Owner, Wrote
from closeknit.ties import store as ties
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Hale", email="sam@example.com")
ADA = Mention("Ada Reed", email="ada@example.com")
PETE = Mention("Pete Ash", profile="pete-ex")
START = datetime(2025, 9, 1, 9, tzinfo=UTC)


def letters(who: Mention, *, every: int, many: int) -> list[Wrote]:
    found = []
    for n in range(many):
        for at, sender, to in (
            (START + timedelta(days=every * n), SAM, who),
            (START + timedelta(days=every * n + 1), who, SAM),
        ):
            number = f"{who.email}.{n}.{sender.name}@example.com"
            found.append(Wrote("mail", sender, (to,), at=at, message_id=number))
    return found


def desk() -> tuple[int, int]:
    ego = new_ego()
    keep(ego, Owner(SAM), *letters(ADA, every=20, many=14))
    return ego, people.find(ego, "Ada Reed")


LAST = (START + timedelta(days=261)).date()


def test_a_tie_is_due_by_its_own_rhythm_and_any_contact_resets_it() -> None:
    ego, ada = desk()

    (touch,) = store.touches(ego, today=LAST + timedelta(days=60)).items

    assert (touch.person, touch.last) == (ada, LAST)
    assert touch.due.because.startswith("you two are usually in touch every")
    assert store.touches(ego, today=LAST + timedelta(days=10)).items == []
    by_hand.met(ego, [ada], on=LAST + timedelta(days=55), today=TODAY)
    assert store.touches(ego, today=LAST + timedelta(days=60)).items == []


def test_putting_off_takes_back_no_word_on_how_often() -> None:
    ego, ada = desk()
    late = LAST + timedelta(days=60)

    actions.pace(ego, ada, today=TODAY, every=7)
    actions.pace(ego, ada, today=TODAY, snoozed=late)

    (touch,) = store.touches(ego, today=late + timedelta(days=1)).items
    assert touch.due.every == 7


def test_the_users_word_stands_and_is_taken_back() -> None:
    ego, ada = desk()
    late = LAST + timedelta(days=60)

    actions.pace(ego, ada, today=TODAY, every=0)
    assert store.touches(ego, today=late).items == []
    actions.pace(ego, ada, today=TODAY, snoozed=late + timedelta(days=1))
    assert store.touches(ego, today=late).items == []
    assert len(store.touches(ego, today=late + timedelta(days=1)).items) == 1
    actions.pace(ego, ada, today=TODAY)
    assert len(store.touches(ego, today=late).items) == 1
    with pytest.raises(RuleBroken):
        actions.pace(ego, ada, today=TODAY, every=-1)


def test_a_topic_brings_somebody_up_on_its_day_and_not_before() -> None:
    ego, ada = desk()
    day = LAST + timedelta(days=12)
    number = actions.topic(ego, ada, "her exam", on=day)

    assert store.touches(ego, today=day - timedelta(days=1)).items == []
    (touch,) = store.touches(ego, today=day).items
    assert (touch.reasons[0].why, touch.reasons[0].says) == (Why.TOPIC, "her exam")
    actions.finish(ego, number, today=day)
    assert store.touches(ego, today=day).items == []
    with pytest.raises(NotKept):
        actions.finish(ego, number, today=day)


def test_what_was_said_stands_after_a_rebuild_and_goes_with_the_forgotten() -> None:
    ego, ada = desk()
    actions.pace(ego, ada, today=TODAY, every=30)
    actions.topic(ego, ada, "her exam", on=LAST)
    before = store.of_person(ego, ada, today=TODAY)

    catch_up.rebuild(ego, today=TODAY)

    assert store.of_person(ego, ada, today=TODAY) == before
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, ada)]
    scrub_desk(ego, handles, "Ada Reed")
    after = store.of_person(ego, ada, today=TODAY)
    assert (after.topics, after.wanted) == ([], NOTHING)


def test_s6_pete_is_silent_let_go_and_recognised_when_he_invites_again() -> None:
    ego = new_ego()
    joined = date(2026, 10, 1)
    at = datetime(2026, 9, 30, 9, tzinfo=UTC)
    keep(ego, Owner(SAM), Invited(PETE, outgoing=False, at=at))
    pete = people.find(ego, "Pete Ash")
    taking.take(ego, pete, Step.ACCEPT, today=joined)
    taking.take(ego, pete, Step.FOLLOWUP, today=joined + timedelta(days=1))
    keep(ego, Connected(PETE, joined), as_of=date(2026, 10, 5))

    found = review(ego, today=TODAY)

    assert [(i.person, i.kind) for i in found.items] == [(pete, Kind.SILENT)]
    assert found.is_due
    assert due_review(ego, today=TODAY) == 1
    number = actions.decide(ego, pete, Answer.LET_GO, today=TODAY)
    after = review(ego, today=TODAY)
    assert after.items == []
    assert not after.is_due
    assert due_review(ego, today=TODAY) is None
    again = datetime(2026, 12, 5, 9, tzinfo=UTC)
    keep(ego, Invited(PETE, outgoing=False, at=again), as_of=date(2026, 12, 6))
    (case,) = [one.case for one in queue(ego, today=date(2026, 12, 7))]
    assert [one.state.value for one in case.earlier] == ["removed"]
    assert number


def test_a_client_is_not_let_go_for_a_line_without_an_answer() -> None:
    ego = new_ego()
    sent = Wrote("mail", SAM, (ADA,), at=START, message_id="1@example.com")
    keep(ego, Owner(SAM), Connected(ADA, date(2025, 8, 1)), sent)
    ada = people.find(ego, "Ada Reed")
    assert [one.kind for one in review(ego, today=TODAY).items] == [Kind.ONE_WAY]

    outcomes.note(ego, ada, What.CLIENT, on=TODAY, today=TODAY)

    assert review(ego, today=TODAY).items == []


def test_a_verdict_is_taken_back_with_what_it_said_to_triage() -> None:
    ego, ada = desk()
    number = actions.decide(ego, ada, Answer.LET_GO, today=TODAY)
    assert store.let_go(ego) == {ada}

    actions.take_back(ego, number, today=TODAY)

    assert store.let_go(ego) == set()
    with pytest.raises(NotKept):
        actions.take_back(ego, number, today=TODAY)


def test_queries_do_not_grow_with_the_people() -> None:
    ego, _ = desk()
    day = LAST + timedelta(days=60)
    with CaptureQueriesContext(connection) as few:
        store.touches(ego, today=day)
    for n in range(8):
        who = Mention(f"Nia Cole {n}", email=f"nia{n}@example.com")
        keep(ego, *letters(who, every=20, many=5))

    with CaptureQueriesContext(connection) as more:
        store.touches(ego, today=day)

    assert len(more) <= len(few) + 1


def test_r3_13_a_word_on_somebody_never_spoken_to_counts_from_joining() -> None:
    ego = new_ego()
    keep(ego, Owner(SAM), Connected(PETE, TODAY - timedelta(days=40)))
    pete = people.find(ego, "Pete Ash")
    assert store.of_person(ego, pete, today=TODAY).due is None

    actions.pace(ego, pete, today=TODAY, every=30)

    when = store.of_person(ego, pete, today=TODAY).due
    assert when is not None
    assert when.on == TODAY - timedelta(days=10)
    (touch,) = store.touches(ego, today=TODAY).items
    assert touch.last is None
    assert touch.why_now(TODAY) == (
        "not a word yet; you joined or met 6 weeks ago; you said: every 30 days"
    )
    actions.pace(ego, pete, today=TODAY, every=60)
    assert store.touches(ego, today=TODAY).items == []


def test_a_tie_gone_quiet_is_asked_about_though_it_is_weak_by_now() -> None:
    ego, ada = desk()
    late = LAST + timedelta(days=500)
    catch_up.rebuild(ego, today=late)
    assert [one.band for one in ties.those(ego, [ada]).values()] == ["weak"]

    (touch,) = store.touches(ego, today=late).items

    assert (touch.person, touch.quiet) == (ada, "lapsed")
    assert store.touches(ego, today=LAST + timedelta(days=1200)).items == []
