"""Take pictures of every page of the town: into screenshots/, and some for the docs.

Run with `make screenshots`, or `scripts/screenshots.py docs` for those alone. The town
is the same on every machine; the fonts are not.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.faces.served import Served, closeknit, serving  # noqa: E402 - found only now
from tests.services import chromium  # noqa: E402 - same

ALL = ROOT / "screenshots"
CHOSEN = ROOT / "docs" / "pictures"
PERSON = "Idris Vaughan-Bassett"
NOTE = (
    "Hi Gus,\nWe met at Bellbuoy Radio on 17 November. Your listeners ask what a loan "
    "costs, and I can explain it in two minutes: www.penhallow.example"
)


class View(TypedDict, total=False):
    """How a browser shows a page."""

    viewport: dict[str, int]
    color_scheme: str
    is_mobile: bool
    has_touch: bool


DOCS: View = {"viewport": {"width": 1000, "height": 740}}
VIEWS: dict[str, View] = {
    "light": {"viewport": {"width": 1100, "height": 820}},
    "dark": {"viewport": {"width": 1100, "height": 820}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
    },
}


def pages(town: Served) -> dict[str, str]:
    """Return each page's name and address."""
    person = town.person(PERSON)
    return {
        "week": "/",
        "people": "/people",
        "search": "/people?only=quiet",
        "person": person,
        "forget": f"{person}/forget",
        "next": f"{person}/next",
        "same": "/same",
        "give": "/give",
        "introductions": "/introductions",
        "permissions": "/permissions",
        "keep": "/keep",
        "outcomes": "/outcomes",
        "accounts": "/accounts",
        "triage": "/triage",
        "invite": "/invite",
        "invite-one": person.replace("/people/", "/invite/"),
        "waiting": "/waiting",
        "readiness": "/readiness",
        "scorecard": "/scorecard",
        "policy": "/policy",
        "imports": "/imports",
        "import": "/imports/2",
        "changes": "/changes",
        "settings": "/settings",
        "missing": "/nowhere",
    }


def _shoot(page: Page, file: Path, *, whole: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=whole)


def _of_view(context: BrowserContext, town: Served, view: str) -> None:
    page = context.new_page()
    for name, path in pages(town).items():
        page.goto(path)
        _shoot(page, ALL / f"{name}-{view}.png", whole=False)
        _shoot(page, ALL / f"{name}-{view}-whole.png", whole=True)


def _chosen(context: BrowserContext, town: Served) -> None:
    page = context.new_page()
    for name, (path, ready) in _of_docs(town).items():
        page.goto(path)
        ready(page)
        page.wait_for_load_state("networkidle")
        _shoot(page, CHOSEN / f"{name}.png", whole=False)


def _of_docs(town: Served) -> dict[str, tuple[str, Callable[[Page], None]]]:
    """Return the pictures of the docs: the address, and what is done before."""
    return {
        "week": (
            "/",
            lambda page: page.locator("#inbound").evaluate("p => p.scrollIntoView()"),
        ),
        "person": (
            town.person(PERSON),
            lambda page: page.get_by_text("How that comes about").click(),
        ),
        "same": ("/same", _as_it_is),
        "invite": (town.person("Gus Treloar").replace("/people/", "/invite/"), _write),
        "triage": ("/triage", _as_it_is),
        "targets": ("/targets", _as_it_is),
        "keep": ("/keep", _as_it_is),
    }


def _as_it_is(page: Page) -> None:
    """Leave the page as it opens."""
    page.evaluate("document.activeElement.blur()")


def _write(page: Page) -> None:
    """Type a note into the composer, with a slip in it."""
    page.get_by_label("Why this person").fill("Your listeners ask what a loan costs")
    with page.expect_response("**/check"):
        page.get_by_label("The note").fill(NOTE)
    page.wait_for_timeout(300)


def _in_view(browser: Browser, town: Served, options: View) -> BrowserContext:
    name, _, value = town.cookie.partition("=")
    context = browser.new_context(base_url=town.base, **options)  # type: ignore[arg-type]  # narrower words than Playwright's
    context.add_cookies([{"name": name, "value": value, "url": town.base}])
    return context


def main() -> None:
    """Build the town, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "town"
        closeknit(home, "demo", SERVE="0")
        browser = playwright.chromium.launch(
            executable_path=chromium.program(), args=list(chromium.QUIET)
        )
        views = {} if sys.argv[1:] == ["docs"] else VIEWS
        with serving(home) as town:
            for view, options in views.items():
                context = _in_view(browser, town, options)
                _of_view(context, town, view)
                context.close()
            because = "I look my name up on Sunday"
            closeknit(home, "readiness", "pass", "--because", because)
            context = _in_view(browser, town, DOCS)
            _chosen(context, town)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
