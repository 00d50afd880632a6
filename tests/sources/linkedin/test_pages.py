"""The smaller files: the ego's pages, address book, and what people said."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closeknit.sources.record import (
    Card,
    Endorsed,
    Event,
    Followed,
    Mention,
    Note,
    Owner,
    Position,
    Profile,
    Recommended,
)
from closeknit.sources.said import Noticed, Unreadable
from tests.sources.linkedin.says import said_in

CARDS = "FirstName,MiddleName,LastName,Emails,PhoneNumbers,CreatedAt,Profiles\n"


def said(folder: Path, file: str, text: str) -> list[object]:
    found = [item for _, _, item in said_in(folder, {file: text})]
    return [item for item in found if not isinstance(item, Owner)]


def test_card_has_a_mention_for_each_way_to_reach_somebody(tmp_path: Path) -> None:
    row = (
        'Ada,B.,Sample,"a@example.com,b@example.com ::: a@example.com",'
        '+32 9 000 00 00; 09 000,"3/1/24, 9:14 AM",https://www.linkedin.com/in/ada\n'
    )

    assert said(tmp_path, "Contacts.csv", CARDS + row) == [
        Card(
            (
                Mention("Ada B. Sample", email="a@example.com"),
                Mention("Ada B. Sample", email="b@example.com"),
                Mention("Ada B. Sample", phone="+3290000000"),
                Mention("Ada B. Sample", profile="ada"),
            ),
            on=date(2024, 3, 1),
        )
    ]


def test_card_with_a_name_only_is_kept(tmp_path: Path) -> None:
    assert said(tmp_path, "ImportedContacts.csv", CARDS + "Ada,,,,,,\n") == [
        Card((Mention("Ada"),))
    ]


def test_card_of_nobody_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Contacts.csv", CARDS + ",,,no-address,,,\n") == [
        Unreadable("neither a name nor a way to reach anybody"),
        Noticed("“no-address” is no e-mail address; left out"),
    ]


@pytest.mark.parametrize(
    ("file", "side", "outgoing"),
    [
        ("Endorsement_Received_Info.csv", "Endorser", False),
        ("Endorsement Given Info.csv", "Endorsee", True),
    ],
)
def test_endorsement_has_a_direction(
    tmp_path: Path, file: str, side: str, *, outgoing: bool
) -> None:
    text = (
        f"Endorsement Date,Skill Name,{side} First Name,{side} Last Name,"
        f"{side} Public Url,Endorsement Status\n"
        "2023/06/20 13:05:02 UTC,Chess,Ada,Sample,www.linkedin.com/in/ada,ACCEPTED\n"
    )

    assert said(tmp_path, file, text) == [
        Endorsed(
            Mention("Ada Sample", profile="ada"),
            outgoing=outgoing,
            skill="Chess",
            at=datetime(2023, 6, 20, 13, 5, 2, tzinfo=UTC),
            status="ACCEPTED",
        )
    ]


def test_recommendation_given_is_outgoing(tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Ada,Sample,Acme,CEO,Good,"08/19/24, 11:04 PM",VISIBLE\n'
    )

    assert said(tmp_path, "Recommendations_Given.csv", text) == [
        Recommended(
            Mention("Ada Sample"),
            outgoing=True,
            at=datetime(2024, 8, 19, 23, 4),
            company="Acme",
            position="CEO",
            status="VISIBLE",
            text="Good",
        )
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "Endorsement_Received_Info.csv",
            "Skill Name,Endorsement Date,Endorser First Name,Endorser Last Name\nGo,,,",
        ),
        (
            "Recommendations_Received.csv",
            "First Name,Last Name,Text,Creation Date\n,,Good,\n",
        ),
        (
            "Notes.csv",
            "Connection First Name,Connection Last Name,Note\n,,met\n",
        ),
    ],
)
def test_words_of_nobody_are_told(tmp_path: Path, file: str, text: str) -> None:
    assert said(tmp_path, file, text) == [Unreadable("neither a name nor a profile")]


def test_note_is_about_somebody(tmp_path: Path) -> None:
    text = (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,"
        "Created On\nAda,Sample,,met,2025-07-30 18:20:00 UTC\n"
    )

    assert said(tmp_path, "Notes.csv", text) == [
        Note(Mention("Ada Sample"), "met", datetime(2025, 7, 30, 18, 20, tzinfo=UTC))
    ]


def test_summary_and_profile_are_two_records(tmp_path: Path) -> None:
    files = {
        "Profile.csv": "First Name,Last Name,Headline\nMe,Myself,Adviser\n",
        "Profile Summary.csv": "Profile Summary\nI help.\n",
    }

    found = [item for _, _, item in said_in(tmp_path, files)]

    assert found == [
        Owner(Mention("Me Myself")),
        Profile("Me Myself", headline="Adviser"),
        Profile("Me Myself", summary="I help."),
    ]


def test_other_pages_become_records(tmp_path: Path) -> None:
    files = {
        "Positions.csv": "Company Name,Title,Started On\nAcme,CEO,Jan 2020\n,,2020\n",
        "Company_Follows.csv": "Organization,Followed On\nAcme,14 Jun 2021\n",
        "Events.csv": "Event Name,Event Time,Status\nFair,soon,ATTENDING\n",
    }

    found = [item for _, _, item in said_in(tmp_path, files)]

    assert found == [
        Position("Acme", "CEO", started="Jan 2020"),
        Unreadable("neither a company nor a title"),
        Followed("Acme"),
        Noticed("“14 Jun 2021” is no date that can be told for certain; left open"),
        Event("Fair", "soon", "ATTENDING"),
    ]
