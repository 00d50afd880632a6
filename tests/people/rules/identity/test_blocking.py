"""Those who may be one share a key; the keys are the side's alone."""

import pytest

from closeknit.people.rules.identity.blocking import keys
from closeknit.people.rules.identity.side import Job, Side

ADA = Side(1, ("Ada Lovelace",), jobs=(Job("Engine Works Ltd"),))


@pytest.mark.parametrize(
    "other",
    [
        Side(2, ("Lovelace, Ada",)),
        Side(2, ("Adaline Lovelace",)),
        Side(2, ("Ada Lovelaec",), jobs=(Job("Engine Works"),)),
        Side(2, ("A. Lovelace",)),
        Side(2, ("Ada L.",)),
        Side(2, emails=("ada.lovelace@example.com",)),
        Side(2, emails=("alovelace@example.com",)),
        Side(2, emails=("lovelacea7@example.com",)),
        Side(2, emails=("adal@example.com",)),
        Side(2, ("Ada King",), emails=("ada.lovelace@engineworks.example",)),
        Side(2, ("Ada",), jobs=(Job("Engine Works"),)),
        Side(2, ("Lovelace",), jobs=(Job("Engine Works"),)),
        Side(2, ("Ada Lovelaec",), emails=("a@engineworks.example",)),
        Side(2, emails=("ada@engineworks.example",)),
        Side(2, profiles=("ada-lovelace-8a1b2c",)),
    ],
)
def test_side_shares_a_key_with_who_may_be_the_same(other: Side) -> None:
    assert keys(ADA).shared(keys(other))


@pytest.mark.parametrize("other", ["Bo Diddley", "Anna Lovelace", "Ada King"])
def test_strangers_share_no_key(other: str) -> None:
    assert not keys(ADA).shared(keys(Side(2, (other,))))


@pytest.mark.parametrize(
    "other",
    [
        Side(2, ("Ada King",), jobs=(Job("Engine Works"),)),
        Side(2, ("Ada King",), emails=("ada.king@engineworks.example",)),
        Side(2, emails=("ada.king@engineworks.example",)),
    ],
)
def test_one_first_name_at_one_firm_is_not_enough(other: Side) -> None:
    assert not keys(ADA).shared(keys(other))
