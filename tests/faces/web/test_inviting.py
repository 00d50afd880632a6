"""Invite: scenarios S2, S4 and S8 in the browser, and hostile words shown as words."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.invitations import store
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Mention
from tests.faces.cli.program import asked, rows
from tests.faces.conftest import Opens
from tests.faces.served import Served, closeknit, serving
from tests.faces.web.test_pages import violations

TODAY = date(2026, 11, 21)
STOCK = "I'd like to join your LinkedIn network."
REASON = "your paper on splices is what my apprentices learn from"
NOTE = f"Hi Tess, we met at the rope fair. I write because {REASON}."


@pytest.fixture(scope="module")
def ropewalk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Hal's desk: Deb is connected, Tess was met half a year ago."""
    folder = tmp_path_factory.mktemp("ropewalk")
    home, export = folder / "home", folder / "export"
    export.mkdir()
    (export / "Profile.csv").write_text(
        "First Name,Last Name,Headline\nHal,Quay,rope maker\n"
    )
    (export / "Connections.csv").write_text(
        "First Name,Last Name,URL,Company,Position,Connected On\n"
        "Deb,Quill,https://www.linkedin.com/in/deb-ex,Oar,Owner,01 Mar 2024\n"
    )
    closeknit(home, "import", export)
    closeknit(home, "met", "Tess Lind", "--on", "2026-05-21", "--at", "the rope fair")
    closeknit(home, "readiness", "pass", "--because", "this is a test")
    with serving(home) as served:
        yield served


def composer(desk: Served, opens: Opens) -> Page:
    page = opens(desk).new_page()
    page.goto("/invite")
    page.get_by_label("Whom").fill("Tess")
    page.get_by_role("button", name="Write to them").click()
    page.wait_for_url("**/invite/*")
    return page


@pytest.mark.browser
def test_s8_the_composer_counts_refuses_and_lets_go(
    ropewalk: Served, opens: Opens
) -> None:
    page = composer(ropewalk, opens)
    note, checked = page.get_by_label("The note"), page.locator("#checked")
    expect(page.get_by_label("The ending, first")).to_have_value("Thank you, Hal")
    expect(page.locator("#evidence + ul")).to_contain_text("typed in, 1")
    expect(page.locator("#why-reason")).to_contain_text("R0-20")
    assert violations(page) == []

    note.fill("x" * 295)
    expect(page.locator("[data-count]")).to_have_text("11 too many")
    expect(checked).to_contain_text("It is 11 characters too long.")
    expect(checked.locator("[data-copy]")).to_have_count(0)
    note.fill("Hi Tess, see www . lens . example. I'd like you as a client.")
    expect(checked).to_contain_text("Leave out every link")
    expect(checked).to_contain_text("you want them as a client")
    note.fill(STOCK)
    page.get_by_label("The ending, first").fill("")
    expect(checked).to_contain_text("It is LinkedIn's own text")

    page.get_by_label("Why this person").fill(REASON)
    page.get_by_label("The ending, first").fill("Thank you, Hal")
    note.fill(NOTE)
    copy = checked.get_by_role("button", name="Copy the note")
    expect(copy).to_have_attribute("data-copy", f"{NOTE}\n\nThank you, Hal")
    checked.get_by_role("button", name="I have sent it").click()

    page.wait_for_url("**/invite?done=sent")
    expect(page.locator("#sent + ul")).to_contain_text("Tess Lind")
    page.get_by_role("button", name="I did not send it").click()
    expect(page.get_by_label("The note")).to_have_value(NOTE)


