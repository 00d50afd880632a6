"""Files made to do harm, generated anew for each run.

`generate.script` is Python written for another purpose and kept as it came, so it is
run as a program and not read as one of ours. Everybody in its files is invented.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "generate.script"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make one group of files (``zips``, ``csvs``, ``mails``, ``ics``, ``vcf``,
    ``xmljson``, ``others``) and return the folder their folders are in."""

    @lru_cache
    def made(group: str) -> Path:
        out = tmp_path_factory.mktemp(group)
        subprocess.run(
            [sys.executable, str(SCRIPT), "--out", str(out), "--only", group],
            check=True,
            capture_output=True,
        )
        return out

    return made
