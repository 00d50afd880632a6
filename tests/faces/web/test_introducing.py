"""Introductions in the browser: asked, answered, made, undone; S2's lock goes along."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.faces.conftest import Opens
from tests.faces.served import closeknit, serving

REASON = "She builds <b>domes</b>, and I want to learn about joints."


def begin(page: Page, introducer: str, target: str) -> None:
    page.goto("/introductions")
    page.get_by_label("Who could introduce you").fill(introducer)
    page.get_by_label("To whom").fill(target)
    page.get_by_label("Why this person").fill(REASON)
    page.get_by_role("button", name="Draft the request").click()


@pytest.mark.browser
def test_an_introduction_goes_from_the_request_to_the_thanks(
    tmp_path: Path, opens: Opens
) -> None:
    home = tmp_path / "home"
    closeknit(home, "me", "sam@quay.example", "Sam Spade")
    for name in ("Ann Lee", "Tess Orr", "Tim Ash"):
        closeknit(home, "met", name, "--on", "2026-10-01")
    with serving(home) as desk:
        page = opens(desk).new_page()
        begin(page, "Ann Lee", "Tess Orr")
        one = page.locator("section.item")
        expect(one).to_contain_text("Planned, nobody asked yet")
        draft = one.locator("[data-copy]").get_attribute("data-copy") or ""
        one.get_by_role("button", name="I asked them").click()
        expect(one).to_contain_text("Asked; waiting for their answer")
        expect(one).to_contain_text("Then: ask once more, or let it go")

        page.goto(desk.person("Tess Orr").replace("/people/", "/invite/"))
        page.get_by_label("The note").fill("Dear Tess, we met at the fair. Sam")
        expect(page.locator("#checked")).to_contain_text("to introduce you")

        begin(page, "Ann Lee", "Tim Ash")
        expect(page.get_by_role("alert")).to_contain_text(
            "Better not now: another request of yours to them is still open"
        )
        expect(page.get_by_label("Why this person")).to_have_value(REASON)

        page.goto("/introductions")
        one.get_by_label("What was said").fill("gladly")
        one.get_by_role("button", name="We are introduced").click()
        expect(one).to_contain_text("Then: write to them, and thank the introducer")
        one.locator("summary", has_text="What happened").click()
        one.get_by_role("button", name="Take the last step back").click()
        expect(one).to_contain_text("Asked; waiting")
        one.get_by_role("button", name="They would rather not").click()
        expect(page.locator("#ended + ul")).to_contain_text("they would rather not")

    assert f"Tess Orr: {REASON}" in draft
    assert "if you would rather not" in draft


@pytest.mark.browser
def test_a_draft_is_held_back_until_it_has_a_reason(
    tmp_path: Path, opens: Opens
) -> None:
    home = tmp_path / "home"
    closeknit(home, "me", "sam@quay.example", "Sam Spade")
    for name in ("Ann Lee", "Tess Orr"):
        closeknit(home, "met", name, "--on", "2026-10-01")
    closeknit(home, "introduce", "referral", "Ann Lee", "--to", "Tess Orr")
    with serving(home) as desk:
        page = opens(desk).new_page()
        page.goto("/introductions")
        one = page.locator("section.item")
        one.locator("summary", has_text="What you could write").click()
        fault = one.locator(".reasons li", has_text="R1-10")
        expect(fault).to_contain_text(
            "Holds it back: It does not say why you want to meet Tess Orr"
        )
        expect(one.locator("[data-copy]")).to_have_count(0)

        one.get_by_label("Why them").fill(REASON)
        one.get_by_label("Longest text to forward").fill("5000")
        one.get_by_role("button", name="Keep these words").press("Enter")
        expect(page.locator(".told")).to_have_text("That is kept.")
        one.locator("summary", has_text="What you could write").click()
        expect(one.locator("blockquote")).to_contain_text(f"Tess Orr. {REASON}")
        expect(one).not_to_contain_text("R1-10")
        expect(one.locator("[data-copy]")).to_have_count(1)
        one.locator("summary", has_text="in other words").click()
        expect(one.get_by_label("Longest text to forward")).to_have_value("5000")


@pytest.mark.browser
def test_a_targets_no_is_shown_where_introducers_are(
    tmp_path: Path, opens: Opens
) -> None:
    home = tmp_path / "home"
    for name in ("Ann Lee", "Bob Stone"):
        closeknit(home, "met", name, "--on", "2026-10-01")
        closeknit(home, "knows", name, "Tess Orr")
        closeknit(home, "tie", name, "strong")
    closeknit(home, "targets", "add", "Tess Orr")
    closeknit(home, "introduce", "ask", "Ann Lee", "--to", "Tess Orr",
              "--reason", REASON)  # fmt: skip
    with serving(home) as desk:
        page = opens(desk).new_page()
        page.goto(desk.person("Tess Orr"))
        part = page.locator("section", has=page.locator("#introducers"))
        expect(part.get_by_role("link", name="Draft the request")).to_have_count(1)
        part.get_by_role("link", name="See the introduction by Ann Lee").click()
        one = page.locator("section.item")
        one.get_by_role("button", name="They asked the other").click()
        expect(one).to_contain_text("The other is asked")
        page.goto("/targets")
        expect(page.locator(".lead")).to_contain_text("1 of 1 target people")
        page.goto("/introductions")
        one.get_by_role("button", name="The other would rather not").click()
        expect(page.locator("#ended + ul")).to_contain_text(
            "the other would rather not"
        )

        for path in ("/targets", desk.person("Tess Orr")):
            page.goto(path)
            expect(page.locator("main")).to_contain_text(
                "Tess Orr said on 21 Nov 2026 that they would rather not."
            )
            expect(page.get_by_role("link", name="Draft the request")).to_have_count(0)
        expect(part).to_contain_text("Not to be asked: 2")
