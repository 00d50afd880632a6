"""Five to ten items: what goes stale first, and no list starves behind a long one."""

from datetime import date

from closeknit.desk.week.rules.lists import Item, Section, Week, Who, empty
from closeknit.desk.week.rules.order import ORDER, Listed, hour, total, whole

WEEK = empty(date(2026, 11, 21))


def some(many: int, total: int = 0) -> Section:
    items = [Item(Who(n, f"P{n}"), "Do", ["why"], "R3-15") for n in range(many)]
    return Section(total or many, items)


def shown(listed: list[Listed]) -> list[tuple[str, int, int]]:
    return [(one.name, len(one.items), one.more) for one in listed]


def test_hour_holds_ten_items_and_the_first_of_each_list_r3_15() -> None:
    week = WEEK._replace(
        one_way=some(10, 40), inbound=some(10, 12), to_keep=some(3), job_changes=some(1)
    )

    assert shown(hour(week)) == [
        ("inbound", 7, 5),
        ("job_changes", 1, 0),
        ("to_keep", 1, 2),
        ("one_way", 1, 39),
    ]
    assert total(week) == 56


def test_more_lists_than_room_leave_out_what_can_wait_longest() -> None:
    two = some(2)
    week = Week(WEEK.as_of, two, two, two, two, two, two, two, two, two, two, two, two)

    assert [one.name for one in hour(week)] == list(ORDER[:10])
    assert {len(one.items) for one in hour(week)} == {1}


def test_few_items_are_all_shown() -> None:
    week = WEEK._replace(inbound=some(2), one_way=some(1))

    assert hour(week) == whole(week)
    assert shown(whole(week)) == [("inbound", 2, 0), ("one_way", 1, 0)]


def test_every_list_of_the_week_has_its_place() -> None:
    lists = {name for name in Week._fields if isinstance(getattr(WEEK, name), Section)}

    assert lists == set(ORDER)
