"""Triage in the browser: S5, S9, and fifty invitations by the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.faces.cli.program import asked, rows
from tests.faces.conftest import Opens
from tests.faces.served import Served, serving
from tests.faces.web.test_pages import Watched, violations, watch

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[3] / "screenshots"
ME = "https://www.linkedin.com/in/sam-ex"
HEAD = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
HOSTILE = '<script>alert(1)</script> "x" =1+1 \u202egnp.exe'
NOTE = "Because I run a small boat yard, I want to learn how you lend to harbours."


def invitation(number: int, name: str, text: str = "") -> str:
    day = f'"11/{number % 20 + 1}/26, 9:00 AM"'
    profile = f"https://www.linkedin.com/in/guest-{number}-ex"
    quoted = name.replace('"', '""')
    return f'"{quoted}",Sam Spade,{day},"{text}",INCOMING,{profile},{ME}\n'


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Fifty invitations: Ivan at a firm looked for, one made to do harm, others."""
    tmp_path = tmp_path_factory.mktemp("fifty")
    made = tmp_path / "Basic_LinkedInDataExport_11-20-2026"
    made.mkdir()
    table = invitation(0, "Ivan Quill") + invitation(20, HOSTILE, HOSTILE[:25])
    table += "".join(
        invitation(n, f"Guest{n} Quill", "" if n % 2 else NOTE)
        for n in range(1, 50)
        if n != 20
    )
    (made / "Invitations.csv").write_text(HEAD + table)
    (made / "Profile.csv").write_text("First Name,Last Name\nSam,Spade\n")
    home = tmp_path / "home"
    asked(home, "import", made)
    asked(home, "person", "set", "Ivan Quill", "company", "Tide")
    asked(home, "policy", "use", "referral")
    text = str(asked(home, "policy", "export")["text"])
    (tmp_path / "mine.toml").write_text(text.replace("firms = []", 'firms = ["Tide"]'))
    asked(home, "policy", "import", tmp_path / "mine.toml")
    with serving(home) as served:
        yield served


def who(page: Page) -> str:
    return page.locator("#who").inner_text()


def press(page: Page, key: str) -> None:
    """Press a key, and wait until the page has taken it."""
    with page.expect_response(lambda answer: "/triage?" in answer.url):
        page.keyboard.press(key)
    expect(page.locator(".htmx-request")).to_have_count(0)


def states(desk: Served) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows(asked(desk.home, "triage"), "inbound"):
        found[str(row["state"])] = found.get(str(row["state"]), 0) + 1
    return found


def test_fifty_invitations_are_decided_by_the_keyboard_alone(
    fifty: Served, opens: Opens
) -> None:
    context = opens(fifty)
    seen = watch(context, fifty)
    page = context.new_page()
    page.goto("/")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/triage")

    first = who(page)
    expect(page.locator("#suggested")).to_have_text(
        "Suggested: Accept, and follow up with a question"
    )
    page.screenshot(path=PICTURES / "triage-first.png", caret="initial")
    press(page, "2")
    expect(page.get_by_role("status")).to_contain_text("Accepted: Ivan Quill.")
    expect(page.locator(".wrong")).to_contain_text("Why unknown")
    expect(page.locator("#text")).to_have_value("""Hello Ivan, good to be connected.

I like to know the people in my network: what made you think of inviting me, and what \
do you hope for? Now and then I write down what I learn in my work. If that is of use \
to you, say so and I will put you on the list.

Kind regards, Sam Spade""")
    page.screenshot(path=PICTURES / "triage-follow-up.png", caret="initial")
    press(page, "1")
    for _ in range(47):
        press(page, "1")
    press(page, "l")
    press(page, "3")
    page.screenshot(path=PICTURES / "triage-last.png", full_page=True, caret="initial")

    assert first == "Ivan Quill"
    expect(page.locator("main")).to_contain_text("All that is left is put off: 1.")
    assert states(fifty) == {
        "followed_up": 1,
        "asked": 47,
        "waiting": 1,
        "declined": 1,
    }
    press(page, "u")
    assert who(page).startswith("Guest")
    press(page, "U")
    assert states(fifty) == {"waiting": 50}
    assert who(page) == "Ivan Quill"
    assert seen == Watched([], [])
    assert violations(page) == []


def test_what_is_suggested_stands_out_among_what_one_may_have_done(
    fifty: Served, opens: Opens
) -> None:
    page = opens(fifty).new_page()
    page.goto("/triage")

    expect(page.locator(".verdicts button")).to_have_text(
        [
            "I asked why 1",
            "I accepted 2",
            "I declined 3",
            "I deleted or closed it 4",
            "Never again 5",
            "Later l",
        ]
    )
    expect(page.locator(".verdicts .first")).to_have_text(["I accepted 2"])


def test_s5_an_answer_is_read_confirmed_and_taken_back(
    fifty: Served, opens: Opens
) -> None:
    asked(fifty.home, "triage", "Guest1 Quill", "asked")
    page = opens(fifty, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/triage?state=asked")
    page.get_by_role("link", name="Guest1 Quill").click()
    page.get_by_text("They answered", exact=True).click()

    page.get_by_label("What they wrote").fill("Sorry, wrong person. My mistake.")
    page.get_by_role("button", name="Read it").click()

    expect(page.locator("#suggested")).to_have_text(
        "Suggested: Say what kind of answer it is"
    )
    expect(page.locator(".reasons")).to_contain_text("Sorry, wrong person.")
    press(page, "1")
    expect(page.get_by_role("status")).to_contain_text("Guest1 Quill")
    assert states(fifty)["apology"] == 1
    press(page, "u")
    assert states(fifty)["answered"] == 1
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
