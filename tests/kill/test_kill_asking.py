"""Whatever is killed while an account is asked, nothing is lost and nothing doubled."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.accounts.replayed import LinkedIn, replayed, rows
from tests.faces.cli.program import surroundings
from tests.habits.source import ROOT
from tests.kill.test_kill import seed

KILLS = 60
CONNECTED = 400


def _played(linkedin: LinkedIn) -> None:
    """Have LinkedIn know more people, on several pages."""
    people = [
        {"First Name": f"Ada{n}", "Last Name": "Okoro", "Connected On": "20 Nov 2026",
         "URL": f"https://www.linkedin.com/in/ada-{n}-ex"}
        for n in range(CONNECTED)
    ]  # fmt: skip
    for page in range(4):
        of_page = people[page * 100 : (page + 1) * 100]
        linkedin.pages["CONNECTIONS", str(page)] = rows(*of_page, onward=True)


@pytest.mark.slow
def test_an_asking_killed_anywhere_loses_nothing_and_doubles_nothing(
    tmp_path: Path,
) -> None:
    number = seed()
    print(f"CLOSEKNIT_SEED={number}")  # noqa: T201 - shown where the test fails

    with replayed() as linkedin:
        _played(linkedin)
        ran = subprocess.run(
            [sys.executable, "-m", "tests.kill", linkedin.address, str(KILLS),
             str(number)],
            cwd=ROOT,
            env=surroundings(
                CLOSEKNIT_HOME=str(tmp_path / "home"),
                DJANGO_SETTINGS_MODULE="closeknit.settings",
            ),
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["faults"] == []
    assert told["killed"] == KILLS
    # Some were killed between the fetch and the end of the import, some came through.
    assert told["halfway"] > 0
    assert told["finished"] > 0
