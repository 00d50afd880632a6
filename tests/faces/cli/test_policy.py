"""Scenario S10: twenty invitations under three policies; and the policy's commands.

Of the twenty who invited Sam, 0 to 4 met him, 5 to 9 wrote and were answered, 10 to 13
stand in his address book, of whom 10 and 11 are at a firm he looks for. The even ones
sent LinkedIn's own text, the odd ones a reason.
"""

from pathlib import Path

import pytest

from closeknit.desk.policy.rules.presets import PRESETS
from tests.faces.cli.inside import contents, opened
from tests.faces.cli.program import Document, asked, refused, rows, run

FIRST = "Ada Bo Cy Dee Eli Fay Gus Hal Ida Jon Kim Lou Mo Nia Oda Pete Quin Rob Sue Ted"
NAMES = [f"{name} Quill" for name in FIRST.split()]
REASON = "I would like to join you because we both work on harbour loans."
FITS = (
    "Somebody I do not know, no reason given, whom I look for: I accept and follow up "
    "with a question."
)
PROFILES = [f"https://www.linkedin.com/in/{n.split()[0].lower()}-ex" for n in NAMES]
ME = "https://www.linkedin.com/in/sam-ex"


def invitations() -> str:
    head = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    lines = [
        f'{name},Sam Spade,"11/{n % 9 + 1}/26, 9:00 AM",{REASON if n % 2 else ""},'
        f"INCOMING,{PROFILES[n]},{ME}"
        for n, name in enumerate(NAMES)
    ]
    return "\n".join([head, *lines, ""])


def messages() -> str:
    head = ("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT "
            "PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER")  # fmt: skip
    lines = []
    for n in range(5, 10):
        them, sam = f"{NAMES[n]},{PROFILES[n]}", f"Sam Spade,{ME}"
        lines.append(f"c{n},,{them},{sam},2026-10-0{n} 10:00:00 UTC,,Hello,INBOX")
        lines.append(f"c{n},,{sam},{them},2026-10-0{n} 11:00:00 UTC,,Hello you,INBOX")
    return "\n".join([head, *lines, ""])


def cards() -> str:
    told = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{NAMES[n]}\r\nURL:{PROFILES[n]}\r\n"
        f"ORG:{'Tide & Co' if n < 12 else 'Elsewhere'}\r\nEND:VCARD\r\n"
        for n in range(10, 14)
    ]
    return "".join(told)


