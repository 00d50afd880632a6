"""Questions about a few thousand statements do not read every message."""

from collections.abc import Callable

import pytest

from closeknit.records import store
from tests.plans import plans
from tests.records.said import new_ego

pytestmark = pytest.mark.django_db

ASKED: dict[str, Callable[[int], object]] = {
    "of_kind": lambda ego: store.of_kind(ego, "connected", "invited"),
    "dated_exports": lambda ego: store.dated_exports(ego, "connected"),
}


@pytest.mark.parametrize("name", ASKED)
def test_statements_of_a_kind_are_found_by_their_index(name: str) -> None:
    ego = new_ego()

    told = [plan for plan in plans(lambda: ASKED[name](ego)) if "records_kept" in plan]

    assert told
    assert all("USING INDEX kept_kind" in plan for plan in told)
