"""Scenarios S3 and S5 told whole in the browser: a week's list, and four answers."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.faces.conftest import Opens
from tests.faces.nine_met import TO_INVITE, nine_met
from tests.faces.served import Served, closeknit, serving

pytestmark = pytest.mark.browser

HEAD = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
ANSWERS = {
    "Dan Quill": (
        "We met at the harbour fair in May, where we spoke about loans. I think we "
        "could swap introductions to boat yards, which would help us both."
    ),
    "Ann Quill": "Sorry, wrong person. My mistake.",
    "Sue Quill": "Forget it then.",
}


def to_invite(page: Page) -> list[str]:
    page.goto("/")
    listed = page.locator("section", has=page.locator("h2#met_not_invited"))
    return sorted(listed.locator(".who a").all_inner_texts())


def test_s3_the_four_to_invite_stand_there_and_stay_the_same(
    tmp_path: Path, opens: Opens
) -> None:
    home, files = tmp_path / "home", nine_met(tmp_path)
    closeknit(home, "import", *files)
    closeknit(home, "person", "set", "Lou Iver", "denied", "yes")
    with serving(home) as desk:
        page = opens(desk).new_page()

        first = to_invite(page)
        expect(page.locator("main")).to_contain_text(
            "you met at PyCon Lisbon on 17 Nov 2026"
        )
        page.goto("/settings")
        feed = page.locator("code", has_text=".ics").inner_text()
        entry = page.request.get(feed).text()
        closeknit(home, "import", *files)

        assert first == TO_INVITE
        assert "SUMMARY:4 people to invite\r\n" in entry
        assert to_invite(page) == TO_INVITE
        assert page.request.get(feed).text() == entry


def four_asked(folder: Path) -> Path:
    """Return a home with four stock invitations; each was asked why on D."""
    home, made = folder / "home", folder / "Basic_LinkedInDataExport_11-20-2026"
    made.mkdir()
    me = "https://www.linkedin.com/in/sam-ex"
    names = [*ANSWERS, "Tom Quill"]
    table = "".join(
        f'{name},Sam Spade,"11/20/26, 9:00 AM",,INCOMING,'
        f"https://www.linkedin.com/in/{name.split()[0].lower()}-ex,{me}\n"
        for name in names
    )
    (made / "Invitations.csv").write_text(HEAD + table)
    (made / "Profile.csv").write_text("First Name,Last Name\nSam,Spade\n")
    closeknit(home, "import", made)
    closeknit(home, "policy", "use", "strict-personal")
    for name in names:
        closeknit(home, "triage", name, "asked")
    return home


def look_at(page: Page, desk: Served, name: str) -> None:
    number = desk.person(name).rpartition("/")[2]
    page.goto(f"/triage?at={number}")
    expect(page.locator("#who")).to_have_text(name)


def test_s5_the_question_has_four_outcomes(tmp_path: Path, opens: Opens) -> None:
    home = four_asked(tmp_path)
    said = page_of_answers(home, opens)
    with serving(home, today="2026-12-05") as desk:
        page = opens(desk).new_page()
        look_at(page, desk, "Tom Quill")
        silent = page.locator("#suggested").inner_text()
        expect(page.locator(".history").first).to_contain_text("policy version 1")

    assert said == {
        "Dan Quill": "Suggested: Accept, and follow up with a question",
        "Ann Quill": "Suggested: Close politely",
        "Sue Quill": "Suggested: Decline",
    }
    assert silent == "Suggested: Delete the invitation"


def page_of_answers(home: Path, opens: Opens) -> dict[str, str]:
    """Enter three answers on D+2, confirm each kind, and return what is suggested."""
    found: dict[str, str] = {}
    with serving(home, today="2026-11-23") as desk:
        page = opens(desk).new_page()
        for name, text in ANSWERS.items():
            look_at(page, desk, name)
            page.get_by_text("They answered", exact=True).click()
            page.get_by_label("What they wrote").fill(text)
            page.get_by_role("button", name="Read it").click()
            # Nothing moves before the user says what kind of answer it is.
            expect(page.locator("#suggested")).to_contain_text("Say what kind")
            # The answer's own step stands in the status already: wait for this one's.
            with page.expect_response(lambda answer: "/triage?" in answer.url):
                page.locator("fieldset button").first.click()
            expect(page.get_by_role("status")).to_contain_text(name)
            look_at(page, desk, name)
            found[name] = page.locator("#suggested").inner_text()
    return found
