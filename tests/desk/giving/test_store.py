"""Give and take as kept and as found: both databases, and nothing told twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from closeknit.desk.giving import actions, models, store
from closeknit.desk.giving.rules.favour import Favour, Kind, Side
from closeknit.desk.giving.store import found, meeting
from closeknit.desk.intake.actions import by_hand, catch_up
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import (
    Connected,
    Endorsed,
    Mention,
    Owner,
    Recommended,
    Wrote,
)
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Hale", email="sam@example.com")
ADA = Mention("Ada Reed", profile="ada-ex", email="ada@example.com")
BO = Mention("Bo Lind", profile="bo-ex", email="bo@example.com")
AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DAY = AT.date()


def wrote(
    sender: Mention, *to: Mention, subject: str = "", text: str = "", days: int = 0
) -> Wrote:
    at = AT + timedelta(days=days)
    return Wrote(
        "mail", sender, to, at=at, subject=subject, text=text,
        message_id=f"{sender.name}.{to[0].name}.{days}.{subject}@example.com",
        characters=len(text),
    )  # fmt: skip


def desk() -> tuple[int, int, int]:
    ego = new_ego()
    keep(ego, Owner(SAM), Connected(ADA, DAY), Connected(BO, DAY))
    return ego, people.find(ego, "Ada Reed"), people.find(ego, "Bo Lind")


def test_a_note_is_kept_until_it_is_taken_back() -> None:
    ego, ada, bo = desk()

    number = actions.note(
        ego, ada, Side.GIVEN, Kind.INTRODUCTION, on=DAY, today=TODAY, beside=bo
    )

    kept = Favour(ada, Side.GIVEN, Kind.INTRODUCTION, DAY, "", "Bo Lind", number)
    assert found.favours(ego) == [kept]
    assert found.favours(ego, person=bo) == []
    actions.take_back(ego, number)
    assert found.favours(ego) == []
    with pytest.raises(NotKept):
        actions.take_back(ego, number)


def test_what_cannot_be_noted_is_refused() -> None:
    ego, ada, bo = desk()

    with pytest.raises(RuleBroken, match="has not been yet"):
        actions.note(ego, ada, Side.GIVEN, Kind.HELP, on=date(2027, 1, 1), today=TODAY)
    with pytest.raises(RuleBroken, match="Note one of these"):
        actions.note(ego, ada, Side.GIVEN, Kind.ENDORSEMENT, on=DAY, today=TODAY)
    with pytest.raises(RuleBroken, match="to themselves"):
        actions.note(
            ego, ada, Side.GIVEN, Kind.INTRODUCTION, on=DAY, today=TODAY, beside=ada
        )
    with pytest.raises(RuleBroken, match="Say to whom"):
        actions.note(ego, ada, Side.GIVEN, Kind.INTRODUCTION, on=DAY, today=TODAY)
    with pytest.raises(RuleBroken, match="names a third person"):
        actions.note(ego, ada, Side.GIVEN, Kind.HELP, on=DAY, today=TODAY, beside=bo)
    assert not models.Favour.objects.of(ego).exists()


def test_recommendations_and_introductions_are_found_in_records() -> None:
    ego, ada, bo = desk()
    keep(
        ego,
        Recommended(ADA, outgoing=False, at=AT),
        Endorsed(BO, outgoing=True, skill="Baking", at=AT),
        wrote(ADA, SAM, BO, subject="Intro: Sam <> Bo"),
        wrote(BO, SAM, ADA, subject="Re: Intro: Sam <> Bo", days=1),
    )

    every = [(f.person, f.side, f.kind, f.beside) for f in found.favours(ego)]

    assert sorted(every) == sorted(
        [
            (ada, Side.RECEIVED, Kind.RECOMMENDATION, ""),
            (bo, Side.GIVEN, Kind.ENDORSEMENT, ""),
            (ada, Side.RECEIVED, Kind.INTRODUCTION, "Bo Lind"),
        ]
    )
    ours, theirs = store.owed(ego, today=TODAY)
    assert [(one.name, one.balance.owes) for one in ours] == [("Ada Reed", 2)]
    assert theirs == []
    assert found.favours(ego, person=ada) == [
        one for one in found.favours(ego) if one.person == ada
    ]


def test_an_introduction_the_ego_wrote_is_given_to_both() -> None:
    ego, ada, bo = desk()
    keep(ego, wrote(SAM, ADA, BO, subject="Introducing you two"))

    every = {(f.person, f.side, f.beside) for f in found.favours(ego)}

    assert every == {(ada, Side.GIVEN, "Bo Lind"), (bo, Side.GIVEN, "Ada Reed")}


def test_whoever_is_only_asked_is_named_with_the_counts() -> None:
    ego, ada, _ = desk()
    text = "Hi Ada, could you please introduce me to your head of sales?"
    keep(ego, *(wrote(SAM, ADA, text=text, days=30 * n) for n in range(4)))

    told = store.only_when_needed(ego, today=TODAY)

    assert [(one.person, one.standing.word) for one in told] == [(ada, "contact")]
    assert "4 of your 4 messages ask" in told[0].standing.because[1]


def test_a_request_noted_by_hand_marks_the_message_of_that_day() -> None:
    ego, ada, _ = desk()
    keep(ego, *(wrote(SAM, ADA, days=30 * n) for n in range(3)))
    for n in range(3):
        on = DAY + timedelta(days=30 * n)
        actions.note(ego, ada, Side.ASKED, Kind.HELP, on=on, today=TODAY)

    owed, stands = store.of_person(ego, ada, today=TODAY)

    assert owed.balance.asked == 3
    assert stands.only_when_needed


def test_what_somebody_looks_for_finds_who_fits_until_they_have_it() -> None:
    ego, ada, bo = desk()
    keep(
        ego,
        *(wrote(ADA, SAM, days=n) for n in range(2)),
        *(wrote(SAM, ADA, days=n) for n in range(2)),
        *(wrote(BO, SAM, days=n) for n in range(2)),
        *(wrote(SAM, BO, days=n) for n in range(2)),
    )
    by_hand.note(ego, bo, "Knows glass roofs like nobody else", today=TODAY)
    number = actions.wish(ego, ada, "someone for glass roofs", today=TODAY)

    told = meeting.introductions(ego)

    assert [(one.one_name, one.other_name) for one in told] == [("Ada Reed", "Bo Lind")]
    assert meeting.introductions(ego, apart={(min(ada, bo), max(ada, bo))}) == []
    actions.fulfil(ego, number, today=TODAY)
    assert meeting.introductions(ego) == []
    assert meeting.wishes(ego) == []


def test_lines_stand_after_a_rebuild_and_go_when_somebody_is_forgotten() -> None:
    ego, ada, bo = desk()
    actions.note(ego, ada, Side.RECEIVED, Kind.HELP, on=DAY, today=TODAY, text="Tips")
    actions.note(ego, bo, Side.GIVEN, Kind.HELP, on=DAY, today=TODAY)
    before = found.favours(ego)

    catch_up.rebuild(ego, today=TODAY)

    assert found.favours(ego) == before
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, ada)]
    scrub_desk(ego, handles, "Ada Reed")
    assert [one.person for one in found.favours(ego)] == [bo]


def test_queries_do_not_grow_with_the_people() -> None:
    ego, ada, _ = desk()
    actions.note(ego, ada, Side.RECEIVED, Kind.HELP, on=DAY, today=TODAY)
    with CaptureQueriesContext(connection) as few:
        store.owed(ego, today=TODAY)
    for n in range(20):
        who = Mention(f"Nia Cole {n}", profile=f"nia-{n}")
        keep(ego, Recommended(who, outgoing=True, at=AT))

    with CaptureQueriesContext(connection) as more:
        store.owed(ego, today=TODAY)

    assert len(more) <= len(few) + 2
