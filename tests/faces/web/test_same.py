"""Are these the same person? One question at a time, one key an answer."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.faces.adas import MAIL, TABLE
from tests.faces.conftest import Opens
from tests.faces.served import Served, closeknit
from tests.faces.web.test_pages import violations


@pytest.fixture(scope="module")
def asking(own_town: Served, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A town in which nobody can tell which of two Ada Quills wrote a mail."""
    asked = json.loads(closeknit(own_town.home, "same", "--json"))["questions"]
    for question in asked:
        closeknit(own_town.home, "same", question["id"], "later")
    folder: Path = tmp_path_factory.mktemp("quills")
    for name, text in (("Connections.csv", TABLE), ("mail.mbox", MAIL)):
        (folder / name).write_text(text)
        closeknit(own_town.home, "import", str(folder / name))
    return own_town


def test_question_shows_both_and_each_reason_and_one_key_answers_it(
    asking: Served, opens: Opens
) -> None:
    page = opens(asking).new_page()
    page.goto("/people")
    page.get_by_role("link", name="Are these the same person?").click()
    expect(page.locator(".halves h2")).to_have_text(["Ada Quill", "Ada Quill"])
    expect(page.locator(".reasons")).to_contain_text("several people have this name")
    first = page.locator(".halves").inner_text()

    page.keyboard.press("d")

    expect(page.locator(".told")).to_contain_text("They stay two.")
    expect(page.locator(".halves")).not_to_have_text(first)
    assert "ada.quill@engines.example" in page.locator(".halves").inner_text()


def test_week_says_how_many_questions_wait(asking: Served, opens: Opens) -> None:
    page = opens(asking).new_page()
    page.goto("/")
    told = page.get_by_role("link", name="are these the same person?")
    waiting = json.loads(closeknit(asking.home, "same", "--json"))["total"]
    noun = "question" if waiting == 1 else "questions"
    expect(told).to_have_text(f"{waiting} {noun}: are these the same person?")

    told.click()

    expect(page.locator("h1")).to_have_text("Are these the same person?")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_answer_is_undone_in_place(
    asking: Served, opens: Opens, *, scripts: bool
) -> None:
    page = opens(asking, java_script_enabled=scripts).new_page()
    page.goto("/same")
    before = page.locator("main").inner_text()

    page.get_by_role("button", name="The same").click()
    expect(page.locator(".told")).to_contain_text("They are one person here.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".told")).to_contain_text("It is taken back.")

    assert page.locator("main").inner_text().endswith(before)


def test_join_is_told_on_the_person_and_taken_back_there(
    asking: Served, opens: Opens
) -> None:
    page = opens(asking).new_page()
    page.goto(asking.person("Blythe Anning"))
    joined = page.locator("section", has_text="Taken for one person")
    joined.locator("summary").click()
    expect(joined).to_contain_text("Joined by closeknit")

    joined.get_by_role("button", name="Take back").click()

    expect(page.locator("#joined")).to_have_count(0)
    expect(page.locator("#same")).to_have_text("Perhaps the same")


def test_namesakes_are_said_to_be_one_or_two_where_they_are_seen(
    asking: Served, opens: Opens
) -> None:
    page = opens(asking).new_page()
    page.goto(asking.person("Tom Hayle"))
    section = page.locator("section", has=page.locator("h2#same"))
    others = section.locator("li")
    expect(others).to_have_count(3)
    other = others.first

    other.get_by_role("button", name="Somebody else").click()
    expect(other).to_contain_text("You said that they are somebody else.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("taken back")
    expect(other).not_to_contain_text("You said that they are somebody else.")
    other.get_by_role("button", name="The same person").click()
    expect(page.get_by_role("status")).to_contain_text("kept")

    expect(others).to_have_count(2)
    expect(page.locator("h1")).to_have_text("Tom Hayle")
    expect(page.locator("#joined")).to_have_text("Taken for one person")


def test_question_is_fit_for_everybody_on_a_phone(asking: Served, opens: Opens) -> None:
    page = opens(asking, viewport={"width": 360, "height": 740}).new_page()

    page.goto("/same")

    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360


def test_each_reason_is_marked_as_for_or_against(asking: Served, opens: Opens) -> None:
    page = opens(asking).new_page()

    page.goto("/same")

    reasons = page.locator(".reasons")
    expect(reasons.locator(".asked").first).to_contain_text("You are asked because:")
    expect(reasons.locator(".for").first).to_contain_text("For:")
    expect(reasons.locator(".against").first).to_contain_text("Against:")


def test_page_without_a_question_says_what_is_put_off_and_who_is_left_apart(
    asking: Served, opens: Opens
) -> None:
    for question in json.loads(closeknit(asking.home, "same", "--json"))["questions"]:
        closeknit(asking.home, "same", question["id"], "later")
    page = opens(asking, viewport={"width": 390, "height": 740}).new_page()

    page.goto("/same")

    expect(page.locator("main")).not_to_contain_text("everybody is told apart")
    expect(page.locator("main")).to_contain_text("put off: you are asked again")
    page.get_by_text("Who has one name and is left apart").click()
    link = page.locator(".alike div", has_text="Ada Quill").get_by_role("link").first
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    link.click()
    expect(page.locator("h1")).to_have_text("Ada Quill")


def test_look_alike_letters_are_flagged_where_the_person_is_shown(
    asking: Served, opens: Opens, tmp_path: Path
) -> None:
    posing = "Odo Quennem\N{CYRILLIC SMALL LETTER O}ore"
    (tmp_path / "more.mbox").write_text(
        MAIL.replace("Ada Quill <ada.quill@", f"{posing} <odo@").replace("<1@", "<2@")
    )
    closeknit(asking.home, "import", str(tmp_path / "more.mbox"))
    page = opens(asking).new_page()

    page.goto("/people?q=odo@engines.example")
    expect(page.locator("tbody .wrong")).to_contain_text("Cyrillic and Latin")
    page.get_by_role("link", name=posing).click()

    expect(page.locator("h1 + .wrong")).to_contain_text("perhaps somebody poses")
