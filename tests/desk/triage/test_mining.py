"""Who wants the ego's network is proposed to nobody (R3-10)."""

from datetime import UTC, date, datetime

import pytest

from closeknit.desk.giving import actions as giving
from closeknit.desk.intake.actions import by_hand
from closeknit.desk.triage.store.mining import mining, should_meet
from closeknit.people import store as people
from closeknit.sources.record import Invited, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

AT = datetime(2026, 10, 5, 9, tzinfo=UTC)
LOOKING = "a tax adviser"


def desk(note: str) -> tuple[int, int, int]:
    ego = new_ego()
    keep(ego, Invited(Mention("Moe Finch", "moe-ex"), outgoing=False, at=AT, text=note))
    for name in ("moe-ex", "Ada Lee"):
        who = Mention("Moe Finch", name) if "-" in name else Mention(name)
        by_hand.met(ego, [who], on=date(2026, 10, 1), today=TODAY)
    moe, ada = people.find(ego, "moe-ex"), people.find(ego, "Ada Lee")
    by_hand.note(ego, ada, "a tax adviser on the quay", today=TODAY)
    giving.wish(ego, moe, LOOKING, today=TODAY)
    return ego, moe, ada


def test_r3_10_whoever_wants_the_egos_network_is_introduced_to_nobody() -> None:
    ego, moe, ada = desk("Please introduce me to your clients in the harbour.")

    assert mining(ego, {moe, ada}, today=TODAY) == {moe}
    assert should_meet(ego, today=TODAY) == []


def test_whoever_asks_for_nothing_of_the_kind_is() -> None:
    ego, moe, ada = desk("We met at the fair; I liked your talk.")

    assert [(one.one, one.other) for one in should_meet(ego, today=TODAY)] == [
        (moe, ada)
    ]
