"""Looking at what is concerned ends where looking at everybody ends."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.people.actions.settle import settle
from closeknit.people.models import Block, Handle, Packed
from closeknit.sources.record import AnyRecord, Connected, Mention, Owner, Wrote
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


def test_side_in_the_index_that_is_no_more_is_made_good_by_looking_at_everybody() -> (
    None
):
    ego = new_ego()
    ada = Connected(Mention("Ada Quillfeather", "ada-ex"), date(2026, 1, 5), "Quay")
    keep_typed(ego, [Owner(SAM), ada], today=TODAY)
    gone = Handle.objects.of(ego).get(value="ada-ex").pk + 900
    for kept in list(Packed.objects.of(ego).filter(side__gt=0)):
        Packed(ego_id=ego, side=gone, keys=kept.keys).save(force_insert=True)
        for row in list(Block.objects.of(ego).filter(side=kept.side)):
            Block(ego_id=ego, key=row.key, side=gone, role=row.role).save()

    keep_typed(
        ego,
        [Wrote("mail", Mention("Ada Quillfeather", email="aq@example.com"), (SAM,))],
        today=TODAY,
    )

    assert not Packed.objects.of(ego).filter(side=gone).exists()
    by_parts = numbered(ego)
    settle(ego)
    assert numbered(ego) == by_parts
