"""The policy in the browser: read, answer, try, save, preview, and see it as it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.faces.cli.program import asked, rows
from tests.faces.conftest import Opens
from tests.faces.served import Served

pytestmark = pytest.mark.browser


def versions(desk: Served) -> list[object]:
    listed = rows(asked(desk.home, "policy", "versions"), "versions")
    return [(one["version"], one["name"], one["because"]) for one in listed]


def at(desk: Served, opens: Opens, path: str = "/policy") -> Page:
    page = opens(desk).new_page()
    page.goto(path)
    return page


def test_policy_is_read_in_sentences_before_any_choice(
    town: Served, opens: Opens
) -> None:
    page = at(town, opens)

    expect(page.locator("main")).to_contain_text("You have not chosen yet.")
    expect(page.locator("[id='inbound.unknown.no_reason.other']")).to_have_text(
        "Somebody I do not know, no reason given, not whom I look for: I ask why "
        "before I accept. R4-14"
    )
    assert page.locator("h2").all_inner_texts() == [
        "What it is for",
        "How I invite",
        "How I answer",
        "Afterwards",
        "Change it by a few questions",
        "Or begin from a preset",
        "As it was",
    ]


def test_s10_presets_are_compared_and_chosen_and_nothing_else_changes(
    own_town: Served, opens: Opens
) -> None:
    page = at(own_town, opens)
    page.get_by_role("link", name="What would change under LION").click()

    expect(page.locator("main")).to_contain_text("Nothing was changed.")
    rows_ = page.locator("tbody tr").all_inner_texts()
    before = versions(own_town)
    page.get_by_role("button", name="Let LION hold").click()
    page.wait_for_url("**/policy?done=saved")

    # How many gave a reason now is the business of the words, not of this test.
    then = {says: many for says, _, many in (row.split("\t") for row in rows_)}
    assert then.pop("from people you know") == "1"
    assert then.pop("I accept and follow up with a question") == "10"
    assert {*then.values()} == {"0"}
    assert versions(own_town) == [(len(before) + 1, "LION", "preset LION"), *before]
    expect(page.get_by_role("status")).to_contain_text("Saved")


def test_answers_show_their_sentences_and_what_would_change_before_they_are_saved(
    own_town: Served, opens: Opens
) -> None:
    asked(own_town.home, "policy", "use", "referral")
    before = versions(own_town)
    page = at(own_town, opens)

    page.get_by_label("Positions, with commas between").fill("publisher, owner")
    page.get_by_label("After so many days").fill("21")
    page.get_by_role("button", name="Show the sentences").click()

    expect(page.locator(".becomes", has_text="I look for people")).to_have_text(
        "I look for people with a position like publisher or owner. Nobody is left out "
        "for not fitting."
    )
    expect(page.locator("ins").last).to_have_text(
        "No answer to my question within 21 days: I decide myself."
    )
    fenton = page.locator("li", has=page.get_by_role("link", name="Fenton Arkell"))
    expect(fenton).to_contain_text("then: I accept and follow up with a question")
    assert versions(own_town) == before
    page.get_by_role("button", name="Save as a new version").click()
    page.wait_for_url("**/policy?done=saved")
    assert versions(own_town) == [
        (len(before) + 1, "referral", "answered on the page"),
        *before,
    ]
    assert (
        'titles = ["publisher", "owner"]' in (own_town.home / "policy.toml").read_text()
    )


def test_an_answer_that_cannot_be_is_told_and_stays_in_its_field(
    own_town: Served, opens: Opens
) -> None:
    before = versions(own_town)
    page = at(own_town, opens)

    page.get_by_label("After so many days").fill("a while")
    page.get_by_role("button", name="Save as a new version").click()

    expect(page.get_by_role("alert")).to_have_text(
        '"timeout_days" is a whole number from 1 to 90.'
    )
    expect(page.get_by_label("After so many days")).to_have_value("a while")
    assert versions(own_town) == before


def test_an_edited_file_that_cannot_be_read_is_told_and_can_be_given_up(
    own_town: Served, opens: Opens
) -> None:
    asked(own_town.home, "policy", "use", "LION")
    file = own_town.home / "policy.toml"
    file.write_text('goal = "<img src=x onerror=alert(1)>"\n[review]\nmonths = 99\n')
    page = at(own_town, opens)

    expect(page.get_by_role("alert")).to_contain_text(
        'Line 3: "months" is a whole number from 1 to 24.'
    )
    page.get_by_role("button", name="Give up the edit").click()
    page.wait_for_url("**/policy?done=again")

    assert 'name = "LION"' in file.read_text()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_goal_from_outside_is_shown_and_never_run(
    own_town: Served, opens: Opens
) -> None:
    page = at(own_town, opens)
    goal = '<script>alert(1)</script> "quoted"'

    page.get_by_label("In your own words").fill(goal)
    page.get_by_role("button", name="Save as a new version").click()
    page.wait_for_url("**/policy?done=saved")

    expect(page.locator("#goal").first).to_contain_text(f"My goal: {goal}")
    expect(page.get_by_label("In your own words")).to_have_value(goal)


def test_a_version_is_shown_as_it_was(own_town: Served, opens: Opens) -> None:
    asked(own_town.home, "policy", "use", "strict-personal")
    number = len(versions(own_town))
    asked(own_town.home, "policy", "use", "three-rules")
    page = at(own_town, opens, f"/policy/versions/{number}")

    expect(page.locator("h1")).to_have_text(f"Policy, version {number}")
    expect(page.locator("main")).to_contain_text("strict-personal")
    expect(page.locator("[id='silence']")).to_contain_text("I delete the invitation")
