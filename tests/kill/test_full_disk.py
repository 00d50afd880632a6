"""A full disk is told, loses nothing, and the import goes on when there is room.

Twice: with files that may not grow beyond a size, which anybody can ask for, and on a
small disk of its own, which takes root on Linux.
"""

import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from closeknit.engines.home import DATABASE
from closeknit.town import build
from tests.faces.cli.program import TODAY, asked, surroundings
from tests.records.said import TODAY as DAY

Everybody = list[tuple[object, ...]]

KILOBYTES = (24, 120, 200, 330, 500, 800)
DISKS = (300, 600, 900, 1100)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    built = build(tmp_path_factory.mktemp("town"), today=DAY)
    return [str(path) for path in (built.exports[1], built.mailbox)]


@pytest.fixture(scope="module")
def whole(town: list[str], tmp_path_factory: pytest.TempPathFactory) -> Everybody:
    """What there is when there is room enough."""
    home = tmp_path_factory.mktemp("whole") / "home"
    asked(home, "import", *town)
    return everything(home)


def everything(home: Path) -> Everybody:
    sql = "SELECT name, emails, strength, days, band FROM people_person JOIN ties_tie"
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        return sorted(connection.execute(f"{sql} ON person_id = id"))


def brought(
    home: Path, town: list[str], limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Import the town where there may not be room enough."""
    return subprocess.run(
        [sys.executable, "-m", "closeknit", "--home", str(home), "--today", TODAY,
         "import", *town],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(),
        preexec_fn=limit,
    )  # fmt: skip


def is_whole(home: Path) -> bool:
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        return list(connection.execute("PRAGMA integrity_check")) == [("ok",)]


@pytest.mark.slow
@pytest.mark.parametrize("kilobytes", KILOBYTES)
def test_file_that_may_not_grow_is_told_and_the_import_goes_on_later(
    town: list[str], whole: Everybody, tmp_path: Path, kilobytes: int
) -> None:
    home = tmp_path / "home"

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10, -1))

    ran = brought(home, town, limit)

    assert ran.returncode == 1
    assert ran.stderr.startswith("closeknit: The disk is full.")
    assert len(ran.stderr.splitlines()) == 1
    assert is_whole(home)
    assert brought(home, town).returncode == 0
    assert everything(home) == whole


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A disk of so many kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = f"size={request.param}k"
    mount = ["mount", "-t", "tmpfs", "-o", size, "closeknit", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount on this machine")
    if mounted.returncode:
        pytest.skip(f"no disk of its own without root: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("disk", DISKS, indirect=True)
def test_full_disk_is_told_and_the_import_goes_on_when_it_has_grown(
    town: list[str], whole: Everybody, disk: Path
) -> None:
    home = disk / "home"

    ran = brought(home, town)

    assert ran.returncode == 1
    assert ran.stderr.startswith("closeknit: The disk is full.")
    grow = ["mount", "-o", "remount,size=64m", str(disk)]
    subprocess.run(grow, check=True, capture_output=True)
    assert is_whole(home)
    assert brought(home, town).returncode == 0
    assert everything(home) == whole
