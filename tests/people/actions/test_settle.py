"""Looking at what is concerned ends where looking at everybody ends."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.people.actions.settle import settle
from closeknit.sources.record import AnyRecord, Owner
from tests.people.worlds import SAM, numbered, statements
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(imports=st.lists(st.lists(statements, min_size=1, max_size=4), max_size=6))
def test_people_settled_import_by_import_are_those_settled_at_once(
    imports: list[list[AnyRecord]],
) -> None:
    ego = new_ego()
    keep_typed(ego, [Owner(SAM)], today=TODAY)
    for said in imports:
        keep_typed(ego, said, today=TODAY)
    by_parts = numbered(ego)

    settle(ego)

    assert numbered(ego) == by_parts
