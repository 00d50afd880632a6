"""Capacity: ties kept in a year, beside the most there ever were."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.network.rules import capacity as rules
from closeknit.network.rules.capacity import EPOCH, Capacity, Turned, capacity

TODAY = date(2026, 11, 21)
NOTHING = Capacity(0, 0, None, None, ())
TURNS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 2_000), st.booleans(), st.booleans())
)


def on(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal() - EPOCH


def kept_on(turned: list[Turned], day: int) -> int:
    """Return how many are kept on a day, person by person."""
    lately = [one for one in turned if day - 365 < one[1] <= day]
    theirs = {person for person, _, by_them, _ in lately if by_them}
    return len(theirs & {person for person, _, _, by_ego in lately if by_ego})


def test_nothing_exchanged_is_no_capacity() -> None:
    assert capacity([], today=TODAY) == NOTHING


def test_tie_is_kept_until_one_side_has_been_silent_for_a_year() -> None:
    turned = [
        (1, on(2025, 11, 22), False, True),
        (1, on(2026, 3, 1), True, False),
        (2, on(2025, 11, 21), True, True),
    ]

    found = capacity(turned, today=TODAY)

    assert found == Capacity(
        1, 2, date(2026, 3, 1), date(2025, 11, 21), ((date(2025, 11, 21), 1),)
    )


def test_past_maximum_stands_with_its_day_and_the_years_between() -> None:
    turned = [(n, on(2023, 5, n), True, True) for n in (1, 2, 3)]
    turned += [(4, on(2026, 6, 1), True, True)]

    found = capacity(turned, today=TODAY)

    assert found == Capacity(
        kept=1,
        most=3,
        most_on=date(2023, 5, 3),
        since=date(2023, 5, 1),
        years=((date(2023, 11, 21), 3), (date(2024, 11, 21), 0),
               (date(2025, 11, 21), 0)),
    )  # fmt: skip


def test_one_way_traffic_and_what_is_to_come_keep_nothing() -> None:
    turned = [
        (1, on(2026, 1, 1), True, False),
        (2, on(2026, 12, 24), True, True),
    ]

    found = capacity(turned, today=TODAY)

    assert (found.kept, found.most, found.most_on) == (0, 0, None)


@given(TURNS)
@settings(max_examples=50)
def test_each_figure_is_what_counting_day_by_day_gives(turned: list[Turned]) -> None:
    last = TODAY.toordinal() - EPOCH
    rows = sorted((who, last - ago, them, us) for who, ago, them, us in turned)

    found = capacity(rows, today=TODAY)

    days = {day for _, day, *_ in rows}
    assert found.kept == kept_on(rows, last)
    assert found.most == max((kept_on(rows, day) for day in days), default=0)
    assert all(
        many == kept_on(rows, day.toordinal() - EPOCH) for day, many in found.years
    )


def test_leap_day_has_its_years_too() -> None:
    turned = [(1, on(2024, 2, 1), True, True)]

    found = capacity(turned, today=date(2028, 2, 29))

    assert found.years[0][0] == date(2024, 2, 28)
    assert found.most_on == date(2024, 2, 29) - timedelta(days=28)


@settings(max_examples=50)
@given(TURNS)
def test_kept_on_any_day_is_what_a_look_at_each_person_gives(
    turned: list[Turned],
) -> None:
    days = [date.fromordinal(EPOCH + day) for day in (0, 300, 365, 366, 1_500, 2_365)]

    found = rules.kept_on(sorted(turned), days)

    assert found == [kept_on(turned, day.toordinal() - EPOCH) for day in days]
