"""Each item of readiness, done or open, and the gate they hold."""

from datetime import date, timedelta

import pytest

from closeknit.desk.readiness.rules.gate import Gate, Pass, gate
from closeknit.desk.readiness.rules.items import (
    ITEMS,
    NAMES,
    Item,
    Readiness,
    readiness,
)
from closeknit.desk.readiness.rules.noted import AGAIN, Kind, Noted
from closeknit.desk.readiness.rules.profile import OwnProfile, mark

TODAY = date(2026, 11, 21)
READY = OwnProfile(
    TODAY, "I help bakers sell bread", "What I do and for whom. " * 6,
    (("Baker", "Rye"),), ("Rye", "Wheat", "Oats"), 1,
)  # fmt: skip
NOTED = (
    Noted(1, Kind.PHOTO, "", "", TODAY),
    Noted(2, Kind.SEARCH, "1. Sam Spade, baker", "", TODAY),
)
OPEN = OwnProfile(TODAY, "Sales Manager at Acme")


def named(found: Readiness, name: str) -> Item:
    return next(one for one in found.items if one.name == name)


def test_s7_headline_summary_recommendation_and_presence_are_open() -> None:
    profile = READY._replace(headline=OPEN.headline, summary="", recommended=0)

    found = readiness(profile, NOTED[:1], today=TODAY)

    assert [one.name for one in found.open] == [
        "headline",
        "summary",
        "recommendation",
        "presence",
    ]
    assert named(found, "headline") == Item(
        "headline",
        "“Sales Manager at Acme” says where you work, not what you offer.",
        "Say in it whom you help, and with what.",
        "R3-17",
    )
    assert found.value == 42
    assert found.stamp == (42, mark(profile), TODAY)


def test_all_done_is_a_hundred() -> None:
    found = readiness(READY, NOTED, today=TODAY)

    assert (found.open, found.value, len(found.items)) == ((), 100, len(ITEMS))
    assert tuple(one.name for one in found.items) == NAMES


@pytest.mark.parametrize(
    ("profile", "name", "says"),
    [
        (READY._replace(headline=""), "headline", "There is none in your data."),
        (READY._replace(summary="Bread."), "summary", "It has 6 characters."),
        (READY._replace(skills=("Rye",)), "skills", "Only 1 skill."),
        (READY._replace(jobs=()), "positions", "There are none."),
    ],
)
def test_item_that_is_open_says_how_it_stands(
    profile: OwnProfile, name: str, says: str
) -> None:
    found = readiness(profile, NOTED, today=TODAY)

    assert [(one.name, one.says) for one in found.open] == [(name, says)]


def test_gate_is_shut_while_something_is_open_and_says_what() -> None:
    found = readiness(READY, (), today=TODAY)

    assert gate(found, [], today=TODAY) == Gate(
        is_open=False,
        says="Invitations wait: an invitation is the one moment when your profile is "
        "read. Open: photo, presence.",
        readiness=found,
    )


def test_pass_opens_the_gate_for_what_was_open_and_for_six_months() -> None:
    found = readiness(READY, NOTED[:1], today=TODAY)
    passed = Pass(1, TODAY, "the fair is tomorrow", ("presence", "photo"))
    later = TODAY + timedelta(days=AGAIN)

    opened = gate(found, [passed], today=TODAY)

    assert opened.is_open
    assert opened.passed == passed
    assert opened.says == "Passed on 21 Nov 2026: the fair is tomorrow"
    assert gate(found, [passed], today=later).is_open
    assert not gate(found, [passed], today=later + timedelta(days=1)).is_open


def test_what_opens_after_a_pass_shuts_the_gate_again() -> None:
    passed = Pass(1, TODAY, "the fair is tomorrow", ("presence",))
    found = readiness(READY, (), today=TODAY)

    assert not gate(found, [passed], today=TODAY).is_open
