"""Counts first, a rate only from enough, and the pace beside what is allowed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.invitations.rules.lifecycle import Sent, State
from closeknit.desk.invitations.rules.pace import Pace, pace
from closeknit.desk.invitations.rules.rates import (
    BY,
    Case,
    Rate,
    accepted,
    by_profile,
    compared,
    is_decided,
    rate,
    replied,
    strangers,
)
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.words.rules.note import Traits

TODAY = date(2026, 11, 21)
PLAIN = Case(TODAY, Traits(), met=False, accepted=False, replied=False)


def sent(ago: int, text: str = "", state: State = State.WAITING) -> Sent:
    return Sent(TODAY - timedelta(days=ago), text, 1, state, None, "")


@pytest.mark.parametrize("of", range(6))
def test_five_cases_or_fewer_give_no_rate(of: int) -> None:
    assert rate(of, of) == Rate(of, of)


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"),
    # Newcombe 1998, table I, method 3, and by hand for the ends.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
     (1, 29, 0.0061, 0.1718), (6, 6, 0.6097, 1.0)],
)  # fmt: skip
def test_interval_is_wilsons(yes: int, of: int, low: float, high: float) -> None:
    found = rate(yes, of)

    assert found.share == yes / of
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@settings(max_examples=50, deadline=None)
@given(
    st.integers(6, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
)
def test_interval_holds_the_share_and_stays_in_bounds(counts: tuple[int, int]) -> None:
    found = rate(*counts)

    assert found.share is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.share + 1e-12
    assert found.share <= found.high + 1e-12
    assert found.high <= 1


def test_silence_is_decided_after_four_weeks_and_an_answer_at_once() -> None:
    assert not is_decided(sent(27), today=TODAY)
    assert is_decided(sent(28), today=TODAY)
    assert is_decided(sent(1, state=State.ACCEPTED), today=TODAY)


def test_acceptance_and_replies_are_counted_with_and_without_each_trait() -> None:
    reasoned = PLAIN._replace(traits=Traits(has_reason=True), accepted=True)
    default = PLAIN._replace(traits=Traits(default=True), met=True)
    cases = [*[reasoned._replace(replied=True)] * 6, reasoned, default, default]

    found = {one.name: one for one in compared(cases)}

    assert list(found) == list(BY)
    assert found["has_reason"].accepted_with == rate(7, 7)
    assert found["has_reason"].accepted_without == Rate(2, 0)
    assert found["has_reason"].replied_with == rate(6, 7)
    assert found["personal"].accepted_without == Rate(2, 0)
    assert found["met_before"].accepted_with == Rate(2, 0)
    assert (accepted(cases), replied(cases)) == (rate(7, 9), rate(6, 7))
    (only,) = [one for one in strangers(cases) if one.name == "has_reason"]
    assert (only.accepted_with, only.accepted_without) == (rate(7, 7), Rate(0, 0))


def test_acceptance_is_compared_before_and_after_the_profile_changed_r0_03() -> None:
    old = PLAIN._replace(profile="aa", on=TODAY - timedelta(days=90))
    new = PLAIN._replace(profile="bb", accepted=True)

    assert by_profile([new, old, old, PLAIN]) == [
        (old.on, "aa", Rate(2, 0)),
        (new.on, "bb", Rate(1, 1)),
    ]


def test_pace_counts_the_week_and_the_notes_of_a_month() -> None:
    each = [sent(0, "We met at the fair."), sent(6), sent(7), sent(29, "Your talk!"),
            sent(30, "A book!"), sent(200), sent(40, state=State.ACCEPTED)]  # fmt: skip

    assert pace(each, REFERRAL, today=TODAY) == Pace(
        week=2,
        usual=6 / 8,
        notes=2,
        left=3,
        open=6,
        says=(
            "2 invitations in the last 7 days, usually 0.8 a week",
            "2 of 5 notes used in the last 30 days",
        ),
    )


def test_pace_without_a_ration_and_beyond_what_is_usual_says_so() -> None:
    free = replace(REFERRAL, outbound=replace(REFERRAL.outbound, notes_per_month=None))

    found = pace([sent(1)] * 400, free, today=TODAY)

    assert (found.left, found.says[1:]) == (
        None,
        (
            "0 notes in the last 30 days, without a limit",
            "members report to be stopped at about 100 a week",
            "400 are open: withdraw the oldest before you send more",
        ),
    )
