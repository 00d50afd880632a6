"""A home with the town in it, made once by the program and copied for each test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from closeknit.town import Town, build
from tests.faces.cli.program import asked
from tests.records.said import TODAY


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(tmp_path_factory.mktemp("town"), today=TODAY)


@pytest.fixture(scope="session")
def first_home(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's home as it was made; nobody changes it."""
    home = tmp_path_factory.mktemp("first") / "home"
    asked(home, "import", *town.paths[:3])
    return home


@pytest.fixture
def home(first_home: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    return Path(shutil.copytree(first_home, tmp_path / "home"))


@pytest.fixture
def town_paths(town: Town) -> list[Path]:
    """What of the town is read today."""
    return list(town.paths[:3])


@pytest.fixture(scope="session")
def hostile_backups(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Backups made to do harm, by the corpus' own program."""
    folder = tmp_path_factory.mktemp("hostile")
    script = Path(__file__).parents[2] / "hostile/generate.script"
    subprocess.run(
        [sys.executable, str(script), "--out", str(folder), "--only", "others"],
        check=True,
        capture_output=True,
    )
    files = (folder / "backup").iterdir()
    return sorted(file for file in files if not file.name.endswith("-wal"))
