"""How an account stands is said as it is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from closeknit.accounts.account import Account
from closeknit.desk.accounts.rules import (
    Known,
    fit,
    not_before,
    runs_out,
    standing,
    token_told,
)
from closeknit.shared.errors import RuleBroken

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
EARLIER = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LINKEDIN = Account("linkedin", "mine", "https://api.linkedin.com")
MAIL = Account("imap", "mail", "imap.example.com")
ONE = Known(
    1, "k", LINKEDIN, 0, "", EARLIER, date(2026, 11, 1), None, None, None, "never", "",
    (), (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (ONE, "Not asked yet."),
        (
            ONE._replace(state="done", last_tried=AT, last_succeeded=AT),
            "Asked and read 21 Nov 2026 at 09:30 UTC.",
        ),
        (
            ONE._replace(state="failed", last_tried=AT, because="No answer."),
            "Failed 21 Nov 2026 at 09:30 UTC: No answer. It has never succeeded.",
        ),
        (
            ONE._replace(
                state="failed",
                last_tried=AT,
                because="No answer.",
                last_succeeded=EARLIER,
            ),
            (
                "Failed 21 Nov 2026 at 09:30 UTC: No answer. "
                "Last succeeded 20 Nov 2026 at 08:00 UTC."
            ),
        ),
        (
            ONE._replace(state="asking", last_tried=AT, last_succeeded=EARLIER),
            (
                "Broken off 21 Nov 2026 at 09:30 UTC; the next sync goes on. "
                "Last succeeded 20 Nov 2026 at 08:00 UTC."
            ),
        ),
        (
            ONE._replace(state="done", last_succeeded=AT, taken_back=(12,)),
            (
                "Held: import 12 was taken back. `closeknit sync mine` brings "
                "everything again; remove the account if it is to stay away."
            ),
        ),
    ],
)
def test_an_account_stands_as_it_is(one: Known, says: str) -> None:
    assert standing(one, running=False) == says


def test_an_account_being_asked_says_so() -> None:
    assert standing(ONE, running=True) == "Being asked right now."


def test_linkedin_is_asked_once_an_hour_after_it_went_well() -> None:
    done = ONE._replace(state="done", last_succeeded=AT)

    assert not_before(done, AT + timedelta(minutes=59)) == AT + timedelta(hours=1)
    assert not_before(done, AT + timedelta(hours=1)) is None
    assert not_before(done._replace(state="failed"), AT) is None


def test_a_mailbox_is_asked_as_often_as_the_user_likes() -> None:
    done = ONE._replace(account=MAIL, state="done", last_succeeded=AT)

    assert not_before(done, AT) is None


def test_an_account_that_asked_us_to_wait_is_waited_for() -> None:
    later = AT + timedelta(minutes=5)
    busy = ONE._replace(account=MAIL, state="failed", again_at=later)

    assert (not_before(busy, AT), not_before(busy, later)) == (later, None)


def test_a_token_of_linkedins_lives_sixty_days_from_when_it_was_given() -> None:
    assert runs_out(ONE) == date(2026, 12, 31)
    assert runs_out(ONE._replace(account=MAIL)) is None


def test_a_token_is_told_of_near_its_end_and_after() -> None:
    assert token_told(ONE, date(2026, 12, 20)) == ""
    assert token_told(ONE, date(2026, 12, 21)).startswith(
        "Its token runs out on 31 Dec 2026."
    )
    assert token_told(ONE, date(2027, 1, 1)).startswith(
        "Its token ran out on 31 Dec 2026."
    )


@pytest.mark.parametrize("label", ["", "  ", "a" * 61, "a\nb", "-rf", "\x1b[2J"])
def test_a_label_that_cannot_be_told_apart_is_refused(label: str) -> None:
    with pytest.raises(RuleBroken, match="label"):
        fit(Account("imap", label, "imap.example.com"))


@pytest.mark.parametrize("address", ["", "https://ada:word@example.com", "a\nb"])
def test_an_address_that_cannot_be_kept_is_refused(address: str) -> None:
    with pytest.raises(RuleBroken):
        fit(Account("caldav", "calendar", address))


def test_an_account_that_is_fit_is_kept_as_it_is() -> None:
    assert fit(MAIL) == MAIL
