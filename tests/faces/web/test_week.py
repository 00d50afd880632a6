"""The week's page: done, later and undo, with scripts and without."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import expect

from closeknit.desk.cadence import actions as cadence
from closeknit.desk.intake.actions import by_hand
from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Mention
from tests.faces.conftest import Opens
from tests.faces.served import Served
from tests.records.said import keep

TODAY = date(2026, 11, 21)
EVIL = "<script>alert(1)</script> \u202eLee"
UNSETTLED = re.compile("htmx-added")
"""What has just come in, and does not yet go back in place."""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    """A browser, let in, at a desk with one silent tie to an evil name."""
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    monkeypatch.setattr(settings, "HOME", tmp_path)
    keep(ensure_ego(), Connected(Mention(EVIL, "lee-ex"), date(2026, 11, 1)))
    client = Client()
    client.cookies = guard.let_in(HttpResponse()).cookies
    return client


def shown(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def item(client: Client) -> str:
    found = re.search(r'<li class="item" id="([a-z_]+\.[0-9.]+)">', shown(client))
    assert found is not None
    return found[1]


@pytest.mark.django_db
def test_without_scripts_a_word_is_kept_told_and_taken_back(desk: Client) -> None:
    name = item(desk)

    said = desk.post(f"/week/{name}", {"word": "done"})
    told = shown(desk, said["Location"])
    number = said["Location"].rpartition("=")[2]
    again = desk.post(f"/week/undo/{number}")

    assert name.startswith("accepted_not_spoken.")
    assert f'id="{name}"' not in told
    assert "Done: <bdi>&lt;script&gt;alert(1)&lt;/script&gt; Lee</bdi>" in told
    assert "<script>alert" not in told + shown(desk)
    assert f'id="{name}"' in shown(desk, again["Location"])


@pytest.mark.django_db
def test_what_is_put_off_or_left_out_is_counted_and_listed(desk: Client) -> None:
    name = item(desk)

    desk.post(f"/week/{name}", {"word": "month"})
    off = shown(desk)
    desk.post(f"/week/{name}", {"word": "nonsense"})
    refused = desk.post("/week/one_way.7", {"word": "never"})

    assert "1 item put off" in off
    assert "until 21 Dec 2026" in off
    assert refused.status_code == 422
    assert "There is no one_way.7 in this week" in refused.content.decode()


@pytest.mark.django_db
def test_part_of_a_page_is_only_the_item(desk: Client) -> None:
    name, part = item(desk), {"HX-Request": "true"}

    said = desk.post(f"/week/{name}", {"word": "done"}, headers=part)
    number = re.search(r"/week/undo/([0-9]+)", said.content.decode())
    assert number is not None
    back = desk.post(f"/week/undo/{number[1]}", headers=part)
    gone = desk.post(f"/week/undo/{number[1]}", headers=part)

    assert said.content.decode().startswith('<li class="item said">')
    assert back.content.decode().startswith(f'<li class="item" id="{name}">')
    assert gone.headers["HX-Refresh"] == "true"


@pytest.mark.django_db
def test_reminder_in_evil_words_is_text(desk: Client) -> None:
    ego = ensure_ego()
    by_hand.met(ego, [Mention("Ann Lee")], on=date(2026, 2, 1), today=TODAY)
    cadence.topic(ego, people.find(ego, "Ann Lee"), EVIL, on=TODAY)

    page = shown(desk)

    assert "Come back to: &lt;script&gt;alert(1)&lt;/script&gt; Lee</span>" in page


@pytest.mark.django_db
def test_digest_is_chosen_on_the_page_but_a_folder_is_not(desk: Client) -> None:
    off = shown(desk, "/settings")

    chosen = desk.post("/settings/digest", {"digest": "mail"})
    elsewhere = desk.post("/settings/digest", {"digest": "mail /tmp"})

    assert '<option value="off" selected>' in off
    assert '<option value="mail" selected>' in shown(desk, chosen["Location"])
    assert elsewhere.status_code == 422


@pytest.mark.browser
def test_item_is_done_and_undone_in_place_by_keys(
    own_town: Served, opens: Opens
) -> None:
    page = opens(own_town).new_page()
    page.goto("/")
    items = page.locator("main .items > .item")
    expect(items).to_have_count(10)
    first, second = items.nth(1), items.nth(2)
    names = [one.get_attribute("id") for one in (first, second)]

    first.get_by_role("button", name="Done").click()
    expect(first.get_by_role("status")).to_contain_text("Done: ")
    expect(first).not_to_have_class(UNSETTLED)
    second.get_by_role("button", name="Later").click()
    expect(second.get_by_role("status")).to_contain_text("Put off until 28 Nov 2026: ")
    expect(second).not_to_have_class(UNSETTLED)
    page.keyboard.press("u")
    expect(second).to_have_attribute("id", str(names[1]))
    page.keyboard.press("u")
    expect(first).to_have_attribute("id", str(names[0]))
    page.get_by_role("link", name=re.compile("^And .* more$")).click()
    expect(items.nth(11)).to_be_visible()
