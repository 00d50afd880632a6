"""The figures of a day, as the world knows them and as the desk tells them.

Both sides make the same value by ways of their own: the world from its account, the
desk from its stores. Whatever differs is a fault of the desk, or of the year.
"""

from datetime import date
from typing import NamedTuple


class Figures(NamedTuple):
    """What is known of a day; people by name, so that both sides can say it.

    `invited`: state of each invitation of the ego's. `accepted` of so many decided.
    `known`: who came to be known in the last thirteen weeks, week by week. `kept`: ties
    in which both turned to the other within a year. `asked`: introducer, target, state.
    `leave`: giver, target, purpose, state. `balance`: given and received. `away`:
    targets, and of them those one willing introduction away, by a warm path at all, by
    a weak one only. `by_way`: outcomes among the introduced and the invited.
    """

    people: tuple[str, ...]
    joined: tuple[str, ...]
    invited: tuple[tuple[str, str], ...]
    accepted: tuple[int, int]
    notes: int
    known: tuple[tuple[date, int], ...]
    kept: int
    capacity: int
    asked: tuple[tuple[str, str, str], ...]
    leave: tuple[tuple[str, str, str, str], ...]
    outcomes: tuple[tuple[str, str, date, int], ...]
    totals: tuple[tuple[str, int, int], ...]
    by_way: tuple[tuple[str, int, int], ...]
    with_outcome: int
    balance: tuple[tuple[str, int, int], ...]
    triage: tuple[tuple[str, str], ...]
    report: tuple[int, int, int, int]
    away: tuple[int, int, int, int]
    to_invite: int


WEEKS = 13
