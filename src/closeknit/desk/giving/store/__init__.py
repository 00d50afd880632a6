"""Give and take, read: how each tie stands by it."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from closeknit.desk.giving.rules.balance import Balance, balance
from closeknit.desk.giving.rules.favour import Favour
from closeknit.desk.giving.rules.standing import Standing, standing
from closeknit.desk.giving.store.found import favours
from closeknit.desk.giving.store.touches import touches
from closeknit.people import store as people
from closeknit.ties.models import Tie

NEEDY = 200
"""Ties looked at for "you only write when you need something": the most one-sided."""
LEAST_OURS = 3


class Owed(NamedTuple):
    """A person and how the tie with them stands by give and take."""

    person: int
    name: str
    balance: Balance
    favours: list[Favour]


class Needed(NamedTuple):
    """Somebody who only hears from the ego when something is needed."""

    person: int
    name: str
    standing: Standing


def of_person(ego: int, person: int, *, today: date) -> tuple[Owed, Standing]:
    """Return how one tie stands by give and take, and what it is called."""
    theirs = favours(ego, person=person)
    stands = balance(theirs, today=today)
    name = people.display_name(ego, person)
    touched = touches(ego, [person], theirs, today=today).get(person, [])
    return Owed(person, name, stands, theirs), standing(touched, stands)


def owed(ego: int, *, today: date, limit: int = 50) -> tuple[list[Owed], list[Owed]]:
    """Return whom the ego owes something, and who owes the ego; the most first."""
    by_person: dict[int, list[Favour]] = defaultdict(list)
    for one in favours(ego):
        by_person[one.person].append(one)
    names = people.names(ego, by_person)
    every = [
        Owed(person, names.get(person, ""), balance(theirs, today=today), theirs)
        for person, theirs in by_person.items()
    ]
    ours = sorted(
        (one for one in every if one.balance.owes > 0),
        key=lambda one: (-one.balance.owes, one.name, one.person),
    )
    theirs = sorted(
        (one for one in every if one.balance.owes < 0),
        key=lambda one: (one.balance.owes, one.name, one.person),
    )
    return ours[:limit], theirs[:limit]


def only_when_needed(ego: int, *, today: date, limit: int = 10) -> list[Needed]:
    """Return who only hears from the ego when something is needed (R3-11)."""
    rows = Tie.objects.of(ego).filter(ours__gte=LEAST_OURS, person__mailbox=False)
    listed = list(rows.values_list("person_id", "person__name", "ours", "theirs"))
    listed.sort(key=lambda row: (row[3] / row[2], -row[2], row[0]))
    some = [row[0] for row in listed[:NEEDY]]
    names = {row[0]: row[1] for row in listed[:NEEDY]}
    by_person: dict[int, list[Favour]] = defaultdict(list)
    for one in favours(ego):
        by_person[one.person].append(one)
    touched = touches(
        ego, some, [f for one in some for f in by_person[one]], today=today
    )
    found = []
    for person in some:
        stands = balance(by_person[person], today=today)
        told = standing(touched.get(person, []), stands)
        if told.only_when_needed:
            found.append(Needed(person, names[person], told))
    return found[:limit]
