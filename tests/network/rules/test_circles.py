"""Circles: limits, not quotas, and the ego's own word decides."""

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.network.rules.circles import Circles, Placed, circles

BANDS = st.sampled_from(["strong", "medium", "weak"])
ALTERS = st.lists(
    st.tuples(BANDS, st.floats(0, 1), st.booleans(), st.booleans()), max_size=40
)


def strong(number: int, strength: float = 0.8) -> Placed:
    return Placed(number, "strong", strength, two_way=True)


def people(found: Circles) -> list[tuple[int, ...]]:
    return [circle.people for circle in found.circles]


def test_five_strongest_are_closest_and_ten_more_are_close() -> None:
    found = circles(strong(n, 0.99 - n / 100) for n in range(1, 21))

    closest, close, near, known = people(found)
    assert closest == (1, 2, 3, 4, 5)
    assert close == tuple(range(6, 16))
    assert (near, known, found.outside) == (tuple(range(16, 21)), (), ())


def test_weak_tie_is_not_close_because_nobody_else_is() -> None:
    found = circles(
        [
            Placed(1, "weak", 0.1, two_way=True),
            Placed(2, "medium", 0.3, two_way=True),
        ]
    )

    assert people(found) == [(), (), (2,), (1,)]


def test_own_word_decides_the_circle_whatever_the_strength() -> None:
    found = circles(
        [
            Placed(1, "strong", 0.0, two_way=False, own_word=True),
            Placed(2, "weak", 0.9, two_way=True, own_word=True),
            Placed(3, "medium", 0.4, two_way=True),
        ]
    )

    assert people(found) == [(1,), (), (3,), (2,)]


def test_link_without_a_word_either_way_stands_outside() -> None:
    found = circles([Placed(1, "weak", 0.0, two_way=False), strong(2)])

    assert people(found) == [(2,), (), (), ()]
    assert found.outside == (1,)


def test_more_than_150_are_counted_outside() -> None:
    found = circles(strong(n) for n in range(1, 171))

    assert [len(one) for one in people(found)] == [5, 10, 35, 100]
    assert len(found.outside) == 20


@given(ALTERS)
@settings(max_examples=50)
def test_everybody_stands_in_one_place_and_no_circle_is_over_full(
    rows: list[tuple[str, float, bool, bool]],
) -> None:
    alters = [Placed(n, *row) for n, row in enumerate(rows)]

    found = circles(alters)

    placed = [one for circle in found.circles for one in circle.people]
    assert sorted([*placed, *found.outside]) == [one.id for one in alters]
    within = 0
    for circle in found.circles:
        within += len(circle.people)
        assert within <= circle.limit.upto
