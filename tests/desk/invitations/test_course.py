"""How the network stood week by week: kept ties first, a count of links never alone."""

from datetime import UTC, date, datetime

import pytest

from closeknit.desk.invitations.rules.growth import Stood, capped
from closeknit.desk.invitations.store.counted import course
from closeknit.records.models import Import
from closeknit.sources.record import Knows, Mention, Met, Owner, Wrote
from tests.records.said import TODAY, keep, new_ego

ANN, BO, CY, DEE, SAM = (
    Mention(name, email=f"{name[:2].lower()}@example.com")
    for name in ("Ann Lee", "Bo Hart", "Cy Moor", "Dee Ray", "Sam Spade")
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


def reach(ego: int) -> list[int]:
    return [one.reach for one in course(ego, today=TODAY, weeks=4)]


@pytest.mark.django_db
@pytest.mark.stores
def test_what_has_no_date_counts_from_the_day_it_was_brought_in() -> None:
    ego, list_ = new_ego(), Knows(ANN, CY, "list")
    begin = datetime(2026, 11, 1, 9, tzinfo=UTC)
    keep(ego, Owner(SAM), Met((ANN,), date(2026, 10, 1)))
    run = keep(ego, list_)
    Import.objects.of(ego).filter(pk=run).update(
        began=datetime(2026, 11, 12, tzinfo=UTC)
    )
    first_brought = reach(ego)
    again = keep(ego, list_, Knows(CY, DEE, "list"), as_of=date(2026, 11, 3))
    Import.objects.of(ego).filter(pk=again).update(
        began=datetime(2026, 11, 19, tzinfo=UTC)
    )
    an_export_of_before = reach(ego)
    keep(ego, Wrote("mail", ANN, (SAM, CY), at=begin, message_id="<1@ex>"))
    a_mail_of_before = reach(ego)

    assert first_brought == [1, 1, 0, 0]
    assert an_export_of_before == [1, 1, 1, 0]
    assert a_mail_of_before == [1, 1, 1, 1]


@pytest.mark.django_db
@pytest.mark.stores
def test_what_was_brought_in_after_the_last_day_is_known_by_then_all_the_same() -> None:
    ego = new_ego()
    keep(ego, Owner(SAM), Met((ANN,), date(2026, 10, 1)))
    run = keep(ego, Knows(ANN, CY, "list"))
    Import.objects.of(ego).filter(pk=run).update(
        began=datetime(2026, 12, 24, tzinfo=UTC)
    )

    assert reach(ego) == [1, 0, 0, 0]


def test_more_than_five_hundred_is_enough_r3_02() -> None:
    assert [capped(n) for n in (0, 500, 501, 30_000)] == ["0", "500", "500+", "500+"]
