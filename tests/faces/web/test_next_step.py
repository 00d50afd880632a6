"""What next with a person: plan, calendar, step, kinds; hostile words are text."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from closeknit.desk.calls import store
from closeknit.desk.intake.actions import by_hand
from closeknit.desk.kinds import store as kinds
from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Mention
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


def ada(name: str = "Ada Reed") -> tuple[int, int]:
    ego = ensure_ego()
    keep(ego, Connected(Mention(name, "ada-ex"), date(2026, 11, 16), "Quay", "Clerk"))
    return ego, people.find(ego, "ada-ex")


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_plan_and_step_are_on_the_page_and_in_a_line_of_the_persons(
    client: Client,
) -> None:
    ego, person = ada()
    by_hand.note(ego, person, "wants the onboarding notes", today=TODAY)
    at = f"/people/{person}"

    said = {"text": "send the draft", "on": "2026-11-21"}
    client.post(f"{at}/step", said)
    page = text_of(client, f"{at}/next?told=topic")
    line = client.get(f"{at}/next", headers={"HX-Request": "true"}).content.decode()

    assert "best spoken to by 30 Nov 2026" in page
    assert "I wanted to come back to this: send the draft." in page
    assert "wants the onboarding notes" in page
    assert "The next step is kept." in page
    assert 'Next: <span dir="auto">send the draft</span>' in line
    assert f'hx-get="{at}/next"' in text_of(client, at)
    (number,) = [int(part.split("/")[0]) for part in page.split("/step/")[1:]]
    client.post(f"{at}/step/{number}/done")
    assert "send the draft" not in text_of(client, f"{at}/next").partition("kinds")[0]


def test_kind_and_channel_are_typed_shown_and_taken_back(client: Client) -> None:
    ego, person = ada()
    at = f"/people/{person}"

    client.post(f"{at}/kind", {"kind": "mentor", "begins": "2024-05-01"})
    client.post(f"{at}/prefers", {"channel": "in person"})
    page = text_of(client, f"{at}/next")

    assert "A mentor of yours, from 1 May 2024" in page
    assert '<option value="in person">a coffee</option><option value="phone">' in page
    (word,) = kinds.words(ego)[person]
    client.post(f"{at}/kind/{word.id}/take-back")
    assert kinds.words(ego) == {}
    refused = client.post(f"{at}/kind", {"kind": "boss"})
    assert "wrong=Say+what+they+are" in refused["Location"]


def test_call_is_handed_out_as_a_draft_for_the_own_calendar(client: Client) -> None:
    _, person = ada()
    asked = {"on": "2026-12-01", "at": "14:30", "minutes": "30", "how": "phone"}
    path = f"/people/{person}/call.ics"

    answer = client.get(path, asked)
    over = client.get(path, asked | {"on": "2026-11-01"})
    none = client.get(path, asked | {"at": "noon"})

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="call.ics"'
    text = answer.content.decode()
    assert "SUMMARY:Call Ada Reed\r\n" in text
    assert "DTSTART:20261201T143000\r\n" in text
    assert "ATTENDEE" not in text
    assert "METHOD" not in text
    assert "is+over" in over["Location"]
    assert "wrong=Say+a+day" in none["Location"]


def test_hostile_words_are_text_on_the_page_and_in_the_calendar(
    client: Client,
) -> None:
    ego, person = ada(f"Ada {HARM}")
    by_hand.note(ego, person, f"{HARM}\r\nATTENDEE:eve@example.com", today=TODAY)

    page = text_of(client, f"/people/{person}/next")
    asked = {"on": "2026-12-01", "at": "14:30", "minutes": "30", "how": "phone"}
    lines = client.get(f"/people/{person}/call.ics", asked).content.decode()

    assert "<script>alert" not in page
    assert "\u202e" not in page + lines
    assert "&lt;script&gt;" in page
    assert not any(line.startswith("ATTENDEE") for line in lines.split("\r\n"))


def test_page_asks_no_more_for_more_notes_and_kinds(client: Client) -> None:
    ego, person = ada()
    numbers = []

    for texts in (("one",), ("two", "three", "four")):
        for text in texts:
            by_hand.note(ego, person, text, today=TODAY)
            client.post(f"/people/{person}/step", {"text": text, "on": "2026-11-21"})
        client.get(f"/people/{person}/next")
        with counted() as asked:
            text_of(client, f"/people/{person}/next")
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 60
    assert len(store.notes(ego, person)) == 4
