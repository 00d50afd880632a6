"""A missing service is told plainly, and in CI it is a failure."""

import os
import re
import subprocess
import sys

from tests.habits.source import ROOT

PAGE_TEST = "tests/services/test_services.py::test_browser_shows_a_page_of_this_machine"


def without_chromium(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run one page test where no program is on the path."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"CLOSEKNIT_ALL_SERVICES", "CLOSEKNIT_HOME"}
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", PAGE_TEST],
        cwd=ROOT,
        env=kept | {"PATH": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_test_without_its_service_is_left_out_and_named_at_the_end() -> None:
    ran = without_chromium()

    assert ran.returncode == 0, ran.stdout
    assert re.search(r"=+ left out =+\ntests left out: 1. Chromium is not", ran.stdout)
    assert "apt-get install --no-install-recommends chromium" in ran.stdout
    assert "1 skipped" in ran.stdout.splitlines()[-1]


def test_a_test_without_its_service_fails_where_all_are_required() -> None:
    ran = without_chromium(CLOSEKNIT_ALL_SERVICES="1")

    assert ran.returncode == 1, ran.stdout
    assert "Chromium is not on this machine" in ran.stdout
    assert "1 error" in ran.stdout.splitlines()[-1]
