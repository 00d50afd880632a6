"""Whoever is forgotten is in no byte of the home, and stays out."""

import shutil
from pathlib import Path

import pytest

from tests.faces.cli.program import Document, asked, refused, rows

CANARY = (
    "Zebulon Quackenbush",
    "Quackenbush",
    "zebulon",
    "quackenbush-ex",
    "Xylomarimba",
)
"""What would give the person away: names, address, profile, a word of theirs."""
TABLES = {
    "Connections.csv": """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zebulon,Quackenbush,https://www.linkedin.com/in/zebulon-quackenbush-ex,zebulon@example.com,Xylomarimba Ltd,Owner,02 Jan 2026
Ada,Lovelace,https://www.linkedin.com/in/ada-ex,ada@example.com,Engines,Analyst,03 Jan 2026
Zebulon,Quackenbush,https://www.linkedin.com/in/zebulon-quackenbush-ex,zebulon@example.com,"Xylomarimba
""",  # noqa: E501 - rows as LinkedIn writes them, the last one torn
    "messages.csv": """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
1,,Zebulon Quackenbush,https://www.linkedin.com/in/zebulon-quackenbush-ex,Sam Spade,https://www.linkedin.com/in/sam-ex,2026-02-01 09:00:00 UTC,,Xylomarimba at nine?,INBOX
2,,Ada Lovelace,https://www.linkedin.com/in/ada-ex,Sam Spade,https://www.linkedin.com/in/sam-ex,2026-02-02 09:00:00 UTC,,Tea?,INBOX
3,,Sam Spade,https://www.linkedin.com/in/sam-ex,Zebulon Quackenbush,,2026-02-03 09:00:00 UTC,,Yes,INBOX
""",  # noqa: E501 - same
}
MAIL = """From x@xxx Tue Sep 01 00:00:00 2026
Delivered-To: sam@example.com
From: {name} <{address}>
To: Sam Spade <sam@example.com>
Date: Tue, 01 Sep 2026 10:00:00 +0000
Message-ID: <{name}@example.com>
Subject: {subject}

{subject}

"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "Basic_LinkedInDataExport_03-01-2026"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    box = tmp_path / "mail.mbox"
    letters = [
        ("Zebulon", "zebulon@example.com", "Xylomarimba"),
        ("Ada Lovelace", "ada@example.com", "Tea"),
    ]
    box.write_text(
        "".join(MAIL.format(name=n, address=a, subject=s) for n, a, s in letters)
    )
    return box


AT_THE_DESK = (
    ("give", "zebulon@example.com", "tuned the Xylomarimba"),
    ("outcomes", "zebulon@example.com", "call"),
    ("keep", "zebulon@example.com", "--topic", "his Xylomarimba"),
    ("kind", "zebulon@example.com", "friend"),
    ("targets", "add", "zebulon@example.com"),
    (
        "permission",
        "grant",
        "zebulon@example.com",
        "--for",
        "Ada Lovelace",
        "--how",
        "said",
    ),
)
"""What a user says of somebody: the desk's history tells of each."""


def giving_away(home: Path) -> list[tuple[str, str]]:
    """Return (file, word) wherever a byte of the home gives the canary away."""
    return [
        (str(file.relative_to(home)), word)
        for file in sorted(home.rglob("*"))
        if file.is_file()
        for word in CANARY
        if word.lower().encode() in file.read_bytes().lower()
    ]


def others(home: Path) -> list[Document]:
    found = asked(home, "people", "--only", "everybody", "--limit", 99)
    return [
        one for one in rows(found, "people") if "quackenbush" not in str(one).lower()
    ]


def test_forgotten_person_is_in_no_byte_of_the_home_and_stays_out(
    tmp_path: Path, export: Path, mail: Path
) -> None:
    home = tmp_path / "home"
    asked(home, "settings", "bodies", "on")
    asked(home, "import", export, mail)
    asked(home, "note", "Zebulon Quackenbush", "plays the Xylomarimba")
    for typed in AT_THE_DESK:
        asked(home, *typed)
    before = others(home)
    assert giving_away(home) != []

    gone = asked(home, "forget", "zebulon@example.com")

    assert gone["records"] == 5
    assert giving_away(home) == []
    assert others(home) == before

    copy = tmp_path / "again" / export.name
    shutil.copytree(export, copy)
    (copy / "Invitations.csv").write_text(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Zebulon Quackenbush,Sam Spade,"2/1/26, 9:00 AM",Xylomarimba?,INCOMING,'
        "https://www.linkedin.com/in/zebulon-quackenbush-ex,"
        "https://www.linkedin.com/in/sam-ex\n"
    )
    mail.write_text(mail.read_text() + "\n")
    again = asked(home, "import", copy, mail)

    kept_out = [run["kept_out"] for run in rows(again, "imports")]
    assert all(kept_out)
    assert giving_away(home) == []
    assert others(home) == before


def test_forgetting_names_the_older_copies_that_still_hold_the_person(
    home: Path, tmp_path: Path
) -> None:
    asked(home, "backup", tmp_path / "safe.sqlite3")
    asked(home, "restore", tmp_path / "safe.sqlite3")

    gone = asked(home, "forget", "Callum Reddaway")

    copies = gone["older_copies"]
    assert isinstance(copies, list)
    assert [Path(copy).parent for copy in copies] == [home / "backups"]


def test_nobody_is_forgotten_by_a_name_that_several_have(home: Path) -> None:
    before = asked(home, "people", "--limit", 999)

    said = refused(home, "forget", "a", "--yes")

    assert said.startswith("closeknit: Several people answer to 'a': ")
    assert asked(home, "people", "--limit", 999) == before
