"""The ledger: a word is added, never changed, and survives what people go through."""

from datetime import date

import pytest

from closeknit.desk.intake.actions import by_hand, catch_up, same
from closeknit.desk.permissions import actions, models, store
from closeknit.desk.permissions.rules.ledger import (
    Permission,
    Purpose,
    State,
    Step,
    Word,
)
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Mention
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db

DAY = date(2026, 8, 1)
END = date(2026, 10, 30)


def desk() -> tuple[int, int, int]:
    ego = new_ego()
    for name in ("Deb Quill", "Ahmed Noor"):
        by_hand.met(ego, [Mention(name)], on=DAY, today=TODAY)
    return ego, people.find(ego, "Deb Quill"), people.find(ego, "Ahmed Noor")


def test_a_grant_holds_for_as_long_as_the_policy_says() -> None:
    ego, deb, ahmed = desk()

    kept = actions.say(
        ego, deb, ahmed, Word(Step.GRANTED, DAY, how=" by\nmail "), today=TODAY
    )

    word = Word(Step.GRANTED, DAY, END, "by mail")
    assert kept == Permission(
        kept.id, deb, "Deb Quill", ahmed, "Ahmed Noor", Purpose.NAME, (word,)
    )
    assert store.permissions(ego, target=ahmed) == [kept]
    assert store.permissions(ego, target=deb) == []


def test_each_word_is_kept_in_the_history() -> None:
    ego, deb, ahmed = desk()

    for word in (Word(Step.ASKED, DAY), Word(Step.GRANTED, TODAY)):
        actions.say(ego, deb, ahmed, word, today=TODAY)
    kept = actions.say(ego, deb, ahmed, Word(Step.WITHDRAWN, TODAY), today=TODAY)

    assert [word.step for word in kept.words] == ["asked", "granted", "withdrawn"]
    assert kept.state(TODAY) is State.WITHDRAWN


def test_what_is_out_of_turn_is_refused_and_nothing_is_kept() -> None:
    ego, deb, ahmed = desk()

    with pytest.raises(RuleBroken, match="no permission that could be withdrawn"):
        actions.say(ego, deb, ahmed, Word(Step.WITHDRAWN, TODAY), today=TODAY)
    with pytest.raises(RuleBroken, match="needs no permission"):
        actions.say(ego, deb, deb, Word(Step.ASKED, TODAY), today=TODAY)

    assert store.permissions(ego) == []


def test_a_rebuild_changes_nothing_in_the_ledger() -> None:
    ego, deb, ahmed = desk()
    kept = actions.say(ego, deb, ahmed, Word(Step.ASKED, DAY), today=TODAY)

    catch_up.rebuild(ego, today=TODAY)

    assert store.permissions(ego) == [kept]


def test_two_handles_that_turn_out_to_be_one_person_are_one_permission() -> None:
    ego, deb, ahmed = desk()
    by_hand.met(ego, [Mention("Deb Q", email="deb@example.com")], on=DAY, today=TODAY)
    other = people.find(ego, "deb@example.com")
    actions.say(ego, deb, ahmed, Word(Step.ASKED, DAY), today=TODAY)
    actions.say(ego, other, ahmed, Word(Step.GRANTED, TODAY), today=TODAY)

    same.judge_people(ego, deb, other, "same", today=TODAY)

    joined = store.permissions(ego)
    assert [[word.step for word in one.words] for one in joined] == [
        ["asked", "granted"]
    ]


def test_whoever_is_forgotten_is_gone_from_the_ledger() -> None:
    ego, deb, ahmed = desk()
    actions.say(ego, deb, ahmed, Word(Step.ASKED, DAY), today=TODAY)

    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, deb)]
    scrub_desk(ego, handles, "Deb Quill")

    assert store.permissions(ego) == []
    assert not models.Word.objects.of(ego).exists()
