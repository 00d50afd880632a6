"""Calendars made to do harm, imported for real, as the corpus' manifest wants it.

Most of the corpus' events name nobody, and what names nobody is never worked out. So
each file is read once more with a guest put into every event.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.people import store as people
from closeknit.records import store
from closeknit.sources.calendar.readers import CALENDAR_READERS
from closeknit.sources.reader import Options
from closeknit.sources.record import Met
from closeknit.sources.said import Noticed, Said, Unreadable
from closeknit.ties import store as ties
from tests.desk.intake.state import state
from tests.faces.cli.program import surroundings
from tests.hostile.weighed import weighed
from tests.records.said import TODAY, new_ego

Hostile = Callable[[str], Path]

SLACK = 3
"""The manifest's seconds, this many times: its machine may be the quicker one."""
MEGABYTES = 512

EVENTS = {
    "i07_dates.ics": (4, "of an unknown zone we do not know the time: not read"),
    "i11_100k_attendees.ics": (1, "an audience is counted, and is no meeting"),
    "i15_uid_conflicts.ics": (4, "the one called off is kept, marked as such"),
    "i19_bare_breaks.ics": (2, "a stray line costs itself, not its event"),
    "i20_params.ics": (3, "a torn property costs itself, not its event"),
}
"""Where we count events otherwise than the manifest, and why."""
OUT_OF_WINDOW = 1
HEAVY = (
    "i03_rdate_100k.ics",
    "i11_100k_attendees.ics",
    "i12_attach.ics",
    "i17_fold_bomb.ics",
    "i18_long_line_10mb.ics",
)


@pytest.fixture
def entries(hostile: Hostile) -> list[tuple[Path, dict[str, object], int]]:
    folder = hostile("ics")
    listed = json.loads((folder / "manifest.json").read_text())["entries"]
    return [
        (folder / one["file"], one["expect"], one["limits"]["seconds"])
        for one in listed
    ]


def with_a_guest(file: Path, into: Path) -> Path:
    """Write the same calendar with Bo invited to every event."""
    guest = b"SUMMARY:Coffee\r\nATTENDEE:mailto:bo@example.com\r\n"
    text = file.read_bytes().replace(b"SUMMARY:Coffee\r\n", guest)
    path = into / file.name
    path.write_bytes(text)
    return path


def read(path: Path) -> list[Said]:
    return list(CALENDAR_READERS[0].read(path, Options(today=TODAY)))


def events(said: list[Said]) -> int:
    """Return how many events stand behind what was said; each has its first line."""
    found = {line for _, line, item in said if isinstance(item, Met)}
    outside = any(
        isinstance(item, Noticed) and "ninety days" in item.says for _, _, item in said
    )
    return len(found) + (OUT_OF_WINDOW if outside else 0)


@pytest.mark.django_db
def test_calendar_is_read_in_part_or_rejected_as_the_manifest_says(
    entries: list[tuple[Path, dict[str, object], int]],
) -> None:
    assert len(entries) == 22
    for file, expect, _ in entries:
        ego = new_ego()

        brought = bring_in(ego, [file], today=TODAY)

        if expect["outcome"] == "reject":
            (failed,) = brought.failed
            assert failed.code == expect["error"], file
            assert store.total(ego) == people.total(ego) == 0, file
            continue
        (run,) = brought.runs
        assert run.state == "done", file
        if expect["outcome"] == "accept":
            assert (run.unreadable, run.not_read) == (0, []), file
        else:
            assert run.unreadable or run.noticed, file


def test_events_are_as_many_as_the_manifest_counts_within_its_seconds(
    entries: list[tuple[Path, dict[str, object], int]], tmp_path: Path
) -> None:
    for file, expect, seconds in entries:
        if expect["outcome"] == "reject":
            continue
        guested = with_a_guest(file, tmp_path)
        began = time.monotonic()

        said = read(guested)

        records = expect["records"]
        assert isinstance(records, dict)
        ours, _why = EVENTS.get(file.name, (records["events"], ""))
        assert events(said) == ours, file.name
        assert sum(isinstance(item, Met) for _, _, item in said) <= 1_001, file.name
        assert time.monotonic() - began < seconds * SLACK, file.name


