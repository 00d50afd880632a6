"""Who could help, on the page and by command; hostile words are text."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from closeknit.desk.giving.store.able import who_could_help
from closeknit.desk.intake.actions import by_hand
from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Endorsed, Mention
from tests.faces.cli.at_once import session
from tests.faces.web.test_queries import counted
from tests.records.said import keep

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
HARM = "<script>alert(1)</script>\u202egnp.eert"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    monkeypatch.setattr(settings, "HOME", tmp_path)
    made = Client()
    made.cookies = guard.let_in(HttpResponse()).cookies
    return made


def desk() -> int:
    """Ann advises on tax, Bo was endorsed for it, Cy is denied."""
    ego = ensure_ego()
    at = datetime(2026, 5, 4, tzinfo=UTC)
    ann, bo, cy = (
        Mention(f"{name} Reed", f"{name.lower()}-ex") for name in ("Ann", "Bo", "Cy")
    )
    keep(
        ego,
        Connected(ann, TODAY, "Quay", f"Tax adviser {HARM}"),
        Connected(bo, TODAY, "Rye", "Cook"),
        Endorsed(bo, outgoing=True, skill="Tax", at=at),
        Connected(cy, TODAY, "Rye", "Tax clerk"),
    )
    by_hand.tell(ego, people.find(ego, "cy-ex"), "denied", "yes", today=TODAY)
    return ego


def test_r1_02_search_goes_over_work_skills_and_notes(tmp_path: Path) -> None:
    ego = desk()
    by_hand.note(ego, people.find(ego, "ann-ex"), "tax of boats", today=TODAY)

    with session(tmp_path / "home", TODAY) as at:
        found = at.ask("who-could-help", "tax for boats")

    assert found["total"] == 2
    assert [
        (one.name, one.because[0])
        for one in who_could_help(ego, "tax for boats").people
    ] == [("Ann Reed", "your note: tax of boats"), ("Bo Reed", "endorsed for: Tax")]


def test_page_shows_them_harmlessly_and_asks_no_more_for_more(client: Client) -> None:
    ego = desk()
    numbers = []

    for more in ((), ("Di", "Ed")):
        for name in more:
            who = Mention(f"{name} Reed", f"{name.lower()}-ex")
            keep(ego, Connected(who, TODAY, "Rye", "Tax clerk"))
        client.get("/people/who-could-help?q=tax")
        with counted() as asked:
            page = client.get("/people/who-could-help?q=tax").content.decode()
        numbers.append(len(asked))

    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "Ann Reed" in page
    assert "Ed Reed" in page
    assert "Cy Reed" not in page
    assert numbers[0] == numbers[1] <= 25
    empty = client.get("/people/who-could-help?q=zither").content.decode()
    assert "Nothing in your data says who could." in empty
