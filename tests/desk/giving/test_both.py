"""The asks before two are introduced, as kept: noted, taken back, forgotten."""

from datetime import date

import pytest

from closeknit.desk.giving import actions
from closeknit.desk.giving.rules.both import Step
from closeknit.desk.giving.store.both import pairs, taken
from closeknit.desk.intake.actions import by_hand, catch_up
from closeknit.desk.triage.store.mining import should_meet
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Mention
from tests.records.said import TODAY, new_ego

pytestmark = [pytest.mark.django_db, pytest.mark.stores]


def desk() -> tuple[int, int, int]:
    ego = new_ego()
    for name in ("Ada Ray", "Bo Lind"):
        by_hand.met(ego, [Mention(name)], on=date(2026, 10, 1), today=TODAY)
    ada, bo = people.find(ego, "Ada Ray"), people.find(ego, "Bo Lind")
    by_hand.note(ego, bo, "a tax adviser on the quay", today=TODAY)
    actions.wish(ego, ada, "a tax adviser", today=TODAY)
    return ego, ada, bo


def says(ego: int) -> list[str]:
    return [one.stands.says for one in pairs(ego, should_meet(ego, today=TODAY))]


def test_r3_12_two_are_asked_answer_and_are_introduced() -> None:
    ego, ada, bo = desk()
    assert says(ego) == ["nobody is asked yet"]

    for who in (ada, bo):
        actions.bring(ego, (ada, bo), Step.ASK, who=who, today=TODAY)
        actions.bring(ego, (bo, ada), Step.YES, who=who, today=TODAY)
    catch_up.rebuild(ego, today=TODAY)
    (pair,) = pairs(ego, should_meet(ego, today=TODAY))
    actions.bring(ego, (ada, bo), Step.INTRODUCE, today=TODAY)

    assert "Ada Ray looks for a tax adviser, and Bo Lind" in pair.introduce
    assert should_meet(ego, today=TODAY) == []
    actions.take_step_back(ego, (bo, ada))
    assert says(ego) == ["both said yes: introduce them"]


def test_a_no_is_kept_to_and_taken_back() -> None:
    ego, ada, bo = desk()
    actions.bring(ego, (ada, bo), Step.ASK, who=bo, today=TODAY)
    actions.bring(ego, (ada, bo), Step.NO, who=bo, today=TODAY)

    assert should_meet(ego, today=TODAY) == []
    actions.take_step_back(ego, (ada, bo))
    assert says(ego) == ["one of them is asked"]
    actions.take_step_back(ego, (ada, bo))
    with pytest.raises(NotKept):
        actions.take_step_back(ego, (ada, bo))


def test_a_step_is_about_one_of_the_two() -> None:
    ego, ada, bo = desk()

    for who in (0, ego + 1_000):
        with pytest.raises(RuleBroken, match="which of the two"):
            actions.bring(ego, (ada, bo), Step.ASK, who=who, today=TODAY)
    with pytest.raises(RuleBroken, match="to themselves"):
        actions.bring(ego, (ada, ada), Step.ASK, who=ada, today=TODAY)


def test_who_is_forgotten_goes_from_here_too() -> None:
    ego, ada, bo = desk()
    actions.bring(ego, (ada, bo), Step.ASK, who=bo, today=TODAY)
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, bo)]

    scrub_desk(ego, handles, "Bo Lind")

    assert taken(ego) == {}
