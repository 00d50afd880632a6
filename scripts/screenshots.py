"""Take pictures of every page of the town: into screenshots/, and three for the docs.

Run with `make screenshots`. The town is the same on every machine; the fonts are not.
"""

import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.faces.served import Served, closeknit, serving  # noqa: E402 - found only now
from tests.services import chromium  # noqa: E402 - same

ALL = ROOT / "screenshots"
CHOSEN = ROOT / "docs" / "pictures"
PERSON = "Idris Vaughan-Bassett"


class View(TypedDict, total=False):
    """How a browser shows a page."""

    viewport: dict[str, int]
    color_scheme: str
    is_mobile: bool
    has_touch: bool


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
    for name in ("week", "person", "same"):
        page.goto(pages(town)[name])
        if name == "week":
            page.locator("#inbound").evaluate("part => part.scrollIntoView()")
        elif name == "person":
            page.get_by_text("How that comes about").click()
        _shoot(page, CHOSEN / f"{name}.png", whole=False)


def main() -> None:
    """Build the town, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "town"
        closeknit(home, "demo", SERVE="0")
        browser = playwright.chromium.launch(
            executable_path=chromium.program(), args=list(chromium.QUIET)
        )
        with serving(home) as town:
            name, _, value = town.cookie.partition("=")
            for view, options in VIEWS.items():
                context = browser.new_context(base_url=town.base, **options)  # type: ignore[arg-type]  # narrower words than Playwright's
                context.add_cookies([{"name": name, "value": value, "url": town.base}])
                _of_view(context, town, view)
                if view == "light":
                    _chosen(context, town)
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
