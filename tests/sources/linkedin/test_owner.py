from pathlib import Path

import pytest

from closeknit.sources.record import Mention, Owner
from tests.sources.linkedin.says import said_in

LINK = "https://www.linkedin.com/in/"
PROFILE = "First Name,Last Name,Headline\nMe,Myself,Adviser\n"
INVITATIONS = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f"Me M.,Ada,,,OUTGOING,{LINK}me,{LINK}ada\n"
    f"Bo,Me M.,,,INCOMING,{LINK}bo,{LINK}me\n"
)
MESSAGES = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
)


def owners(folder: Path, files: dict[str, str]) -> list[tuple[str, int, Mention]]:
    return [
        (file, line, item.who)
        for file, line, item in said_in(folder, files)
        if isinstance(item, Owner)
    ]


def message(thread: str, sender: str, to: str) -> str:
    name = sender.title()
    return f"{thread},{name},{LINK}{sender},{to.title()},{LINK}{to},,Hi\n"


def test_ego_is_told_by_invitations_first(tmp_path: Path) -> None:
    files = {"Profile.csv": PROFILE, "Invitations.csv": INVITATIONS}

    assert owners(tmp_path, files) == [
        ("Invitations.csv", 2, Mention("Me Myself", profile="me"))
    ]


def test_ego_without_a_profile_page_has_the_invitations_name(tmp_path: Path) -> None:
    assert owners(tmp_path, {"Invitations.csv": INVITATIONS}) == [
        ("Invitations.csv", 2, Mention("Me M.", profile="me"))
    ]


def test_ego_is_told_by_messages_under_their_name(tmp_path: Path) -> None:
    row = f"1,me MYSELF,{LINK}me,Ada,{LINK}ada,,Hi\n"
    files = {"Profile.csv": PROFILE, "messages.csv": MESSAGES + row}

    assert owners(tmp_path, files) == [
        ("messages.csv", 2, Mention("Me Myself", profile="me"))
    ]


def test_ego_is_told_by_being_in_all_conversations(tmp_path: Path) -> None:
    rows = (
        message("1", "ada", "me") + message("2", "me", "bo") + message("3", "cy", "me")
    )

    assert owners(tmp_path, {"messages.csv": MESSAGES + rows}) == [
        ("messages.csv", 2, Mention("Me", profile="me"))
    ]


@pytest.mark.parametrize(
    "rows",
    [
        message("1", "ada", "me") + message("2", "me", "bo"),
        message("1", "ada", "me")
        + message("2", "ada", "me")
        + message("3", "ada", "me"),
        message("1", "ada", "me") + message("2", "bo", "me") + message("3", "cy", "di"),
    ],
    ids=["too few", "two are in all", "nobody is in all"],
)
def test_ego_is_not_guessed(tmp_path: Path, rows: str) -> None:
    assert owners(tmp_path, {"messages.csv": MESSAGES + rows}) == []


def test_contradicting_invitations_tell_nobody(tmp_path: Path) -> None:
    rows = f"X,Ada,,,OUTGOING,{LINK}x,{LINK}ada\n"

    assert owners(tmp_path, {"Invitations.csv": INVITATIONS + rows}) == []


def test_name_alone_is_the_ego_where_no_link_is(tmp_path: Path) -> None:
    assert owners(tmp_path, {"Profile.csv": PROFILE}) == [
        ("Profile.csv", 2, Mention("Me Myself"))
    ]


def test_addresses_and_numbers_are_the_egos(tmp_path: Path) -> None:
    files = {
        "Email Addresses.csv": (
            "Email Address,Confirmed,Primary,Updated On\n"
            "Me@example.com,Yes,Yes,\nold@example.com,No,No,\n"
        ),
        "PhoneNumbers.csv": "Number,Type\n+32 9 000 00 00,Mobile\n09,Home\n",
    }

    assert owners(tmp_path, files) == [
        ("Email Addresses.csv", 2, Mention(email="me@example.com")),
        ("PhoneNumbers.csv", 2, Mention(phone="+3290000000")),
    ]
