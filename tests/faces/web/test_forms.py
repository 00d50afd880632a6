"""What is typed in is kept, told in place and undone; with and without scripts."""

import re
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from playwright.sync_api import Page, expect

from tests.faces.conftest import Opens
from tests.faces.served import TODAY, Served

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])


def open_form(page: Page, summary: str) -> None:
    page.locator("summary", has_text=summary).click()


@SCRIPTS
def test_encounter_is_kept_told_and_undone(
    own_town: Served, opens: Opens, *, scripts: bool
) -> None:
    page = opens(own_town, java_script_enabled=scripts).new_page()
    page.goto(own_town.person("Imogen Tate"))
    before = page.locator(".timeline li").count()

    open_form(page, "I met them")
    page.get_by_label("Where").fill("Kestrel Bay <b>fair</b>")
    page.get_by_label("About").fill("her uncle's boat")
    page.get_by_role("button", name="Keep the encounter").click()
    expect(page.locator(".told")).to_contain_text("The encounter is kept.")
    newest = page.locator(".timeline li").first.inner_text()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".told")).to_contain_text("It is taken back.")

    assert "today" in newest
    assert "You met" in newest
    assert "Kestrel Bay <b>fair</b>: her uncle's boat" in newest
    assert page.locator(".timeline li").count() == before


@SCRIPTS
def test_undo_that_takes_long_ends_in_its_place_too(
    own_town: Served, opens: Opens, *, scripts: bool
) -> None:
    page = opens(own_town, java_script_enabled=scripts).new_page()
    page.goto(own_town.person("Imogen Tate"))
    open_form(page, "Add a note")
    page.get_by_label("The note").fill("Likes figs.")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".told")).to_contain_text("The note is kept.")

    with closing(connect(own_town.home / "closeknit.sqlite3")) as busy:
        busy.isolation_level = None
        busy.execute("BEGIN IMMEDIATE")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("main")).to_contain_text("Working on it.")
        busy.execute("ROLLBACK")
    expect(page.locator(".told")).to_contain_text("It is taken back.")

    assert "Likes figs." not in page.locator("main").inner_text()


@SCRIPTS
def test_note_is_kept_as_it_was_written(
    own_town: Served, opens: Opens, *, scripts: bool
) -> None:
    page = opens(own_town, java_script_enabled=scripts).new_page()
    page.goto(own_town.person("Sorcha MacAndle"))

    open_form(page, "Add a note")
    page.get_by_label("The note").fill("Likes plums.\nAsk about the press.")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".told")).to_contain_text("The note is kept.")

    newest = page.locator(".timeline li").first
    assert (
        newest.locator(".detail").inner_text() == "Likes plums.\nAsk about the press."
    )
    newest.get_by_text("Origin").click()
    assert "typed in" in newest.inner_text()


@SCRIPTS
def test_own_word_on_a_tie_stands_until_it_is_left_to_closeknit(
    own_town: Served, opens: Opens, *, scripts: bool
) -> None:
    page = opens(own_town, java_script_enabled=scripts).new_page()
    page.goto(own_town.person("Winifred Sloe"))
    bands = []

    for word in ("strong", "leave it to closeknit"):
        page.get_by_label("Your own word").select_option(label=word)
        page.get_by_role("button", name="Keep", exact=True).click()
        expect(page.locator(".told")).to_contain_text("Your word on the tie is kept.")
        bands.append(page.locator("section .band").first.inner_text())
        page.goto(page.url.partition("?")[0])

    assert bands == ["strong", "weak"]


def test_day_that_has_not_been_is_told_beside_the_form(
    own_town: Served, opens: Opens
) -> None:
    page = opens(own_town).new_page()
    page.goto(own_town.person("Imogen Tate"))
    open_form(page, "I met them")
    page.locator("#on").evaluate("field => field.max = ''")

    page.locator("#on").fill("2027-01-01")
    page.get_by_label("Where").fill("the quay")
    page.get_by_role("button", name="Keep the encounter").click()

    expect(page.locator(".wrong")).to_contain_text("1 Jan 2027 has not been yet.")
    expect(page.get_by_label("Where")).to_have_value("the quay")


