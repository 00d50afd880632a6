"""Files made to do harm, imported for real, as the corpus' manifest wants it.

`accept`: all was read. `partial`: something was left out, or done differently, and
said. `reject`: nothing was kept, and one sentence with a code says why.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection

from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.week import store as week
from closeknit.people import store as people
from closeknit.records import store
from closeknit.ties import store as ties
from closeknit.ties.rules.alter import Alter
from tests.desk.intake.state import state
from tests.faces.cli.program import asked, run, surroundings
from tests.hostile.weighed import weighed
from tests.records.said import TODAY, new_ego

Hostile = Callable[[str], Path]

SLACK = 3
"""The manifest's seconds, this many times: its machine may be the quicker one."""
MEGABYTES = 512

NOT_RECOGNISED = (
    "what a file is, is told from its first bytes: with no table of LinkedIn's in it, "
    "it is refused as a file closeknit does not know, before any reader looks closer"
)
CODES = {
    "z02_nested_8_deep.zip": ("unknown_file", NOT_RECOGNISED),
    "c06_single_line_10mb.csv": ("unknown_file", NOT_RECOGNISED),
    "c14_bom_only.csv": ("unknown_file", NOT_RECOGNISED),
    "c24_wide.csv": ("unknown_file", NOT_RECOGNISED),
}
"""Where ours is another code than the manifest's, and why."""

READ_ALL_THE_SAME = {
    "c11_header_unknown.csv": "a table of people, if none of LinkedIn's: names, "
    "addresses and firms under German headers",
}
"""What the manifest would have refused, and why it is not."""

PEOPLE = {
    "c09_ragged.csv": (2, "of four rows one is too short and one too long; no third"),
    "c22_urls.csv": (17, "19 rows, but three of them are one profile"),
}
"""Where we count people otherwise than the manifest counts `contacts`, and why."""

MESSAGES = {
    "c38_quoted_2026_messages.csv": (2, "a draft was never written to anybody"),
    "m22_truncated.mbox": (
        1,
        "fifty times one mail: all are read, and it is kept once",
    ),
    "m16_message_ids.mbox": (3, "those without an id are the twin of one that has it"),
    "m01_missing_boundary.mbox": (2, "two bear one Message-ID: that is one mail"),
}
HEAVY = (
    "zip/z01_ratio_bomb.zip",
    "zip/z03_overlap_bomb.zip",
    "zip/z13_size_lies.zip",
    "zip/z23_gzip_bomb.mbox.gz",
    "csv/c07_field_10mb.csv",
    "csv/c08_unclosed_quote.csv",
    "mail/m05_100k_recipients.eml",
    "mail/m08_10mb_header.eml",
    "mail/m11_encoded_words.mbox",
    "mail/m23_20k_empty.mbox",
)


class Entry(NamedTuple):
    """One file of the corpus, and what the manifest wants of it."""

    file: Path
    outcome: str
    error: str
    records: dict[str, int]
    seconds: int


def entries(folder: Path) -> Iterator[Entry]:
    manifest = json.loads((folder / "manifest.json").read_text())
    for entry in manifest["entries"]:
        expect = entry["expect"]
        yield Entry(
            folder / entry["file"],
            expect["outcome"],
            expect.get("error", ""),
            expect.get("records", {}),
            entry["limits"]["seconds"],
        )


@pytest.fixture(params=["zips", "csvs", "mails", "vcf"])
def group(request: pytest.FixtureRequest, hostile: Hostile) -> list[Entry]:
    return list(entries(hostile(request.param)))


def outcome(ego: int, file: Path) -> tuple[str, str]:
    """Import a file and return what came of it, as the manifest names it."""
    brought = bring_in(ego, [file], today=TODAY)
    if brought.failed:
        (failed,) = brought.failed
        assert re.fullmatch(r"[^\n\x1b\u202e]{20,600}", failed.because), failed
        return "reject", failed.code
    (one,) = brought.runs
    assert one.state == "done"
    return ("partial" if one.unreadable or one.not_read else "accept"), ""


@pytest.mark.django_db
def test_file_is_accepted_in_part_or_rejected_as_the_manifest_says(
    group: list[Entry],
) -> None:
    for entry in group:
        ego = new_ego()
        began = time.process_time()

        came, code = outcome(ego, entry.file)

        seconds = time.process_time() - began
        run_ = store.runs(ego)[0] if store.runs(ego) else None
        said = came == "partial" or (run_ is not None and bool(run_.noticed))
        if entry.outcome == "partial":
            assert said, entry
            assert came != "reject", entry
        elif entry.outcome == "accept" or entry.file.name in READ_ALL_THE_SAME:
            assert came == "accept", entry
        else:
            expected, _why = CODES.get(entry.file.name, (entry.error, ""))
            assert (came, code) == ("reject", expected), entry
            assert store.total(ego) == people.total(ego) == 0, entry
        assert seconds < entry.seconds * SLACK, entry


