"""Accounts on the page: added, asked, told truly, removed; with and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.replayed import TOKEN, LinkedIn, refused, replayed
from tests.faces.conftest import Opens
from tests.faces.served import Served, serving
from tests.faces.web.test_pages import VIEWS, violations, watch

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])


@pytest.fixture
def linkedin() -> Iterator[LinkedIn]:
    with replayed() as one:
        yield one


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("asking") / "home") as served:
        yield served


def _add(page: Page, linkedin: LinkedIn, secret: str, label: str) -> None:
    page.goto("/accounts")
    page.get_by_label("What it is").select_option("linkedin")
    page.get_by_label("What you call it").fill(label)
    page.get_by_label("Its host or address").fill(linkedin.address)
    page.get_by_label("Password or token", exact=True).fill(secret)
    page.get_by_text("A server of your own").click()
    page.get_by_label("Hosts of your own network").fill("localhost")
    page.get_by_role("button", name="Add it").click()


@SCRIPTS
def test_an_account_is_added_asked_and_removed(
    desk: Served, opens: Opens, linkedin: LinkedIn, *, scripts: bool
) -> None:
    page = opens(desk, java_script_enabled=scripts).new_page()
    label = f"mine <i>{scripts}</i>"

    _add(page, linkedin, TOKEN, label)
    expect(page.locator(".told")).to_contain_text("It lets us in, and is added.")
    expect(page.locator(".item")).to_contain_text("Not asked yet.")
    page.get_by_role("button", name="Ask now").click()
    _wait_for_the_end(page)
    expect(page.locator("main")).to_contain_text(f"account {label}")
    page.goto("/accounts")
    item = page.locator(".item")
    expect(item).to_contain_text("Asked and read ")
    item.get_by_text("Change or remove").click()
    page.get_by_role("button", name="Remove").click()

    expect(page.locator(".told")).to_contain_text("It is removed, and its secret.")
    assert page.locator(".item").count() == 0


def _wait_for_the_end(page: Page) -> None:
    expect(page.locator("progress")).to_have_count(0, timeout=60_000)


def test_an_asking_that_fails_is_told_as_failed(
    desk: Served, opens: Opens, linkedin: LinkedIn
) -> None:
    page = opens(desk).new_page()
    _add(page, linkedin, TOKEN, "failing")
    linkedin.instead["memberChange"] = refused(401, 65602, "EXPIRED_ACCESS_TOKEN")

    page.get_by_role("button", name="Ask now").click()
    _wait_for_the_end(page)
    told = page.locator(".wrong").inner_text()
    page.goto("/accounts")

    assert told.startswith("failing: LinkedIn's token has run out")
    expect(page.locator(".item .wrong").first).to_contain_text("Failed ")
    page.locator(".item").get_by_text("Change or remove").click()
    page.get_by_role("button", name="Remove").click()


def test_a_secret_that_is_refused_is_told_and_not_shown_again(
    desk: Served, opens: Opens, linkedin: LinkedIn
) -> None:
    page = opens(desk).new_page()

    _add(page, linkedin, "wrong-secret", "refused")

    expect(page.get_by_role("alert")).to_contain_text("does not know this token")
    assert "wrong-secret" not in page.content()
    assert page.get_by_label("What you call it").input_value() == "refused"
    assert page.locator(".item").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_page_with_an_account_is_fit_for_everybody(
    tmp_path: Path, opens: Opens, linkedin: LinkedIn, view: str
) -> None:
    with serving(tmp_path / "home") as served:
        context = opens(served, **VIEWS[view])
        seen = watch(context, served)
        page = context.new_page()
        _add(page, linkedin, TOKEN, "a name as long as a label of an account may be")
        linkedin.instead["/rest/"] = refused(500, 0, "INTERNAL")
        page.get_by_role("button", name="Ask now").click()
        _wait_for_the_end(page)
        page.goto("/accounts")

        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert violations(page) == []
        assert not wide
        assert (seen.strangers, seen.complaints) == ([], [])
