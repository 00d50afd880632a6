"""Outcomes in the browser: noted with their worth, refused in words, taken back."""

import pytest
from playwright.sync_api import expect

from tests.faces.conftest import Opens
from tests.faces.served import Served


@pytest.mark.browser
def test_an_outcome_is_noted_counted_and_taken_back(
    own_town: Served, opens: Opens
) -> None:
    page = opens(own_town).new_page()
    page.goto("/outcomes")
    page.get_by_label("With whom").fill("Callum Reddaway")
    page.get_by_label("What came of it").select_option("deal")
    page.get_by_label("Worth").fill("a lot")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("alert")).to_contain_text("'a lot' is no amount")

    page.get_by_label("With whom").fill("Callum Reddaway")
    page.get_by_label("What came of it").select_option("deal")
    page.get_by_label("Worth").fill("50000 usd")
    page.get_by_label("In a line").fill("<b>roast</b>")
    page.get_by_role("button", name="Note it").click()

    expect(page.get_by_role("status")).to_have_text("That is kept.")
    item = page.locator(".item")
    expect(item).to_contain_text("Deal, 50,000 USD")
    expect(item).to_contain_text("<b>roast</b>")
    expect(page.locator("#rates ~ table").first).to_contain_text("1 deal")
    met = page.get_by_role("row", name="Saying where you met met")
    expect(met).to_contain_text("too few for a rate")
    item.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("None is noted yet.")).to_be_visible()
