"""A note with all that the checks look at, read: by a fixed number of queries."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.invitations.rules.case import Named, Recall, Whom
from closeknit.desk.invitations.store.case import case, own_names, stranger, whom
from closeknit.desk.permissions import actions
from closeknit.desk.permissions.rules.ledger import Purpose, Step, Word
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.people import store as people
from closeknit.sources.record import Mention, Met, Owner, Profile
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

MAY = date(2026, 5, 21)


def desk(*others: str) -> int:
    ego = new_ego()
    keep(ego, Owner(Mention("Hal Quay", email="hal@example.com")), Profile("Hal Quay"))
    by_hand.met(ego, [Mention("Tess Lind")], on=MAY, today=TODAY, where="the fair")
    for name in others:
        by_hand.met(ego, [Mention(name)], on=MAY, today=TODAY)
    return ego


def to(ego: int, person: int) -> Whom:
    return whom(ego, person, policy=REFERRAL, today=TODAY)


def named(ego: int, text: str) -> tuple[Named, ...]:
    tess = people.find(ego, "Tess Lind")
    return case(ego, to(ego, tess), text, policy=REFERRAL, today=TODAY).named


def test_known_names_are_found_and_the_egos_and_targets_left_out() -> None:
    ego = desk("Deb Quill", "Mailo Moor")
    deb = people.find(ego, "Deb Quill")

    found = named(ego, "Hi Tess Lind, Deb told me. Quillan too. Best, Hal Quay")

    assert found == (Named("Deb", deb, "Deb Quill"),)


def test_a_grant_in_the_ledger_permits_and_an_open_ask_locks() -> None:
    ego = desk("Deb Quill")
    deb, tess = people.find(ego, "Deb Quill"), people.find(ego, "Tess Lind")
    asked = Word(Step.ASKED, TODAY)
    actions.say(ego, deb, tess, Word(Step.GRANTED, TODAY), today=TODAY)
    actions.say(ego, deb, tess, asked, purpose=Purpose.INTRODUCTION, today=TODAY)

    found = case(ego, to(ego, tess), "Deb told me.", policy=REFERRAL, today=TODAY)

    assert [one.permitted for one in found.named] == [True]
    assert found.locked == (
        "Deb Quill was asked on 21 Nov 2026 to introduce you: wait for that, or say "
        "what came of it."
    )


def test_recall_comes_from_the_encounters_and_their_length() -> None:
    ego = desk()
    brief = Met((Mention("Bo Lind"),), date(2026, 11, 10), minutes=5)
    keep(ego, brief)

    found = [to(ego, people.find(ego, who)) for who in ("Tess Lind", "Bo Lind")]

    assert [(one.recall, one.because) for one in found] == [
        (Recall.AT_RISK, "last in touch 6 months ago"),
        (Recall.AT_RISK, "for 5 minutes, 2 weeks ago"),
    ]


def test_whom_no_record_names_is_a_stranger_and_names_in_the_note_still_count() -> None:
    ego = desk("Deb Quill")

    found = case(ego, stranger("Tia"), "Deb told me.", policy=REFERRAL, today=TODAY)

    assert found.whom.recall is Recall.STRANGER
    assert [one.name for one in found.named] == ["Deb Quill"]


def test_somebody_new_is_kept_once_and_somebody_known_is_found() -> None:
    ego = desk()

    new = by_hand.known_or_new(ego, "Tia Strange", today=TODAY)
    again = by_hand.known_or_new(ego, "Tia Strange", today=TODAY)
    known = by_hand.known_or_new(ego, "Tess Lind", today=TODAY)
    paged = by_hand.known_or_new(ego, "https://www.linkedin.com/in/tom-ex", today=TODAY)

    assert (new, known) == (again, people.find(ego, "Tess Lind"))
    assert people.display_name(ego, new) == "Tia Strange"
    assert to(ego, paged).recall is Recall.STRANGER


def test_the_ego_is_called_as_their_own_sources_say() -> None:
    assert own_names(desk()) == ("Hal Quay",)


def test_more_names_ask_no_more(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ego = desk("Deb Quill", "Ann Moor", "Kit Oar")
    tess = people.find(ego, "Tess Lind")
    text = "Hi Tess, Deb told me. Ann Moor too. Kit as well."

    with django_assert_num_queries(10):
        found = case(ego, to(ego, tess), text, policy=REFERRAL, today=TODAY)

    assert len(found.named) == 3
