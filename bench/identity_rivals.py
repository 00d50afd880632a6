"""Others' answers to the same rows: exact names, and Splink where it can be had.

Splink and `recordlinkage` stay out of the project's own environment. They are run by
the Python that ``CLOSEKNIT_RIVALS`` names, of an environment with both in it.
"""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
Row = Mapping[str, str]


def rivals() -> str:
    """Return the Python that has Splink, "" where none is named."""
    return os.environ.get("CLOSEKNIT_RIVALS", "")


def splink(rows: Sequence[Row]) -> list[int]:
    """Return Splink's cluster of each row."""
    return [int(of) for of in json.loads(_run("identity_splink.py", json.dumps(rows)))]


def febrl() -> list[dict[str, str]]:
    """Return FEBRL's third data set: 5,000 rows, 2,000 people."""
    return [
        {k: str(v) for k, v in row.items()}
        for row in json.loads(_run("identity_febrl.py"))
    ]


def _run(script: str, text: str = "") -> str:
    done = subprocess.run(
        [rivals(), HERE / script],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout[done.stdout.index("[") :]
