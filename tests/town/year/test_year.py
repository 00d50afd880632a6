"""A year of weekly hours: each figure of the desk is what the world knows as true."""

from collections import defaultdict
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection

from closeknit.desk.intake.actions.undo import undo
from tests.records.said import new_ego
from tests.town.year.account import Account
from tests.town.year.of_desk import of_desk
from tests.town.year.of_world import of_world
from tests.town.year.run import QUARTER, Year
from tests.town.year.user import Hour

pytestmark = pytest.mark.django_db

WHOLE = 52
"""Weeks that are lived on SQLite; on PostgreSQL, where all runs again, a quarter."""
REST, A_YEAR, QUIET, DOUBLED = 30, 4, 7, 42


def asked_again(hours: list[Hour]) -> set[tuple[str, str]]:
    """Return what was done in an hour, and asked for in the next one all the same."""
    return {one for before, now in pairwise(hours) for one in before.done & now.asked}


def touches(account: Account) -> dict[str, list[tuple[datetime, int]]]:
    """Return for each person when the ego wrote without need, and how often in vain."""
    found: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
    vain: dict[str, int] = defaultdict(int)
    for letter in sorted(account.letters):
        if letter.is_touch:
            found[letter.who].append((letter.at, vain[letter.who]))
        vain[letter.who] = vain[letter.who] + 1 if letter.by_ego else 0
    return found


def pestered(account: Account) -> list[str]:
    """Return who was written to sooner than in a week, or too soon after no answer."""
    return sorted(
        who
        for who, of in touches(account).items()
        for (one, _), (other, vain) in pairwise(of)
        if (other - one).days < (DOUBLED if vain > 1 else QUIET)
    )


def asked_too_often(account: Account) -> list[str]:
    """Return who was asked for an introduction twice in a month, or five in a year."""
    days: dict[str, list[date]] = defaultdict(list)
    for one in account.asked:
        days[one.introducer].append(one.steps[0][1])
    return sorted(
        who
        for who, of in days.items()
        if len(of) > A_YEAR or any((b - a).days < REST for a, b in pairwise(of))
    )


def brought_and_taken_back(year: Year, number: int, monday: date) -> None:
    """Import a week's files, take the imports back, and find all as it was."""
    before = of_desk(year.ego, monday)

    runs = year.bring(number, monday)

    assert of_desk(year.ego, monday) != before
    for run in reversed(runs):
        undo(year.ego, run, today=monday)
    assert of_desk(year.ego, monday) == before


def test_a_year_of_weekly_hours_adds_up(tmp_path: Path) -> None:
    year = Year(new_ego(), tmp_path)
    account, hours = year.world.account, list[Hour]()
    many = WHOLE if connection.vendor == "sqlite" else QUARTER
    year.begin()

    for number, monday in year.mondays(many):
        if number == many:
            brought_and_taken_back(year, number, monday)
        year.bring(number, monday)
        if number % QUARTER == 0:
            truth = of_world(account, year.joined, monday)
            assert of_desk(year.ego, monday) == truth, number
        hours.append(year.user.take(monday))

    assert asked_again(hours) == set()
    assert pestered(account) == []
    assert asked_too_often(account) == []
