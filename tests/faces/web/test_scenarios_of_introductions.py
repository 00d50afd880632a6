"""Scenarios S1 and S2 told whole in the browser: whom to ask, and whose name may stand.

S1 ends with the thanks. S2's permission runs out after its ninety days.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.faces.conftest import Opens
from tests.faces.served import Served, environment, serving

pytestmark = pytest.mark.browser

FRIENDS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-ex,,Quay,Clerk,02 Jan 2026
Bob,Stone,https://www.linkedin.com/in/bob-ex,,Mill,Clerk,02 Jan 2026
Cy,Young,https://www.linkedin.com/in/cy-ex,,Pier,Clerk,03 Jan 2026
Deb,Quill,https://www.linkedin.com/in/deb-ex,,Oar,Owner,01 Mar 2024
"""
NOTE = (
    "Hi {}, Deb and I went through your harbour figures, and I would gladly show you "
    "ours. I run the ropewalk at Quay."
)
IN_91_DAYS = "2027-02-20"


def typed(folder: Path, *commands: str) -> Path:
    """Return a home with these friends, after these commands: one process for all."""
    table, home = folder / "Connections.csv", folder / "home"
    table.write_text(FRIENDS)
    words = [["import", str(table)], *map(shlex.split, commands)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.docs.session"],
        input=json.dumps(words),
        env=environment() | {"CLOSEKNIT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "closeknit: " not in ran.stdout, ran.stdout
    return home


def listed(page: Page, name: str) -> Locator:
    return page.locator("#yours + ol > li").filter(
        has=page.locator("p.who:first-child", has_text=name)
    )


def asked_for(page: Page) -> list[str]:
    """Return whom to ask in the order of the page, each with how warm and willing."""
    ways = page.locator("section", has=page.locator("#introducers")).locator("p.who")
    return [" ".join(one.split()) for one in ways.all_inner_texts()]


def step(page: Page, button: str, then: str) -> None:
    one = page.locator("section.item")
    one.get_by_role("button", name=button, exact=True).click()
    expect(one).to_contain_text(then)


SECOND_DEGREE = (
    "knows 'Ann Lee' 'Tess Quill'",
    "knows 'Bob Stone' 'Tess Quill'",
    "knows 'Cy Young' 'Tess Quill'",
    "knows 'Bob Stone' 'Tim Rook'",
    "tie ann-ex strong",
    "tie cy-ex strong",
    "permission grant ann-ex --for Tess --purpose introduction",
    "permission deny cy-ex --for Tess --purpose introduction",
    "targets add Tess",
    "targets add Tim",
)


def test_s1_ann_is_asked_and_thanked_and_cy_is_left_in_peace(
    tmp_path: Path, opens: Opens
) -> None:
    with serving(typed(tmp_path, *SECOND_DEGREE)) as desk:
        page = opens(desk).new_page()
        page.goto("/targets")
        expect(page.locator(".lead")).to_have_text(
            "1 of 2 target people is one willing introduction away."
        )
        expect(listed(page, "Tess Quill")).to_contain_text("Ann Lee")
        expect(listed(page, "Tim Rook")).to_contain_text(
            "No warm path to Tim Rook yet, only weak ones."
        )

        page.get_by_role("link", name="Tess Quill").first.click()
        part = page.locator("section", has=page.locator("#introducers"))
        assert asked_for(page) == [
            "Ask Ann Lee strong path willing",
            "Ask Bob Stone weak path ask first",
        ]
        part.get_by_text("Not to be asked: 1").click()
        expect(part).to_contain_text("Cy Young: they said no on 21 Nov 2026 R0-14")

        part.get_by_role("link", name="Draft the request to Ann Lee").click()
        page.get_by_label("Why this person").fill("She builds domes.")
        page.get_by_role("button", name="Draft the request").click()
        from_the_request_to_the_thanks(page)


def from_the_request_to_the_thanks(page: Page) -> None:
    """Take every step there is, and the last one back."""
    expect(page.locator("section.item")).to_contain_text("Planned, nobody asked yet")
    step(page, "I asked them", "Asked; waiting for their answer")
    step(page, "They said yes", "They will ask")
    step(page, "They asked the other", "The other is asked")
    step(page, "The other said yes", "Both said yes")
    step(page, "We are introduced", "Then: write to them, and thank the introducer")
    step(page, "We spoke", "Then: thank the introducer")
    step(page, "I thanked them", "Then: tell the introducer what came of it")
    one = page.locator("section.item")
    one.locator("summary", has_text="What happened").click()
    expect(one.locator(".history li")).to_have_count(7)
    one.get_by_role("button", name="Take the last step back").click()
    expect(one).to_contain_text("Then: thank the introducer")
    step(page, "I thanked them", "Thanked")


def write_to(page: Page, desk: Served, name: str) -> Locator:
    """Write a note with Deb's name in it to somebody; return what is said of it."""
    page.goto(desk.person(name).replace("/people/", "/invite/"))
    page.get_by_label("Why this person").fill("your harbour figures")
    with page.expect_response("**/check"):
        page.get_by_label("The note").fill(NOTE.format(name.split(maxsplit=1)[0]))
    return page.locator("#checked")


def test_s2_debs_name_may_stand_for_ahmed_alone_and_for_ninety_days(
    tmp_path: Path, opens: Opens
) -> None:
    met = "met '{}' --on 2026-11-18 --at 'the rope fair'"
    home = typed(
        tmp_path,
        met.format("Ahmed Noor"),
        met.format("Zoe Vane"),
        "readiness pass --because 'this is a test'",
    )
    blocked = "It names Deb Quill without permission"
    with serving(home) as desk:
        page = opens(desk).new_page()
        checked = write_to(page, desk, "Ahmed Noor")
        fault = checked.locator("li", has_text="R0-25")
        expect(fault).to_contain_text(f"Holds it back: {blocked}")
        expect(fault.get_by_role("button")).to_have_text(
            ["I ask them to introduce me", "I ask them for permission",
             "They allowed it"]
        )  # fmt: skip
        fault.get_by_role("button", name="They allowed it").click()
        expect(page.locator("#permissions + ul")).to_contain_text(
            "granted 21 Nov 2026, until 19 Feb 2027"
        )
        expect(checked).not_to_contain_text("R0-25")
        expect(checked.locator("[data-copy]")).to_have_count(1)

        checked = write_to(page, desk, "Zoe Vane")
        expect(checked).to_contain_text(blocked)
        expect(checked.locator("[data-copy]")).to_have_count(0)

    with serving(home, today=IN_91_DAYS) as desk:
        page = opens(desk).new_page()
        checked = write_to(page, desk, "Ahmed Noor")
        expect(checked).to_contain_text(
            f"{blocked} (granted 21 Nov 2026, expired 19 Feb 2027)"
        )
        expect(checked.locator("[data-copy]")).to_have_count(0)
        checked.get_by_role("button", name="I ask them to introduce me").click()
        expect(checked).to_contain_text("was asked on 20 Feb 2027 to introduce you")
        expect(checked).to_contain_text("R0-26")
        expect(checked.locator("[data-copy]")).to_have_count(0)
