"""Scenario S3: six meetings with nine outside people give exactly the four to invite.

Of the nine, three are connections, one was invited three days ago, one is denied.
"""

from pathlib import Path

import pytest

from tests.faces.cli.program import Document, asked, refused, rows

CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Cora,Ames,https://www.linkedin.com/in/cora-ex,,Ames,Baker,02 Jan 2024
Dan,Birch,https://www.linkedin.com/in/dan-ex,dan@birch.example,Birch,Joiner,02 Jan 2025
Elsa,Crane,https://www.linkedin.com/in/elsa-ex,,Crane,Pilot,02 Jan 2026
"""
INVITATIONS = """\
From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Sam Spade,Finn Dale,"11/18/26, 9:00 AM",,OUTGOING,\
https://www.linkedin.com/in/sam-ex,https://www.linkedin.com/in/finn-ex
"""
PROFILE = "First Name,Last Name\nSam,Spade\n"
ADDRESSES = """\
Email Address,Confirmed,Primary,Updated On
sam@quay.example,Yes,Yes,1/1/24
"""
MEETINGS = (
    ("16T090000", "Harbour plan", "Quay 7", "cora@ames.example:Cora Ames"),
    ("16T150000", "Roof", "", "dan@birch.example:Dan Birch"),
    ("17T100000", "Fair", "PyCon Lisbon",
     "gil@east.example:Gil East", "elsa@crane.example:Elsa Crane"),
    ("18T110000", "Loan", "Tidepool",
     "hana@ford.example:Hana Ford", "finn@dale.example:Finn Dale"),
    ("19T140000", "Tea", "Driftwell",
     "ines@gray.example:Ines Gray", "kit@quay.example:Kit Colleague"),
    ("20T160000", "Rates", "",
     "jon@hart.example:Jon Hart", "lou@iver.example:Lou Iver"),
)  # fmt: skip
TO_INVITE = ["Gil East", "Hana Ford", "Ines Gray", "Jon Hart"]


def event(start: str, title: str, where: str, *guests: str) -> str:
    people = "".join(
        f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{address}\r\n"
        for address, _, name in (guest.partition(":") for guest in guests)
    )
    return (
        "BEGIN:VEVENT\r\n"
        f"UID:{start}@quay.example\r\nDTSTAMP:20261101T000000Z\r\n"
        f"DTSTART:202611{start}Z\r\nDURATION:PT1H\r\n"
        f"SUMMARY:{title}\r\nLOCATION:{where}\r\n"
        "ORGANIZER;CN=Sam Spade:mailto:sam@quay.example\r\n"
        f"ATTENDEE;CN=Sam Spade;PARTSTAT=ACCEPTED:mailto:sam@quay.example\r\n{people}"
        "END:VEVENT\r\n"
    )


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    export = tmp_path / "Complete_LinkedInDataExport_11-20-2026"
    export.mkdir()
    for name, text in (
        ("Connections.csv", CONNECTIONS),
        ("Invitations.csv", INVITATIONS),
        ("Profile.csv", PROFILE),
        ("Email Addresses.csv", ADDRESSES),
    ):
        (export / name).write_text(text)
    calendar = tmp_path / "calendar.ics"
    events = "".join(event(*meeting) for meeting in MEETINGS)
    later = event("30T090000", "Plan", "Quay 8", "nell@jay.example:Nell Jay")
    calendar.write_bytes(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//S3//EN\r\n{events}{later}"
        "END:VCALENDAR\r\n".encode()
    )
    return [export, calendar]


def listed(week: Document) -> list[str]:
    found = []
    for item in rows(week, "met_not_invited"):
        person = item["person"]
        assert isinstance(person, dict)
        found.append(str(person["name"]))
    return sorted(found)


def test_week_lists_exactly_the_four_to_invite_with_where_and_when(
    files: list[Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    asked(home, "import", *files)
    asked(home, "person", "set", "Lou Iver", "denied", "yes")

    week = asked(home, "week")

    assert listed(week) == TO_INVITE
    first = next(
        item
        for item in rows(week, "met_not_invited")
        if item["met"] and "Fair" in str(item["met"])
    )
    because = first["because"]
    assert isinstance(because, list)
    assert because[0] == "you met at PyCon Lisbon on 17 Nov 2026, 4 days ago: Fair"
    met = first["met"]
    assert isinstance(met, dict)
    assert (met["first"], met["where"], met["how"]) == (
        "2026-11-17",
        "PyCon Lisbon",
        "meeting",
    )
    assert met["origin"]["file"] == "calendar.ics"


def test_running_it_again_changes_nothing(files: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "home"
    asked(home, "import", *files)
    asked(home, "person", "set", "Lou Iver", "denied", "yes")
    before = asked(home, "week")

    again = asked(home, "import", *files)

    assert [one["added"] for one in rows(again, "imports")] == [0, 0]
    assert asked(home, "week") == before


def test_colleagues_are_listed_where_the_user_says_they_are_none(
    files: list[Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    asked(home, "import", *files)
    inferred = asked(home, "settings")
    asked(home, "settings", "colleagues", "mill.example")

    week = asked(home, "week")

    assert inferred["colleagues"] == ["quay.example"]
    assert listed(week) == sorted([*TO_INVITE, "Kit Colleague", "Lou Iver"])


def test_calendar_says_how_many_to_invite_and_taken_in_again_changes_nothing(
    files: list[Path], tmp_path: Path
) -> None:
    home, calendar = tmp_path / "home", tmp_path / "week.ics"
    asked(home, "import", *files)
    asked(home, "person", "set", "Lou Iver", "denied", "yes")
    asked(home, "settings", "hour", "tue 09:30")

    week = asked(home, "week", "--ics", calendar)
    first = calendar.read_bytes()
    asked(home, "week", "--ics", calendar)

    assert (week["to_invite"], week["ics"]) == (4, str(calendar))
    text = first.decode()
    assert "SUMMARY:4 people to invite\r\n" in text
    assert "DTSTART:20261124T093000\r\n" in text
    assert "DTSTART;VALUE=DATE:20261124\r\n" in text
    assert not any(name in text for name in TO_INVITE)
    assert calendar.read_bytes() == first
    other = tmp_path / "mine.ics"
    other.write_text("BEGIN:VCALENDAR\nPRODID:-//mine//\n")
    assert "not touched" in refused(home, "week", "--ics", other)
