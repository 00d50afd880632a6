"""Kinds as kept and as found, and what they do to the cadence: both databases."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from closeknit.desk.cadence import store as cadence
from closeknit.desk.intake.actions import catch_up
from closeknit.desk.kinds import actions, models, store
from closeknit.desk.kinds.rules.channel import Channel
from closeknit.desk.kinds.rules.kind import Kind, Related
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import NotKept, RuleBroken
from closeknit.sources.record import (
    Card,
    Connected,
    Mention,
    Met,
    Owner,
    Position,
    Wrote,
)
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Hale", email="sam@example.com")
ADA, BO, CY = (
    Mention(f"{name} Reed", f"{name.lower()}-ex", f"{name.lower()}@example.com")
    for name in ("Ada", "Bo", "Cy")
)
CROWD = tuple(Mention(f"Guest {n}", f"guest-{n}-ex") for n in range(9))
JOINED = date(2020, 5, 5)


def desk() -> int:
    """Ada shared an employer, Bo is a client by the CRM, Cy was at an event."""
    ego = new_ego()
    at = datetime(2026, 8, 1, 9, tzinfo=UTC)
    keep(
        ego,
        Owner(SAM),
        Position("Quay Ltd", "Clerk", started="Mar 2019", finished="Jan 2022"),
        Connected(ADA, JOINED, "Quay Limited"),
        Card((BO,), book="hubspot", standing="client", on=date(2025, 1, 1)),
        Wrote("mail", SAM, (BO,), at=at, subject="Terms", message_id="1@example.com"),
        Met((CY, *CROWD), date(2026, 5, 4), "meeting", "PyCon"),
    )
    return ego


def who(ego: int, *names: str) -> list[int]:
    return [people.find(ego, f"{name} Reed") for name in names]


def test_r1_01_data_tells_co_workers_clients_and_who_was_at_an_event() -> None:
    ego = desk()
    ada, bo, cy = who(ego, "Ada", "Bo", "Cy")

    found = store.related(ego, [ada, bo, cy], today=TODAY)

    assert found == {
        ada: (
            Related(
                Kind.CO_WORKER,
                None,
                date(2022, 1, 1),
                "you both have Quay Ltd as employer, and joined on 5 May 2020 while "
                "you were there",
            ),
        ),
        bo: (Related(Kind.CLIENT, date(2025, 1, 1), None, "a client in Hubspot"),),
        cy: (
            Related(
                Kind.EVENT, date(2026, 5, 4), None, "a meeting of many, by your data"
            ),
        ),
    }


def test_own_word_wins_outlives_a_rebuild_and_can_be_taken_back() -> None:
    ego = desk()
    (bo,) = who(ego, "Bo")
    before = store.related(ego, [bo], today=TODAY)

    number = actions.say(ego, bo, Kind.CLIENT, today=TODAY, holds=False)
    catch_up.rebuild(ego, today=TODAY)
    (bo,) = who(ego, "Bo")
    denied = store.related(ego, [bo], today=TODAY)
    actions.take_back(ego, number)

    assert denied == {}
    assert list(store.related(ego, [bo], today=TODAY).values()) == [*before.values()]
    with pytest.raises(NotKept):
        actions.take_back(ego, number)
    with pytest.raises(RuleBroken):
        actions.say(
            ego, bo, Kind.FRIEND, today=TODAY, begins=TODAY, ends=date(2020, 1, 1)
        )


def test_client_is_kept_however_weak_and_own_word_decides_how_often() -> None:
    ego = desk()
    (bo,) = who(ego, "Bo")

    by_data = cadence.of_person(ego, bo, today=TODAY).due
    actions.say(ego, bo, Kind.SUPPLIER, today=TODAY)
    by_word = cadence.of_person(ego, bo, today=TODAY).due

    assert by_data is not None
    assert by_word is not None
    assert (by_data.every, by_data.because) == (
        45,
        "a client, from 1 Jan 2025, every 45 days",
    )
    assert (by_word.every, by_word.because) == (120, "a supplier, every 120 days")
    assert [one.person for one in cadence.touches(ego, today=TODAY).items] == []
    assert [
        one.person for one in cadence.touches(ego, today=date(2026, 12, 1)).items
    ] == [bo]


def test_preferred_channel_is_one_and_goes_with_who_is_forgotten() -> None:
    ego = desk()
    ada, bo = who(ego, "Ada", "Bo")

    actions.prefer(ego, ada, Channel.PHONE)
    actions.prefer(ego, ada, Channel.VIDEO)
    actions.prefer(ego, bo, Channel.MAIL)
    actions.prefer(ego, bo, None)
    actions.say(ego, ada, Kind.FRIEND, today=TODAY)

    assert store.channels(ego) == {ada: Channel.VIDEO}
    scrub_desk(ego, ["profile:ada-ex", "email:ada@example.com"], "Ada Reed")
    assert (store.channels(ego), store.words(ego)) == ({}, {})
    assert not models.Related.objects.of(ego).exists()


def test_kinds_of_many_ask_no_more_than_those_of_one() -> None:
    ego = desk()
    some = who(ego, "Ada", "Bo", "Cy")
    for one in some:
        actions.say(ego, one, Kind.FRIEND, today=TODAY)
    numbers = []

    for asked in (some[:1], some):
        with CaptureQueriesContext(connection) as queries:
            store.related(ego, asked, today=TODAY)
        numbers.append(len(queries))

    assert numbers[0] == numbers[1] <= 9
