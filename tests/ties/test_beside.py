"""Where people were met, their fields over time, and new jobs, read from the tables."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.people import store as people
from closeknit.sources.record import Connected, Mention, Met, Owner, Told, Wrote
from closeknit.ties import store
from closeknit.ties.rules.encounters import Acquaintance
from closeknit.ties.rules.jobs import Changed
from closeknit.ties.store.encounters import met
from closeknit.ties.store.history import FoundChanged, changed_jobs, history
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Spade", email="sam@example.com")
ADA = Mention("Ada Lovelace", "ada-ex", "ada@example.com")
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
NOV = date(2026, 11, 1)


@pytest.fixture
def ego() -> int:
    made = new_ego()
    keep(made, Owner(SAM), Connected(ADA, NOV, "Quay", "Clerk"), as_of=date(2026, 6, 1))
    return made


def ada(ego: int) -> int:
    return people.find(ego, "Ada Lovelace")


def where(ego: int) -> Acquaintance:
    return met(ego, [ada(ego)], today=TODAY)[ada(ego)]


def test_where_two_met_is_found_with_its_day_place_and_record(ego: int) -> None:
    mail = Wrote("mail", ADA, (SAM,), at=NOON - timedelta(days=9), subject="Hello")
    keep(ego, mail, Met((ADA,), NOON.date(), where="Quay 7", about="Tea", at=NOON))

    found = where(ego)

    assert (found.first.on, found.first.how) == (NOON.date(), "meeting")
    assert (found.first.where, found.first.about) == ("Quay 7", "Tea")
    assert found.last == found.first


def test_plan_and_standing_beside_are_no_encounter(ego: int) -> None:
    plan = Met((ADA,), TODAY + timedelta(days=3), uid="plan")
    beside = Wrote("mail", Mention(email="bo@example.com"), (SAM, ADA), at=NOON)

    keep(ego, plan, beside)

    assert where(ego).first.how == "connected"


def test_where_is_found_for_many_in_two_queries(
    ego: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    others = [Mention(f"Bo {n}", f"bo-{n}-ex") for n in range(30)]
    keep(ego, *(Met((one,), NOON.date(), at=NOON) for one in others))
    everybody = people.everybody(ego)

    with django_assert_max_num_queries(2):
        found = met(ego, everybody, today=TODAY)

    assert len(found) == 31


def test_history_has_every_source_with_its_days(
    ego: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    keep(ego, Connected(ADA, NOV, "Mill", "Clerk"), as_of=NOV)
    keep(ego, Wrote("mail", Mention(email=ADA.email), (SAM,), at=NOON))

    person = ada(ego)

    with django_assert_max_num_queries(6):
        found = history(ego, person)

    assert [(e.field, e.value, e.first, e.last) for e in found] == [
        ("company", "Mill", NOV, NOV),
        ("company", "Quay", date(2026, 6, 1), date(2026, 6, 1)),
        ("position", "Clerk", date(2026, 6, 1), NOV),
        ("email", "ada@example.com", date(2026, 6, 1), NOON.date()),
    ]


def test_address_of_a_meeting_is_no_messages(ego: int) -> None:
    keep(ego, Met((Mention(email=ADA.email),), NOON.date(), at=NOON, uid="tea"))

    (address,) = (e for e in history(ego, ada(ego)) if e.field == "email")

    assert (address.source, address.last) == ("meetings", NOON.date())


def test_new_job_is_noticed_for_thirty_days_or_until_it_is_done(ego: int) -> None:
    keep(ego, Connected(ADA, NOV, "Mill", "Clerk"), as_of=NOV)
    new = Changed(
        ada(ego), "Ada Lovelace", "ada-ex", NOV, "Clerk at Quay", "Clerk at Mill"
    )

    def listed(day: date) -> FoundChanged:
        return changed_jobs(ego, today=day, limit=10)

    assert listed(TODAY) == listed(NOV) == FoundChanged(1, [new])
    assert listed(NOV + timedelta(days=30)) == FoundChanged(0, [])
    keep(ego, Told(ADA, "job", "done", NOON))
    assert listed(TODAY) == FoundChanged(0, [])


def test_another_spelling_of_the_same_job_is_not_noticed(ego: int) -> None:
    keep(ego, Connected(ADA, NOV, "QUAY Ltd.", "clerk"), as_of=NOV)

    assert changed_jobs(ego, today=TODAY, limit=10) == FoundChanged(0, [])


def test_those_seen_in_copy_only_are_the_second_degree(ego: int) -> None:
    bo = Mention("Bo Diddley", email="bo@example.com")
    keep(ego, Wrote("mail", ADA, (SAM, bo), at=NOON))

    found = store.people(ego, only="second-degree", today=TODAY)

    assert [one.name for one in found.people] == ["Bo Diddley"]


def test_whom_the_ego_denied_and_colleagues_are_not_to_be_invited(ego: int) -> None:
    denied = Mention("Bo Diddley", email="bo@mill.example")
    colleague = Mention("Cleo Quill", email="cleo@quay.example")
    other = Mention("Dot Ember", email="dot@east.example")
    keep(ego, Met((denied, colleague, other), NOON.date(), at=NOON))
    keep(ego, Told(denied, "denied", "yes", NOON))

    found = store.met_not_invited(
        ego, today=TODAY, days=56, limit=9, colleagues=["quay.example"]
    )

    assert [one.name for one in found.people] == ["Dot Ember"]
