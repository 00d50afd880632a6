"""The world of scenario S3: six meetings of a week with nine people from outside.

Of the nine, three are connections, one was invited three days ago, one is denied.
"""

from pathlib import Path

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
"""Who is left, once Lou Iver is denied."""


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


def nine_met(folder: Path) -> list[Path]:
    """Write the export and the calendar, and return both."""
    export = folder / "Complete_LinkedInDataExport_11-20-2026"
    export.mkdir()
    for name, text in (
        ("Connections.csv", CONNECTIONS),
        ("Invitations.csv", INVITATIONS),
        ("Profile.csv", PROFILE),
        ("Email Addresses.csv", ADDRESSES),
    ):
        (export / name).write_text(text)
    calendar = folder / "calendar.ics"
    events = "".join(event(*meeting) for meeting in MEETINGS)
    later = event("30T090000", "Plan", "Quay 8", "nell@jay.example:Nell Jay")
    calendar.write_bytes(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//S3//EN\r\n{events}{later}"
        "END:VCALENDAR\r\n".encode()
    )
    return [export, calendar]
