"""Meetings and mails are found without walking a list of who knows whom."""

from collections.abc import Callable

import pytest

from closeknit.desk.giving.store.found import favours
from closeknit.network.store.traits import traits
from tests.plans import plans
from tests.records.said import new_ego

pytestmark = pytest.mark.django_db

ASKED: dict[str, Callable[[int], object]] = {
    "what people have in common": lambda ego: traits(ego, []),
    "introductions by mail": favours,
}


@pytest.mark.parametrize("name", ASKED)
def test_few_mails_are_found_among_millions_of_pairs(name: str) -> None:
    ego = new_ego()

    told = plans(lambda: ASKED[name](ego))

    by = "INDEX mention_together (ego_id=? AND kind=?)"
    assert any(by in one for one in told)
    assert not any("mention_in_group" in one for one in told)
