"""Referrals on the page of introductions: typed, refused, drafted, asked as one."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect

from closeknit.desk.introductions import store
from closeknit.desk.kinds import actions as kinds
from closeknit.desk.kinds.rules.kind import Kind
from closeknit.desk.targets.actions import listing
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Knows, Mention
from tests.faces.conftest import Opens
from tests.faces.served import closeknit, serving
from tests.faces.web.test_pages import violations
from tests.faces.web.test_queries import counted
from tests.records.said import TODAY, keep

HARM = "<script>alert(1)</script> \u202egnp.eert"


def client_of_ours(number: int, *knows: str) -> int:
    """Keep a client by the user's word who knows these; return the ego."""
    ego = ensure_ego()
    one = Mention(f"Client {number} {HARM}", f"client-{number}")
    keep(
        ego,
        Connected(one, TODAY),
        *(Knows(one, Mention(name, f"to-{number}-{place}"), "said", TODAY)
          for place, name in enumerate(knows)),
    )  # fmt: skip
    kinds.say(ego, people.find(ego, f"client-{number}"), Kind.CLIENT, today=TODAY)
    return ego


@pytest.mark.django_db
def test_clients_stand_on_the_page_with_whom_they_know_and_become_one_letter(
    client: Client,
) -> None:
    ego = client_of_ours(1, f"Una {HARM}", "Vic Cole")
    una, vic = (people.find(ego, f"to-1-{place}") for place in range(2))
    listing.add(ego, str(vic), today=TODAY)

    page = client.get("/introductions").content.decode()
    typed = {
        "client": people.find(ego, "client-1"), "to": [una, vic],
        "why": f"They build domes {HARM}",
    }  # fmt: skip
    early = client.post("/introductions/refer", typed)
    kept = client.post("/introductions/refer", typed | {"anyway": "yes"})

    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "A relationship first: nothing went both ways between you yet" in page
    assert "Better+not+now" in early["Location"]
    assert f'name="to" value="{vic}" checked' in page
    assert f'name="to" value="{una}">' in page
    after = client.get(kept["Location"].partition("#")[0]).content.decode()
    assert "<script>alert" not in after
    assert "One letter asks for" in after
    assert {one.referral for one in store.introductions(ego, today=TODAY)} == {True}


@pytest.mark.django_db
def test_what_is_refused_is_told_at_the_form_with_what_was_typed(
    client: Client,
) -> None:
    ego = client_of_ours(1)
    number = people.find(ego, "client-1")
    said = {"client": number, "to1": "Zoe", "why": "domes", "gain": "a roof"}

    sent = client.post("/introductions/refer", said)
    nobody = client.post("/introductions/refer", {"client": number, "why": "domes"})

    page = client.get(sent["Location"].partition("#")[0]).content.decode()
    assert sent["Location"].endswith("#refer")
    assert page.count('role="alert"') == 1
    assert page.index("Name them yourself") < page.index("Nobody here is called")
    assert 'value="Client 1 &lt;script&gt;' in page
    assert 'value="Zoe"' in page
    assert "Name+one+to+3" in nobody["Location"]
    assert store.introductions(ego, today=TODAY) == []


@pytest.mark.django_db
def test_page_asks_no_more_for_more_clients(client: Client) -> None:
    numbers = []
    for number in range(3):
        client_of_ours(number, f"Una {number}", f"Vic {number}")
        client.get("/introductions")
        with counted() as asked:
            client.get("/introductions")
        numbers.append(len(asked))

    assert numbers == [numbers[0]] * 3


@pytest.mark.browser
def test_a_client_is_asked_for_two_people_by_keyboard_and_on_a_phone(
    tmp_path: Path, opens: Opens
) -> None:
    home = tmp_path / "home"
    closeknit(home, "met", "Ann Lee", "--on", "2026-10-01")
    closeknit(home, "kind", "Ann Lee", "client")
    for name in ("Una Bell", "Vic Cole"):
        closeknit(home, "knows", "Ann Lee", name)
    with serving(home) as desk:
        narrow = {"width": 390, "height": 800}
        page = opens(desk, viewport=narrow, bypass_csp=True).new_page()
        page.goto("/introductions")
        part = page.locator("section", has=page.locator("#refer"))
        part.locator("summary", has_text="Ann Lee").press("Enter")
        for name in ("Una Bell", "Vic Cole"):
            part.get_by_label(name).press("Space")
        part.get_by_label("Why you would like to meet them").first.fill("They build.")
        part.get_by_role("button", name="Draft the letter to Ann Lee").press("Enter")

        items = page.locator("section.item")
        expect(items).to_have_count(2)
        expect(items.first).to_contain_text("Una Bell and Vic Cole")
        assert violations(page) == []
        wide = "document.documentElement.scrollWidth <= innerWidth"
        assert page.evaluate(wide)
        items.first.get_by_role("button", name="I asked them").press("Enter")
        waits = "Asked; waiting for their answer"
        expect(items.filter(has_text=waits)).to_have_count(2)
