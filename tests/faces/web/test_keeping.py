"""Keep: a touch is put off, a topic comes up, a verdict is taken back."""

import pytest
from playwright.sync_api import expect

from tests.faces.conftest import Opens
from tests.faces.served import Served


@pytest.mark.browser
def test_ties_are_kept_put_off_and_reviewed(own_town: Served, opens: Opens) -> None:
    page = opens(own_town).new_page()
    page.goto("/keep")
    section = page.locator("section", has=page.locator("h2#touch"))
    first = section.locator(".who a").first.inner_text()
    one = section.locator(".item", has_text=first)
    one.get_by_role("link", name="Look and write").click()
    expect(page.locator("h1")).to_have_text(first)
    page.go_back()
    one.get_by_role("button", name="In a month").click()
    expect(page.get_by_role("status")).to_have_text("That is kept.")
    expect(section).not_to_contain_text(first)

    page.get_by_label("With whom").fill(first)
    page.get_by_label("What", exact=True).fill("<b>her</b> exam")
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_role("status")).to_have_text("That is kept.")
    page.get_by_label("With whom").fill("Nobody Atall")
    page.get_by_label("What", exact=True).fill("x")
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody here is called")

    review = page.locator("section", has=page.locator("h2#review"))
    whom = review.locator(".who a").first.inner_text()
    tie = review.locator(".item", has_text=whom)
    tie.get_by_role("button", name="Let go").click()
    expect(review.locator("ol")).not_to_contain_text(whom)
    review.get_by_text("Decided", exact=True).click()
    expect(review.locator("details")).to_contain_text(f"{whom}: let go")
    review.get_by_role("button", name="Take back").click()
    expect(review.locator("ol")).to_contain_text(whom)
