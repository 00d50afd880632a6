"""What became of an invitation, from exports, mails and the ego's own word."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.desk.invitations.rules.lifecycle import (
    AGAIN,
    LONG,
    NOTHING,
    Between,
    MayInvite,
    Sent,
    State,
    Told,
    history,
    is_new_reason,
    may_invite,
    withdraw_on,
)
from closeknit.ties.rules.standing import RUNS_OUT, Exports

TODAY = date(2026, 11, 21)
SENT = date(2026, 11, 1)
NEWEST = date(2026, 11, 17)
NOTE = "Hi Bo, I read your article on night trains and would like to ask you more."

OTHER = (
    "Hi Bo, your colleague's talk on harbour tolls solved our pricing; I want to "
    "compare notes because we run a ferry."
)


def days(many: int) -> timedelta:
    return timedelta(days=many)


def became(
    *told: Told, between: Between = NOTHING, newest: date | None = None
) -> list[tuple[State, date | None]]:
    found = history(told, between, Exports(invitations=newest), today=TODAY)
    return [(one.state, one.since) for one in found]


def test_invitation_waits_until_something_is_heard() -> None:
    (one,) = history([Told(SENT, NOTE, kept=7)], NOTHING, Exports(), today=TODAY)

    assert one == Sent(
        SENT, NOTE, 7, State.WAITING, SENT, "sent 3 weeks ago, no answer yet"
    )
    assert withdraw_on(one) == SENT + days(LONG)


@pytest.mark.parametrize(
    ("between", "because"),
    [
        (Between(joined=SENT + days(2)), "they stand in your export"),
        (Between(told=(SENT + days(2),)), "LinkedIn's mail says so"),
    ],
)
def test_whoever_joined_afterwards_accepted(between: Between, because: str) -> None:
    (one,) = history([Told(SENT)], between, Exports(), today=TODAY)

    assert (one.state, one.since, one.because) == (
        State.ACCEPTED,
        SENT + days(2),
        because,
    )


def test_whoever_joined_long_before_has_not_accepted() -> None:
    joined = Between(joined=SENT - days(30))

    assert became(Told(SENT), between=joined) == [(State.WAITING, SENT)]


def test_invitation_that_a_newer_export_lacks_is_gone() -> None:
    told = Told(SENT, saw=NEWEST - days(10))

    assert became(told, newest=NEWEST) == [(State.GONE, NEWEST)]
    assert became(told._replace(saw=NEWEST), newest=NEWEST) == [(State.WAITING, SENT)]
    # Marked here after the newest export: no export can have it yet.
    assert became(Told(TODAY), newest=NEWEST) == [(State.WAITING, TODAY)]


def test_invitation_runs_out_after_six_months() -> None:
    old = TODAY - days(RUNS_OUT)

    assert became(Told(old)) == [(State.GONE, TODAY)]
    assert became(Told(old + days(1))) == [(State.WAITING, old + days(1))]


def test_own_word_withdraws_the_invitation_that_was_open_then() -> None:
    first, again = Told(SENT - days(60)), Told(SENT)
    between = Between(withdrawn=(SENT - days(30),))

    assert became(first, again, between=between) == [
        (State.WITHDRAWN, SENT - days(30)),
        (State.WAITING, SENT),
    ]


def test_one_invited_again_and_accepted_then_had_let_the_first_pass() -> None:
    joined = Between(joined=SENT + days(1))

    assert became(Told(SENT - days(60)), Told(SENT), between=joined) == [
        (State.GONE, SENT),
        (State.ACCEPTED, SENT + days(1)),
    ]


def test_own_mark_and_the_exports_row_are_one_invitation() -> None:
    marked = Told(SENT + days(1), NOTE, kept=9)
    row = Told(SENT, "", saw=NEWEST, kept=4)

    (one,) = history([marked, row], NOTHING, Exports(invitations=NEWEST), today=TODAY)

    assert (one.on, one.text, one.kept) == (SENT, NOTE, 4)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=5),
    st.lists(st.integers(0, 400), max_size=2),
    st.permutations(range(5)),
)
def test_order_of_records_does_not_matter(
    ago: list[int], withdrawn: list[int], order: list[int]
) -> None:
    told = [Told(TODAY - days(n), kept=k) for k, n in enumerate(ago, 1)]
    between = Between(withdrawn=tuple(TODAY - days(n) for n in withdrawn))
    shuffled = [told[n] for n in order if n < len(told)]

    one = history(told, between, Exports(), today=TODAY)

    assert one == history(shuffled, between, Exports(), today=TODAY)
    assert sum(each.state is State.WAITING for each in one) <= 1


def told_may(
    *told: Told, between: Between = NOTHING, today: date = TODAY
) -> tuple[bool, str, date | None]:
    sent = history(told, between, Exports(), today=today)
    found = may_invite(sent, between, today=today)
    return found.yes, found.says, found.on


def test_only_one_invitation_is_open_a_person_r2_26() -> None:
    assert told_may() == (True, "Not invited before.", None)
    assert told_may(Told(SENT)) == (
        False,
        "Invited on 1 Nov 2026, and that is still open.",
        None,
    )


def test_next_one_waits_three_weeks_after_a_withdrawal_r2_26() -> None:
    between = Between(withdrawn=(SENT,))
    free = SENT + days(AGAIN)

    assert free == date(2026, 11, 22)
    says = (
        "The last one is withdrawn: LinkedIn takes another one three weeks later, from "
        "22 Nov 2026."
    )
    assert told_may(Told(SENT - days(40), NOTE), between=between) == (False, says, free)
    sent = history([Told(SENT - days(40), NOTE)], between, Exports(), today=free)
    assert may_invite(sent, between, today=free) == MayInvite(
        yes=True,
        says="Invited before, and nothing came of it: with another reason this time.",
        on=free,
        before=(NOTE,),
    )


def test_nobody_denied_or_connected_is_invited() -> None:
    denied = may_invite([], Between(denied=True), today=TODAY)
    joined = may_invite([], Between(connected=SENT), today=TODAY)

    assert (denied.yes, denied.requirement) == (False, "R3-08")
    assert (joined.yes, joined.says) == (False, "You are connected already.")


@pytest.mark.parametrize(
    ("text", "is_new"),
    [
        (NOTE, False),
        (
            "Dear Bo, I read your article on night trains, I would like to ask more!",
            False,
        ),
        ("Hi Bo, I'd like to join your LinkedIn network.", False),
        (OTHER, True),
    ],
)
def test_second_invitation_needs_another_reason_r2_26(
    text: str, *, is_new: bool
) -> None:
    assert is_new_reason(text, [NOTE]) is is_new
