"""Scenario S7 by commands: the gate holds the first invitation until it is passed.

And what becomes of invitations, from one export to the next: waiting, scorecard.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.faces.cli.at_once import Session, session
from tests.faces.cli.program import Document, rows

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)
ME = "https://www.linkedin.com/in/hal-ex"
NOTE = (
    "Hi Tess, we both learnt rope work at Leeds, and I write because your paper on "
    "splices answered what I could not. I run a small ropewalk and would gladly show "
    "you our tests of hemp: they may save you a winter. Thank you, Hal"
)
SUMMARY = (
    "I make rope by hand and by steam, and I show small yards which one lasts. " * 2
)
BEFORE = {
    "Profile": "First Name,Last Name,Headline\nHal,Quay,Sales Manager at Acme\n",
    "Positions": "Company Name,Title,Started On\nAcme,Sales Manager,Jan 2020\n",
    "Skills": "Name\nRope\nHemp\nSteam\n",
    "Connections": "First Name,Last Name,URL,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/ann-ex,Acme,Cook,01 Mar 2024\n",
}
AFTER = BEFORE | {
    "Profile": "First Name,Last Name,Headline,Summary\n"
    f'Hal,Quay,I help small yards choose rope that lasts,"{SUMMARY}"\n',
    "Recommendations_Received": "First Name,Last Name,Company,Job Title,Text,"
    "Creation Date,Status\n"
    'Ann,Lee,Acme,Cook,He knows rope.,"11/20/26, 9:00 AM",VISIBLE\n',
}
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


def invitation(name: str, on: str, text: str = "") -> str:
    slug = name.lower().split(" ", maxsplit=1)[0]
    return (
        f'Hal Quay,{name},"{on}, 9:00 AM",{text},OUTGOING,{ME},'
        f"https://www.linkedin.com/in/{slug}-ex\n"
    )


def export(folder: Path, day: str, tables: dict[str, str]) -> Path:
    made = folder / f"Basic_LinkedInDataExport_{day}"
    made.mkdir()
    for name, text in tables.items():
        (made / f"{name}.csv").write_text(text)
    return made


@pytest.fixture
def hal(tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path / "home", DAY) as desk:
        desk.ask("import", export(tmp_path, "11-01-2026", BEFORE))
        desk.ask("met", "Tess Lind", "--on", "2026-05-21", "--at", "the rope fair")
        desk.ask("invite", "draft", "Tess", "--ending", "", "--stdin", stdin=NOTE)
        yield desk


def blocked(found: Document) -> list[object]:
    every = rows(found, "faults")
    return [one["requirement"] for one in every if one["gravity"] == "block"]


def test_s7_gate_lists_what_is_open_and_drafts_a_recommendation_request(
    hal: Session,
) -> None:
    found = hal.ask("readiness")

    assert (found["open"], found["missing"]) == (
        False,
        ["headline", "summary", "photo", "recommendation", "presence"],
    )
    headline = rows(found, "items")[0]
    assert headline["says"] == (
        "“Sales Manager at Acme” says where you work, not what you offer."
    )
    (ask,) = rows(found, "asks")
    assert "'Ann Lee'" in str(ask["person"])
    assert "our time at Acme" in str(ask["text"])
    held = hal.ask("invite", "check", "Tess")
    assert ("R0-01" in blocked(held), held["copy"]) == (True, None)
    assert "Invitations wait" in hal.refused("invite", "sent", "Tess")


def test_s7_once_all_is_done_the_invitation_goes_and_keeps_the_readiness(
    hal: Session, tmp_path: Path
) -> None:
    hal.ask("import", export(tmp_path, "11-20-2026", AFTER))
    hal.ask("readiness", "fixed", "photo")
    results = "1. Hal Quay, rope maker\nhttps://ropewalk.example/hal"
    hal.ask("presence", "add", "search", stdin=results)
    hal.ask("presence", "add", "account", "@hal", "--as", "comfortable")
    hal.ask("presence", "add", "page", "ropewalk.example/hal")

    ready = hal.ask("readiness")
    sent = hal.ask("invite", "sent", "Tess")

    assert (ready["open"], ready["value"], ready["missing"]) == (True, 100, [])
    assert sent["readiness"] == {"value": 100, "profile": ready["profile"]}
    (one,) = rows(hal.ask("waiting"), "invitations")
    assert (one["state"], one["readiness"], one["profile"]) == (
        "waiting",
        100,
        ready["profile"],
    )
    hal.day = date(2027, 5, 24)
    assert hal.ask("readiness")["missing"] == ["presence"]


def test_s7_a_typed_reason_passes_and_stands_beside_the_invitation(
    hal: Session,
) -> None:
    assert "Say why" in hal.refused("readiness", "pass", "--because", "hm")
    passed = hal.ask("readiness", "pass", "--because", "the fair is tomorrow")

    sent = hal.ask("invite", "sent", "Tess")

    assert (passed["open"], passed["value"]) == (True, 28)
    assert passed["says"] == "Passed on 21 Nov 2026: the fair is tomorrow"
    assert sent["readiness"] == {"value": 28, "profile": passed["profile"]}
    assert hal.ask("readiness", "hold")["open"] is False


def test_presence_is_told_with_its_days_and_taken_back(hal: Session) -> None:
    hal.ask("presence", "add", "page", "ropewalk.example/hal", "--as", "missing")
    found = hal.ask("presence", "add", "account", "@hal", "--as", "uneasy")

    assert found["says"] == (
        "You have not noted yet what comes up for your name. Public, and you are not "
        "at ease with it: @hal. Does not come up for your name: ropewalk.example/hal."
    )
    page, account = rows(found, "noted")
    assert (page["found"], page["as"], account["found"]) == (False, "missing", None)
    left = hal.ask("presence", "remove", account["id"])
    assert [one["what"] for one in rows(left, "noted")] == ["ropewalk.example/hal"]
    assert "There is no note" in hal.refused("presence", "remove", account["id"])
    assert "@hal" not in hal.told("presence")


def test_what_became_of_invitations_is_told_from_one_export_to_the_next(
    hal: Session, tmp_path: Path
) -> None:
    sent = invitation("Bo Hart", "10/1/26") + invitation("Cy Moor", "10/2/26", "Hi Cy")
    late = invitation("Dee Dale", "10/3/26", "Your talk on rope was fine")
    hal.ask("import", export(tmp_path, "11-05-2026",
            {"Invitations": INVITATIONS + sent + late}))  # fmt: skip
    joined = BEFORE["Connections"] + (
        "Bo,Hart,https://www.linkedin.com/in/bo-ex,Rye,Baker,05 Oct 2026\n"
    )
    hal.ask("import", export(tmp_path, "11-19-2026",
            {"Connections": joined, "Invitations": INVITATIONS + late}))  # fmt: skip

    found = hal.ask("waiting")

    states = {one["on"]: one["state"] for one in rows(found, "invitations")}
    assert states == {
        "2026-10-03": "waiting",
        "2026-10-01": "accepted",
        "2026-10-02": "gone",
    }
    (late_one, *_) = rows(found, "invitations")
    assert late_one["do"] == "Withdraw it on LinkedIn, and say so here"
    assert "No invitation of yours" in hal.refused("waiting", "withdrawn", "Bo Hart")
    hal.ask("waiting", "withdrawn", "Dee Dale", "--on", "2026-11-20")
    assert "from 11 Dec 2026" in hal.told("waiting")
    hal.ask("waiting", "not-withdrawn", "Dee Dale")
    assert hal.ask("waiting") == found
    card = hal.ask("scorecard", "--weeks", "1")
    assert [one["drafts"] for one in rows(card, "weeks")] == [1]
    accepted = card["accepted"]
    assert accepted == {"of": 3, "yes": 1, "share": None, "low": None, "high": None}
    assert "1 of 3, too few for a rate" in hal.told("scorecard")


def test_second_invitation_waits_three_weeks_and_needs_another_reason_r2_26(
    hal: Session,
) -> None:
    hal.ask("readiness", "pass", "--because", "the fair is tomorrow")
    hal.ask("invite", "sent", "Tess")
    hal.ask("waiting", "withdrawn", "Tess")
    hal.ask("invite", "draft", "Tess", "--ending", "", "--stdin", stdin=NOTE)
    soon = hal.ask("invite", "check", "Tess")
    hal.day = date(2026, 12, 12)

    again = hal.ask("invite", "check", "Tess")
    other = "Hi Tess, your yard's new steam walk opened last week, and I write because "
    other += "I would like to learn how you cool it. Thank you, Hal"
    hal.ask("invite", "draft", "Tess", "--ending", "", "--stdin", stdin=other)
    new = hal.ask("invite", "check", "Tess")

    says = {
        str(one["says"])
        for found in (soon, again)
        for one in rows(found, "faults")
        if one["requirement"] == "R2-26"
    }
    waits = "The last one is withdrawn: LinkedIn takes another one three weeks later"
    assert says == {
        f"{waits}, from 12 Dec 2026.",
        "It repeats the reason of an invitation that came to nothing.",
    }
    assert "R2-26" not in blocked(new)
