"""Beside a note to a stranger: whom to ask instead, by a command and on the page."""

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
from tests.records.said import TODAY

pytestmark = pytest.mark.django_db

SAYS = "You have not met Tess Orr. Ann <i>Lee could introduce you:"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Session]:
    """Ann is a friend, and knows Tess, whom the user never met."""
    with session(tmp_path / "home", TODAY) as open_:
        open_.ask("met", "Ann <i>Lee", "--on", "2026-11-17")
        open_.ask("tie", "Ann <i>Lee", "strong")
        open_.ask("knows", "Ann <i>Lee", "Tess Orr", "--how", "worked")
        yield open_


def test_note_to_a_stranger_names_whom_to_ask_instead_r1_08(at: Session) -> None:
    tess = at.ask("invite", "draft", "Tess Orr")["instead"]
    ann = at.ask("invite", "draft", "Ann <i>Lee")["instead"]
    told = at.told("invite", "draft", "Tess Orr")

    assert isinstance(tess, dict)
    assert tess["introducer"]["name"] == "Ann <i>Lee"
    assert tess["willing"] == "ask first"
    assert tess["says"][0].startswith(SAYS)
    assert ann is None
    assert SAYS in told
    assert "(R1-08)" in told


def test_composer_leads_to_the_introduction(
    at: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at.home.is_dir()
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    client = Client()
    client.cookies = guard.let_in(HttpResponse()).cookies
    ann, tess = (people.find(ensure_ego(), one) for one in ("Ann <i>Lee", "Tess Orr"))

    page, known = (client.get(f"/invite/{n}").content.decode() for n in (tess, ann))

    assert escape(SAYS) in page
    assert f"/introductions?introducer={ann}&amp;target={tess}#begin" in page
    assert "<i>Lee" not in page
    assert "could introduce you" not in known
