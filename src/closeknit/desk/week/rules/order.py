"""Which five to ten of all items are this hour's (R3-15), and in which order.

It is ties that need care, never a list of names (R4-25).

What goes stale first comes first: who waits for an answer, then what was promised, then
those whose memory of you fades, then the rest. Each list has its first item in the hour
while there is room, so that no list starves behind a long one.
"""

from typing import NamedTuple

from closeknit.desk.week.rules.lists import AT_MOST, Item, Section, Week

ORDER = (
    *("readiness", "inbound", "follow_ups", "introductions", "reminders"),
    *("met_not_invited", "job_changes", "clients_not_connected", "new_in_crm"),
    *("accepted_not_spoken", "to_keep", "one_way"),
)
"""The lists, what goes stale first first."""


class Listed(NamedTuple):
    """What of one list is shown, and how many are not."""

    name: str
    items: list[Item]
    more: int


def sections(week: Week) -> list[tuple[str, Section]]:
    """Return the lists that hold something, in order."""
    every = [(name, getattr(week, name)) for name in ORDER]
    return [(name, one) for name, one in every if one.total]


def whole(week: Week) -> list[Listed]:
    """Return each list as far as it was asked for."""
    return [
        Listed(name, one.items, one.total - len(one.items))
        for name, one in sections(week)
    ]


def hour(week: Week, room: int = AT_MOST) -> list[Listed]:
    """Return this hour's items: the first of each list, then the most pressing lists.

    >>> from datetime import date
    >>> from closeknit.desk.week.rules.lists import empty
    >>> hour(empty(date(2026, 11, 21)))
    []
    """
    found = sections(week)
    taken = {name: 0 for name, _ in found}
    for upto in (1, AT_MOST * len(ORDER)):
        for name, one in found:
            more = min(upto, len(one.items)) - taken[name]
            more = max(0, min(more, room - sum(taken.values())))
            taken[name] += more
    return [
        Listed(name, one.items[: taken[name]], one.total - taken[name])
        for name, one in found
        if taken[name]
    ]


def total(week: Week) -> int:
    """Return how many items there are in all."""
    return sum(one.total for _, one in sections(week))
