from datetime import datetime
from pathlib import Path

import pytest

from closeknit.sources.record import Invited, Mention, Owner
from closeknit.sources.said import Noticed, Unreadable
from tests.sources.linkedin.says import said_in

HEADER = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
LINK = "https://www.linkedin.com/in/"
ME = f"{LINK}me"


def said(folder: Path, *rows: str) -> list[object]:
    text = HEADER + "\n".join(rows)
    found = [item for _, _, item in said_in(folder, {"Invitations.csv": text})]
    return [item for item in found if not isinstance(item, Owner)]


@pytest.mark.parametrize("word", ["OUTGOING", "outgoing", "SENT"])
def test_outgoing_goes_to_the_invitee(tmp_path: Path, word: str) -> None:
    row = f'Me,Ada Sample,"1/29/26, 2:37 PM",Hello,{word},{ME},{LINK}ada'

    assert said(tmp_path, row) == [
        Invited(
            Mention("Ada Sample", profile="ada"),
            outgoing=True,
            at=datetime(2026, 1, 29, 14, 37),
            text="Hello",
        )
    ]


@pytest.mark.parametrize("word", ["INCOMING", "Received"])
def test_incoming_comes_from_the_inviter(tmp_path: Path, word: str) -> None:
    row = f"Ada Sample,Me,,,{word},{LINK}ada,{ME}"

    assert said(tmp_path, row) == [
        Invited(Mention("Ada Sample", profile="ada"), outgoing=False)
    ]


def test_unknown_direction_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, f"Ada,Me,,,SIDEWAYS,{LINK}ada,{ME}") == [
        Unreadable("“SIDEWAYS” is no direction of an invitation")
    ]


@pytest.mark.parametrize("links", [f"{ME},{ME}", ","])
def test_invitation_to_oneself_is_told(tmp_path: Path, links: str) -> None:
    assert said(tmp_path, f"Me,Me,,,OUTGOING,{links}") == [
        Unreadable("an invitation to oneself")
    ]


def test_namesake_of_the_ego_is_somebody_else(tmp_path: Path) -> None:
    assert said(tmp_path, f"Me,Me,,,OUTGOING,{ME},{LINK}me-2") == [
        Invited(Mention("Me", profile="me-2"), outgoing=True)
    ]


def test_invitation_of_nobody_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, f"Me,,,,OUTGOING,{ME},") == [
        Unreadable("neither a name nor a profile of the other side")
    ]


def test_doubtful_moment_is_left_open_and_told(tmp_path: Path) -> None:
    assert said(tmp_path, f"Me,Ada,not-a-date,,OUTGOING,{ME},{LINK}ada") == [
        Invited(Mention("Ada", profile="ada"), outgoing=True),
        Noticed("“not-a-date” is no date that can be told for certain; left open"),
    ]


def test_tomorrow_is_believed_and_the_day_after_is_not(tmp_path: Path) -> None:
    tomorrow = f'Me,Ada,"11/22/26, 9:00 AM",,OUTGOING,{ME},{LINK}ada'
    after = f'Me,Bo,"11/23/26, 9:00 AM",,OUTGOING,{ME},{LINK}bo'

    assert said(tmp_path, tomorrow, after) == [
        Invited(
            Mention("Ada", profile="ada"), outgoing=True, at=datetime(2026, 11, 22, 9)
        ),
        Invited(Mention("Bo", profile="bo"), outgoing=True),
        Noticed("“11/23/26, 9:00 AM” is still to come; left open"),
    ]


def test_long_note_is_cut(tmp_path: Path) -> None:
    (invited,) = said(tmp_path, f"Me,Ada,,{'x' * 5_000},OUTGOING,{ME},{LINK}ada")

    assert isinstance(invited, Invited)
    assert len(invited.text) == 4_000
