"""A command loads no more than it needs: each of them starts anew."""

import subprocess
import sys
from pathlib import Path

from tests.faces.cli.program import surroundings

LOADED = (
    "import django, sys; django.setup(); import closeknit.faces.cli.week; "
    "print(sorted({'numpy', 'numba'} & sys.modules.keys()))"
)


def test_week_is_loaded_without_arrays(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=surroundings(
            CLOSEKNIT_HOME=str(tmp_path), DJANGO_SETTINGS_MODULE="closeknit.settings"
        ),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "[]\n"
