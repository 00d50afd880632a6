"""Invitations read from records: exports, LinkedIn's mails, drafts and own words."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.invitations import models
from closeknit.desk.invitations.actions.withdrawn import take_back, withdraw
from closeknit.desk.invitations.rules.lifecycle import State
from closeknit.desk.invitations.rules.scorecard import Counted
from closeknit.desk.invitations.rules.sent import advice
from closeknit.desk.invitations.store.counted import cases, grown, scorecard
from closeknit.desk.invitations.store.sent import invitations, may
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import (
    Accepted,
    Connected,
    Invited,
    Mention,
    Met,
    Owner,
    Wrote,
)
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, BO, CY, SAM = (
    Mention(name, f"{name[:2].lower()}-ex")
    for name in ("Ann Lee", "Bo Hart", "Cy Moor", "Sam Spade")
)
NOTE = "We met at the fair: may I ask you about the tolls?"
OLD, NEW = date(2026, 11, 1), date(2026, 11, 17)


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=UTC)


def invited(who: Mention, when: datetime, text: str = "") -> Invited:
    return Invited(who, outgoing=True, at=when, text=text)


def told(ego: int) -> list[tuple[str, str, str, bool, bool]]:
    return [
        (one.name, one.sent.on.isoformat(), one.sent.state.value, one.met, one.replied)
        for one in invitations(ego, today=TODAY)
    ]


def test_exports_mails_and_messages_say_what_became_of_each() -> None:
    ego = new_ego()
    first = [invited(ANN, at(10, 1)), invited(BO, at(10, 2), NOTE)]
    keep(ego, *first, as_of=OLD)
    keep(ego, first[0], invited(CY, at(11, 10), NOTE), Connected(ANN, date(2024, 1, 1)),
         as_of=NEW)  # fmt: skip
    keep(ego, Accepted(CY, at(11, 12)), Met((BO,), date(2026, 9, 1)),
         Wrote("mail", CY, (SAM,), at=at(11, 13)))  # fmt: skip

    assert told(ego) == [
        ("Ann Lee", "2026-10-01", "waiting", False, False),
        ("Bo Hart", "2026-10-02", "gone", True, False),
        ("Cy Moor", "2026-11-10", "accepted", False, True),
    ]
    decided = cases(invitations(ego, today=TODAY), today=TODAY)
    assert [one.accepted for one in decided] == [False, False, True]


def test_withdrawn_is_the_egos_word_and_can_be_taken_back() -> None:
    ego = new_ego()
    keep(ego, invited(ANN, at(10, 1), NOTE))
    ann = people.find(ego, "Ann Lee")

    withdraw(ego, ann, on=date(2026, 11, 20), today=TODAY)

    (one,) = invitations(ego, today=TODAY)
    assert (one.sent.state, one.sent.since) == (State.WITHDRAWN, date(2026, 11, 20))
    assert may(ego, ann, today=TODAY).on == date(2026, 12, 11)
    assert may(ego, ann, today=TODAY).before == (NOTE,)
    with pytest.raises(RuleBroken, match="No invitation of yours"):
        withdraw(ego, ann, today=TODAY)
    take_back(ego, ann, today=TODAY)
    assert told(ego)[0][2] == "waiting"
    with pytest.raises(RuleBroken, match="You have not said"):
        take_back(ego, ann, today=TODAY)


@pytest.mark.parametrize("on", [date(2026, 9, 30), date(2026, 11, 22)])
def test_withdrawal_lies_between_the_invitation_and_today(on: date) -> None:
    ego = new_ego()
    keep(ego, invited(ANN, at(10, 1)))

    with pytest.raises(RuleBroken, match="is not between"):
        withdraw(ego, people.find(ego, "Ann Lee"), on=on, today=TODAY)


def test_old_open_invitation_is_to_be_withdrawn_and_a_new_one_to_wait() -> None:
    ego = new_ego()
    keep(ego, invited(ANN, at(10, 1)), invited(BO, at(11, 20)))

    said = [advice(one, today=TODAY) for one in invitations(ego, today=TODAY)]

    assert [(one.do, one.on) for one in said] == [
        ("Withdraw it on LinkedIn, and say so here", date(2026, 10, 29)),
        ("", date(2026, 12, 18)),
    ]
    assert not may(ego, people.find(ego, "Bo Hart"), today=TODAY).yes


def test_draft_and_its_record_are_one_and_tell_the_readiness_of_that_day() -> None:
    ego = new_ego()
    keep(ego, invited(ANN, at(11, 20), NOTE), invited(BO, at(11, 19)))
    models.Draft(
        ego_id=ego, to="profile:an-ex", state="sent", began=date(2026, 11, 19),
        sent=date(2026, 11, 20), text=NOTE, policy=1,
        readiness={"value": 85, "profile": "aa", "on": "2026-11-20"},
    ).save()  # fmt: skip

    bo, ann = invitations(ego, today=TODAY)

    assert (ann.readiness, ann.profile, bo.readiness) == (85, "aa", None)
    (card,) = scorecard(ego, today=TODAY, weeks=1)
    assert (card.drafts, card.personalised) == (2, Counted(1, 2))


def test_open_drafts_count_and_dropped_ones_do_not() -> None:
    ego = new_ego()
    keep(ego, Connected(ANN, OLD), Connected(BO, OLD))
    for to, state in (("profile:an-ex", "open"), ("profile:bo-ex", "dropped")):
        models.Draft(
            ego_id=ego, to=to, state=state, body=NOTE, ending="Thank you, Sam",
            began=TODAY,
        ).save()  # fmt: skip

    (card,) = scorecard(ego, today=TODAY, weeks=1)

    assert (card.drafts, card.personalised) == (1, Counted(1, 1))


def test_queries_are_as_many_for_three_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    one, three = new_ego(), new_ego()
    keep(one, invited(ANN, at(11, 1)))
    keep(three, *(invited(who, at(11, 1)) for who in (ANN, BO, CY)))

    for ego in (one, three):
        with django_assert_num_queries(8):
            invitations(ego, today=TODAY)


def test_new_people_count_when_they_are_known_and_ties_when_both_have_spoken() -> None:
    ego = new_ego()
    keep(ego, Met((ANN,), date(2026, 11, 18)), Connected(CY, date(2026, 11, 18)),
         Wrote("mail", BO, (SAM,), at=at(9, 1)), Wrote("mail", SAM, (BO,), at=at(9, 2)),
         Owner(SAM))  # fmt: skip

    found = grown(ego, today=TODAY, weeks=3)

    assert found.weeks == (
        (date(2026, 11, 16), 1), (date(2026, 11, 9), 0), (date(2026, 11, 2), 0)
    )  # fmt: skip
    assert (found.kept, found.idle, found.says) == (2, 0, "")
