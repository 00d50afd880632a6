"""The own past: judged, kept, told as percentages, and forgotten."""

import random
from datetime import UTC, datetime, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from closeknit.sources.record import Mention, Owner, Wrote
from closeknit.ties import store
from closeknit.ties.actions import forget_own_past, judge_own_past
from closeknit.ties.rules.own_past import OwnPast
from closeknit.ties.store.chances import chances_of
from closeknit.ties.store.own_past import own_past
from tests.records.said import TODAY, What, keep, new_ego

pytestmark = pytest.mark.django_db

SAM = Mention("Sam Spade", email="sam@example.com")
RISKY = "\u202eoda<script>"
PEOPLE, MONTHS = 80, 27


def wrote(by: Mention, to: Mention, ago: int) -> Wrote:
    at = datetime.combine(TODAY - timedelta(days=ago), time(12), UTC)
    return Wrote("mail", by, (to,), at=at, message_id=f"<{by.email}{to.email}{ago}@ex>")


def town() -> list[What]:
    """Return who wrote in a town in which each person has a chance of their own.

    In each month the ego writes to person n with chance n/80; who has an even number
    answers nine times of ten, the others four times.
    """
    dice = random.Random(7)  # noqa: S311 - a town, no secret
    said: list[What] = [Owner(SAM)]
    for person in range(PEOPLE):
        name = f"{RISKY} {person:02}" if person == PEOPLE - 1 else f"Person {person:02}"
        one = Mention(name, email=f"p{person}@example.com")
        for month in range(MONTHS):
            if dice.random() < person / PEOPLE:
                ago = 30 * month + 9
                said.append(wrote(SAM, one, ago))
                if dice.random() < (0.4 if person % 2 else 0.9):
                    said.append(wrote(one, SAM, ago - 2))
    return said


def number(ego: int, name: str) -> int:
    (found,) = store.people(ego, name, today=TODAY).people
    return found.id


def test_past_that_holds_enough_is_told_in_percent_until_it_is_forgotten() -> None:
    ego = new_ego()
    keep(ego, *town())
    lively, quiet = number(ego, "Person 78"), number(ego, "Person 12")
    before = chances_of(ego, lively, today=TODAY)

    found = judge_own_past(ego, today=TODAY)

    assert own_past(ego) == found
    assert found.ties is not None
    assert found.answers is not None
    assert (found.ties.is_right, found.answers.is_right) == (True, True)
    told = chances_of(ego, lively, today=TODAY)
    other = chances_of(ego, quiet, today=TODAY)
    assert told.tie is not None
    assert other.tie is not None
    assert 0 < other.tie.about < told.tie.about - 20 < 100
    assert told.tie.low <= told.tie.about <= told.tie.high
    assert told.answer is not None
    assert 75 < told.answer.about < 100
    assert (before.tie, before.answer, told.terms) == (None, None, before.terms)

    forget_own_past(ego)

    assert own_past(ego) is None
    assert chances_of(ego, lively, today=TODAY) == before


def test_what_is_kept_of_the_past_names_nobody() -> None:
    ego = new_ego()
    keep(ego, *town()[:400])

    found = judge_own_past(ego, today=TODAY)

    assert "example.com" not in repr(found)
    assert "Person" not in repr(found)


def test_past_too_short_says_so_and_bands_stand() -> None:
    ego = new_ego()
    ada = Mention("Ada Quill", email="ada@example.com")
    keep(ego, Owner(SAM), wrote(SAM, ada, 40), wrote(ada, SAM, 39))

    found = judge_own_past(ego, today=TODAY)

    assert found == OwnPast(
        on=TODAY,
        exchanges=2,
        people=1,
        days=1,
        too_little=(
            "Your records span 1 day. To foretell 90 days and see what came, at least "
            "270 are needed."
        ),
        too_little_of_answers="No message of yours is a week old yet.",
    )
    assert chances_of(ego, number(ego, "Ada"), today=TODAY).tie is None


def test_empty_desk_has_no_past() -> None:
    found = judge_own_past(new_ego(), today=TODAY)

    nothing = "Nothing that went either way has a date yet."
    assert (found.ties, found.too_little) == (None, nothing)
    assert found.too_little_of_answers == nothing


def test_one_past_is_not_anothers() -> None:
    ours, theirs = new_ego(), new_ego()
    judge_own_past(ours, today=TODAY)

    assert own_past(theirs) is None


def test_likely_is_told_by_two_queries_however_much_was_said(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ego = new_ego()
    keep(ego, *town())
    found = [number(ego, name) for name in ("Person 12", "Person 78")]

    for one in found:
        with django_assert_num_queries(2):
            chances_of(ego, one, today=TODAY)
