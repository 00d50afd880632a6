"""Give and take on a person's page and on its own; S6 as the browser shows it."""

from pathlib import Path

from playwright.sync_api import expect

from tests.faces.conftest import Opens
from tests.faces.mo_and_nia import mo_and_nia
from tests.faces.served import closeknit, serving


def test_s6_is_told_on_the_pages_and_what_is_noted_is_taken_back(
    tmp_path: Path, opens: Opens
) -> None:
    home, box = tmp_path / "home", mo_and_nia(tmp_path)
    closeknit(home, "settings", "bodies", "on")
    closeknit(home, "me", "sam@quay.example")
    closeknit(home, "import", box)
    with serving(home) as desk:
        page = opens(desk).new_page()
        page.goto("/give")
        expect(page.locator("#needed + p + ol")).to_contain_text(
            "you only write when you need something: 8 of your 8 messages ask"
        )
        page.get_by_role("link", name="Mo Reyes").click()
        part = page.locator("section", has=page.locator("h2#give"))
        expect(part).to_contain_text("they hear from you when you need something")

        page.goto(desk.person("Nia Cole"))
        expect(part).to_contain_text("A connection: it goes both ways.")
        part.get_by_text("Note what went either way").click()
        part.get_by_label("In a line").fill("<b>tips</b> on roofs")
        part.get_by_role("button", name="Note it").click()
        expect(part).to_contain_text("That is noted.")
        expect(part).to_contain_text("You helped them: <b>tips</b> on roofs")
        part.get_by_role("button", name="Take back").click()
        expect(part).to_contain_text("It is taken back.")
        expect(part).not_to_contain_text("roofs")

        part.get_by_text("Note what they look for").click()
        part.get_by_label("They look for").fill("a slater")
        part.get_by_role("button", name="Note it").click()
        expect(part).to_contain_text("They look for: a slater")
        part.get_by_role("button", name="They have it").click()
        expect(part).not_to_contain_text("a slater")


def test_r3_12_two_are_introduced_with_both_asked(tmp_path: Path, opens: Opens) -> None:
    home = tmp_path / "home"
    for name in ("Ada Ray", "Bo <b>Lind</b>"):
        closeknit(home, "met", name, "--on", "2026-10-01")
    closeknit(home, "note", "Bo <b>Lind</b>", "a tax adviser on the quay")
    closeknit(home, "wish", "Ada Ray", "a tax adviser")
    with serving(home) as desk:
        page = opens(desk).new_page()
        page.goto("/give")
        item = page.locator(".item").first
        expect(item).to_contain_text("Nobody is asked yet")
        item.get_by_role("button", name="I asked Ada Ray").click()
        expect(item).to_contain_text("One of them is asked")
        item.get_by_role("button", name="Ada Ray said yes").click()
        expect(item).to_contain_text("One said yes; the other is to answer")
        item.get_by_role("button", name="I asked Bo").click()
        item.get_by_role("button", name="said yes").click()
        expect(item).to_contain_text("Both said yes: introduce them")
        item.get_by_role("button", name="I introduced them").click()
        expect(page.get_by_role("status")).to_have_text("That is noted.")
        expect(page.locator("#meet")).to_have_count(0)
