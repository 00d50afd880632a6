"""The keyboard reaches everything, and every key is told."""

from playwright.sync_api import expect

from tests.faces.conftest import Opens
from tests.faces.served import Served


def test_keys_lead_from_page_to_page(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto("/")
    visited = []

    for key, path in (("p", "/people"), ("i", "/imports"), ("s", "/settings")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(f"**{path}")
        visited.append(page.title())
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url(town.base + "/")

    assert [t.partition(" ")[0] for t in visited] == ["People", "Imports", "Settings"]


def test_j_and_k_move_among_the_items_and_enter_opens_one(
    town: Served, opens: Opens
) -> None:
    page = opens(town).new_page()
    page.goto("/people?order=name")

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*")

    expect(page.locator("h1")).to_have_text(focused)


def test_slash_goes_to_the_search_from_any_page(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto("/settings")

    page.keyboard.press("/")
    page.wait_for_url("**/people#q")
    page.keyboard.type("imogen")

    expect(page.locator("#found")).to_contain_text("1 to 1 of 1")
    expect(page.locator("#found")).to_contain_text("Imogen Tate")


def test_question_mark_shows_every_key(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto("/")

    page.keyboard.press("?")

    told = page.locator("#keys kbd").all_inner_texts()
    assert told == [
        *("/", "g w", "g p", "g r", "g v", "g t", "g o", "g i", "g s"),
        *("j", "k", "u", "?"),
    ]
    assert page.locator("#keys dl").is_visible()


def test_keys_typed_into_a_field_are_letters(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto("/people")

    page.locator("#q").press_sequentially("gw?j")

    assert page.url.partition("?")[0].endswith("/people")
    assert page.locator("#q").input_value() == "gw?j"


def test_tab_reaches_the_page_past_the_navigation(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto("/")

    page.keyboard.press("Tab")
    first = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.closest('main') !== null")

    assert first == "Skip to the page"
    assert inside
