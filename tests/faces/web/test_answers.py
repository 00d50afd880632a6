"""What a file asks is a form on the page, and the file is read with the answer."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.faces.conftest import Opens
from tests.faces.served import serving

CHAT = "04/03/25, 14:05 - Bo Lind: hello\n04/03/25, 14:06 - Tilly: hello\n"
TABLE = "Wer,Wo,Adresse\nAda <b>Osei</b>,Kettle & Co,ada@example.com\n"


def dropped(page: Page, *files: Path) -> None:
    page.goto("/imports")
    page.locator("input[type=file]").set_input_files(list(files))
    page.get_by_role("button", name="Import").click()
    page.wait_for_url("**/doing/*")
    expect(page.locator("form.answer").first).to_be_visible(timeout=30_000)


def test_columns_of_a_table_are_looked_at_changed_and_read(
    tmp_path: Path, opens: Opens
) -> None:
    table = tmp_path / "people.csv"
    table.write_text(TABLE)
    with serving(tmp_path / "home") as served:
        page = opens(served).new_page()
        dropped(page, table)
        first = page.locator("table.columns tbody tr").first.inner_text()
        violations = Axe().run(page).violations_count

        page.get_by_label("Wer is").select_option("name")
        page.get_by_label("Wo is").select_option("company")
        page.get_by_label("Adresse is").select_option("email")
        page.get_by_role("button", name="Import it so").click()
        expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)
        counts = page.locator(".kinds").inner_text()
        left = list((served.home / "doing").rglob("people.csv"))

        page.goto("/imports")
        page.locator("input[type=file]").set_input_files(table)
        page.get_by_role("button", name="Import").click()
        expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)
        again = page.locator("form.answer").count()

    assert "Ada <b>Osei</b>" in first
    assert violations == 0
    assert "address-book cards" in counts
    assert left == []
    assert again == 0


def test_order_of_a_chats_days_is_asked_and_taken(tmp_path: Path, opens: Opens) -> None:
    chat = tmp_path / "WhatsApp Chat with Bo Lind.txt"
    chat.write_text(CHAT)
    with serving(tmp_path / "home") as served:
        page = opens(served).new_page()
        dropped(page, chat)

        page.get_by_label("How are its days written?").select_option("month-first")
        page.get_by_role("button", name="Import it so").click()
        expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)
        people = served.page("/people").text

    assert "Bo Lind" in people


def test_chat_asks_which_of_its_people_is_the_ego(tmp_path: Path, opens: Opens) -> None:
    chat = tmp_path / "_chat.txt"
    chat.write_text(CHAT.replace("04/", "14/"))
    with serving(tmp_path / "home") as served:
        page = opens(served).new_page()
        dropped(page, chat)

        page.get_by_label("Which of these is you?").select_option("Tilly")
        page.get_by_role("button", name="Import it so").click()
        expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)
        people = served.page("/people").text

    assert "Bo Lind" in people
    assert "Tilly" not in people


def test_answer_to_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as served:
        answer = served.send("/doing/0123456789abcdef/answer", file="../../x.csv")

    assert answer.status == 404
