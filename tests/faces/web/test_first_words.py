"""First messages to whoever joined, and the model's button: through Django's client."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from tests.accounts.listening import Asked, Listening, Reply, listening
from tests.faces.cli.at_once import Session, session

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)
ROWS = """From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Hal Quay,Tess <b>Lind,"10/1/26, 9:00 AM","{note}",OUTGOING,,{tess}
"""
NOTE = "Guten Tag, wir haben uns auf der Messe getroffen und über Seile gesprochen."
TESS = "https://www.linkedin.com/in/tess-ex"


@pytest.fixture
def hal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Hal invited Tess in German, and she joined."""
    monkeypatch.setenv("CLOSEKNIT_TODAY", DAY.isoformat())
    export = tmp_path / "export"
    export.mkdir()
    (export / "Profile.csv").write_text(
        "First Name,Last Name,Headline\nHal,Quay,Ropes for museums\n"
    )
    (export / "Invitations.csv").write_text(ROWS.format(note=NOTE, tess=TESS))
    (export / "Connections.csv").write_text(
        "First Name,Last Name,URL,Company,Position,Connected On\n"
        f"Tess <b>,Lind,{TESS},Oar <i>Ltd,Owner,03 Oct 2026\n"
    )
    with session(tmp_path / "home", DAY) as desk:
        desk.ask("import", export)
        yield desk


@pytest.fixture
def browser(hal: Session) -> Client:
    assert hal.home.is_dir()
    client = Client()
    client.cookies = guard.let_in(HttpResponse()).cookies
    return client


def ego() -> int:
    return ensure_ego()


def page(browser: Client, path: str) -> str:
    return browser.get(path).content.decode()


def test_whoever_joined_is_offered_three_drafts(browser: Client) -> None:
    tess = people.find(ego(), TESS)

    listed = page(browser, "/waiting")
    who, work, call = (
        page(browser, f"/waiting/{tess}/write?draft={kind}")
        for kind in ("introduce", "company", "call")
    )

    assert listed.count(f"/waiting/{tess}/write?draft=") == 3
    assert "Ein Wort zu mir: Ropes for museums." in who
    assert "ich sehe, dass Sie bei Oar &lt;i&gt;Ltd sind." in work
    assert "<i>Ltd" not in work
    assert "<b>" not in who + listed
    assert 'data-copies="text"' in call


def test_no_draft_is_made_for_whoever_has_not_joined(
    hal: Session, browser: Client
) -> None:
    hal.ask("met", "Bo Hart", "--on", "2026-11-01")
    bo = people.find(ego(), "Bo Hart")

    answer = browser.get(f"/waiting/{bo}/write")

    assert answer.status_code == 404
    assert "Bo Hart has accepted no invitation of yours." in answer.content.decode()


def test_the_command_drafts_what_the_page_does(hal: Session) -> None:
    assert hal.ask("waiting", "draft", "Tess", "call", "--in", "en") == {
        "draft": "call",
        "language": "en",
        "text": "Hello Tess,\n\nTen minutes of talk often tell more than many messages."
        " Would you like a call in the next two weeks, or a coffee if you are near? You"
        " choose the time.\n\nKind regards, Hal Quay",
    }


def says(_asked: Asked) -> Reply:
    text = "{where_met} That is why: {reason}"
    answer = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    return Reply(200, json.dumps(answer).encode())


@pytest.fixture
def server() -> Iterator[Listening]:
    with listening(says) as told:
        yield told


def arrange(browser: Client, person: int) -> str:
    typed = {"do": "arrange", "reason": "your paper on splices", "ending": "Best, Hal"}
    answer = browser.post(f"/invite/{person}/do", typed, follow=True)
    return answer.content.decode()


def test_the_models_button_is_there_once_a_model_is_set_and_sends_markers(
    hal: Session, browser: Client, server: Listening
) -> None:
    hal.ask("met", "Bo Hart", "--on", "2026-11-01", "--at", "the rope fair")
    bo = people.find(ego(), "Bo Hart")
    before = page(browser, f"/invite/{bo}")
    refused = arrange(browser, bo)

    hal.ask("invite", "model", "--url", f"http://localhost:{server.port}/v1",
            "--name", "tiny", "--allow-host", "localhost")  # fmt: skip
    after = page(browser, f"/invite/{bo}")
    asked_by_looking = list(server.asked)
    made = arrange(browser, bo)

    assert 'value="arrange"' not in before
    assert "No model is set" in refused
    assert 'value="arrange"' in after
    assert asked_by_looking == []
    (asked,) = server.asked
    assert json.loads(asked.body)["messages"][1]["content"] == "{where_met}\n{reason}"
    assert "That is why: your paper on splices." in made
    assert "Arranged by your model" in made
