"""What is typed in counts like any record, and can be taken back like any import."""

from datetime import UTC, date, datetime, timedelta

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.undo import undo
from closeknit.people import store as people
from closeknit.records import store
from closeknit.shared.errors import NotKept, RuleBroken, SaidBefore
from closeknit.sources.record import Connected, Mention, Met, Note
from closeknit.ties import store as ties
from tests.desk.intake.state import state
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA = Connected(Mention("Ada Lovelace", "ada-ex"), date(2026, 1, 2))


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(made, ADA)
    return made


def ada(ego: int) -> int:
    return people.find(ego, "Ada Lovelace")


def test_meeting_makes_a_two_way_tie_and_taken_back_makes_none(ego: int) -> None:
    before = state(ego)

    number = by_hand.met(
        ego, [ada(ego)], on=TODAY - timedelta(days=3), today=TODAY, where="Quay"
    )
    tie = ties.person(ego, ada(ego))
    undo(ego, number, today=TODAY)

    assert tie is not None
    assert tie.measured.two_way
    assert state(ego) == before


def test_meeting_is_kept_with_where_and_what_about(ego: int) -> None:
    number = by_hand.met(
        ego, [ada(ego)], on=TODAY, today=TODAY, how="call", where=" Quay ", about="Tea"
    )

    (held,) = store.of_kind(ego, "met")
    handle = people.mention_of(ego, ada(ego))
    assert held.record == Met((handle,), TODAY, "call", "Quay", "Tea")
    assert store.run(ego, number).source == "by_hand"


def test_same_meeting_typed_twice_is_one(ego: int) -> None:
    by_hand.met(ego, [ada(ego)], on=TODAY, today=TODAY)
    with pytest.raises(SaidBefore):
        by_hand.met(ego, [ada(ego)], on=TODAY, today=TODAY)

    assert len(store.of_kind(ego, "met")) == 1


def test_note_has_the_day_it_is_written(ego: int) -> None:
    by_hand.note(ego, ada(ego), " Likes tea ", today=TODAY)

    (held,) = store.of_kind(ego, "note")
    assert isinstance(held.record, Note)
    assert held.record.text == "Likes tea"
    assert held.record.at is not None
    assert held.record.at.date() == TODAY or held.record.at == datetime(
        TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC
    )


def test_own_word_stands_until_it_is_taken_back(ego: int) -> None:
    by_hand.judge(ego, ada(ego), "strong", today=TODAY)
    said = ties.person(ego, ada(ego))
    by_hand.judge(ego, ada(ego), "", today=TODAY)
    later = ties.person(ego, ada(ego))

    assert (said and said.band, later and later.band) == ("strong", "weak")


def test_what_breaks_a_rule_is_told_and_not_kept(ego: int) -> None:
    before = state(ego)

    with pytest.raises(RuleBroken, match="has not been yet"):
        by_hand.met(ego, [ada(ego)], on=TODAY + timedelta(days=1), today=TODAY)
    with pytest.raises(RuleBroken, match="one of: meeting"):
        by_hand.met(ego, [ada(ego)], on=TODAY, today=TODAY, how="seance")
    with pytest.raises(RuleBroken, match="whom you met"):
        by_hand.met(ego, [], on=TODAY, today=TODAY)
    with pytest.raises(RuleBroken, match="some words"):
        by_hand.note(ego, ada(ego), " \n", today=TODAY)
    with pytest.raises(RuleBroken, match="strong, medium or weak"):
        by_hand.judge(ego, ada(ego), "huge", today=TODAY)
    with pytest.raises(NotKept, match="no person 999999"):
        by_hand.note(ego, 999_999, "Who?", today=TODAY)

    assert state(ego) == before
    assert len(store.runs(ego)) == 1
