"""The look-back: whom an older policy accepted and the present one would not."""

from datetime import date, datetime

import pytest

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.policy import actions as policies
from closeknit.desk.policy.rules.policy import Action
from closeknit.desk.policy.rules.presets import LION, STRICT_PERSONAL
from closeknit.desk.triage.actions.taking import Saying, take
from closeknit.desk.triage.rules.older import Older
from closeknit.desk.triage.rules.states import Step
from closeknit.desk.triage.store.reporting import older
from closeknit.people import store as people
from closeknit.sources.record import Invited, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

ADA, BO = Mention("Ada Quill", "ada-ex"), Mention("Bo Lind", "bo-ex")
AT = datetime(2026, 11, 20, 9)


@pytest.fixture
def ego() -> int:
    """Two strangers are accepted under the open policy."""
    made = new_ego()
    keep(made, *(Invited(one, outgoing=False, at=AT) for one in (ADA, BO)))
    policies.save(made, LION, "test", today=TODAY)
    for one in (ADA, BO):
        take(made, people.find(made, one.profile), Step.ACCEPT, today=TODAY)
    return made


def names(ego: int) -> list[str]:
    return [one.name for one in older(ego, today=TODAY)]


def test_stranger_accepted_by_an_older_policy_is_looked_back_at_r2_23(
    ego: int,
) -> None:
    before = older(ego, today=TODAY)

    policies.save(ego, STRICT_PERSONAL, "test", today=TODAY)

    ada, bo = (people.find(ego, one.profile) for one in (ADA, BO))
    sentence = "inbound.unknown.no_reason.other"
    assert before == ()
    assert older(ego, today=TODAY) == tuple(
        sorted(
            Older(who, name, date(2026, 11, 21), 1, Action.ASK_WHY, sentence)
            for who, name in ((ada, "Ada Quill"), (bo, "Bo Lind"))
        )
    )


def test_whoever_is_known_by_now_or_was_asked_since_is_left_in_peace(ego: int) -> None:
    policies.save(ego, STRICT_PERSONAL, "test", today=TODAY)
    by_hand.met(ego, [ADA], on=TODAY, today=TODAY)
    met = names(ego)
    bo = people.find(ego, "bo-ex")

    take(ego, bo, Step.FOLLOWUP, Saying("Why did you invite me?"), today=TODAY)

    assert met == ["Bo Lind"]
    assert names(ego) == []


def test_policy_grown_milder_or_never_changed_looks_back_at_nobody(ego: int) -> None:
    milder = LION

    policies.save(ego, milder, "test", today=TODAY)

    assert names(ego) == []
    assert older(new_ego(), today=TODAY) == ()
