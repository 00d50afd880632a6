"""How the network stood week by week: kept ties first, a count of links never alone."""

from datetime import UTC, date, datetime

import pytest

from closeknit.desk.invitations.rules.growth import Stood, capped
from closeknit.desk.invitations.store.counted import course
from closeknit.sources.record import Mention, Met, Owner, Wrote
from tests.records.said import TODAY, keep, new_ego

ANN, BO, CY, SAM = (
    Mention(name, email=f"{name[:2].lower()}@example.com")
    for name in ("Ann Lee", "Bo Hart", "Cy Moor", "Sam Spade")
)


@pytest.mark.django_db
@pytest.mark.stores
def test_course_tells_kept_new_and_reach_at_each_weeks_end_r1_19() -> None:
    ego = new_ego()
    begin = datetime(2026, 11, 10, 9, tzinfo=UTC)
    keep(
        ego,
        Owner(SAM),
        Met((ANN,), date(2025, 11, 17)),  # silent for a year since the 17th
        Met((BO,), date(2026, 11, 18)),
        Wrote("mail", ANN, (SAM, CY), at=begin, message_id="<1@ex>"),
    )

    found = course(ego, today=TODAY, weeks=3)

    assert found == [
        Stood(date(2026, 11, 16), 1, 1, 1),
        Stood(date(2026, 11, 9), 0, 1, 1),
        Stood(date(2026, 11, 2), 0, 1, 0),
    ]


def test_more_than_five_hundred_is_enough_r3_02() -> None:
    assert [capped(n) for n in (0, 500, 501, 30_000)] == ["0", "500", "500+", "500+"]
