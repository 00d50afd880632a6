"""The index of keys is what the sides are found by, whatever happened on the way."""

import pytest

from closeknit.desk.intake.actions.by_hand import keep_typed
from closeknit.people.actions import index
from closeknit.people.actions.settle import settle
from closeknit.people.models import Block, Packed
from closeknit.people.rules.found_by import ROLES, packed, unpacked
from closeknit.sources.record import Card, Mention, Owner
from tests.people.worlds import SAM, numbered
from tests.records.said import TODAY, new_ego

pytestmark = pytest.mark.django_db


def ego_with_cards() -> int:
    ego = new_ego()
    keep_typed(ego, [Owner(SAM)], today=TODAY)
    names = ("Ada Lovelace", "Bo Diddley", "Ada King")
    cards = [
        Card((Mention(name, email=f"{number}.{name[:2]}@example.com".lower()),))
        for number, name in enumerate(names)
    ]
    keep_typed(ego, cards, today=TODAY)
    return ego


def entries(ego: int) -> list[tuple[int, int, int]]:
    return sorted(Block.objects.of(ego).values_list("key", "side", "role"))


def from_packed(ego: int) -> list[tuple[int, int, int]]:
    """Return what the index is by what is kept of each side."""
    return sorted(
        (mark // ROLES, side, mark % ROLES)
        for side, keys in Packed.objects.of(ego).values_list("side", "keys")
        for mark in unpacked(bytes(keys))
    )


def test_the_keys_kept_of_sides_are_those_they_stand_under() -> None:
    ego = ego_with_cards()

    assert entries(ego) == from_packed(ego) != []


def test_a_half_written_index_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    ego = ego_with_cards()
    before = numbered(ego)
    # As a kill leaves it: the mark, keys of a side that is no more, and some missing.
    Packed(side=-ego, ego_id=ego, keys=b"").save(force_insert=True)
    Block(ego_id=ego, key=7, side=999, role=0).save(force_insert=True)
    some, *_ = Packed.objects.of(ego).filter(side__gt=0)
    Block.objects.of(ego).filter(side=some.side).delete()
    monkeypatch.setattr(index, "AT_ONCE", 1)

    settle(ego)

    assert numbered(ego) == before
    assert entries(ego) == from_packed(ego)


def test_keys_that_differ_are_put_right() -> None:
    ego = ego_with_cards()
    before = numbered(ego)
    some, *_ = Packed.objects.of(ego)
    Block(ego_id=ego, key=7, side=some.side, role=0).save(force_insert=True)
    wrong = packed(sorted((*unpacked(bytes(some.keys)), 7 * ROLES)))
    Packed.objects.of(ego).filter(side=some.side).update(keys=wrong)

    settle(ego)

    assert numbered(ego) == before
    assert entries(ego) == from_packed(ego)


def test_many_keys_come_in_the_order_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    far = (4_294_967_295 * ROLES + 7, 9 * ROLES, 5 * ROLES + 1)
    sides = [(2**40, far), (4, (5 * ROLES,)), (3, ()), (7, (9 * ROLES + 2,))]
    few = list(index.in_order(sides))
    monkeypatch.setattr(index, "AT_ONCE", 1)

    many = list(index.in_order(sides))

    assert many == few
    assert {type(number) for entry in many for number in entry} == {int}
