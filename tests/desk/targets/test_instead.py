"""To a stranger an introduction instead, where there is a warm way (R1-08)."""

from datetime import UTC, date, datetime

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.introductions import actions
from closeknit.desk.introductions.rules.states import Step
from closeknit.desk.invitations.store.case import whom
from closeknit.desk.policy import store as policy
from closeknit.desk.targets.actions.instead import instead
from closeknit.desk.targets.rules.instead import Instead
from closeknit.people import store as people
from closeknit.sources.record import Connected, Invited, Knows, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ANN, TESS = Mention("Ann Lee", "ann-ex"), Mention("Tess Orr", "tess-ex")


@pytest.fixture
def ego() -> int:
    """Ann is connected, and knows Tess well; the ego never met Tess."""
    made = new_ego()
    keep(
        made,
        Connected(ANN, date(2026, 1, 2)),
        *(Knows(ANN, TESS, how, TODAY) for how in ("said", "worked")),
    )
    return made


def asked(ego: int, name: str = "Tess Orr") -> Instead | None:
    now = policy.current(ego)
    to = whom(ego, people.find(ego, name), policy=now, today=TODAY)
    return instead(ego, to, today=TODAY)


def test_stranger_is_better_met_by_a_warm_introduction_r1_08(ego: int) -> None:
    before = asked(ego)
    by_hand.judge(ego, people.find(ego, "Ann Lee"), "strong", today=TODAY)

    after = asked(ego)

    assert before is not None
    assert after is not None
    assert (before.first, before.says) == (None, ())
    assert after.says[0].startswith(
        "You have not met Tess Orr. Ann Lee could introduce you: a "
    )
    assert after.says[0].endswith(" path, ask first.")


def test_nothing_is_said_of_whom_one_met_nor_while_it_is_asked_for(ego: int) -> None:
    ann, tess = (people.find(ego, name) for name in ("Ann Lee", "Tess Orr"))
    by_hand.judge(ego, ann, "strong", today=TODAY)
    number = actions.plan(ego, ann, tess, today=TODAY)
    actions.take(ego, number, Step.ASK, today=TODAY)
    under_way = asked(ego)

    by_hand.met(ego, [TESS], on=TODAY, today=TODAY)

    assert under_way is not None
    assert under_way.first is None
    assert asked(ego) is None


def test_own_rates_stand_beside_it_from_six_of_each_kind(ego: int) -> None:
    sent = datetime(2026, 6, 1, tzinfo=UTC)
    for n in range(6):
        who = Mention(f"Met {n} Moor", f"met-{n}")
        by_hand.met(ego, [who], on=date(2026, 5, 1), today=TODAY)
        keep(ego, Invited(who, outgoing=True, at=sent))
        keep(ego, Connected(who, date(2026, 6, 3)))
    keep(
        ego,
        *(Invited(Mention(f"New {n} Moor", f"new-{n}"), outgoing=True, at=sent)
          for n in range(5)),
    )  # fmt: skip
    five = asked(ego)

    keep(ego, Invited(Mention("New 6 Moor", "new-6"), outgoing=True, at=sent))

    six = asked(ego)
    assert five is not None
    assert six is not None
    assert five.says == ()
    (says,) = six.says
    assert says == (
        "Of your invitations to people you had not met 0 of 6 (0%) joined; "
        "of the others 6 of 6 (100%)."
    )
