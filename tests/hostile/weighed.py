"""A program's memory, whatever the one that starts it holds.

What `wait4` says of a child counts from before its `exec`, when it was still a copy of
this process: so a small one in between starts and weighs it.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_BETWEEN = """
import json, resource, subprocess, sys
ran = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
said = ran.stderr.decode(errors="replace")
print(json.dumps([ran.returncode, peak, said]))
"""


class Weighed(NamedTuple):
    """How a program ended: its exit code, its greatest memory in KiB, its errors."""

    code: int
    peak: int
    said: str


def weighed(*command: str | Path, cwd: Path, env: Mapping[str, str]) -> Weighed:
    """Run a program to its end, and return how it ended."""
    ran = subprocess.run(
        [sys.executable, "-S", "-c", _BETWEEN, *map(str, command)],
        cwd=cwd,
        env=dict(env),
        stdout=subprocess.PIPE,
        check=True,
    )
    return Weighed(*json.loads(ran.stdout))
