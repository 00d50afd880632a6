"""Who was invited lately and how far ties lead, as kept: on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from closeknit.desk.policy import actions as policy
from closeknit.desk.policy.rules.policy import TargetMarket
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.targets.actions.pooling import pool
from closeknit.desk.targets.rules.pool import Pool, Stood
from closeknit.sources.record import Connected, Invited, Knows, Mention
from tests.records.said import TODAY, keep, new_ego

OLD = TODAY.replace(year=2024)


@pytest.mark.django_db
def test_r0_11_invitations_of_three_months_are_held_against_the_market() -> None:
    ego = new_ego()
    ann, bo, cy, far = (
        Mention(f"{name} Reed", f"{name.lower()}-ex")
        for name in ("Ann", "Bo", "Cy", "Far")
    )
    keep(
        ego,
        Connected(ann, OLD, "Rye", "Cook"),
        Connected(bo, TODAY, "Quay", "Head of Sales"),
        Invited(bo, outgoing=True, at=datetime(2026, 11, 1, tzinfo=UTC)),
        Invited(cy, outgoing=True, at=datetime(2026, 1, 1, tzinfo=UTC)),
        Knows(ann, far, "said", OLD),
    )

    without = pool(ego, today=TODAY)
    market = TargetMarket(titles=("head of sales",))
    policy.save(ego, replace(REFERRAL, target_market=market), "test", today=TODAY)
    found = pool(ego, today=TODAY)

    assert without is None
    assert found == Pool(1, 1, Stood(1, 1), Stood(2, 1))
