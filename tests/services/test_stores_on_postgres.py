"""What uses tables, once more: all on PostgreSQL, the stages on Python's own SQLite.

Django reads its settings once a process, so each is a second run of pytest. Which tests
those are, `tests/conftest.py` sees from the fixtures they ask for.
"""

import os
import re
import subprocess
import sys

import pytest

from tests.habits.source import ROOT

TABLES = "stores and not browser and not postgres"
LEAST = 1
"""Far fewer than there are; if not even these were run, something was not looked at."""


def passed(*where: str, **environment: str) -> int:
    """Run the tests that use tables there, and return how many passed."""
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-pno:cacheprovider",
            f"-m{TABLES}",
            *where,
        ],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    closing = ran.stdout.rstrip().rpartition("\n")[2]
    if ran.returncode != 0:
        pytest.fail(f"{closing}\n{ran.stdout[-8000:]}{ran.stderr[-2000:]}")
    found = re.search(r"(\d+) passed", closing)
    return int(found[1]) if found else 0


@pytest.mark.slow
def test_the_stores_keep_their_promises_on_postgres(postgres_url: str) -> None:
    assert passed("tests", DATABASE_URL=postgres_url) >= LEAST


@pytest.mark.slow
def test_the_stores_keep_their_promises_on_the_standard_library() -> None:
    # The dialect is the same; what differs is how it writes, locks and counts rows.
    where = ("tests/records", "tests/engines", "tests/people", "tests/ties")
    assert passed(*where, CLOSEKNIT_SQLITE="standard") >= LEAST
