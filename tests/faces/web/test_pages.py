"""Each page is there, is fit for everybody, and asks nobody outside."""

from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.faces.conftest import Opens
from tests.faces.served import Served

PAGES = (
    "/",
    "/?all=1",
    "/people",
    "/people?q=nobody-of-this-name",
    "{idris}",
    "{idris}/forget",
    "/circles",
    "/circles/kept",
    "{idris}/next",
    "/people/who-could-help?q=harbour",
    "/same",
    "/give",
    "/targets",
    "/introductions",
    "/permissions",
    "/keep",
    "/outcomes",
    "/triage",
    "/policy",
    "/policy/preview/LION",
    "/policy/versions/0",
    "/readiness",
    "/waiting",
    "/scorecard",
    "/imports",
    "/imports/2",
    "/accounts",
    "/changes",
    "/settings",
    "/nowhere",
)
VIEWS: dict[str, dict[str, object]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "is_mobile": True,
        "has_touch": True,
    },
}


class Watched(NamedTuple):
    """What a page did that it should not do."""

    strangers: list[str]
    complaints: list[str]


def pages(town: Served) -> list[str]:
    """Return the addresses of all pages."""
    idris = town.person("Idris Vaughan-Bassett")
    return [path.format(idris=idris) for path in PAGES]


def watch(context: BrowserContext, served: Served) -> Watched:
    """Note each request to another host, each dialog and each complaint."""
    seen = Watched([], [])
    own = urlsplit(served.base).netloc

    def asked(url: str) -> None:
        if urlsplit(url).netloc not in {own, ""}:
            seen.strangers.append(url)

    def opened(page: Page) -> None:
        page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("console", lambda said: said_in(said.type, said.text))

    def said_in(kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "status of 4" not in text:
            seen.complaints.append(text)

    context.on("request", lambda request: asked(request.url))
    context.on("page", opened)
    return seen


def violations(page: Page) -> list[str]:
    """Return what axe-core holds against a page, details opened."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for v in found
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_is_fit_for_everybody(town: Served, opens: Opens, view: str) -> None:
    context = opens(town, bypass_csp=True, **VIEWS[view])
    page = context.new_page()

    found = {}
    for path in pages(town):
        page.goto(path)
        found[path] = violations(page)

    assert found == {path: [] for path in pages(town)}


def test_fault_in_a_page_is_seen(town: Served, opens: Opens) -> None:
    page = opens(town, bypass_csp=True).new_page()
    page.goto("/changes")

    page.evaluate("document.querySelector('main').append(new Image())")

    assert violations(page)[0].startswith("image-alt: ")


def test_empty_pages_teach_and_are_fit_for_everybody(
    empty: Served, opens: Opens
) -> None:
    page = opens(empty, bypass_csp=True).new_page()

    page.goto("/")
    steps = page.locator(".steps li").count()
    says = page.locator("main").inner_text()
    wrong = violations(page)
    for path in (
        "/people",
        "/waiting",
        "/readiness",
        "/imports",
        "/changes",
        "/circles",
        "/settings",
    ):
        page.goto(path)
        wrong += violations(page)

    assert steps == 4
    assert "closeknit demo" in says
    assert wrong == []


def test_pages_ask_nobody_outside_and_break_no_rule(town: Served, opens: Opens) -> None:
    context = opens(town)
    seen = watch(context, town)
    page = context.new_page()

    for path in pages(town):
        page.goto(path)

    assert seen == Watched([], [])


def test_no_page_is_wider_than_a_phone(town: Served, opens: Opens) -> None:
    page = opens(town, **VIEWS["phone"]).new_page()

    widths = {}
    for path in pages(town):
        page.goto(path)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(pages(town), 360)


def test_buttons_and_links_of_the_frame_can_be_hit_with_a_finger(
    town: Served, opens: Opens
) -> None:
    page = opens(town, **VIEWS["phone"]).new_page()
    page.goto("/")

    heights = page.locator("nav li a, .way, main button").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )

    assert len(heights) > 4
    assert min(heights) >= 44


@pytest.mark.parametrize("width", [320, 360, 390])
def test_names_of_the_pages_fit_beside_each_other_on_a_phone(
    town: Served, opens: Opens, width: int
) -> None:
    page = opens(town, viewport={"width": width, "height": 740}).new_page()
    # The last name is the widest, and wider still where it is the page's own.
    page.goto("/settings")

    edges = page.locator("nav li a").evaluate_all(
        """all => all.map(a => {
             const text = document.createRange();
             text.selectNodeContents(a);
             const at = text.getBoundingClientRect();
             return [at.left, at.right];
           })"""
    )

    assert len(edges) == 8
    assert edges[0][0] >= 0
    assert edges[-1][1] <= width
    row = 4 if width < 344 else 8
    rows = [edges[at : at + row] for at in range(0, 8, row)]
    gaps = [right[0] - left[1] for one in rows for left, right in pairwise(one)]
    assert min(gaps) >= 2


def test_what_waits_behind_an_item_is_one_click_away(
    town: Served, opens: Opens
) -> None:
    page = opens(town).new_page()
    page.goto("/")
    shown = page.locator("section[aria-labelledby=inbound] .item").count()

    page.get_by_role("link", name="5 more wait behind these").first.click()
    page.wait_for_url("**/?all=1#inbound")

    assert page.locator("section[aria-labelledby=inbound] .item").count() == shown + 5


def test_import_is_called_by_its_file_and_leads_to_the_week(
    town: Served, opens: Opens
) -> None:
    page = opens(town).new_page()
    page.goto("/imports/2")

    assert page.locator("h1").inner_text() == (
        "Complete_LinkedInDataExport_11-17-2026.zip"
    )
    page.get_by_role("link", name="See this week").click()
    page.wait_for_url("**/")


def test_person_begins_with_what_one_comes_for(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto(town.person("Idris Vaughan-Bassett"))

    titles = page.locator("h2").all_inner_texts()

    assert titles[0] == "The tie"
    assert titles[-3:] == ["What happened", "Over time", "Taken for one person"]


def test_week_shows_each_story_with_its_reason(town: Served, opens: Opens) -> None:
    page = opens(town).new_page()
    page.goto("/?all=1")

    item = page.locator(".item", has_text="Imogen Tate")
    item.get_by_text("Why?").click()

    assert "Read the note and decide" in item.inner_text()
    assert "I run the fish shop" in item.locator(".note").inner_text()
    assert "R2-16" in item.inner_text()
    link = item.locator("a[data-copy]")
    assert link.get_attribute("href") == "https://www.linkedin.com/in/imogen-tate-ex"
    assert link.get_attribute("rel") == "noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_timeline_goes_on_where_it_stopped(town: Served, opens: Opens) -> None:
    whole = opens(town).new_page()
    idris = town.person("Idris Vaughan-Bassett")
    whole.goto(idris)
    first = whole.locator(".timeline li .origin").count()

    whole.get_by_text("Older", exact=True).click()
    whole.wait_for_function(
        "n => document.querySelectorAll('.timeline .origin').length > n", arg=first
    )
    plain = opens(town, java_script_enabled=False).new_page()
    plain.goto(idris)
    plain.get_by_text("Older", exact=True).click()
    rest = plain.locator(".timeline li .origin").count()

    assert whole.locator(".timeline li .origin").count() == first + rest
    assert first == 12
    assert rest > first
