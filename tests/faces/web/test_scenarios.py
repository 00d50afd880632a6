"""Scenarios S4 and S9 told whole in the browser, by whoever sits before it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from closeknit.desk.policy.rules.policy import TargetMarket
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.policy.rules.written import written
from tests.faces.conftest import Opens
from tests.faces.served import Served, closeknit, serving

pytestmark = pytest.mark.browser

STOCK = "I'd like to join your LinkedIn network."
GOOD = (
    "Hi Cal, we both learnt rope work at Leeds, and I write because your paper on "
    "splices answered what I could not. I run a small ropewalk and would gladly show "
    "you our tests of hemp: they may save you a winter."
)
HEAD = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ivan Quill\r\nN:Quill;Ivan;;;\r\nORG:Tide\r\n"
    "URL:https://www.linkedin.com/in/ivan-ex\r\nEND:VCARD\r\n"
)
SIGNED_UP = """\
Email,First Name,Last Name,LinkedIn URL,Company
ivan@example.com,Ivan,Quill,https://www.linkedin.com/in/ivan-ex,Tide
"""


def write_to(page: Page, who: str) -> None:
    page.goto("/invite")
    page.get_by_label("Whom").fill(who)
    page.get_by_role("button", name="Write to them").click()


def keep(page: Page, note: str) -> None:
    page.get_by_label("The note").fill(note)
    page.get_by_role("button", name="Keep the draft").click()
    page.wait_for_url("**/invite/*?done=saved")


def test_s4_three_drafts_and_the_scorecard(tmp_path: Path, opens: Opens) -> None:
    home, made = tmp_path / "home", tmp_path / "export"
    made.mkdir()
    (made / "Profile.csv").write_text(
        "First Name,Last Name,Headline\nHal,Quay,rope maker\n"
    )
    closeknit(home, "import", made)
    closeknit(home, "met", "Bo Lind", "--on", "2026-11-20", "--how", "call")
    closeknit(home, "readiness", "pass", "--because", "this is a test")
    closeknit(home, "policy", "use", "three-rules")
    with serving(home) as desk:
        page = opens(desk).new_page()
        checked = page.locator("#checked")
        write_to(page, "Ada Strange")
        page.get_by_role("button", name="Write to Ada Strange").click()
        keep(page, STOCK)
        expect(checked).to_contain_text("It is LinkedIn's own text: say in your words")
        expect(checked).to_contain_text("R1-10")
        expect(checked.locator("[data-copy]")).to_have_count(0)

        write_to(page, "Bo Lind")
        keep(page, STOCK)
        expect(checked).to_contain_text("It passes only because you spoke yesterday")
        expect(checked).to_contain_text("add a line that reminds them")
        expect(checked.locator("[data-copy]")).to_have_count(1)

        write_to(page, "Cal Strange")
        page.get_by_role("button", name="Write to Cal Strange").click()
        keep(page, GOOD)
        expect(checked).to_contain_text("Nothing is wrong with it.")

        page.goto("/scorecard")
        expect(page.locator("main")).to_contain_text(
            "This week: 3 drafts, personalised 1/3"
        )


def invitation(name: str) -> str:
    profile = f"https://www.linkedin.com/in/{name.lower()}-ex"
    me = "https://www.linkedin.com/in/sam-ex"
    day = '"11/20/26, 9:00 AM"'
    return f"{name} Quill,Sam Spade,{day},,INCOMING,{profile},{me}\n"


def two_invitations(folder: Path) -> Path:
    """Return a home with Ivan, at a firm that is looked for, and Olga."""
    home, made = folder / "home", folder / "Basic_LinkedInDataExport_11-20-2026"
    made.mkdir()
    table = HEAD + invitation("Ivan") + invitation("Olga")
    (made / "Invitations.csv").write_text(table)
    (made / "Profile.csv").write_text(
        "First Name,Last Name,Headline\nSam,Spade,I lend to harbours\n"
    )
    (made / "ivan.vcf").write_text(CARD)
    closeknit(home, "import", made, made / "ivan.vcf")
    market = TargetMarket(firms=("Tide",))
    mine = folder / "mine.toml"
    mine.write_text(written(replace(REFERRAL, target_market=market)))
    closeknit(home, "policy", "import", mine)
    return home


def decide(page: Page, name: str, button: str) -> None:
    page.goto("/triage")
    expect(page.locator("#who")).to_have_text(name)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_contain_text(name)


def test_s9_who_fits_becomes_interested_and_who_is_silent_is_your_call(
    tmp_path: Path, opens: Opens
) -> None:
    home = two_invitations(tmp_path)
    with serving(home) as desk:
        page = opens(desk).new_page()
        decide(page, "Ivan Quill", "I accepted")
        expect(page.locator("main")).to_contain_text("Accepted without knowing why: 1")
        expect(page.locator("#text")).to_have_value(_has("what do you hope for?"))
        page.get_by_role("link", name="who you are").click()
        expect(page.locator("#text")).to_have_value(
            _has("who I am: I lend to harbours")
        )
        page.get_by_role("link", name="what they hope for").click()
        expect(page.locator("#text")).to_have_value(_has("put you on the list"))
        decide(page, "Ivan Quill", "I followed up")
        decide(page, "Olga Quill", "I asked why")
    with serving(home, today="2026-12-07") as desk:
        page = opens(desk).new_page()
        bring_list(page, tmp_path)
        stands(page, desk, "Ivan Quill", "Hand them to your CRM")
        stands(page, desk, "Olga Quill", "Your call")
        expect(page.locator("main")).to_contain_text("Accepted without knowing why: 0")


def _has(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


def bring_list(page: Page, folder: Path) -> None:
    """Import the list that Ivan has signed up to."""
    table = folder / "signed-up.csv"
    table.write_text(SIGNED_UP)
    page.goto("/imports")
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("button", name="Import").click()
    page.get_by_role("button", name="Import it so").click()
    expect(page.locator("main")).to_contain_text("See this week", timeout=30_000)


def stands(page: Page, desk: Served, name: str, suggested: str) -> None:
    number = desk.person(name).rpartition("/")[2]
    page.goto(f"/triage?at={number}")
    expect(page.locator("#who")).to_have_text(name)
    expect(page.locator("#suggested")).to_contain_text(suggested)
