"""LinkedIn's interface is asked politely, and what it says is written as its export."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from closeknit.accounts.account import Fetched, Skipped
from closeknit.accounts.linkedin import RECOMMENDATIONS
from closeknit.accounts.linkedin_changes import URNS
from closeknit.accounts.linkedin_table import FILES
from closeknit.shared.errors import AccountUnreachable
from closeknit.sources import registry
from closeknit.sources.linkedin.export import EXPORT, place_of
from closeknit.sources.reader import Options
from closeknit.sources.record import Connected, Invited
from tests.accounts.listening import Reply
from tests.accounts.replayed import (
    NONE,
    LinkedIn,
    changed,
    fetched_from,
    replayed,
    rows,
)

NOW = '{"at":1790100019786,"ids":["51411"]}'
CHANGED = Skipped("2 of invitations in the list of changes", URNS)


@pytest.fixture
def linkedin() -> Iterator[LinkedIn]:
    with replayed() as one:
        yield one


def _table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as open_:
        return list(csv.DictReader(open_))


def test_the_first_fetch_writes_the_snapshot_as_an_export(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    fetched = fetched_from(linkedin, tmp_path)

    folder = tmp_path / "LinkedInDataExport"
    assert fetched == Fetched((folder,), NOW, (CHANGED, RECOMMENDATIONS))
    assert sorted(file.name for file in folder.iterdir()) == [
        "Connections.csv",
        "Invitations.csv",
        "Profile.csv",
    ]
    assert [row["First Name"] for row in _table(folder / "Connections.csv")] == [
        "Zoë",
        "Bram",
    ]
    assert list(_table(folder / "Invitations.csv")[0]) == [
        "From",
        "To",
        "Sent At",
        "Message",
        "Direction",
        "inviterProfileUrl",
        "inviteeProfileUrl",
    ]


def test_what_it_writes_is_read_as_any_export(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    folder = fetched_from(linkedin, tmp_path).files[0]
    reader = registry.reader_for(folder)

    said = [record for *_, record in reader.read(folder, Options(date(2026, 11, 21)))]

    names = sorted(r.who.name for r in said if isinstance(r, Connected))
    assert reader.name == "linkedin.export"
    assert names == ["Bram Teerlinck", "Zoë Brandt"]
    assert len([record for record in said if isinstance(record, Invited)]) == 1


def test_only_what_the_reader_reads_is_asked_for(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    fetched_from(linkedin, tmp_path)

    asked = [path for path in linkedin.paths() if path.startswith("memberSnapshot")]
    assert asked == [
        f"memberSnapshotData?q=criteria&domain={domain}{start}"
        for domain in FILES
        for start in (["", "&start=1", "&start=2"] if domain == "CONNECTIONS" else [""])
    ]
    kinds = list(EXPORT.values())
    places = [place_of(file) for file in FILES.values()]
    assert all(p is not None and hasattr(kinds[p], "read") for p in places)


def test_endorsements_are_told_apart_by_whom_they_name(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.pages["ENDORSEMENTS", "0"] = rows(
        {"Skill Name": "Trusts", "Endorser First Name": "Ada"},
        {"Skill Name": "Tax", "Endorsee First Name": "Bo"},
    )

    folder = fetched_from(linkedin, tmp_path).files[0]

    received = _table(folder / "Endorsement_Received_Info.csv")
    given = _table(folder / "Endorsement_Given_Info.csv")
    assert received == [{"Skill Name": "Trusts", "Endorser First Name": "Ada"}]
    assert given == [{"Skill Name": "Tax", "Endorsee First Name": "Bo"}]


def test_nothing_new_asks_for_the_changes_only(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    first = fetched_from(linkedin, tmp_path / "one")
    linkedin.server.asked.clear()

    again = fetched_from(linkedin, tmp_path / "two", first.cursor)

    assert again == Fetched((), NOW, ())
    assert linkedin.paths() == [
        "memberChangeLogs?q=memberAndApplication&count=10&startTime=1790100019786"
    ]


def test_a_change_about_people_has_the_snapshot_taken_anew(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.changes = changed(
        (51411, 1790100019786, "invitations"), (9, 2 << 40, "messages")
    )

    fetched = fetched_from(linkedin, tmp_path, NOW)

    assert [file.name for file in fetched.files] == ["LinkedInDataExport"]
    assert fetched.cursor == f'{{"at":{2 << 40},"ids":["9"]}}'
    assert fetched.skipped == (
        Skipped("1 of messages in the list of changes", URNS),
        RECOMMENDATIONS,
    )


def test_a_change_about_nobody_is_counted_and_no_more(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.changes = changed(
        (51411, 1790100019786, "invitations"), (9, 2 << 40, "likes")
    )

    fetched = fetched_from(linkedin, tmp_path, NOW)

    assert fetched.files == ()
    assert fetched.skipped == (
        Skipped(
            "1 of likes in the list of changes", "it says nothing about whom you know"
        ),
    )


def test_changes_that_no_longer_reach_back_have_the_snapshot_taken_anew(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.changes = NONE

    fetched = fetched_from(linkedin, tmp_path, NOW)

    assert (len(fetched.files), fetched.cursor) == (1, NOW)


def test_changes_are_followed_page_by_page_and_counted_once(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.changes = changed((1, 5, "messages"), (2, 6, "messages"), onward=True)
    linkedin.more_changes["10"] = changed((2, 6, "messages"), (3, 6, "invitations"))

    fetched = fetched_from(linkedin, tmp_path, '{"at":5,"ids":["1"]}')

    assert fetched.cursor == '{"at":6,"ids":["2","3"]}'
    assert [skipped.what for skipped in fetched.skipped[:2]] == [
        "1 of invitations in the list of changes",
        "1 of messages in the list of changes",
    ]


def test_a_fetch_that_was_broken_off_goes_on_where_it_stopped(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.instead["domain=INVITATIONS"] = Reply(503)
    with pytest.raises(AccountUnreachable, match="what was fetched so far is kept"):
        fetched_from(linkedin, tmp_path)
    linkedin.instead.clear()
    linkedin.server.asked.clear()

    fetched = fetched_from(linkedin, tmp_path)

    assert linkedin.paths()[0] == "memberSnapshotData?q=criteria&domain=INVITATIONS"
    assert len(linkedin.paths()) == len(FILES) + 2 - 3
    assert fetched.cursor == NOW


def test_a_domain_broken_off_between_its_pages_is_begun_anew(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.instead["start=1"] = Reply(503)
    with pytest.raises(AccountUnreachable):
        fetched_from(linkedin, tmp_path)
    linkedin.instead.clear()
    linkedin.server.asked.clear()

    folder = fetched_from(linkedin, tmp_path).files[0]

    assert linkedin.paths()[0] == "memberSnapshotData?q=criteria&domain=CONNECTIONS"
    assert len(_table(folder / "Connections.csv")) == 2
