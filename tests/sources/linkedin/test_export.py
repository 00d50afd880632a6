import os
from datetime import date
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.shared.errors import UnreadableFile
from closeknit.sources.linkedin.export import EXPORT, LINKEDIN_EXPORT
from closeknit.sources.reader import Options
from closeknit.sources.record import Connected, Mention, Owner, Profile
from closeknit.sources.said import NotRead, Unreadable
from tests.sources.linkedin.says import TODAY, said_in, said_of

HERE = Path(__file__).parent
NEWEST = HERE / "exports" / "Complete_LinkedInDataExport_10-05-2026"
OPTIONS = Options(today=TODAY)
CONNECTIONS = "First Name,Last Name,Connected On\nAda,Sample,05 Jan 2026\n"
PROFILE = "First Name,Last Name,Headline\nMe,Myself,Adviser\n"
ADA = Connected(Mention("Ada Sample"), on=date(2026, 1, 5))


def test_files_come_in_reading_order() -> None:
    said = said_of(NEWEST)

    assert [file for file, _ in groupby(said, key=lambda item: item[0])][:16] == [
        "Invitations.csv",  # it tells whose export this is
        "Profile.csv",
        "Email Addresses.csv",
        "PhoneNumbers.csv",
        "Invitations.csv",
        "Connections.csv",
        "Positions.csv",
        "Education.csv",
        "Skills.csv",
        "Recommendations_Received.csv",
        "Notes.csv",
        "Company Follows.csv",
        "Contacts.csv",
        "ImportedContacts.csv",
        "messages.csv",
        "LearningCoachMessages.csv",
    ]


def test_reading_again_says_the_same() -> None:
    reading = LINKEDIN_EXPORT.read(NEWEST, OPTIONS)

    assert list(reading) == list(reading)


def test_part_with_profile_files_only_is_read(tmp_path: Path) -> None:
    files = {"Profile.csv": PROFILE, "Registration.csv": "Registered At\n"}

    assert said_in(tmp_path, files) == [
        ("Profile.csv", 2, Owner(Mention("Me Myself"))),
        ("Profile.csv", 2, Profile("Me Myself", headline="Adviser")),
        ("Registration.csv", 0, NotRead("when the account was opened")),
    ]


def test_unknown_file_is_named(tmp_path: Path) -> None:
    files = {"Connections.csv": CONNECTIONS, "Brand New.csv": "a,b\n"}

    assert said_in(tmp_path, files) == [
        ("Connections.csv", 2, ADA),
        (
            "Brand New.csv",
            0,
            NotRead("not known to closeknit: tell us, it may be new at LinkedIn"),
        ),
    ]


def test_article_is_not_unknown(tmp_path: Path) -> None:
    (tmp_path / "Articles" / "Articles").mkdir(parents=True)
    files = {"Connections.csv": CONNECTIONS, "Articles/Articles/one.html": "<p>"}

    assert said_in(tmp_path, files)[-1] == (
        "Articles/Articles/one.html",
        0,
        NotRead("an article of yours; too public to count as an encounter"),
    )


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    files = {"Connections.csv": CONNECTIONS, "Invitations.csv": "Von,An\nAda,Bo\n"}

    bad, good = said_in(tmp_path, files)

    assert (bad[0], bad[1], type(bad[2])) == ("Invitations.csv", 1, Unreadable)
    assert good == ("Connections.csv", 2, ADA)


