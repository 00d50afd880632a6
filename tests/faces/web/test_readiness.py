"""Readiness, waiting, scorecard and the calendar feed, as the browser has them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.faces.cli.program import asked, rows, run
from tests.faces.conftest import Opens
from tests.faces.served import Served, closeknit, serving
from tests.faces.web.test_pages import Watched, violations, watch

ME = "https://www.linkedin.com/in/hal-ex"
HARM = "<img src=x onerror=alert(1)>\u202e"
TABLES = {
    "Profile": "First Name,Last Name,Headline\nHal,Quay,Sales Manager at Acme\n",
    "Positions": "Company Name,Title,Started On\nAcme,Sales Manager,Jan 2020\n",
    "Skills": "Name\nRope\nHemp\nSteam\n",
    "Connections": "First Name,Last Name,URL,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/ann-ex,Acme,Cook,01 Mar 2024\n"
    f"Bo,{HARM},https://www.linkedin.com/in/bo-ex,Acme,Cook,01 Mar 2024\n",
    "Invitations": "From,To,Sent At,Message,Direction,inviterProfileUrl,"
    "inviteeProfileUrl\n"
    f'Hal Quay,Cy {HARM},"10/1/26, 9:00 AM",<script>alert(1)</script>,OUTGOING,{ME},'
    "https://www.linkedin.com/in/cy-ex\n"
    f'Hal Quay,Dee Dale,"11/18/26, 9:00 AM",,OUTGOING,{ME},'
    "https://www.linkedin.com/in/dee-ex\n",
}
SUMMARY = (
    "I make rope by hand and by steam and I show small yards which one lasts. " * 2
)

NOTE = (
    "Hi Tess, we both learnt rope work at Leeds, and I write because your paper on "
    "splices answered what I could not. I run a small ropewalk and would gladly show "
    "you our tests of hemp: they may save you a winter."
)


@pytest.fixture(scope="module")
def hals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk with a profile that is not ready, and names made to do harm."""
    folder = tmp_path_factory.mktemp("hal")
    export = folder / "Basic_LinkedInDataExport_11-19-2026"
    export.mkdir()
    for name, text in TABLES.items():
        (export / f"{name}.csv").write_text(text)
    home = folder / "home"
    closeknit(home, "import", export)
    closeknit(home, "met", "Tess Lind", "--on", "2026-05-21")
    with serving(home) as served:
        yield served


def put_right(page: Page) -> None:
    """Say on the page what was done, but for the recommendation."""
    page.get_by_label("I have changed it on LinkedIn to").first.fill(
        "I help small yards"
    )
    page.locator("#headline").get_by_role("button", name="Keep").click()
    page.locator("#summary textarea").fill(SUMMARY)
    page.locator("#summary").get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="There is a photo I like").click()
    page.get_by_label("The first results, one a line").fill(
        f"1. Hal Quay, rope\n{HARM}\nropewalk.example/hal"
    )
    page.get_by_role("button", name="Note the results").click()
    page.get_by_text("Note a public account of yours").click()
    page.get_by_label("Its name or address").fill("@hal")
    page.get_by_role("button", name="Note the account").click()
    page.get_by_text("Note a page that should come up").click()
    page.get_by_label("Its address: your work").fill("ropewalk.example/hal")
    page.get_by_role("button", name="Note the page").click()


def invited(desk: Served) -> object:
    """Send a note by hand, and return the readiness it keeps."""
    kept = run(desk.home, "invite", "draft", "Tess", "--stdin", stdin=NOTE)
    assert kept.returncode == 0, kept.stderr
    return asked(desk.home, "invite", "sent", "Tess")["readiness"]


