"""Who of a CRM is to be invited: clients, and who is new there."""

from datetime import date, timedelta

from closeknit.desk.week.rules.crm import (
    NEW_WITHIN,
    Booked,
    Entry,
    besides_met,
    clients,
    invite_client,
    invite_new,
    new_entries,
    newest,
)
from closeknit.desk.week.rules.lists import Item, Who
from closeknit.sources.record import Card
from closeknit.ties.rules.exchange import DAY
from tests.desk.week.rules.test_lists import ADA, NOON, TODAY, TWO_WAY

LATELY = date(2026, 11, 20)
LONG_AGO = TODAY - timedelta(days=NEW_WITHIN + 1)
CLIENT = Card((), on=LONG_AGO, book="hubspot", standing="client")
NEW = Card((), on=LATELY, book="crm")
BO = ADA._replace(id=8, name="Bo", profile="", company="", position="")


def entry(card: Card, person: int = 7, kept: int = 1) -> Entry:
    return Entry(person, kept, card, None)


def test_newest_row_about_somebody_counts() -> None:
    older, newer = entry(CLIENT), entry(NEW, kept=2)

    assert newest([newer, older]) == {7: newer}
    again = entry(NEW, kept=3)
    assert newest([again, newer]) == {7: again}


def test_client_not_connected_is_to_be_invited_r0_23() -> None:
    ada, bo = Booked(ADA, entry(CLIENT)), Booked(BO, entry(NEW, 8))

    assert clients([bo, ada]) == [ada]
    assert invite_client(ada, TODAY) == Item(
        Who(7, "Ada"),
        "Invite, as your client",
        [
            "your client, by HubSpot",
            "Analyst, Engines",
            "not connected on LinkedIn, and not invited",
        ],
        "R0-23",
        "ada-ex",
    )


def test_whoever_came_into_the_crm_lately_is_to_be_invited_r0_29() -> None:
    bo = Booked(BO, entry(NEW, 8))
    old = Booked(ADA, entry(Card((), on=LONG_AGO, book="crm")))
    undated = Card((), book="crm")
    brought = Booked(ADA, Entry(7, 3, undated, TODAY))

    assert new_entries([old, bo], today=TODAY) == [bo]
    assert new_entries([Booked(ADA, entry(undated)), brought], today=TODAY) == [brought]
    assert invite_new(bo, TODAY) == Item(
        Who(8, "Bo"),
        "Invite, with a note on what brought you together",
        ["new in your CRM yesterday", "not connected on LinkedIn, and not invited"],
        "R0-29",
    )


def test_client_and_whoever_was_met_are_not_listed_as_new_too() -> None:
    client = Booked(ADA, entry(Card((), on=LATELY, book="crm", standing="client")))
    met = Booked(BO._replace(measured=TWO_WAY), entry(NEW, 8))

    assert new_entries([client, met], today=TODAY) == []


def test_those_met_lately_are_counted_once() -> None:
    met = Booked(ADA._replace(measured=TWO_WAY), entry(CLIENT))
    long_ago = TWO_WAY._replace(last=NOON - 57 * DAY)
    other = Booked(BO._replace(measured=long_ago), entry(CLIENT, 8))

    assert besides_met([met, other, other], today=TODAY) == 1
