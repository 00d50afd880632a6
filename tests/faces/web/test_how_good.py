"""How good is this: calm without a past, judged with one, forgotten again."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.faces.cli.program import run
from tests.faces.conftest import Opens
from tests.faces.served import Served, serving


def faults(page: Page) -> object:
    """Return what axe-core holds against the page, details opened."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    told = Axe().run(page).response
    return [(one["id"], one["nodes"][0]["html"]) for one in told["violations"]]


def test_past_is_judged_shown_and_forgotten(own_town: Served, opens: Opens) -> None:
    page = opens(own_town).new_page()
    page.goto("/people")
    page.get_by_role("link", name=re.compile("How good is this")).click()
    calm = re.compile("^Not judged yet: here is what it reached elsewhere")
    expect(page.locator("#ties ~ .calm")).to_have_text(calm)
    expect(page.locator("main")).to_contain_text("learned from earlier days")
    page.locator("#ties ~ .calm a").click()
    expect(page).to_have_url(re.compile("#again$"))
    assert faults(page) == []

    page.get_by_role("button", name="Judge by my own past").click()
    expect(page.get_by_role("status")).to_contain_text(
        re.compile("judged"), timeout=60_000
    )
    page.goto("/how-good")
    expect(page.locator("main")).to_contain_text("on your own past up to")
    expect(page.get_by_role("img", name="What was foretold")).to_have_count(2)
    expect(page.locator("#ties ~ .wide tbody tr").first).to_contain_text("closeknit")
    page.set_viewport_size({"width": 390, "height": 800})
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("button", name="Forget what it says").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("forgotten")
    expect(page.locator("#ties ~ .calm")).to_have_text(calm)


def test_person_page_tells_what_is_likely_and_why(town: Served) -> None:
    page = town.page(town.person("Tove Halvorsen")).text

    assert "If you write, an answer within a week is likely" in page
    assert "<li>they answered " in page
    assert '<a href="/how-good">How good is this?</a>' in page


def test_page_is_calm_on_an_empty_desk(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as desk:
        page = desk.page("/how-good")

    assert page.status == 200
    assert page.text.count("Not judged yet") == 2


def test_past_that_holds_too_little_is_said_to_do_so(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as desk:
        run(desk.home, "evaluate", "ties", "--own")
        page = desk.page("/how-good")

    assert page.text.count("Not enough of your own past yet") == 2
    assert "Not judged yet" not in page.text