@pytest.mark.browser
def test_s7_readiness_is_seen_put_right_and_passed_on_its_page(
    hals: Served, opens: Opens
) -> None:
    context = opens(hals, bypass_csp=True)
    seen = watch(context, hals)
    page = context.new_page()
    page.goto("/readiness")

    expect(page.locator("p.lead")).to_have_text(
        "Invitations wait: an invitation is the one moment when your profile is read. "
        "Open: headline, summary, photo, recommendation, presence."
    )
    expect(page.locator("#headline")).to_contain_text(
        "“Sales Manager at Acme” says where you work, not what you offer."
    )
    names = page.locator("main > ol.items .who strong")
    expect(names).to_have_text(
        ["Headline", "Summary", "Photo", "Recommendation", "Presence"]
    )
    expect(page.get_by_text("Done: positions, skills")).to_be_visible()
    asks = page.locator("section", has=page.locator("#requests"))
    expect(asks).to_contain_text("our time at Acme")
    expect(asks).to_contain_text("<img src=x onerror=alert(1)>")
    put_right(page)

    expect(page.get_by_role("status")).to_have_text("Noted.")
    expect(page.locator("p.lead")).to_contain_text("Open: recommendation.")
    expect(page.locator("main")).to_contain_text("comes up: it stands in the results")
    page.get_by_label("Because").fill("soon")
    page.get_by_role("button", name="Pass").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why you invite now")
    expect(page.get_by_label("Because")).to_have_value("soon")
    assert violations(page) == []
    page.get_by_label("Because").fill("the fair is tomorrow")
    page.get_by_role("button", name="Pass").click()
    expect(page.locator("p.lead")).to_have_text(
        "Passed on 21 Nov 2026: the fair is tomorrow"
    )

    assert "'value': 85" in str(invited(hals))
    page.goto("/waiting")
    tess = page.locator(".item", has_text="Tess Lind")
    expect(tess).to_contain_text("readiness on that day: 85")
    assert seen == Watched([], [])
    assert page.locator("script:not([src])").count() == 0


@pytest.mark.browser
def test_invitation_is_withdrawn_and_that_undone_and_notes_are_counted(
    own_town: Served, opens: Opens
) -> None:
    page = opens(own_town, bypass_csp=True).new_page()
    page.goto("/waiting")
    late = page.locator(".item", has_text="Alaric Benbow")

    expect(late).to_contain_text("Withdraw it on LinkedIn, and say so here")
    expect(late).to_contain_text("open since 6 months ago: four weeks are over")
    late.get_by_role("button", name="I withdrew it").click()

    expect(page.get_by_role("status")).to_contain_text("you withdrew your invitation")
    withdrawn = page.locator("section", has=page.locator("#withdrawn"))
    expect(withdrawn).to_contain_text("from 12 Dec 2026")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#withdrawn")).to_have_count(0)
    page.goto("/scorecard")
    expect(page.locator("tbody").first).to_contain_text("2 Nov 2026")
    expect(page.locator("main")).to_contain_text("Joined: 4 of 6 · 67%, 30% to 90%.")
    expect(page.locator("main")).to_contain_text("wrote afterwards: 1 of 4.")


def calendar(desk: Served) -> str:
    """Return where Settings says that the calendar is."""
    page = desk.page("/settings").text
    word = page.partition("/calendar/")[2].partition(".ics")[0]
    return f"/calendar/{word}.ics"


def test_calendar_program_gets_the_hour_by_its_word_and_nobody_else(
    own_town: Served,
) -> None:
    path = calendar(own_town)

    answer = own_town.ask(path)
    wrong = own_town.ask("/calendar/0.ics")
    let_in = own_town.page("/calendar/0.ics")

    week = asked(own_town.home, "week")
    assert (answer.status, wrong.status, let_in.status) == (200, 403, 403)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert f"SUMMARY:{week['to_invite']} people to invite\r\n" in answer.text
    names = [str(one["person"]) for one in rows(week, "met_not_invited")]
    assert names
    assert not any(name.split("'")[-2] in answer.text for name in names)
    assert own_town.ask(path).text == answer.text
    assert own_town.ask("/readiness").status == 403


def test_weekly_hour_is_set_and_what_is_none_is_refused(own_town: Served) -> None:
    path = calendar(own_town)

    wrong = own_town.send("/settings/hour", hour="<b>whenever</b>")
    done = own_town.send("/settings/hour", hour="Mon 8:15")

    assert wrong.status == 422
    assert "Say a day and a time: friday 16:00." in wrong.text
    assert (done.status, done.headers["location"]) == (302, "/settings?done=hour")
    assert "DTSTART:20261123T081500\r\n" in own_town.ask(path).text
    assert 'value="monday 08:15"' in own_town.page("/settings").text


def test_forms_refuse_what_is_nothing(own_town: Served) -> None:
    unknown = own_town.send("/readiness/shoes", what="x")
    empty = own_town.send("/readiness/search", what=" ")
    uneasy = own_town.send("/readiness/account", what="<i>me</i>", **{"as": "fine"})
    nobody = own_town.send("/waiting/999999/withdrawn")

    assert [one.status for one in (unknown, empty, uneasy, nobody)] == [
        422,
        422,
        422,
        409,
    ]
    assert "There is nothing of that kind to note." in unknown.text
    assert "Say what came up for your name" in empty.text
    assert "&lt;i&gt;me&lt;/i&gt;" in uneasy.text
