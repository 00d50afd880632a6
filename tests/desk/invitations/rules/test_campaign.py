"""A campaign's days, what it holds back, and how it is kept."""

from datetime import date

import pytest

from closeknit.desk.invitations.rules.campaign import (
    Campaign,
    Campaigning,
    campaign_in,
    campaign_out,
    held_back,
)
from closeknit.desk.policy.rules.policy import Gravity

FIRST, LAST = date(2026, 12, 20), date(2027, 1, 6)
SEASON = Campaign("New Year", FIRST, LAST)
STOCK = "I'd like to join your LinkedIn network."
NOTE = "Hi Bo, we met at the rope fair, and your knots stayed with me. Ann"


def faults(
    text: str, greeted: int, *, a_day: int = 3, today: date = FIRST
) -> list[tuple[str, Gravity]]:
    found = held_back(SEASON, text, greeted, a_day=a_day, today=today)
    return [(one.says.split(":")[0], one.gravity) for one in found]


@pytest.mark.parametrize("greeted", [0, 1, 2])
def test_a_note_of_ones_own_passes_while_the_day_has_room(greeted: int) -> None:
    assert faults(NOTE, greeted) == []


@pytest.mark.parametrize(("greeted", "a_day"), [(3, 3), (4, 3), (1, 1)])
def test_no_more_notes_go_out_than_a_day_takes(greeted: int, a_day: int) -> None:
    noun = "note" if greeted == 1 else "notes"
    says = f"{greeted} {noun} went out today, and in a campaign that is enough"

    assert faults(NOTE, greeted, a_day=a_day) == [(says, Gravity.BLOCK)]


def test_linkedins_own_text_is_held_back_whatever_the_policy_forgives() -> None:
    says = "In a campaign nobody is greeted with LinkedIn's own text."

    assert faults(STOCK, 0) == [(says, Gravity.BLOCK)]
    assert faults("", 0) == [(says, Gravity.BLOCK)]


@pytest.mark.parametrize("today", [date(2026, 12, 19), date(2027, 1, 7)])
def test_nothing_is_held_back_before_and_after_it(today: date) -> None:
    assert faults(STOCK, 9, today=today) == []


def test_settings_give_a_campaign_back() -> None:
    assert campaign_in({"campaign": campaign_out(SEASON)}) == SEASON
    assert campaign_in({}) is None


def test_the_day_is_said_in_words() -> None:
    assert Campaigning(SEASON, 1, 2, ()).says == "1 of 3 notes today, until 6 Jan 2027"
