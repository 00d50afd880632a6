"""Names made to do harm are text on every page."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from closeknit.faces.web.templatetags.words import shown
from tests.faces.conftest import Opens
from tests.faces.served import Served, closeknit, serving
from tests.faces.web.test_pages import Watched, watch
from tests.hostile.conftest import SCRIPT

FILES = (
    "c15_formula_cells.csv",
    "c16_bidi_names.csv",
    "c19_xss_and_templates.csv",
    "c20_sql_and_fts.csv",
    "c36_ansi_and_control.csv",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the hostile corpus."""
    out = tmp_path_factory.mktemp("corpus")
    command = [sys.executable, str(SCRIPT), "--out", str(out), "--only", "csvs"]
    subprocess.run(command, check=True, capture_output=True)
    return out / "csv"


@pytest.fixture(scope="module")
def hostile_town(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """One desk with all of them: each table's addresses are made its own."""
    tables = tmp_path_factory.mktemp("tables")
    for name in FILES:
        said = (folder / name).read_bytes()
        own = said.replace(b"/in/sample", b"/in/" + name[:3].encode())
        own = own.replace(b"@example.com", b"@" + name[:3].encode() + b".example.com")
        (tables / name).write_bytes(own)
    home = tmp_path_factory.mktemp("hostile") / "home"
    closeknit(home, "import", *(tables / name for name in FILES))
    with serving(home) as served:
        yield served


def people(page: Page) -> list[str]:
    """Return the addresses of everybody, window by window."""
    found: list[str] = []
    page.goto("/people?order=name")
    while True:
        links = page.locator("tbody th a")
        found += links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if not page.get_by_text("Next", exact=True).count():
            return found
        page.get_by_text("Next", exact=True).click()
        page.wait_for_load_state()


def test_hostile_names_are_text_on_every_page(
    hostile_town: Served, opens: Opens
) -> None:
    context = opens(hostile_town)
    seen = watch(context, hostile_town)
    page = context.new_page()

    everybody = people(page)
    for path in [
        "/",
        "/policy/preview/LION",
        "/waiting",
        "/give",
        "/introductions",
        "/permissions",
        "/keep",
        "/outcomes",
        "/circles",
        "/people/who-could-help?q=alert",
        "/imports",
        "/settings",
        *everybody,
        *(f"{one}/next" for one in everybody[:30]),
    ]:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200
    for number in range(1, len(FILES) + 1):
        page.goto(f"/imports/{number}")

    assert len(everybody) > 80
    assert seen == Watched([], [])
    assert page.locator("script:not([src])").count() == 0


def test_nothing_reorders_what_stands_beside_a_name(hostile_town: Served) -> None:
    window = hostile_town.page("/people?order=name").text
    harmful = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    harmful += "\x1b\x07\x08\0"
    assert {c for c in harmful if c in window} == set()
    assert "<bdi>" in window


def table(page: str) -> str:
    """Return the rows of a page, without the field that repeats what was searched."""
    return page.partition("<tbody>")[2].partition("</tbody>")[0]


def names(folder: Path) -> list[str]:
    text = (folder / "c20_sql_and_fts.csv").read_text(encoding="utf-8-sig")
    rows = csv.reader(text.splitlines())
    body = [row for row in rows if row]
    start = next(i for i, row in enumerate(body) if row[0] == "First Name")
    return [row[0] for row in body[start + 1 :]]


def test_search_for_each_hostile_string_finds_its_own_row(
    hostile_town: Served, folder: Path
) -> None:
    missed = []

    for name in names(folder):
        found = hostile_town.page("/people?" + urlencode({"q": name}))
        if found.status != 200 or escape(shown(name).strip()) not in table(found.text):
            missed.append(name)

    assert len(names(folder)) > 15
    assert missed == []
