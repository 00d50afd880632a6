"""Whose desk it is may be learnt late: the end is the same."""

from datetime import UTC, datetime

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.people import store as people
from closeknit.people.models import Mention as Mentioned
from closeknit.shared.errors import RuleBroken
from closeknit.sources.record import Mention, Owner, Wrote
from closeknit.ties import store as ties
from tests.desk.intake.state import state
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BO = Mention("Bo Diddley", email="bo@example.com")
SAM = Mention("Sam Spade", email="sam@example.com")
TOWN = Mention("Town talk", email="town@lists.example.org")


def called(ego: int) -> list[str]:
    return sorted(people.display_name(ego, pk) for pk in people.everybody(ego))


def mail(number: int, sender: Mention, *to: Mention, bulk: str = "") -> Wrote:
    return Wrote("mail", sender, to, at=NOON, message_id=f"<{number}@ex>", bulk=bulk)


LETTERS = (mail(1, BO, SAM), mail(2, SAM, BO), mail(3, SAM, TOWN, bulk="list"))
LISTED = (mail(4, BO, TOWN, SAM, bulk="list"),)


@pytest.mark.parametrize("letters", [LETTERS, LISTED, (*LETTERS, *LISTED)])
def test_owner_learnt_after_the_mail_is_as_good_as_before(
    letters: tuple[Wrote, ...],
) -> None:
    before, after, typed = new_ego(), new_ego(), new_ego()

    keep(before, Owner(SAM))
    keep(before, *letters)
    keep(after, *letters)
    keep(after, Owner(SAM))
    keep(typed, *letters)
    by_hand.me(typed, ["sam@example.com"], today=TODAY)

    assert state(after) == state(before)
    assert state(typed) == state(before)


def test_ego_is_nobody_in_their_own_list_of_people() -> None:
    ego = new_ego()
    keep(ego, *LETTERS)
    assert called(ego) == ["Bo Diddley", "Sam Spade"]

    keep(ego, Owner(SAM))

    assert called(ego) == ["Bo Diddley", "Town talk"]
    assert people.own_emails(ego) == {"sam@example.com"}
    tie = ties.person(ego, people.find(ego, "bo@example.com"))
    assert tie is not None
    assert (tie.measured.two_way, tie.measured.theirs, tie.measured.ours) == (
        True,
        1,
        1,
    )


def test_owner_learnt_in_the_middle_of_a_file_counts_for_all_of_it() -> None:
    before, middle = new_ego(), new_ego()

    keep(before, Owner(SAM), *LETTERS, *LISTED)
    keep(middle, *LETTERS, *LISTED, Owner(SAM))

    assert state(middle) == state(before)
    assert Mentioned.objects.of(middle).count() == 5


def test_nothing_said_of_oneself_is_told() -> None:
    with pytest.raises(RuleBroken, match="address"):
        by_hand.me(new_ego(), ["  "], today=TODAY)