@pytest.mark.django_db
def test_people_and_messages_are_as_many_as_the_manifest_counts(
    group: list[Entry],
) -> None:
    for entry in group:
        ego = new_ego()
        bring_in(ego, [entry.file], today=TODAY)

        expected = entry.records.get("contacts")
        if expected is not None:
            ours, _why = PEOPLE.get(entry.file.name, (expected, ""))
            assert people.total(ego) == ours, entry
        expected = entry.records.get("messages")
        if expected is not None:
            ours, _why = MESSAGES.get(entry.file.name, (expected, ""))
            held = [h.record for page in store.stream(ego) for h in page]
            wrote = [one for one in held if type(one).__name__ == "Wrote"]
            assert len(wrote) == ours, entry
        if "interactions" in entry.records and entry.file.suffix == ".mbox":
            assert [t.measured.days for t in everybody(ego) if t.measured.days] == []
        if "hidden_members" in entry.records:
            assert store.runs(ego)[0].hidden == entry.records["hidden_members"]
        if "quarantined" in entry.records and entry.file.name not in PEOPLE:
            assert store.runs(ego)[0].unreadable == entry.records["quarantined"]


def everybody(ego: int) -> list[Alter]:
    return ties.people(ego, only="everybody", today=TODAY, limit=9999).people


@pytest.mark.django_db
def test_importing_again_changes_nothing(group: list[Entry]) -> None:
    ego = new_ego()
    for entry in group:
        bring_in(ego, [entry.file], today=TODAY)
    before = state(ego)

    for entry in group:
        again = bring_in(ego, [entry.file], today=TODAY)
        assert [one.added for one in again.runs] in ([], [0]), entry

    assert state(ego) == before
    week.week(ego, today=TODAY)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]


@pytest.mark.django_db
def test_look_alikes_and_shared_mailboxes_are_never_one_person(
    hostile: Hostile,
) -> None:
    counted = []
    for name in ("c17_homoglyph_twins.csv", "c37_merge_bridge.csv"):
        ego = new_ego()
        bring_in(ego, [hostile("csvs") / "csv" / name], today=TODAY)
        counted.append(people.total(ego))

    assert counted == [8, 204]


@pytest.mark.django_db
def test_mail_from_the_future_makes_no_tie(hostile: Hostile) -> None:
    ego = new_ego()

    bring_in(ego, [hostile("mails") / "mail" / "m12_dates.mbox"], today=TODAY)

    for alter in everybody(ego):
        last = store.moment(alter.measured.last)
        assert last is None or last.date() <= TODAY


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everywhere a program may think of writing: its folder, HOME and TMPDIR."""
    folder = tmp_path_factory.mktemp("around")
    for name in ("here", "HOME", "TMPDIR"):
        (folder / name).mkdir()
    return folder


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_file_stays_within_memory_and_writes_nothing_elsewhere(
    hostile: Hostile, around: Path, name: str
) -> None:
    groups = {"zip": "zips", "csv": "csvs", "mail": "mails"}
    file = hostile(groups[name.partition("/")[0]]) / name
    home = around / "home"

    ended = weighed(
        *(sys.executable, "-m", "closeknit", "--home", home, "import", file),
        cwd=around / "here",
        env=surroundings(HOME=str(around / "HOME"), TMPDIR=str(around / "TMPDIR")),
    )

    assert ended.code in {0, 1}
    assert "Traceback" not in ended.said
    assert 1 << 14 < ended.peak < MEGABYTES << 10
    elsewhere = [f for f in around.rglob("*") if f.is_file() and home not in f.parents]
    assert elsewhere == []


def test_attacks_wrote_no_file_of_their_own() -> None:
    canaries = [path for path in Path("/tmp").glob("*canary*")]  # noqa: S108, C416 - the attacks' own paths
    assert canaries == []


def test_hostile_name_drives_no_terminal(hostile: Hostile, tmp_path: Path) -> None:
    csvs = hostile("csvs") / "csv"
    home = tmp_path / "home"
    asked(home, "import", csvs / "c36_ansi_and_control.csv")
    other = tmp_path / "other"
    asked(other, "import", csvs / "c16_bidi_names.csv")

    shown, bidi = run(home, "people"), run(other, "people")
    files = [hostile("zips") / "zip" / "z15_control_and_bidi_names.zip"]
    told = run(home, "import", *files)

    drives = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
    assert (shown.returncode, bidi.returncode, told.returncode) == (0, 0, 1)
    everything = shown.stdout + bidi.stdout + told.stdout + told.stderr
    assert drives.findall(everything) == []
    assert "\\x1b" in shown.stdout
    assert "\\u202e" in bidi.stdout