def test_zone_that_is_a_path_is_no_zone(hostile: Hostile) -> None:
    said = read(hostile("ics") / "ics" / "i08_tzid_path.ics")

    assert [item.because for _, _, item in said if isinstance(item, Unreadable)] == [
        "its time zone is not known"
    ] * 3


def test_weekly_meeting_keeps_its_hour_and_loses_none(
    hostile: Hostile, tmp_path: Path
) -> None:
    said = read(with_a_guest(hostile("ics") / "ics" / "i14_dst.ics", tmp_path))

    found: dict[str, list[str]] = {}
    for _, _, item in said:
        if isinstance(item, Met) and item.at is not None:
            times = found.setdefault(item.uid.partition("/")[0], [])
            times.append(f"{item.on:%d} {item.at:%d %H:%M}")
    assert found == {
        "t0@x": ["29 29 01:30", "05 05 00:30", "12 12 00:30", "19 19 00:30"],
        "t1@x": ["25 25 00:30", "01 01 01:30", "08 08 01:30", "15 15 01:30"],
        "t2@x": ["08 08 07:30", "15 15 06:30", "22 22 06:30", "29 29 06:30"],
        "t4@x": ["15 15 02:30", "22 22 02:30", "29 29 01:30", "05 05 01:30"],
        "t5@x": ["05 04 14:45", "12 11 15:15", "19 18 15:15", "26 25 15:15"],
        "t6@x": ["01 01 03:00", "08 08 03:00", "15 15 03:00", "22 22 03:00"],
        "ok@x": ["21 21 12:00"],
    }


def test_newest_version_of_an_event_stands(hostile: Hostile, tmp_path: Path) -> None:
    said = read(
        with_a_guest(hostile("ics") / "ics" / "i15_uid_conflicts.ics", tmp_path)
    )

    met = [item for _, _, item in said if isinstance(item, Met)]
    assert [(one.uid, one.off) for one in met] == [
        ("e@x/20261121T120000Z", False),
        ("", False),
        ("gone@x", True),
        ("ok@x", False),
    ]


@pytest.mark.django_db
def test_audience_and_calendars_of_one_make_nobody_known(hostile: Hostile) -> None:
    ego = new_ego()

    bring_in(ego, [hostile("ics") / "ics" / "i11_100k_attendees.ics"], today=TODAY)

    assert people.total(ego) == 1


@pytest.mark.django_db
def test_importing_again_changes_nothing(hostile: Hostile) -> None:
    ego = new_ego()
    files = sorted((hostile("ics") / "ics").iterdir())
    for file in files:
        bring_in(ego, [file], today=TODAY)
    before = state(ego)

    for file in files:
        again = bring_in(ego, [file], today=TODAY)
        assert [one.added for one in again.runs] in ([], [0]), file

    assert state(ego) == before
    everybody = ties.people(ego, only="everybody", today=TODAY, limit=999).people
    for alter in everybody:
        last = store.moment(alter.measured.last)
        assert last is None or last.date() <= date(2026, 11, 21)


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_calendar_stays_within_memory(
    hostile: Hostile, tmp_path: Path, name: str
) -> None:
    file = hostile("ics") / "ics" / name
    home = tmp_path / "home"

    ended = weighed(
        *(sys.executable, "-m", "closeknit", "--home", home, "import", file),
        cwd=tmp_path,
        env=surroundings(HOME=str(tmp_path), TMPDIR=str(tmp_path)),
    )

    assert (ended.code, "Traceback" in ended.said) == (0, False)
    assert 1 << 14 < ended.peak < MEGABYTES << 10
    elsewhere = [f for f in tmp_path.rglob("*") if f.is_file()]
    assert [f for f in elsewhere if home not in f.parents] == []
