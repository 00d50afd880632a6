from datetime import date
from pathlib import Path

import pytest

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.linkedin import connections
from closeknit.sources.record import Connected, Mention
from closeknit.sources.said import Hidden, Noticed, Unreadable
from tests.sources.linkedin.says import said_in

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
DAY = date(2026, 1, 5)


def said(folder: Path, *rows: str) -> list[object]:
    text = HEADER + "\n".join(rows)
    return [item for _, _, item in said_in(folder, {"Connections.csv": text})]


def alone(folder: Path, *rows: str) -> list[bool]:
    return [i.alone for i in said(folder, *rows) if isinstance(i, Connected)]


def test_row_becomes_a_record(tmp_path: Path) -> None:
    url = "https://www.linkedin.com/in/Ada/"
    row = f"Ada,Sample,{url},ADA@example.com,Acme,CEO,05 Jan 2026"

    assert said(tmp_path, row) == [
        Connected(
            Mention("Ada Sample", profile="ada", email="ada@example.com"),
            on=DAY,
            company="Acme",
            position="CEO",
        )
    ]


def test_member_who_hides_is_counted(tmp_path: Path) -> None:
    assert said(tmp_path, ",,,,,,05 Jan 2026", "LinkedIn,Member,,,,,") == [
        Hidden(),
        Hidden(),
    ]


def test_row_of_nobody_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, ",,,,Acme,,05 Jan 2026") == [
        Unreadable("neither a name nor a profile nor an address")
    ]


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("1/2/26", "“1/2/26” is no date that can be told for certain; left open"),
        ("22 Nov 2026", "“22 Nov 2026” is still to come; left open"),
        ("01 Jan 1900", "“01 Jan 1900” is before LinkedIn began; left open"),
    ],
)
def test_doubtful_day_is_left_open_and_told(
    tmp_path: Path, field: str, says: str
) -> None:
    assert said(tmp_path, f"Ada,Sample,,,,,{field}") == [
        Connected(Mention("Ada Sample")),
        Noticed(says),
    ]


def test_bad_link_and_address_are_left_out_and_told(tmp_path: Path) -> None:
    row = "Ada,Sample,javascript:alert(1),ada@@example.com,,,05 Jan 2026"

    assert said(tmp_path, row) == [
        Connected(Mention("Ada Sample"), on=DAY),
        Noticed("“javascript:alert(1)” is no profile on LinkedIn; left out"),
        Noticed("“ada@@example.com” is no e-mail address; left out"),
    ]


def test_two_of_one_name_and_day_are_not_alone(tmp_path: Path) -> None:
    link = "https://www.linkedin.com/in/"

    assert alone(
        tmp_path,
        f"Ada,Sample,{link}ada,,,,05 Jan 2026",
        f"ADA,SAMPLE,{link}ada-2,,,,05 Jan 2026",
        f"Ada,Sample,{link}ada-3,,,,06 Jan 2026",
    ) == [False, False, True]


def test_two_of_one_address_are_not_alone(tmp_path: Path) -> None:
    assert alone(
        tmp_path,
        "Ada,Sample,,info@example.com,,,05 Jan 2026",
        "Bo,Other,,info@example.com,,,06 Jan 2026",
        "Cy,Third,,cy@example.com,,,06 Jan 2026",
    ) == [False, False, True]


def test_one_member_told_twice_is_alone(tmp_path: Path) -> None:
    row = "Ada,Sample,https://www.linkedin.com/in/ada,a@example.com,,,05 Jan 2026"

    assert alone(tmp_path, row, row) == [True, True]


def test_rows_without_a_link_are_members_each(tmp_path: Path) -> None:
    row = "Ada,Sample,,,,,05 Jan 2026"

    assert alone(tmp_path, row, row) == [False, False]


def test_more_than_linkedin_allows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_ROWS", 2)

    with pytest.raises(UnreadableFile) as refused:
        said(tmp_path, *["Ada,Sample,,,,,05 Jan 2026"] * 3)

    assert refused.value.code == "too_many_rows"