def test_two_files_of_one_name_are_ambiguous(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    files = {"Connections.csv": CONNECTIONS, "old/connections.csv": CONNECTIONS}

    with pytest.raises(UnreadableFile) as refused:
        said_in(tmp_path, files)

    assert refused.value.code == "archive_ambiguous"


def test_numbered_files_are_two(tmp_path: Path) -> None:
    files = {"Connections.csv": CONNECTIONS, "Connections_2.csv": CONNECTIONS}

    assert [said[0] for said in said_in(tmp_path, files)] == [
        "Connections.csv",
        "Connections_2.csv",
    ]


def test_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        said_in(tmp_path, {"holiday.jpg": "x", "list.csv": "a,b\n"})

    assert refused.value.code == "no_known_files"


def test_lone_table_under_another_name_is_known_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "from my other laptop.csv"
    path.write_text(CONNECTIONS)

    assert LINKEDIN_EXPORT.recognises(path)
    assert said_of(path) == [(path.name, 2, ADA)]


def test_lone_file_that_is_left_alone_says_so(tmp_path: Path) -> None:
    path = tmp_path / "Ad_Targeting.csv"
    path.write_text("Company Names,Company Names\n")

    assert said_of(path) == [
        (
            path.name,
            0,
            NotRead("what advertisers were told about you, not whom you know"),
        )
    ]


@pytest.mark.parametrize(
    ("name", "text", "is_ours"),
    [
        ("Connections.csv", "whatever\n", True),
        ("Connections (1).csv", CONNECTIONS, True),
        ("x.csv", "First Name,First Name,Last Name,Connected On\n", True),
        ("contacts.csv", "First Name,Last Name,E-mail 1 - Value\n", False),
        ("contacts.csv", "FirstName,LastName,Emails\n", True),
        ("list.csv", "a,b\n", False),
        ("Connections.jpg", CONNECTIONS, False),
        ("export.zip", "<html>", True),
    ],
)
def test_table_is_recognised_by_name_or_header(
    tmp_path: Path, name: str, text: str, *, is_ours: bool
) -> None:
    (tmp_path / name).write_text(text)

    assert LINKEDIN_EXPORT.recognises(tmp_path / name) is is_ours


@pytest.mark.parametrize("name", ["export.zip", "no suffix"])
def test_zip_is_recognised_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    with ZipFile(tmp_path / name, "w") as ours:
        ours.writestr("x/Connections.csv", CONNECTIONS)
    with ZipFile(tmp_path / "takeout.zip", "w") as another:
        another.writestr("Takeout/Mail/All.mbox", "From x\n")

    assert LINKEDIN_EXPORT.recognises(tmp_path / name)
    assert not LINKEDIN_EXPORT.recognises(tmp_path / "takeout.zip")


def test_what_is_not_there_is_not_recognised(tmp_path: Path) -> None:
    assert not LINKEDIN_EXPORT.recognises(tmp_path / "no.csv")
    assert not LINKEDIN_EXPORT.recognises(tmp_path)


@pytest.mark.parametrize(
    ("name", "as_of"),
    [
        ("Basic_LinkedInDataExport_10-21-2023", date(2023, 10, 21)),
        ("Basic_LinkedInDataExport_10-21-2036", TODAY),
        ("Basic_LinkedInDataExport_31-21-2023", date(2024, 5, 6)),
        ("LinkedIn", date(2024, 5, 6)),
    ],
)
def test_export_is_of_the_day_in_its_name_or_of_its_newest_file(
    tmp_path: Path, name: str, as_of: date
) -> None:
    (tmp_path / name).mkdir()
    file = tmp_path / name / "Connections.csv"
    file.write_text(CONNECTIONS)
    os.utime(file, (1_715_000_000, 1_715_000_000))

    assert LINKEDIN_EXPORT.read(tmp_path / name, OPTIONS).as_of == as_of
    assert LINKEDIN_EXPORT.read(file, OPTIONS).as_of == as_of


def test_zip_without_days_is_of_its_own_day(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with ZipFile(path, "w") as zipped, zipped.open("Connections.csv", "w") as member:
        member.write(CONNECTIONS.encode())
    os.utime(path, (1_715_000_000, 1_715_000_000))

    assert LINKEDIN_EXPORT.read(path, OPTIONS).as_of == date(2024, 5, 6)


def test_progress_ends_where_all_is_read() -> None:
    reading = LINKEDIN_EXPORT.read(NEWEST, OPTIONS)
    seen = [reading.done for _ in reading]

    assert seen == sorted(seen)
    assert (seen[0], reading.done) == (0, reading.total)


TEXTS = st.text(st.sampled_from('Aa,;"\n\r\t =\0é'), max_size=60)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["Connections", "Invitations", "messages", "Contacts", "Notes"]),
    st.one_of(st.binary(max_size=300), TEXTS.map(str.encode)),
)
def test_no_bytes_are_too_odd_for_an_export(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    kind = EXPORT[name]
    assert not isinstance(kind, NotRead)
    path = tmp_path_factory.getbasetemp() / f"{name}.csv"
    path.write_bytes(",".join(kind.needs).encode() + b"\n" + data)

    try:
        said = said_of(path)
    except UnreadableFile:
        return

    assert all(line >= 1 for _, line, _ in said)
