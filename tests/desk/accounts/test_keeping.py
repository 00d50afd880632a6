"""Accounts are added once they let us in, and leave nothing when they are removed."""

from datetime import date

import pytest
from django.conf import settings

from closeknit.accounts.account import Account, Secret
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts import store
from closeknit.desk.accounts.actions import keeping
from closeknit.desk.accounts.models import Account as Row
from closeknit.shared.errors import (
    AccountBusy,
    AccountRefused,
    AddressRefused,
    NotKept,
    RuleBroken,
)
from tests.accounts.replayed import TOKEN, LinkedIn
from tests.records.said import TODAY

WORD = Secret(TOKEN)


def test_an_account_that_lets_us_in_is_added(
    ego: int, box: Strongbox, mine: Account
) -> None:
    added = keeping.add(ego, mine, WORD, box, today=TODAY)

    assert store.accounts(ego) == [added]
    assert (added.account, added.state, added.secret_on) == (mine, "never", TODAY)
    assert box.get(added.secret_name) == WORD


def test_an_account_that_does_not_let_us_in_is_not_added(
    ego: int, box: Strongbox, mine: Account
) -> None:
    with pytest.raises(AccountRefused):
        keeping.add(ego, mine, Secret("wrong"), box, today=TODAY)

    assert (store.accounts(ego), box.names()) == ([], ())


def test_a_private_host_that_was_not_allowed_is_not_asked(
    ego: int, box: Strongbox, linkedin: LinkedIn
) -> None:
    account = Account("linkedin", "mine", linkedin.address)

    with pytest.raises(AddressRefused, match="--allow-host localhost"):
        keeping.add(ego, account, WORD, box, today=TODAY)

    assert linkedin.server.connected == []


def test_two_accounts_of_one_label_are_refused(
    ego: int, box: Strongbox, mine: Account
) -> None:
    keeping.add(ego, mine, WORD, box, today=TODAY)

    with pytest.raises(RuleBroken, match="another label"):
        keeping.add(ego, mine, WORD, box, today=TODAY)


def test_an_option_nobody_knows_is_refused(
    ego: int, box: Strongbox, mine: Account
) -> None:
    odd = Account("linkedin", "odd", mine.address, options=(("speed", "high"),))

    with pytest.raises(RuleBroken, match="knows no option 'speed'"):
        keeping.add(ego, odd, WORD, box, today=TODAY)


def test_a_kind_nobody_knows_is_refused(ego: int, box: Strongbox) -> None:
    with pytest.raises(RuleBroken, match="no kind of account called 'pigeon'"):
        keeping.add(ego, Account("pigeon", "p", "roof"), WORD, box, today=TODAY)


def test_a_new_secret_is_kept_once_it_lets_us_in(
    ego: int, box: Strongbox, mine: Account
) -> None:
    added = keeping.add(ego, mine, WORD, box, today=date(2026, 9, 1))

    with pytest.raises(AccountRefused):
        keeping.renew(ego, "mine", Secret("wrong"), box, today=TODAY)
    assert box.get(added.secret_name) == WORD
    keeping.renew(ego, "mine", WORD, box, today=TODAY)

    assert store.account(ego, "mine").secret_on == TODAY


def test_a_row_that_was_changed_finds_no_secret(
    ego: int, box: Strongbox, mine: Account
) -> None:
    keeping.add(ego, mine, WORD, box, today=TODAY)
    Row.objects.of(ego).update(address="https://thief.example.com")

    with pytest.raises(NotKept):
        keeping.test(ego, "mine", box)


def test_an_account_removed_leaves_no_secret_and_no_file(
    ego: int, box: Strongbox, mine: Account
) -> None:
    keeping.add(ego, mine, WORD, box, today=TODAY)

    assert keeping.remove(ego, "mine", box) == []

    assert (store.accounts(ego), box.names()) == ([], ())
    assert list((settings.HOME / "spool").iterdir()) == []


def test_an_account_being_asked_is_not_removed(
    ego: int, box: Strongbox, mine: Account
) -> None:
    added = keeping.add(ego, mine, WORD, box, today=TODAY)

    with keeping.alone(added), pytest.raises(AccountBusy):
        keeping.remove(ego, "mine", box)

    assert not keeping.is_running(added)


def test_an_account_nobody_has_is_told(ego: int, box: Strongbox) -> None:
    with pytest.raises(NotKept, match="account list"):
        keeping.remove(ego, "mine", box)
