"""The user's word on who is who stands, is remembered, and can be taken back."""

from datetime import date, timedelta

import pytest

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same
from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.desk.intake.actions.catch_up import rebuild
from closeknit.desk.intake.actions.undo import forget, undo
from closeknit.people import store as people
from closeknit.people.rules.sides import code
from closeknit.records import store as records
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import Card, Connected, Mention, Met, Note, Owner, Wrote
from tests.desk.intake.state import state
from tests.people.worlds import SAM, numbered
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db

ADA = Connected(Mention("Ada Lovelace", "ada-ex"), date(2026, 1, 2), "Engines")
BO = Connected(Mention("Bo Diddley", "bo-ex"), date(2026, 1, 3))
MAILBOX = Mention("Ada", email="countess@example.org")
MAIL = Wrote("mail", MAILBOX, (SAM,), message_id="<1@example.org>")


def desk(*said: Connected | Wrote | Card | Note | Met) -> int:
    ego = new_ego()
    keep_typed(ego, [Owner(SAM)], today=TODAY)
    keep_typed(ego, said, today=TODAY)
    return ego


def called(ego: int) -> list[str]:
    return sorted(people.display_name(ego, pk) for pk in people.everybody(ego))


def who(ego: int, *names: str) -> list[int]:
    """Return who answers to these profiles and addresses."""
    links = [n if "@" in n else f"linkedin.com/in/{n}" for n in names]
    return [people.find(ego, link) for link in links]


def test_two_whom_the_user_says_are_one_are_one_until_that_is_taken_back() -> None:
    ego = desk(ADA, MAIL, BO)
    before = state(ego)
    one, other = who(ego, "ada-ex", "countess@example.org")

    same.judge_people(ego, one, other, "same", today=TODAY)
    joined = people.handles_of(ego, min(one, other))
    (join,) = intake.joins(ego)
    same.take_back(ego, join.id, today=TODAY)

    assert sorted(joined) == [("email", "countess@example.org"), ("profile", "ada-ex")]
    assert (join.by, join.on, join.because) == ("you", TODAY, ("you said so",))
    assert state(ego)[1:] == before[1:]
    assert [join.by for join in intake.joins(ego)] == []


def test_different_is_remembered_through_a_chain() -> None:
    ego = desk(ADA, MAIL, BO)
    ada, countess, bo = who(ego, "ada-ex", "countess@example.org", "bo-ex")

    same.judge_people(ego, ada, bo, "different", today=TODAY)
    same.judge_people(ego, ada, countess, "same", today=TODAY)
    same.judge_people(ego, countess, bo, "same", today=TODAY)

    assert called(ego) == ["Ada Lovelace", "Bo Diddley"]


def test_later_lets_a_question_sleep_for_thirty_days() -> None:
    ego = desk(ADA, MAIL)
    ada, countess = who(ego, "ada-ex", "countess@example.org")
    number = same.judge_people(ego, ada, countess, "later", today=TODAY)

    (run,) = [run for run in records.runs(ego) if run.id == number]
    assert run.source == "by_hand"
    assert len(intake.asleep(ego, today=TODAY + timedelta(days=29))) == 1
    assert intake.asleep(ego, today=TODAY + timedelta(days=30)) == {}


def test_what_one_record_gives_to_one_person_can_be_taken_apart_and_put_back() -> None:
    card = Card((Mention("Ada", "ada-ex"), Mention("Ada", email="bo@example.com")))
    ego = desk(ADA, card)
    whole = numbered(ego)

    one, other = "profile:ada-ex", "email:bo@example.com"
    known_by = code(one, other)
    same.take_back(ego, known_by, today=TODAY)
    apart = people.everybody(ego)
    same.take_back(ego, known_by, today=TODAY)

    assert len(apart) == 2
    assert len(people.everybody(ego)) == 1
    assert numbered(ego) == whole


def test_word_undone_like_any_import_was_never_said() -> None:
    ego = desk(ADA, MAIL)
    before = state(ego)
    ada, countess = who(ego, "ada-ex", "countess@example.org")

    number = same.judge_people(ego, ada, countess, "same", today=TODAY)
    undo(ego, number, today=TODAY)

    assert state(ego) == before


def test_words_outlive_a_rebuild() -> None:
    ego = desk(ADA, MAIL, BO)
    ada, countess = who(ego, "ada-ex", "countess@example.org")
    same.judge_people(ego, ada, countess, "same", today=TODAY)
    before = numbered(ego)

    rebuild(ego, today=TODAY)

    assert numbered(ego) == before


def test_number_of_somebody_who_was_joined_still_finds_them() -> None:
    ego = desk(ADA, MAIL)
    ada, countess = who(ego, "ada-ex", "countess@example.org")

    same.judge_people(ego, ada, countess, "same", today=TODAY)

    found = [people.find(ego, str(number)) for number in (ada, countess)]
    assert found == [min(ada, countess)] * 2


@pytest.mark.django_db(transaction=True)
def test_joined_people_are_forgotten_with_all_their_handles_and_words() -> None:
    ego = desk(ADA, MAIL, BO)
    ada, countess = who(ego, "ada-ex", "countess@example.org")
    same.judge_people(ego, ada, countess, "same", today=TODAY)

    forget(ego, min(ada, countess), today=TODAY)

    assert called(ego) == ["Bo Diddley"]
    assert intake.joins(ego) == []
    assert records.of_kind(ego, "same") == []


def test_what_cannot_be_said_is_told() -> None:
    ego = desk(ADA, BO)
    ada, bo = who(ego, "ada-ex", "bo-ex")

    with pytest.raises(RuleBroken, match="same, different, later"):
        same.judge_people(ego, ada, bo, "perhaps", today=TODAY)
    with pytest.raises(RuleBroken, match="one person already"):
        same.judge_people(ego, ada, ada, "same", today=TODAY)
    with pytest.raises(NotKept, match="no pair 0123456789"):
        same.judge(ego, "0123456789", "same", today=TODAY)
    with pytest.raises(NotKept, match="no pair 0123456789"):
        same.take_back(ego, "0123456789", today=TODAY)
