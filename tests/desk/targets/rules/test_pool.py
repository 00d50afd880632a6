"""Prospects only: told where the share is high and ties lead to fewer others."""

import pytest

from closeknit.desk.targets.rules.pool import Pool, Stood

BEFORE, FEWER, MORE = Stood(100, 300), Stood(120, 312), Stood(120, 400)


@pytest.mark.parametrize(
    ("invited", "fits", "now", "is_told"),
    [
        (20, 18, FEWER, True),
        (10, 7, FEWER, True),
        (10, 6, FEWER, False),
        (9, 9, FEWER, False),
        (20, 18, MORE, False),
        (0, 0, FEWER, False),
    ],
)
def test_r0_11_prospects_only_is_told_where_ties_lead_to_fewer_others(
    invited: int, fits: int, now: Stood, *, is_told: bool
) -> None:
    assert bool(Pool(invited, fits, BEFORE, now).says) is is_told


def test_warning_says_the_counts_and_what_to_do() -> None:
    assert Pool(20, 18, BEFORE, FEWER).says == (
        "18 of your last 20 invitations (90%) went to people you would sell to, and "
        "each tie leads to 2.6 others, where it was 3.0 three months ago. Invite those "
        "who would introduce you too."
    )
    assert Stood(0, 5).each == 0.0
