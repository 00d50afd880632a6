"""The ego network as a whole, from what is kept to what is measured."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from closeknit.network.rules.bridges import Bridge
from closeknit.network.rules.embedding import embeddings
from closeknit.network.rules.shared import Shared
from closeknit.network.rules.told import of_bridge, of_place
from closeknit.network.store.measured import (
    Measured,
    capacity_of,
    kept,
    measured,
    place_of,
)
from closeknit.people import store as people
from closeknit.shared.errors import NoEgo
from closeknit.sources.record import Mention, Told
from closeknit.ties.store import whole
from tests.network.rounds import CHOIR, FIRM, NOON, rounds
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

NAMES = ["Ada Lovelace", "Bo Diddley", "Cleo Quill", "Dan Brown"]


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(made, *rounds())
    return made


def called(of: Measured, some: tuple[int, ...]) -> list[str]:
    return sorted(of.people[one].name for one in some)


def test_circles_hold_the_strong_ones_within_and_whom_the_ego_calls_so(
    ego: int,
) -> None:
    of = measured(ego)

    closest, close, near, known = (called(of, c.people) for c in of.circles.circles)
    assert closest == ["Ada Lovelace", "Gus Vale"]
    assert close == []
    assert near == ["Bo Diddley", "Cleo Quill", "Dan Brown", "Eve Moss", "Finn Reed"]
    assert known == []
    assert (of.total, of.circles.outside) == (7, ())


def test_communities_are_called_by_what_their_people_share(ego: int) -> None:
    of = measured(ego)

    found = [(part.name, called(of, part.people)) for part in of.communities]
    assert found == [
        (Shared("firm", "Quay Ltd", 4, 4), NAMES),
        (Shared("words", "Choir", 3, 3), ["Eve Moss", "Finn Reed", "Gus Vale"]),
    ]


def test_bridges_are_the_two_who_join_the_rounds_and_who_reaches_beyond(
    ego: int,
) -> None:
    of = measured(ego)

    ada, eve, finn = (people.find(ego, m.name) for m in (FIRM[0], *CHOIR[:2]))
    found = {one.person: one for one in of.bridges}
    assert found == {
        ada: Bridge(ada, 3, 0, ((0, 1),)),
        eve: Bridge(eve, 2, 0, ((0, 1),)),
        finn: Bridge(finn, 0, 2, ()),
    }
    assert of_bridge(found[ada], ["Quay Ltd", "Choir"]) == [
        "without them nobody you know joins Quay Ltd and Choir",
        "3 people of yours meet your others only through them",
    ]


def test_place_of_one_person_is_told_with_its_reasons(ego: int) -> None:
    of = measured(ego)
    ada = people.find(ego, "Ada Lovelace")

    place = place_of(of, ada)

    assert place is not None
    assert place.embedding == embeddings(of.network)[ada]
    assert of_place(place) == [
        "in your circle “closest”, of 5 at most",
        "seen with 4 others of your people",
        "one of the 4 of Quay Ltd",
        "3 pairs of these meet through nobody but them",
    ]
    assert place_of(of, people.find(ego, "Hal Far")) is None


def test_ties_kept_are_the_same_counted_now_and_day_by_day(ego: int) -> None:
    found = capacity_of(ego, today=TODAY)

    assert found.kept == kept(ego, today=TODAY) == 7
    assert (found.most, found.most_on) == (7, date(2026, 9, 14))
    later = TODAY + timedelta(days=400)
    assert capacity_of(ego, today=later)[:2] == (0, 7)


def test_whom_the_ego_denied_is_in_no_circle(ego: int) -> None:
    keep(ego, Told(FIRM[1], "denied", "yes", NOON))

    assert "Bo Diddley" not in {one.name for one in measured(ego).people.values()}


def test_network_of_others_stays_out(ego: int) -> None:
    other = new_ego("Else")
    keep(other, *rounds((Mention("Zoe Else", "zoe-ex"),)))

    assert len(measured(other).people) == 8
    assert len(measured(ego).people) == 7


def test_more_people_ask_no_more_queries(ego: int) -> None:
    with CaptureQueriesContext(connection) as few:
        measured(ego)
    keep(ego, *rounds(tuple(Mention(f"Alto {n}", f"alto{n}-ex") for n in range(4))))

    with CaptureQueriesContext(connection) as more:
        of = measured(ego)

    assert len(of.people) == 11
    assert len(more) == len(few) <= 8


def test_many_pairs_leave_the_strongest_ties_and_the_same_pairs_between_them(
    ego: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole.whole(ego)

    monkeypatch.setattr(whole, "MANY", 1)
    every = whole.whole(ego)
    monkeypatch.setattr(whole, "FEWER", 2)
    few = whole.whole(ego)

    assert (every.people, sorted(every.pairs), sorted(every.further)) == (
        before.people,
        sorted(before.pairs),
        sorted(before.further),
    )
    assert (few.total, [one.name for one in few.people]) == (
        7,
        ["Gus Vale", "Ada Lovelace"],
    )


def test_network_is_never_everybodys() -> None:
    with pytest.raises(NoEgo):
        measured(0)
    with pytest.raises(NoEgo):
        capacity_of(0, today=TODAY)


def test_nobody_has_an_empty_network() -> None:
    of = measured(new_ego())

    assert (of.total, of.communities, of.bridges) == (0, (), ())
    assert [circle.people for circle in of.circles.circles] == [()] * 4
