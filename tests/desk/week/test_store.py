"""The week of the invented town: each story is where it belongs."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.introductions import actions as introductions
from closeknit.desk.introductions.rules.states import Step
from closeknit.desk.week import store
from closeknit.desk.week.rules.lists import Section
from closeknit.people import store as people
from closeknit.sources.record import Connected, Invited, Mention, Owner
from closeknit.town import Part, Town, build
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(tmp_path_factory.mktemp("town"), today=TODAY)


def called(part: Section) -> set[str]:
    return {item.person.name for item in part.items}


def playing(town: Town, *prefixes: str) -> set[str]:
    parts = [part for part in Part if part.name.startswith(prefixes)]
    return {name for part in parts for name in town.playing(part)}


def test_every_story_of_the_town_is_on_its_list(town: Town) -> None:
    ego = new_ego()
    bring_in(ego, town.paths[:3], today=TODAY)

    week = store.week(ego, today=TODAY, limit=99)

    assert called(week.inbound) == playing(town, "WAITING")
    # Philippa Drax stands in the calendar only, which is not read yet.
    met = playing(town, "MET") - {"Philippa Drax"}
    assert called(week.met_not_invited) == met
    assert called(week.to_keep) >= playing(town, "QUIET")
    # Hugo Lanyon answered once in seven times: that is two ways already.
    assert called(week.one_way) == playing(town, "ONLY") - {"Hugo Lanyon"}
    assert called(week.accepted_not_spoken) >= playing(town, "SILENT")
    listed = called(week.met_not_invited) | called(week.one_way) | called(week.to_keep)
    assert listed.isdisjoint(playing(town, "CLOSE", "SPAMMER", "LIST_ONLY"))
    assert week.introductions == Section(0, [])


def test_waiting_invitation_shows_its_note() -> None:
    ego = new_ego()
    at = datetime(2026, 11, 19, tzinfo=UTC)
    text = "We met at the fair: shall we go on?"
    keep(ego, Invited(Mention("Ada", "ada-ex"), outgoing=False, at=at, text=text))

    (item,) = store.week(ego, today=TODAY).inbound.items

    assert (item.note, item.requirement) == (text, "R2-16")


CRM = (
    "Record ID,First Name,Last Name,Email,Lifecycle Stage,Create Date\n"
    "1,Ada,Quill,ada@engines.example,Customer,2025-01-02\n"
    "2,Bo,Hart,bo@rye.example,Customer,2025-01-02\n"
    "3,Cy,Moor,cy@rye.example,Lead,2026-11-19\n"
    "4,Dee,Dale,dee@rye.example,Lead,2025-01-02\n"
    "5,Eve,Birch,eve@quay.example,Customer,2026-11-19\n"
    "6,Fay,Low,fay@rye.example,Customer,2026-11-19\n"
)


def test_clients_and_new_crm_entries_are_listed_minus_connected_denied_colleagues(
    tmp_path: Path,
) -> None:
    ego = new_ego()
    table = tmp_path / "crm.csv"
    table.write_text(CRM)
    keep(
        ego,
        Owner(Mention("Sam", email="sam@quay.example")),
        Connected(Mention("Bo Hart", "bo-ex"), date(2024, 1, 2)),
    )
    bring_in(ego, [table], today=TODAY)
    by_hand.tell(ego, people.find(ego, "Fay Low"), "denied", "yes", today=TODAY)

    week = store.week(ego, today=TODAY)

    assert called(week.clients_not_connected) == {"Ada Quill"}
    assert called(week.new_in_crm) == {"Cy Moor"}
    assert week.to_invite == 2


def test_entry_that_a_later_table_brings_is_new_without_a_date(tmp_path: Path) -> None:
    ego = new_ego()
    head = "Record ID,First Name,Last Name,Email,Lifecycle Stage\n"
    (tmp_path / "old.csv").write_text(head + "1,Ada,Quill,ada@engines.example,Lead\n")
    (tmp_path / "new.csv").write_text(head + "2,Bo,Hart,bo@rye.example,Lead\n")

    for name in ("old.csv", "new.csv"):
        bring_in(ego, [tmp_path / name], today=TODAY)

    assert called(store.week(ego, today=TODAY).new_in_crm) == {"Bo Hart"}


def test_an_introduction_is_in_the_week_when_something_is_due() -> None:
    ego = new_ego()
    for name in ("Ann Lee", "Tess Orr"):
        by_hand.met(ego, [Mention(name)], on=date(2026, 10, 1), today=TODAY)
    ann, tess = people.find(ego, "Ann Lee"), people.find(ego, "Tess Orr")
    number = introductions.plan(ego, ann, tess, today=date(2026, 11, 1))
    introductions.take(ego, number, Step.ASK, today=date(2026, 11, 1))

    early = store.week(ego, today=date(2026, 11, 2)).introductions
    late = store.week(ego, today=TODAY).introductions

    assert early == Section(0, [])
    assert [(item.person.name, item.do, item.because) for item in late.items] == [
        (
            "Ann Lee",
            "Introduction to Tess Orr: ask once more, or let it go",
            ["no answer so far, 6 days ago"],
        )
    ]


def test_week_costs_a_fixed_number_of_queries_however_many_people(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    full, few = new_ego(), new_ego()
    bring_in(full, town.paths[:3], today=TODAY)
    keep(few, Invited(Mention("Ada", "ada-ex"), outgoing=False))

    with django_assert_num_queries(42):  # somebody to invite: readiness is looked at
        store.week(full, today=TODAY)
    with django_assert_num_queries(25):  # nobody of whom to ask where they were met
        store.week(few, today=TODAY)
