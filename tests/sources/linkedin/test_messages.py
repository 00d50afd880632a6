from datetime import UTC, datetime
from pathlib import Path

import pytest

from closeknit.sources.record import Mention, Wrote
from closeknit.sources.said import Noticed
from tests.sources.linkedin.says import said_in

NINE = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,"
    "CONTENT,FOLDER\n"
)
TEN = NINE.replace("TO,", "TO,RECIPIENT PROFILE URLS,")
DRAFTS = TEN.replace("FOLDER", "FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT")
PROFILE = "First Name,Last Name,Headline\nMe,Myself,Adviser\n"
CONNECTIONS = (
    "First Name,Last Name,URL,Connected On\n"
    "Bo,Other,https://www.linkedin.com/in/bo,05 Jan 2026\n"
    'Jane,"Doe, Ph.D.",https://www.linkedin.com/in/jane,05 Jan 2026\n'
)
AT = "2026-02-01 08:00:00 UTC"
LINK = "https://www.linkedin.com/in/"


def said(
    folder: Path, table: str, *, bodies: bool = False, alone: bool = False
) -> list[Wrote | Noticed]:
    files = {"messages.csv": table}
    if not alone:
        files |= {"Profile.csv": PROFILE, "Connections.csv": CONNECTIONS}
    found = said_in(folder, files, bodies=bodies)
    return [i for _, _, i in found if isinstance(i, Wrote | Noticed)]


def to(folder: Path, row: str, header: str = NINE) -> tuple[Mention, ...]:
    (wrote,) = said(folder, header + row)
    assert isinstance(wrote, Wrote)
    return wrote.to


def test_message_becomes_a_record(tmp_path: Path) -> None:
    row = f"2-a=,,Ada,{LINK}ada,Me Myself,{LINK}me,{AT},Re,Hello you,INBOX"

    assert said(tmp_path, TEN + row) == [
        Wrote(
            "linkedin",
            Mention("Ada", profile="ada"),
            (Mention("Me Myself", profile="me"),),
            at=datetime(2026, 2, 1, 8, 0, tzinfo=UTC),
            thread="2-a=",
            subject="Re",
            characters=9,
            digest="d5d397fc80881413",
        )
    ]


def test_text_is_kept_only_where_it_is_wanted(tmp_path: Path) -> None:
    row = f"2-a=,,Ada,{LINK}ada,Me,{LINK}me,{AT},,Hello,INBOX"

    (without,) = said(tmp_path, TEN + row)
    (with_it,) = said(tmp_path, TEN + row, bodies=True)

    assert isinstance(without, Wrote)
    assert isinstance(with_it, Wrote)
    assert (without.text, with_it.text) == ("", "Hello")


def test_digest_and_length_do_not_mind_line_ends(tmp_path: Path) -> None:
    row = f'2-a=,,Ada,{LINK}ada,Me,{LINK}me,{AT},,"a%sb",INBOX\n'

    one, two = said(tmp_path, TEN + row % "\n" + row % "\r\n")

    assert one == two


@pytest.mark.parametrize("flag", ["Yes", "yes", "true"])
def test_draft_says_nothing(tmp_path: Path, flag: str) -> None:
    row = f"2-a=,,Me,{LINK}me,Ada,{LINK}ada,{AT},,half,INBOX,{flag},No"

    assert said(tmp_path, DRAFTS + row) == []


def test_message_beside_a_draft_is_kept(tmp_path: Path) -> None:
    row = f"2-a=,,Me,{LINK}me,Ada,{LINK}ada,{AT},,sent,INBOX,No,Yes"

    assert len(said(tmp_path, DRAFTS + row)) == 1


@pytest.mark.parametrize(
    ("row", "bulk"),
    [
        (f"1,,Rex,{LINK}rex,Me,{LINK}me,{AT},,Returns!,SPAM", "spam"),
        (f"1,,Casey,,Me,{LINK}me,{AT},,<p>Hi</p>,INBOX", "sponsored"),
        (f"1,,Casey,{LINK}casey,Me,{LINK}me,{AT},,Hi %FIRSTNAME%,", "sponsored"),
        (f"1,,LinkedIn Member,,Me,{LINK}me,{AT},,Hi Me,INBOX", ""),
        (f"1,,Ada,{LINK}ada,Me,{LINK}me,{AT},,<3,ARCHIVE", ""),
    ],
)
def test_what_is_no_exchange_says_why(tmp_path: Path, row: str, bulk: str) -> None:
    (wrote,) = said(tmp_path, TEN + row)

    assert isinstance(wrote, Wrote)
    assert wrote.bulk == bulk