@pytest.mark.parametrize(
    ("form", "fields", "says"),
    [
        ("met", {"on": "yesterday"}, "Write the day as 2026-11-21."),
        ("met", {"on": TODAY, "how": "dream"}, "An encounter is one of"),
        ("note", {"text": "  "}, "A note needs some words."),
        ("tie", {"band": "eternal"}, "A tie is strong, medium or weak"),
    ],
)
def test_form_that_cannot_be_kept_says_why(
    own_town: Served, form: str, fields: dict[str, str], says: str
) -> None:
    person = own_town.person("Imogen Tate")

    answer = own_town.send(f"{person}/{form}", **fields)

    assert answer.status == 422
    assert says in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/people/999999/note", 404),
        ("/people/999999/forget", 404),
        ("/imports/999999/undo", 404),
        ("/doing/0123456789abcdef", 404),
        ("/doing/nonsense", 404),
    ],
)
def test_what_is_not_kept_is_told_in_words(
    own_town: Served, path: str, status: int
) -> None:
    posts = not path.startswith("/doing")

    answer = own_town.send(path, text="x") if posts else own_town.page(path)

    assert (answer.status, "Not kept here" in answer.text) == (status, True)


def test_undo_leads_nowhere_but_to_a_person(own_town: Served) -> None:
    person = own_town.person("Brock Haldane")
    kept = own_town.send(f"{person}/note", text="first").headers["location"]
    number = kept.rpartition("=")[2]

    answer = own_town.send(f"/imports/{number}/undo", back="//attacker.example")

    assert answer.headers["location"].startswith("/doing/")


def test_what_one_is_known_by_is_added(own_town: Served, opens: Opens) -> None:
    page = opens(own_town).new_page()
    page.goto("/settings")

    page.get_by_label("One more").fill("Ottilie@Harbour.example")
    page.get_by_role("button", name="Add").click()

    expect(page.locator(".told")).to_be_visible()
    expect(page.locator(".own")).to_contain_text("ottilie@harbour.example")


def test_text_of_messages_is_kept_when_that_is_asked_for(
    own_town: Served, opens: Opens
) -> None:
    page = opens(own_town, java_script_enabled=False).new_page()
    page.goto("/settings")
    said = [page.locator("#text + p strong").inner_text()]

    for button in ("Keep it from now on", "Stop keeping it"):
        page.get_by_role("button", name=button).click()
        said.append(page.locator("#text + p strong").inner_text())

    assert said == ["not kept", "is kept", "not kept"]


def test_backup_and_export_lie_in_the_home(own_town: Served, opens: Opens) -> None:
    page = opens(own_town).new_page()

    page.goto("/settings")
    page.get_by_role("button", name="Back up now").click()
    expect(page.locator("main")).to_contain_text("A checked copy", timeout=15_000)
    page.goto("/settings")
    page.get_by_role("button", name="Export all of it").click()
    expect(page.locator("main")).to_contain_text("in open formats", timeout=15_000)

    backups = list((own_town.home / "backups").glob("closeknit-*.sqlite3"))
    (exported,) = (own_town.home / "exports").iterdir()
    assert [file.stat().st_mode & 0o777 for file in backups] == [0o600]
    assert {f.name for f in exported.iterdir()} >= {"people.csv", "records.jsonl"}


def test_person_is_forgotten_only_when_it_is_sure(
    own_town: Served, opens: Opens
) -> None:
    page = opens(own_town).new_page()
    page.goto(own_town.person("Lionel Crabbe"))

    page.get_by_text("Forget this person…").click()
    asks = page.locator("main").inner_text()
    page.get_by_role("button", name="Forget for ever").click()
    expect(page.locator("main")).to_contain_text("Forgotten:", timeout=15_000)
    page.goto("/people?q=Lionel+Crabbe")

    assert re.search(r"removes the person and \d+ records", asks)
    assert "Nobody here answers to that." in page.locator("main").inner_text()


def test_files_of_the_home_are_their_owners_alone(own_town: Served) -> None:
    def modes(folder: Path) -> set[int]:
        return {path.stat().st_mode & 0o077 for path in folder.rglob("*")}

    assert modes(own_town.home) == {0}
