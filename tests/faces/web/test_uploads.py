"""A file dropped on the page is read while one looks on, and can be taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.faces.conftest import Opens
from tests.faces.served import Served, serving


def exports(town_home: Path) -> list[Path]:
    return sorted((town_home / "town").glob("*.zip"))


def told(page: Page) -> dict[str, int]:
    """Return what the page says was read."""
    names = page.locator(".kinds dt").all_inner_texts()
    numbers = page.locator(".kinds dd").all_inner_texts()
    return {n: int(c.replace(",", "")) for n, c in zip(names, numbers, strict=True)}


def test_export_is_read_with_progress_and_taken_back(
    town_home: Path, tmp_path: Path, opens: Opens
) -> None:
    later = exports(town_home)[1]
    with serving(tmp_path / "home") as served:
        page = opens(served).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/imports")

        page.locator("input[type=file]").set_input_files(later)
        page.get_by_role("button", name="Import").click()
        page.wait_for_url("**/doing/*")
        bar = page.locator("progress").count()
        expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)
        counts = told(page)
        name = page.locator(".import h2").inner_text()
        left = list((served.home / "doing").rglob("*.zip"))
        in_list = served.page("/people").text
        page.goto("/imports/1")
        page.get_by_text("Undo this import").click()
        page.get_by_role("button", name="Take it back").click()
        expect(page.locator("main")).to_contain_text("is taken back", timeout=30_000)
        after = served.page("/people").text
        context_pages = [url for url in asked if "/doing/" in url]

    assert bar == 1
    assert len(context_pages) > 1  # the page asked again by itself
    assert counts["connected"] == 96
    assert counts["messages"] == 316
    assert name == later.name
    assert left == []
    assert "of 1" in in_list
    assert "Nobody is here yet." in after


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_several_files_are_read_and_each_failure_is_told(
    town_home: Path, tmp_path: Path, opens: Opens, *, scripts: bool
) -> None:
    strange = tmp_path / "<img src=x> holiday.txt"
    strange.write_text("nothing closeknit knows")
    files = [exports(town_home)[0], strange]
    with serving(tmp_path / "home") as served:
        page = opens(served, java_script_enabled=scripts).new_page()
        page.goto("/imports")

        page.locator("input[type=file]").set_input_files(files)
        page.get_by_role("button", name="Import").click()
        expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)
        says = page.locator(".work-part").inner_text()
        page.goto("/imports")
        listed = page.locator("main").inner_text()

    assert "417 new, 0 known already" in says
    assert "5 members hidden by LinkedIn" in says
    assert "31 files left alone, and why" in says
    assert "_img src=x_ holiday.txt was not read." in says
    assert "is no file closeknit knows" in says
    assert "holiday.txt was not read" in listed


def test_form_without_a_file_says_so(empty: Served) -> None:
    answer = empty.send("/imports/bring")

    assert answer.status == 422
    assert "Choose a file first." in answer.text


def test_upload_with_a_name_that_climbs_stays_inside(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as served:
        page = served.page("/imports")
        token = page.text.partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
        csrf = page.headers["set-cookie"].partition(";")[0]
        field = 'Content-Disposition: form-data; name="'
        body = (
            f'--x\r\n{field}csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
            f'--x\r\n{field}file"; filename="../../../e.csv"\r\n\r\nName\r\n--x--\r\n'
        )
        answer = served.ask(
            "/imports/bring",
            method="POST",
            body=body,
            Cookie=f"{served.cookie}; {csrf}",
            Origin=served.base,
            Content_Type="multipart/form-data; boundary=x",
        )
        told = served.page(answer.headers["location"]).text
        outside = [
            path
            for path in tmp_path.rglob("e.csv")
            if served.home / "doing" not in path.parents
        ]

    assert answer.status == 302
    assert "../" not in told
    assert outside == []