@pytest.fixture(scope="module")
def sams(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the twenty, and a policy that looks for one firm's people."""
    folder = tmp_path_factory.mktemp("twenty")
    home, export = folder / "home", folder / "export"
    export.mkdir()
    (export / "Profile.csv").write_text("First Name,Last Name\nSam,Spade\n")
    (export / "Invitations.csv").write_text(invitations())
    (export / "messages.csv").write_text(messages())
    (folder / "book.vcf").write_text(cards())
    asked(home, "import", export, folder / "book.vcf")
    for name in NAMES[:5]:
        asked(home, "met", name, "--on", "2026-11-18")
    own = folder / "mine.toml"
    asked(home, "policy", "use", "referral")
    text = str(asked(home, "policy", "export")["text"])
    own.write_text(text.replace("firms = []", 'firms = ["Tide and Co", "Tide & Co"]'))
    asked(home, "policy", "import", own)
    return home


def counts(found: Document) -> tuple[object, object, dict[str, object]]:
    """Return known now and then, and how often each action would be suggested."""
    known, actions = found["known"], found["suggestions"]
    assert isinstance(known, dict)
    assert isinstance(actions, dict)
    then = {action: many["then"] for action, many in actions.items()}
    return known["now"], known["then"], then


@pytest.mark.parametrize(
    ("preset", "known", "ask", "accept", "call"),
    [
        ("referral", 10, 9, 7, 4),
        ("strict-personal", 5, 18, 2, 0),
        ("LION", 14, 0, 20, 0),
        ("three-rules", 10, 5, 11, 4),
        ("send-strict-accept-open", 5, 0, 20, 0),
    ],
)
def test_s10_a_preview_counts_whom_one_would_know_and_what_one_would_do(
    sams: Path, preset: str, known: int, ask: int, accept: int, call: int
) -> None:
    before = contents(sams), versions(sams)

    found = asked(sams, "policy", "preview", preset)

    assert found["invitations"] == 20
    assert counts(found) == (
        10,
        known,
        {
            "ask_before_accept": ask,
            "accept_then_followup": accept,
            "decline": 0,
            "my_call": call,
        },
    )
    assert (contents(sams), versions(sams)) == before


def versions(home: Path) -> list[object]:
    with opened(home / "closeknit.sqlite3") as connection:
        return list(connection.execute("SELECT * FROM policy_version"))


def test_s10_each_change_says_what_decided_under_both_policies(sams: Path) -> None:
    changes = rows(asked(sams, "policy", "preview", "strict-personal"), "changes")

    ivan = next(one for one in changes if str(one["person"]).find("Kim Quill") > 0)
    assert (ivan["waiting"], ivan["default"]) == (True, True)
    assert ivan["now"] == {
        "known": False,
        "target_fit": "direct",
        "suggestion": "accept_then_followup",
        "because": [
            "1 card in the address book: not what your policy calls knowing",
            "they are at Tide & Co, which you named",
            FITS,
        ],
        "sentence": "inbound.unknown.no_reason.fit",
        "requirement": "R4-19",
    }
    then = ivan["then"]
    assert isinstance(then, dict)
    assert (then["suggestion"], then["requirement"]) == ("ask_before_accept", "R2-17")


def test_s10_switching_is_a_version_and_the_one_before_stays(
    sams: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "safe.sqlite3"
    asked(sams, "backup", backup)
    home = tmp_path / "home"
    asked(home, "restore", backup)
    before = asked(home, "policy")

    held = asked(home, "policy", "use", "strict-personal")

    assert (held["name"], held["version"]) == ("strict-personal", 3)
    assert held["target_market"] == before["target_market"]
    listed = rows(asked(home, "policy", "versions"), "versions")
    assert [(one["version"], one["name"]) for one in listed] == [
        (3, "strict-personal"),
        (2, "referral"),
        (1, "referral"),
    ]
    second = asked(home, "policy", "versions", 2)
    assert second == {name: before[name] for name in second}
    assert str(home / "policy.toml") == asked(home, "policy")["file"]
    assert 'name = "strict-personal"' in (home / "policy.toml").read_text()


def test_policy_is_told_in_sentences_with_their_requirements(sams: Path) -> None:
    told = run(sams, "policy").stdout

    assert told.startswith("referral, version 2, since 2026-11-21.\n")
    assert "  I look for anybody at Tide and Co or Tide & Co.  [R0-05]\n" in told
    assert f"Presets: {', '.join(PRESETS)}." in told


def test_an_edited_file_that_cannot_be_read_is_told_by_its_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    asked(home, "policy", "use", "LION")
    file = home / "policy.toml"
    file.write_text(file.read_text().replace("timeout_days = 14", "timeout_days = 0"))

    told = run(home, "policy")

    assert told.returncode == 0
    assert 'line 51: "timeout_days" is a whole number from 1 to 90.' in told.stderr
    says = refused(home, "policy", "use", "referral")
    assert says.startswith("closeknit: policy.toml was edited and cannot be read")
    assert asked(home, "policy", "write-again")["name"] == "LION"
    assert asked(home, "policy")["wrong"] == []


def test_edit_opens_the_file_and_lets_hold_what_was_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/^months = .*/months = 12/" "$1"\n')
    editor.chmod(0o700)

    held = asked(home, "policy", "edit", EDITOR=str(editor), VISUAL=str(editor))

    assert (held["version"], held["review"]) == (1, {"months": 12})


def test_what_is_no_preset_and_no_file_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"

    says = refused(home, "policy", "preview", "lionn")

    listed = ", ".join(PRESETS)
    assert says == f"closeknit: There is no preset 'lionn'. There are {listed}.\n"
