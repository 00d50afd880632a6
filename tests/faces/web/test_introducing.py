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
