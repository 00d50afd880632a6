"""On the pages: a meeting in one line, and what stands beside the tie."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from closeknit.desk.intake.actions.knows import knows
from closeknit.desk.intake.actions.whom import whom
from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Mention, Met
from tests.records.said import keep

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    made = Client()
    made.cookies = guard.let_in(HttpResponse()).cookies
    ego = ensure_ego()
    ann = Connected(Mention("Ann Lee", "ann-ex"), date(2026, 1, 2), "Quay", "Clerk")
    bo = Connected(Mention("Bo Diddley", "bo-ex"), date(2026, 1, 2))
    keep(ego, ann, bo, as_of=date(2026, 6, 1))
    return made


def test_line_on_the_week_leads_to_the_person_and_shows_where_they_met(
    client: Client,
) -> None:
    line = "Ann Lee at PyCon <b>Lisbon</b> on 2026-11-14: the notes"

    answer = client.post("/met", {"line": line}, follow=True)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "The encounter is kept." in text
    where = "You met at PyCon &lt;b&gt;Lisbon&lt;/b&gt; on 14 Nov 2026"
    assert where in text


def test_line_that_is_not_taken_is_told_and_stays_to_be_mended(client: Client) -> None:
    answer = client.post("/met", {"line": "Zoe at the quay"})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "named in full" in text
    assert 'value="Zoe at the quay"' in text


def test_person_shows_whom_they_know_and_their_fields_over_time(client: Client) -> None:
    ego = ensure_ego()
    one, other = whom(ego, "Ann Lee"), whom(ego, "Bo Diddley")
    knows(ego, one, other, how="said", on=None, today=TODAY)
    bo = people.find(ego, "Bo Diddley")

    text = client.get(f"/people/{people.find(ego, 'Ann Lee')}").content.decode()

    assert f'<a href="/people/{bo}"><bdi>Bo Diddley</bdi></a>' in text
    assert "1 word of yours that they know each other" in text
    assert "company: <bdi>Quay</bdi>" in text


def test_whoever_is_connected_already_is_not_to_be_invited(client: Client) -> None:
    ego = ensure_ego()
    keep(ego, Met((Mention("Cy Moor", email="cy@example.com"),), TODAY))

    ann, cy = (
        client.get(f"/people/{people.find(ego, name)}").content.decode()
        for name in ("Ann Lee", "Cy Moor")
    )

    assert "Write an invitation" not in ann
    assert "Connected on LinkedIn since 2 Jan 2026</span>" in ann
    assert "Write an invitation</a>" in cy