@pytest.mark.parametrize(
    ("names", "links", "expected"),
    [
        ("Jane Doe, Ph.D.", "jane", [("Jane Doe, Ph.D.", "jane")]),
        ("Ann, Bo", "ann,bo", [("Ann", "ann"), ("Bo", "bo")]),
        (
            "Bo Other, Wren Hale, PhD",
            "bo,wren",
            [("Bo Other", "bo"), ("Wren Hale, PhD", "wren")],
        ),
        ("A, B, C, D", "ann,ben", [("", "ann"), ("", "ben")]),
    ],
)
def test_links_say_how_many_recipients_there_are(
    tmp_path: Path, names: str, links: str, expected: list[tuple[str, str]]
) -> None:
    joined = ",".join(LINK + link for link in links.split(","))
    row = f'1,,Me,{LINK}me,"{names}","{joined}",{AT},,Hi,INBOX'

    assert to(tmp_path, row, TEN) == tuple(Mention(n, s) for n, s in expected)


def test_without_links_what_others_wrote_went_to_the_ego(tmp_path: Path) -> None:
    mine = f"1,,Me Myself,{LINK}me,Bo Other,{AT},,Hi,INBOX\n"
    theirs = f"1,,Bo Other,{LINK}bo,My Old Name,{AT},,Hi,INBOX"

    _, wrote = said(tmp_path, NINE + mine + theirs)

    assert isinstance(wrote, Wrote)
    assert wrote.to == (Mention("Me Myself", profile="me"),)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Bo Other", ["Bo Other"]),
        ("Jane Doe, Ph.D.", ["Jane Doe, Ph.D."]),
        ("Bo Other, Jane Doe, Ph.D.", ["Bo Other", "Jane Doe, Ph.D."]),
        ("Wren Hale, PhD, Bo Other", ["Bo Other", "Wren Hale, PhD"]),
        ("", []),
    ],
)
def test_without_links_names_are_split_where_they_are_known(
    tmp_path: Path, names: str, expected: list[str]
) -> None:
    row = f'1,,Me Myself,{LINK}me,"{names}",{AT},,Hi,INBOX'

    assert to(tmp_path, row) == tuple(map(Mention, expected))


def test_group_without_links_keeps_its_others(tmp_path: Path) -> None:
    mine = f"1,,Me Myself,{LINK}me,Bo Other,{AT},,Hi,INBOX\n"
    row = f'1,,Ann,{LINK}ann,"Me Myself, Bo Other",{AT},,Hi,INBOX'

    _, wrote = said(tmp_path, NINE + mine + row)

    assert isinstance(wrote, Wrote)
    assert wrote.to == (Mention("Me Myself", profile="me"), Mention("Bo Other"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("6/1/25 14:03", "“6/1/25 14:03” is no date that can be told for certain"),
        ("2036-01-01 00:00:00 UTC", "“2036-01-01 00:00:00 UTC” is still to come"),
        (
            "1970-01-01 00:00:00 UTC",
            "“1970-01-01 00:00:00 UTC” is before LinkedIn began",
        ),
    ],
)
def test_doubtful_moment_is_left_open_and_told(
    tmp_path: Path, text: str, says: str
) -> None:
    row = f"1,,Ada,{LINK}ada,Me,{LINK}me,{text},,Hi,INBOX"

    wrote, noticed = said(tmp_path, TEN + row)

    assert isinstance(wrote, Wrote)
    assert wrote.at is None
    assert noticed == Noticed(f"{says}; left open")


def test_bad_link_of_a_sender_is_told_once(tmp_path: Path) -> None:
    row = f"1,,Ada,https://evil.example/in/ada,Me,{LINK}me,{AT},,Hi,INBOX\n"

    found = said(tmp_path, TEN + row * 3)

    assert [type(item) for item in found] == [Wrote, Noticed, Wrote, Wrote]