@pytest.mark.browser
def test_s2_a_name_is_held_back_until_its_permission_is_in_the_ledger(
    ropewalk: Served, opens: Opens
) -> None:
    page = composer(ropewalk, opens)
    checked = page.locator("#checked")
    page.get_by_label("The note").fill(f"{NOTE} Deb Quill knows us both.")
    expect(checked).to_contain_text("It names Deb Quill without permission.")

    checked.get_by_role("button", name="I ask them to introduce me").click()
    expect(checked).to_contain_text("was asked on 21 Nov 2026 to introduce you")
    page.get_by_role("button", name="They said no").click()
    expect(checked).not_to_contain_text("to introduce you: wait")
    checked.get_by_role("button", name="They allowed it").click()

    expect(page.locator("#permissions + ul")).to_contain_text(
        "granted 21 Nov 2026, until 19 Feb 2027"
    )
    expect(checked).not_to_contain_text("without permission")
    expect(checked.locator("[data-copy]")).to_have_count(1)
    listed = rows(asked(ropewalk.home, "permission", "list"), "permissions")
    assert [(one["purpose"], one["state"]) for one in listed] == [
        ("introduction", "denied"),
        ("name", "granted"),
    ]


HOSTILE = "<script>alert(1)</script>\u202e=cmd|'x'!A0"


def hostile_person() -> tuple[int, int]:
    ego = ensure_ego()
    who = Mention(f"Eve {HOSTILE}", email="eve@example.com")
    by_hand.met(ego, [who], on=TODAY, today=TODAY, where=HOSTILE, about=HOSTILE)
    return ego, people.find(ego, "eve@example.com")


@pytest.mark.django_db
def test_hostile_names_and_notes_are_shown_as_words(client: Client) -> None:
    ego, eve = hostile_person()

    kept = client.post(f"/invite/{eve}/do", {"body": HOSTILE, "ending": HOSTILE})
    pages = [client.get(path) for path in ("/invite", f"/invite/{eve}")]
    part = client.post(
        f"/invite/{eve}/check", {"body": HOSTILE}, headers={"HX-Request": "true"}
    )

    assert kept.status_code == 302
    for page in (*pages, part):
        text = page.content.decode()
        assert page.status_code == 200
        assert "<script>alert" not in text
        assert "\u202e" not in text
    assert "&lt;script&gt;" in pages[1].content.decode()
    assert [one.person for one in store.drafts(ego)] == [eve]


@pytest.mark.django_db
def test_looking_and_checking_keep_nothing(client: Client) -> None:
    ego, eve = hostile_person()

    client.get(f"/invite/{eve}")
    client.post(f"/invite/{eve}/check", {"body": "Hi Eve"})

    assert store.drafts(ego) == []


@pytest.mark.django_db
def test_what_is_held_back_is_told_and_what_was_typed_stays(client: Client) -> None:
    ego, eve = hostile_person()

    page = client.post(f"/invite/{eve}/do", {"body": STOCK, "do": "sent"})

    assert page.status_code == 422
    assert "It is held back." in page.content.decode()
    assert [(one.state.value, one.body) for one in store.drafts(ego)] == [
        ("open", STOCK)
    ]


@pytest.mark.django_db
def test_a_draft_is_made_anew_and_dropped(client: Client) -> None:
    ego, eve = hostile_person()

    client.post(f"/invite/{eve}/do", {"do": "make", "language": "de", "ending": "Hal"})
    (made,) = store.drafts(ego)
    client.post(f"/invite/{eve}/do", {"body": made.body, "do": "drop"})

    assert made.body.startswith("Hallo Eve,")
    assert [one.state.value for one in store.drafts(ego)] == ["dropped"]


@pytest.mark.django_db
def test_whom_nobody_knows_is_said_in_place(client: Client) -> None:
    ensure_ego()

    page = client.get("/invite?who=Nobody Atall")

    assert page.status_code == 404
    assert "Nobody here is called" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("ask", ["", "granted:name:0", "stolen:name:1", "asked:x:1"])
def test_a_word_that_makes_no_sense_is_refused(client: Client, ask: str) -> None:
    _, eve = hostile_person()

    page = client.post(f"/invite/{eve}/ask", {"ask": ask})

    assert page.status_code in {404, 409}
