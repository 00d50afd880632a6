"""Targets on the pages: in the browser, with hostile names, with as many queries."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page, expect

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.targets import store
from closeknit.desk.targets.actions import listing
from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Knows, Mention
from tests.faces.conftest import Opens
from tests.faces.served import Served
from tests.faces.web.test_pages import Watched, violations, watch
from tests.faces.web.test_queries import counted
from tests.records.said import keep

TODAY = date(2026, 11, 21)
HARM = "<script>alert(1)</script> \u202egnp.eert"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    monkeypatch.setattr(settings, "HOME", tmp_path)
    made = Client()
    made.cookies = guard.let_in(HttpResponse()).cookies
    return made


def known(*targets: str) -> int:
    """Keep that Ann, a strong tie, knows these people; return the ego."""
    ego = ensure_ego()
    ann = Mention(f"Ann {HARM}", "ann-ex")
    keep(
        ego,
        Connected(ann, date(2026, 1, 2)),
        *(Knows(ann, Mention(one, f"{number}-ex"), "said", TODAY)
          for number, one in enumerate(targets)),
    )  # fmt: skip
    by_hand.judge(ego, people.find(ego, "ann-ex"), "strong", today=TODAY)
    return ego


@pytest.mark.django_db
def test_hostile_names_and_reasons_are_text(client: Client) -> None:
    ego = known(f"Tess {HARM}")
    tess = people.find(ego, "0-ex")
    listing.add(ego, str(tess), because=HARM, today=TODAY)

    pages = [client.get(path) for path in ("/targets", f"/people/{tess}")]

    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "Ann &lt;script&gt;" in text


@pytest.mark.django_db
def test_page_asks_no_more_for_more_targets(client: Client) -> None:
    ego = known("Tess Quill", "Tim Rook", "Una Dale")
    numbers = []

    for name in ("Tess Quill", "Tim Rook", "Una Dale"):
        listing.add(ego, name, today=TODAY)
        client.get("/targets")
        with counted() as asked:
            page = client.get("/targets")
        assert name in page.content.decode()
        numbers.append(len(asked))

    assert numbers == [numbers[0]] * 3
    assert numbers[0] <= 40


@pytest.mark.django_db
def test_what_names_nobody_is_told_and_stays_in_the_form(client: Client) -> None:
    ensure_ego()

    page = client.post("/targets/add", {"who": "Zoe", "because": "bridges"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "Nobody here is called" in text
    assert 'value="bridges"' in text


@pytest.mark.django_db
def test_somebody_new_has_a_page_and_a_paste_field_and_is_ranked(
    client: Client,
) -> None:
    ego = known()
    client.post("/targets/add", {"who": "Una Dale"})
    una = people.find(ego, "Una Dale")
    (line,) = store.targets(ego)

    page = client.get("/targets").content.decode()
    empty = client.post(f"/targets/{line.id}/mutuals", {"text": " "})
    text = f"Ann {HARM}\n· 1st\nClerk\nMessage\n"
    pasted = client.post(f"/targets/{line.id}/mutuals", {"text": text})

    assert f'href="/people/{una}"' in page
    assert "0 of 1 target people are one willing" in page
    assert f'action="/targets/{line.id}/mutuals"' in page
    assert empty.status_code == 422
    assert empty.content.decode().count("There are no names in that text") == 1
    assert pasted["Location"].startswith(f"/people/{una}?kept=")
    person = client.get(f"/people/{una}").content.decode()
    assert "Who can introduce you" in person
    assert "Draft the request" in person
    assert "<script>alert" not in person


@pytest.mark.django_db
def test_whom_you_know_yourself_is_said_plainly_and_not_counted(client: Client) -> None:
    ego = known("Tess Quill")
    listing.add(ego, str(people.find(ego, "ann-ex")), today=TODAY)

    page = client.get("/targets").content.decode()

    assert "Nobody to be reached by an introduction." in page
    assert "1 person on your list you know yourself" in page
    assert "You know Ann" in page
    assert "/circles?to=" not in page


@pytest.mark.django_db
def test_how_well_two_know_each_other_is_typed_on_the_page_r4_05(
    client: Client,
) -> None:
    ego = known("Tess Quill")
    tess = people.find(ego, "Tess Quill")
    said = {"who": "Bo Diddley", "how": "worked", "years": "3"}

    kept = client.post(f"/people/{tess}/knows", said)
    wrong = client.post(f"/people/{tess}/knows", said | {"years": "three"})
    nobody = client.post(f"/people/{tess}/knows", said | {"who": HARM[:8]})

    page = client.get(kept["Location"]).content.decode()
    assert "they worked together for 3 years, you said on 21 Nov 2026" in page
    assert "Who knows whom is kept." in page
    assert wrong.status_code == nobody.status_code == 422
    assert "Write the years as a number." in wrong.content.decode()
    assert 'value="Bo Diddley"' in wrong.content.decode()
    assert "&lt;script&gt;" in nobody.content.decode()


def ask_for(page: Page, who: str) -> None:
    page.goto("/targets")
    page.get_by_text("Put somebody on the list").click()
    page.get_by_label("Who", exact=True).fill(who)
    page.get_by_role("button", name="Put on the list").click()


def test_target_is_listed_explained_and_taken_off(
    own_town: Served, opens: Opens
) -> None:
    context = opens(own_town)
    seen = watch(context, own_town)
    page = context.new_page()

    page.goto("/targets")
    expect(page.locator(".lead")).to_have_text(
        "1 of 2 target people is one willing introduction away."
    )
    expect(page.locator("main")).to_contain_text("No warm path to Hector Sandry yet")
    ask_for(page, "Marisol Etxeandia")
    expect(page.get_by_role("status")).to_contain_text("It is on your list.")
    page.get_by_role("link", name="Marisol Etxeandia").first.click()
    part = page.locator("section", has=page.locator("#introducers"))
    expect(part).to_contain_text("Idris Vaughan-Bassett")
    expect(part).to_contain_text("What would make a warm path:")

    part.get_by_text("Paste their list of mutual connections").click()
    part.get_by_label("The list").fill("Nessa Thorburn\n· 1st\nBaker\nMessage\n")
    part.get_by_role("button", name="Rank them").click()
    expect(part).to_contain_text("Ask Nessa Thorburn, who has helped before.")
    assert violations(page) == []

    page.goto("/targets")
    expect(page.locator(".lead")).to_contain_text("2 of 3 target people are one")
    line = page.locator("li", has=page.get_by_role("link", name="Marisol Etxeandia"))
    line.get_by_role("button", name="Take off the list").click()
    expect(page.get_by_role("status")).to_contain_text("It is off your list.")
    assert violations(page) == []
    assert seen == Watched([], [])
