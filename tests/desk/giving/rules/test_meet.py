"""Who should meet: one looks for what the other is, and both are known to the ego."""

from closeknit.desk.giving.rules.meet import Wanted, who_should_meet

WISH = Wanted(7, 1, "a tax adviser in Leeds")
OFFERS = {
    1: "Bakery",
    2: "Tax adviser Hollis & Co, Leeds",
    3: "Tax office",
    4: "Painter",
}
WARM = {1: 0.6, 2: 0.4, 3: 0.9, 4: 0.9}


def pairs(**given: object) -> list[tuple[int, int]]:
    apart = given.get("apart", set())
    warmth = given.get("warmth", WARM)
    assert isinstance(apart, set)
    assert isinstance(warmth, dict)
    found = who_should_meet([WISH], OFFERS, apart=apart, warmth=warmth)
    return [(one.one, one.other) for one in found]


def test_whoever_fits_best_comes_first() -> None:
    assert pairs() == [(1, 2), (1, 3)]


def test_those_who_know_each_other_are_not_introduced() -> None:
    assert pairs(apart={(1, 2)}) == [(1, 3)]


def test_nobody_is_proposed_with_whom_there_is_no_tie() -> None:
    assert pairs(warmth={1: 0.6, 3: 0.2}) == [(1, 3)]
    assert pairs(warmth={2: 0.6, 3: 0.2}) == []


def test_words_that_many_share_say_nothing() -> None:
    many = {n: f"Manager number {n}" for n in range(2, 400)}

    found = who_should_meet(
        [Wanted(1, 1, "a manager")], {1: "", **many}, warmth=dict.fromkeys(many, 0.5)
    )

    assert found == []
