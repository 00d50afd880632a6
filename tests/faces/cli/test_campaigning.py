"""A campaign by commands and on its page: one person at a time, a few a day (R2-25)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from tests.faces.cli.at_once import Session, session

pytestmark = pytest.mark.django_db

DAY, LAST = date(2026, 12, 20), date(2027, 1, 6)
NOTE = (
    "Hi {first}, we met at the rope fair. I write because your knots answered what I "
    "could not, and our tests of hemp may save you a winter. May I send them?"
)
MET = (
    ("Ann Lee", "2026-12-01"),
    ("Bo Hart", "2026-12-10"),
    ("Cy <b>Moor", "2026-11-05"),
)


@pytest.fixture
def hal(tmp_path: Path) -> Iterator[Session]:
    """Hal met three people, and is connected with none."""
    with session(tmp_path / "home", DAY) as desk:
        desk.ask("me", "Hal Quay")
        for name, on in MET:
            desk.ask("met", name, "--on", on, "--at", "the rope fair")
        desk.ask("readiness", "pass", "--because", "this is a test")
        yield desk


def named(document: object) -> object:
    assert isinstance(document, dict)
    one = document["next"]
    return one["person"]["name"] if one else None


def begin(desk: Session, a_day: int = 3) -> object:
    desk.ask("policy", "use", "referral")
    file = desk.home / "policy.toml"
    usual = file.read_text()
    file.write_text(usual.replace("campaign_a_day = 3", f"campaign_a_day = {a_day}"))
    return desk.ask("invite", "campaign", "begin", "New Year", "--until", LAST)


def write(desk: Session, who: str, text: str) -> object:
    return desk.ask("invite", "draft", who, "--stdin", "--reason", "your knots",
                    stdin=text)  # fmt: skip


def test_r2_25_people_are_greeted_one_at_a_time_and_a_few_a_day(hal: Session) -> None:
    assert hal.ask("invite", "campaign") == {"campaign": None}
    begun = begin(hal, a_day=1)
    assert (named(begun), named(hal.ask("invite", "campaign", "--skip", 1))) == (
        "Bo Hart",
        "Ann Lee",
    )

    write(hal, "Bo Hart", NOTE.format(first="Bo"))
    hal.ask("invite", "sent", "Bo Hart")
    now = hal.ask("invite", "campaign")
    held = write(hal, "Ann Lee", NOTE.format(first="Ann"))

    assert (now["greeted_today"], now["left_today"], named(now)) == (1, 0, "Ann Lee")
    assert isinstance(held, dict)
    assert held["copy"] is None
    assert "R2-25" in hal.refused("invite", "sent", "Ann Lee") + str(held["faults"])
    hal.day = date(2026, 12, 21)
    assert hal.ask("invite", "check", "Ann Lee")["passes"] is True
    hal.ask("invite", "campaign", "end")
    assert hal.ask("invite", "campaign") == {"campaign": None}


def test_a_campaign_says_why_and_ends_by_itself(hal: Session) -> None:
    begin(hal)

    told = hal.told("invite", "campaign")
    hal.day = date(2027, 1, 7)

    assert "Next: Bo Hart\n  you met at the rope fair on 10 Dec 2026" in told
    assert "you know them by your policy: 1 meeting" in told
    assert hal.ask("invite", "campaign") == {"campaign": None}


def test_a_campaign_without_a_name_or_of_half_a_year_is_refused(hal: Session) -> None:
    bare = hal.refused("invite", "campaign", "begin", " ", "--until", LAST)
    long = hal.refused("invite", "campaign", "begin", "Spring", "--until", "2027-06-01")

    assert bare == "Give the campaign a name: New Year."
    assert long == "A campaign ends within 62 days, from today on."


def test_the_page_shows_one_person_and_begins_and_ends(
    hal: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOSEKNIT_TODAY", DAY.isoformat())
    browser = Client()
    browser.cookies = guard.let_in(HttpResponse()).cookies
    cy = people.find(ensure_ego(), "Cy")

    odd = browser.post("/invite/campaign", {"name": "<i>Year", "until": "soon"})
    browser.post("/invite/campaign", {"name": "<i>Year", "until": LAST.isoformat()})
    first, third = (
        browser.get(path).content.decode().partition('id="campaign"')[2]
        for path in ("/invite", "/invite?skip=2")
    )
    browser.post("/invite/campaign", {"do": "end"})

    assert odd.status_code == 422
    assert "Say its last day." in odd.content.decode()
    assert "0 of 3 notes today, until 6 Jan 2027" in first
    assert first.count("Write to them") == 1
    assert (f"/invite/{cy}" in first, f"/invite/{cy}" in third) == (False, True)
    assert "<i>" not in first
    assert "<b>" not in third
    assert hal.ask("invite", "campaign") == {"campaign": None}
