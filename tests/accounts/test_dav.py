"""Calendars and address books from a real server: what is new or changed comes."""

from pathlib import Path

import pytest

from closeknit.accounts.account import Secret, Skipped
from closeknit.accounts.dav import DELETED
from closeknit.shared.errors import AccountRefused, AccountUnreachable, AddressRefused
from tests.accounts.cards import (
    CALDAV,
    CARDDAV,
    SECRET,
    account,
    asked,
    card,
    event,
    uids,
)
from tests.services.radicale import Radicale


@pytest.fixture
def town(dav_server: Radicale) -> Radicale:
    """Two calendars and an address book."""
    dav_server.make("office", "calendar", "Office")
    dav_server.make("home", "calendar", "At home")
    dav_server.make("people", "addressbook", "People")
    dav_server.put("office/1.ics", event("tea-1"))
    dav_server.put("office/2.ics", event("tea-2"))
    dav_server.put("home/3.ics", event("dinner"))
    dav_server.put("people/1.vcf", card("bo", "Bo Lind"))
    return dav_server


def test_calendars_are_found_from_the_hosts_name_alone(
    town: Radicale, tmp_path: Path
) -> None:
    brought = asked(CALDAV, account(town, "caldav"), tmp_path)

    assert uids(brought) == {
        "At home.ics": ["dinner"],
        "Office.ics": ["tea-1", "tea-2"],
    }
    assert brought.skipped == ()


def test_address_books_are_found_the_same_way(town: Radicale, tmp_path: Path) -> None:
    brought = asked(CARDDAV, account(town, "carddav"), tmp_path)

    assert uids(brought) == {"People.vcf": ["bo"]}
    assert brought.files[0].read_text().startswith("BEGIN:VCARD\nVERSION:3.0\n")


def test_calendars_own_address_is_that_calendar_alone(
    town: Radicale, tmp_path: Path
) -> None:
    brought = asked(CALDAV, account(town, "caldav", "ada/office/"), tmp_path)

    assert uids(brought) == {"Office.ics": ["tea-1", "tea-2"]}


def test_next_asking_brings_what_is_new_or_changed(
    town: Radicale, tmp_path: Path
) -> None:
    first = asked(CALDAV, account(town, "caldav"), tmp_path / "1")
    town.put("office/2.ics", event("tea-2", "Coffee"))
    town.put("office/4.ics", event("tea-4"))
    town.remove("office/1.ics")

    second = asked(CALDAV, account(town, "caldav"), tmp_path / "2", first.cursor)
    third = asked(CALDAV, account(town, "caldav"), tmp_path / "3", second.cursor)

    assert uids(second) == {"Office.ics": ["tea-2", "tea-4"]}
    assert "SUMMARY:Coffee" in second.files[0].read_text()
    assert second.skipped == (Skipped("Office: 1", DELETED),)
    assert (third.files, third.skipped, third.cursor) == ((), (), second.cursor)


def test_token_that_has_run_out_brings_everything_again(
    town: Radicale, tmp_path: Path
) -> None:
    first = asked(CALDAV, account(town, "caldav"), tmp_path / "1")
    town.forget_tokens()
    town.put("office/4.ics", event("tea-4"))

    second = asked(CALDAV, account(town, "caldav"), tmp_path / "2", first.cursor)

    assert uids(second) == {
        "At home.ics": ["dinner"],
        "Office.ics": ["tea-1", "tea-2", "tea-4"],
    }


def test_many_events_come_in_several_batches(
    dav_server: Radicale, tmp_path: Path
) -> None:
    dav_server.make("office", "calendar", "Office")
    for number in range(70):
        dav_server.put(f"office/{number}.ics", event(f"tea-{number}"))

    brought = asked(CALDAV, account(dav_server, "caldav"), tmp_path)

    assert uids(brought) == {"Office.ics": sorted(f"tea-{n}" for n in range(70))}


def test_only_what_is_asked_for_is_read(town: Radicale, tmp_path: Path) -> None:
    one = account(town, "caldav", only="office")

    brought = asked(CALDAV, one, tmp_path)

    assert uids(brought) == {"Office.ics": ["tea-1", "tea-2"]}
    assert brought.skipped == (Skipped("At home", "not asked for"),)


def test_calendar_that_is_not_there_is_said(town: Radicale) -> None:
    with pytest.raises(AccountRefused, match=r"none called tea .* At home, Office"):
        CALDAV.check(account(town, "caldav", only="Tea"), SECRET)


def test_wrong_password_is_said_without_the_password(town: Radicale) -> None:
    with pytest.raises(AccountRefused) as refused:
        CALDAV.check(account(town, "caldav"), Secret("not-this-one"))

    assert "refuses this user and password" in str(refused.value)
    assert "not-this-one" not in str(refused.value)


def test_address_of_nothing_is_said(town: Radicale) -> None:
    with pytest.raises(AccountRefused, match="There is no calendar"):
        CALDAV.check(account(town, "caldav", "ada/nowhere/"), SECRET)


def test_server_that_is_gone_is_said(town: Radicale) -> None:
    town.kill()

    with pytest.raises(AccountUnreachable, match="does not answer"):
        CALDAV.check(account(town, "caldav"), SECRET)


def test_server_of_this_machine_is_asked_only_where_allowed(town: Radicale) -> None:
    private = account(town, "caldav")
    unasked = type(private)("caldav", "mine", private.address, private.user)

    with pytest.raises(AddressRefused):
        CALDAV.check(unasked, SECRET)
