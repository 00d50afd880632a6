"""A namesake is looked up by name, not by trying everybody."""

from collections.abc import Callable
from datetime import date

import pytest

from closeknit.ties import store
from tests.plans import plans
from tests.records.said import new_ego

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)

ASKED: dict[str, Callable[[int], object]] = {
    "waiting": lambda ego: store.waiting(ego, today=TODAY, limit=5),
    "never_spoken": lambda ego: store.never_spoken(ego, today=TODAY, days=90, limit=5),
    "met_not_invited": lambda ego: store.met_not_invited(
        ego, today=TODAY, days=90, limit=5
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_namesakes_are_found_by_their_name(name: str) -> None:
    ego = new_ego()

    told = plans(lambda: ASKED[name](ego))

    assert told
    assert all("INDEX person_by_name (ego_id=? AND folded=?)" in one for one in told)
