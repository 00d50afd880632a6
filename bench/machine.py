"""The machine that was measured on, in words."""

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import psutil

SEES_SQLITE = (
    "from closeknit.engines.sqlite_library import install; print(*install(), sep='.')"
)


def words() -> str:
    """Return cores, memory, system, Python and SQLite."""
    cores = os.cpu_count() or 1
    memory = round(psutil.virtual_memory().total / 2**30)
    python = platform.python_version()
    # In a process of its own: this one keeps Python's SQLite, for the yardstick.
    asked = subprocess.run(
        [sys.executable, "-c", SEES_SQLITE], capture_output=True, text=True, check=True
    )
    return (
        f"{cores} cores ({_processor()}), {memory} GB of memory, {_system()}, "
        f"Python {python}, SQLite {asked.stdout.strip()}"
    )


def load() -> str:
    """Return how busy the machine is, as the number of processes that want to run."""
    return f"{os.getloadavg()[0]:.1f}"


def day() -> str:
    """Return today's date."""
    return f"{datetime.now(UTC):%-d %B %Y}"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _system() -> str:
    try:
        named = platform.freedesktop_os_release()
    except OSError:
        return platform.system()
    return named.get("PRETTY_NAME", platform.system())
