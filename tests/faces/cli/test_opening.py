"""Targets opened by new people: in the week, on the scorecard, on a person (R0-07)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import Document
from tests.records.said import TODAY

pytestmark = pytest.mark.django_db

SAYS = "The one person new in 8 weeks opened 1 target person: Tess <i>Quill."


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Session]:
    """Bo was met this week, and knows Tess, who is wanted."""
    with session(tmp_path / "home", TODAY) as open_:
        open_.ask("met", "Bo Hart", "--on", "2026-11-17")
        open_.ask("knows", "Bo Hart", "Tess <i>Quill")
        yield open_


@pytest.fixture
def client(at: Session, monkeypatch: pytest.MonkeyPatch) -> Client:
    assert at.home.is_dir()
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    made = Client()
    made.cookies = guard.let_in(HttpResponse()).cookies
    return made


def named(who: object) -> str:
    assert isinstance(who, dict)
    return str(who["name"])


def part(of: Document, name: str) -> Document:
    found = of[name]
    assert isinstance(found, dict)
    return found


def test_nothing_is_said_where_nobody_is_wanted(at: Session) -> None:
    assert at.ask("week")["targets_opened"] is None
    assert at.ask("scorecard")["targets_opened"] is None
    assert at.ask("person", "Bo Hart")["leads_to"] == {"targets": [], "only": []}
    assert "opened" not in at.told("scorecard")


def test_new_people_and_what_they_opened_are_told_r0_07(at: Session) -> None:
    at.ask("targets", "add", "Tess <i>Quill")

    week, card, bo = (
        at.ask(*c) for c in (["week"], ["scorecard"], ["person", "Bo Hart"])
    )

    opened = part(card, "targets_opened")
    assert opened == week["targets_opened"]
    assert (opened["new"], opened["opened"], opened["each"]) == (1, 1, 1.0)
    assert opened["says"] == SAYS
    assert isinstance(opened["weeks"], list)
    assert opened["weeks"][0] == {"monday": "2026-11-16", "new": 1, "opened": 1}
    assert isinstance(opened["by"], list)
    ((by,),) = [opened["by"]]
    assert (named(by["person"]), by["on"]) == ("Bo Hart", "2026-11-17")
    assert [named(one) for one in by["opened"]] == ["Tess <i>Quill"]
    leads = part(bo, "leads_to")
    assert leads["targets"] == leads["only"] == by["leads_to"]
    assert SAYS in at.told("week")
    assert SAYS in at.told("scorecard")
    assert SAYS in at.told("digest")
    assert "Leads to 1 of your targets: Tess <i>Quill." in at.told("person", "Bo Hart")


def test_pages_show_what_new_people_opened(at: Session, client: Client) -> None:
    at.ask("targets", "add", "Tess <i>Quill")
    bo = people.find(ensure_ego(), "Bo Hart")

    week, card = (client.get(path).content.decode() for path in ("/", "/scorecard"))
    asked = {"HX-Request": "true"}
    line = client.get(f"/people/{bo}/next", headers=asked).content.decode()

    assert f'<a href="/scorecard#opened">{escape(SAYS)}' in week
    assert "<h3>Targets opened</h3>" in card
    assert '<ul class="history" id="opened">' in card
    assert f'<a href="/people/{bo}"><bdi>Bo Hart</bdi></a>' in card
    assert "Leads to 1 of your targets: Tess &lt;i&gt;Quill." in line
    assert "<i>Quill" not in week + card + line
